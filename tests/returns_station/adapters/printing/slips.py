"""Slips to print: each says only what matters to its test."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from returns_station.money import Money
from returns_station.phrase import Argument, Phrase
from returns_station.slip import NextStep, Shop, Slip, SlipKind, SlipLine, SlipSum

CARD = Phrase("tender.card_ending", {"label": "4242"})
BY = date(2026, 11, 30)
SHOP = Shop("Granlöv", "Storgatan 12, 753 20 Uppsala", "556000-0000")


def kr(amount: str) -> Money:
    """Swedish kronor."""
    return Money.parse(amount, "SEK")


def a_line(title: str = "Stickad tröja Fjäll", amount: str = "499.00", **say: Argument) -> SlipLine:
    """One line of goods that came back on open purchase."""
    why = Phrase("slip.why_until.open_purchase", {"day": date(2027, 1, 11), **say})
    return SlipLine(title, "M, dimblå", 1, kr(amount), why)


def a_refund(language: str = "sv", name: str = "Elin", lines: int = 1, copy: int = 0) -> Slip:
    """A jumper came back, and the money goes to the card."""
    total = kr("499.00")
    total = Money(total.minor * lines, "SEK")
    to_card: dict[str, Argument] = {"amount": total, "tender": CARD}
    return Slip(
        number="RS000004273",
        kind=SlipKind.REFUND,
        language=language,
        shop=SHOP,
        made_at=datetime(2026, 11, 26, 14, 32, tzinfo=ZoneInfo("Europe/Stockholm")),
        sale_number="2041-1187",
        thanks=Phrase("slip.thanks", {"name": name}),
        lead=Phrase("slip.lead.tender", {**to_card, "day": BY}),
        lines=(a_line(),) * lines,
        goods_out=(),
        total=total,
        vat=(SlipSum(Phrase("slip.vat", {"percent": "25"}), Money(total.minor // 5, "SEK")),),
        tenders=(SlipSum(CARD, total),),
        next_steps=(NextStep(Phrase("slip.next.money", to_card), BY),),
        served_by="Maja",
        desk="Disk 2",
        copy=copy,
    )


def an_exchange(language: str = "sv") -> Slip:
    """The jumper in another size."""
    out = SlipLine("Stickad tröja Fjäll", "L, dimblå", 1, kr("0"), Phrase("slip.out.exchange"))
    return replace(
        a_refund(language),
        kind=SlipKind.EXCHANGE,
        lead=Phrase("slip.lead.exchange"),
        lines=(a_line(amount="0"),),
        goods_out=(out,),
        total=kr("0"),
        vat=(),
        tenders=(),
        next_steps=(NextStep(Phrase("slip.next.exchange")),),
        till_return_number="0000 5518",
    )


def a_replacement(language: str = "sv") -> Slip:
    """We handed over the wrong kettle."""
    out = SlipLine("Vattenkokare Bris 1,7 l", "", 1, kr("0"), Phrase("slip.out.replacement"))
    return replace(
        an_exchange(language),
        kind=SlipKind.REPLACEMENT,
        lead=Phrase("slip.lead.replacement"),
        lines=(SlipLine("Brödrost Bris", "", 1, kr("0"), Phrase("slip.why.wrong_item")),),
        goods_out=(out,),
        next_steps=(NextStep(Phrase("slip.next.replacement")),),
    )
