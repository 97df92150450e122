"""From what came in to what it is: the questions asked of every scan, in their order."""

import re
from typing import Final

from returns_station.phrase import Phrase
from returns_station.scan.announced import announced_in
from returns_station.scan.badges import badge_in, holds_badge
from returns_station.scan.cards import holds_card_number
from returns_station.scan.credits import credit_parts
from returns_station.scan.gs1 import goods_in, misread, with_bracket
from returns_station.scan.gtin import gtin14, is_number_of_goods
from returns_station.scan.opinions import Opinion, looks_like_opinion, opinion_parts
from returns_station.scan.scanned import (
    Badge,
    CreditNumber,
    Goods,
    Scan,
    SlipNumber,
    Typed,
    Unreadable,
)
from returns_station.scan.sealed import sealed_parts
from returns_station.scan.slips import damm, slip_parts
from returns_station.scan.text import GS, plain, without_aim

_LONGEST: Final = 512
# So much of a text that is too long is shown.
_SHOWN: Final = 40
# An EAN may be followed by its add-on (]E3) or by the other half of a composite code.
_EAN: Final = re.compile(r"(\d{13}|\d{8})(?:\d{2}|\d{5}|\|\]e0.*)?", re.ASCII | re.DOTALL)


def read(text: str) -> Scan:
    """Say what was scanned or typed; never raises."""
    if len(text) > _LONGEST:
        return _too_long(text)
    aim, code = _without_aim(plain(text))
    code = _without_add_on(code, aim)
    if not code:
        return Unreadable("", Phrase("scan.empty"))
    gtin = gtin14(code)
    if gtin:
        return Goods(gtin, code)
    told = _badge(code) or _sealed(code) or announced_in(code) or _opinion(code)
    return told or _slip(code) or _credit(code) or goods_in(code, aim) or _anything(code, aim)


def _too_long(text: str) -> Unreadable:
    if holds_card_number(text[:_LONGEST]):
        return Unreadable("", Phrase("scan.card_number"))
    if holds_badge(text[: 2 * _LONGEST]):
        return _torn_badge()
    shown = plain(text[:_SHOWN]).replace(GS, " ")
    return Unreadable(shown, Phrase("scan.too_long", {"length": len(text)}))


def _without_aim(text: str) -> tuple[str, str]:
    outer, rest = without_aim(text)
    inner, code = without_aim(with_bracket(rest))
    return inner or outer, code


def _without_add_on(code: str, aim: str) -> str:
    found = _EAN.fullmatch(code) if aim.startswith("]E") else None
    return found[1] if found else code


def _badge(code: str) -> Badge | None:
    badge = badge_in(code)
    return Badge("", Phrase("scan.badge"), badge) if badge else None


def _torn_badge() -> Badge:
    return Badge("", Phrase("scan.badge_torn"))


def _sealed(code: str) -> SlipNumber | CreditNumber | None:
    parts = sealed_parts(code)
    if parts is None:
        return None
    number, sealed = parts[0], "".join(parts)
    return SlipNumber(number, sealed) if slip_parts(number) else CreditNumber(number, sealed)


def _opinion(code: str) -> Opinion | Typed | None:
    parts = opinion_parts(code)
    if parts is not None:
        return Opinion("", Phrase("scan.opinion"), *parts)
    if looks_like_opinion(code):
        return Typed(code, Phrase("scan.wrong_opinion", {"code": code}))
    return None


def _slip(code: str) -> SlipNumber | Typed | None:
    parts = slip_parts(code)
    if parts is None:
        return None
    series, digits = parts
    if damm(digits):
        return Typed(code, Phrase("scan.wrong_slip_number", {"number": code}))
    return SlipNumber(f"{series}{digits}")


def _credit(code: str) -> CreditNumber | Typed | None:
    parts = credit_parts(code)
    if parts is None:
        return None
    series, digits = parts
    if damm(digits):
        return Typed(code, Phrase("scan.wrong_credit_number", {"number": code}))
    return CreditNumber(f"{series}{digits}")


def _anything(code: str, aim: str) -> Typed | Unreadable:
    text = code.replace(GS, " ")
    if holds_card_number(text):
        return Unreadable("", Phrase("scan.card_number"))
    if holds_badge(text):
        return _torn_badge()
    if is_number_of_goods(code) or misread(code, aim):
        return Typed(text, Phrase("scan.wrong_check_digit", {"code": text}))
    return Typed(text)
