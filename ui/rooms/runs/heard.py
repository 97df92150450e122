"""What a code on a slip, a label or goods says, as stops know it."""

from returns_station.scan.read import read
from returns_station.scan.scanned import Goods, SlipNumber, Typed


def code_in(text: str) -> str:
    """The number it holds; "" where nothing could be read."""
    match read(text):
        case SlipNumber(number=number):
            return number
        case Goods(gtin=gtin, raw=raw):
            return raw or gtin
        case Typed(text=typed):
            return typed
        case _:
            return ""
