"""What the demo shop sells: styles in sizes and colours, numbered so that no real goods are hit."""

import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from returns_station.money import Money
from returns_station.scan.gtin import check_digit

CURRENCY: Final = "SEK"
# GS1 keeps this prefix for demonstrations and examples: no goods in any shop carry it.
_PREFIX: Final = "952"


@dataclass(frozen=True, slots=True)
class Ware:
    """One style in one size and colour; `months` are those it sells well in."""

    sku: str
    gtin: str
    style: str
    title: str
    options: str
    size: str
    colour: str
    kind: str
    price: Money
    months: frozenset[int]
    made_to_order: bool = False


@cache
def wares() -> tuple[Ware, ...]:
    """Everything the shop sells, in the order of its file."""
    styles = read_asset("goods.toml")["style"]
    return tuple(ware for nr, style in enumerate(styles, start=1) for ware in _wares(nr, style))


@cache
def by_sku() -> dict[str, Ware]:
    """The goods by article number."""
    return {ware.sku: ware for ware in wares()}


def other_sizes(ware: Ware) -> tuple[Ware, ...]:
    """The same goods in the same colour and another size."""
    return tuple(
        other
        for other in wares()
        if other.style == ware.style and other.colour == ware.colour and other.size != ware.size
    )


def read_asset(name: str) -> dict[str, Any]:
    """One file of the demo shop's assets."""
    return tomllib.loads((files("assets") / "demo" / name).read_text(encoding="utf-8"))


def gtin13(style: int, nr: int) -> str:
    """The EAN-13 of the nr-th ware of a style."""
    payload = f"{_PREFIX}{style:04}{nr:05}"
    return payload + check_digit(payload)


def ascii_of(text: str) -> str:
    """The text in A to Z, digits and dashes, as article numbers and addresses are written."""
    spread = unicodedata.normalize("NFKD", text.replace("–", "-").translate(_LETTERS))
    return "".join(letter for letter in spread if letter.isascii() and letter not in " /'")


_LETTERS: Final = str.maketrans({"ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae"})


def _wares(nr: int, style: dict[str, Any]) -> Iterator[Ware]:
    price = Money.parse(style["price"], CURRENCY)
    choices = [(size, tint) for tint in style["colours"] for size in style.get("sizes", [""])]
    for place, (size, colour) in enumerate(choices, start=1):
        said = " ".join(part for part in (style.get("word", ""), size) if part)
        sku = "-".join(part for part in (style["code"], ascii_of(size), ascii_of(colour)) if part)
        yield Ware(
            sku=sku.upper(),
            gtin=gtin13(nr, place),
            style=style["code"],
            title=style["title"],
            options=", ".join(part for part in (said, colour) if part),
            size=size,
            colour=colour,
            kind=style["kind"],
            price=price,
            months=frozenset(style["months"]),
            made_to_order=style.get("made_to_order", False),
        )
