"""Labels and lists to draw: each says only what matters to its test."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from returns_station.desk.reporting import (
    DayKept,
    OutcomeSum,
    RateSum,
    StillOpen,
    TenderSum,
    day_report,
)
from returns_station.desk.views import Awaited
from returns_station.label import Label
from returns_station.listing import Listing
from returns_station.money import Money
from returns_station.papers import Goods, Stop, manifest, parcel_label, put_away_label
from returns_station.phrase import Phrase
from returns_station.scan.slips import slip_number
from returns_station.slip import Shop

SHOP: Final = Shop("Granlöv", "Storgatan 12, 753 20 Uppsala", "556000-0000")
AT: Final = datetime(2026, 11, 26, 14, 40, tzinfo=ZoneInfo("Europe/Stockholm"))
SSCC: Final = "373500010000000016"
JUMPER: Final = Goods("Stickad tröja Fjäll", "M, dimblå")
NOTHING: Final = DayKept(0, 0, 0, (), (), ())


def a_put_away(language: str = "sv", text: str = "", copy: int = 0) -> Label:
    """A jumper goes to its shelf; with a text, all that is written is that."""
    goods = Goods(text, text) if text else JUMPER
    shop = Shop(text or SHOP.name, training=bool(copy))
    label = put_away_label(
        shop,
        language,
        goods,
        shelf=text or "A3-07",
        code="RS000044716/1",
        received_at=AT,
        received_by=text or "Piotr",
        gtin="2000047103823",
        grade=text[:2] if text else "A",
        grade_says=Phrase("label.by", {"name": text})
        if text
        else Phrase("report.outcome.replacement"),
    )
    return copied(label, copy)


def a_parcel(language: str = "sv", text: str = "", copy: int = 0) -> Label:
    """A parcel to Elin, the first of two."""
    label = parcel_label(
        Shop(text or SHOP.name, training=bool(copy)),
        language,
        to=(text,) * 4
        if text
        else ("Elin Sandberg", "Kungsgatan 4 lgh 1203", "753 18 Uppsala", "Sverige"),
        sender=(text,) * 3 if text else ("Granlöv", "Storgatan 12", "753 20 Uppsala"),
        route=text or "12",
        town=text or "Uppsala",
        sscc=SSCC,
        number="RS000044716",
        of=2,
        notes=(Phrase("label.by", {"name": text or "Piotr"}),),
        service=text[:1] or "B",
        service_says=Phrase("report.outcome.exchange"),
    )
    return copied(label, copy)


def copied(label: Label, copy: int) -> Label:
    """The same label, printed again."""
    return replace(label, copy=copy)


def a_manifest(language: str = "sv", stops: int = 14, text: str = "") -> Listing:
    """A van's round; with a text, all that is written is that."""
    goods = (Goods(text, text),) if text else (JUMPER, Goods("Kaffekokare Bris", "", 2))
    round_ = [
        Stop(
            starts_at=AT + timedelta(minutes=2 * nr),
            ends_at=AT + timedelta(minutes=2 * nr + 60),
            name=text or "Elin Sandberg",
            street=text or f"Kungsgatan {nr + 1}, 753 18 Uppsala",
            goods=goods,
            number=slip_number(4471 + nr),
            note=text if nr % 2 else "",
        )
        for nr in range(stops)
    ]
    return manifest(
        Shop(text or SHOP.name, text or SHOP.address),
        language,
        round_,
        number="R-2026-1126-2",
        made_at=AT,
        van=text or "ABC 123",
        driver=text or "Piotr",
    )


def a_day(language: str = "sv", text: str = "", *, empty: bool = False) -> Listing:
    """A busy day of the shop, or one on which nothing happened."""

    def kr(amount: str) -> Money:
        return Money.parse(amount, "SEK")

    kept = DayKept(
        visits=23,
        asked=2,
        undone=1,
        outcomes=(
            OutcomeSum("exchange", 6, 7, kr("0.00")),
            OutcomeSum("refund", 15, 21, kr("8240.50")),
            OutcomeSum("store_credit", 2, 2, kr("698.00")),
        ),
        tenders=(
            TenderSum("card", 12, kr("7041.50"), kr("499.00")),
            TenderSum("cash", 3, kr("1199.00"), kr("0.00")),
            TenderSum("store_credit", 2, kr("698.00"), kr("0.00")),
        ),
        rates=(RateSum("12", kr("61.07")), RateSum("25", kr("1673.72"))),
    )
    awaited = (Awaited(slip_number(4390), text or "Tält Vidda 3", 1, date(2026, 11, 24)),)
    still = StillOpen((slip_number(4471), slip_number(4472)), (), awaited)
    return day_report(
        Shop(text or SHOP.name, text or SHOP.address),
        language,
        AT.date(),
        NOTHING if empty else kept,
        StillOpen((), (), ()) if empty else still,
        made_at=AT,
        desk=text or "Disk 2",
    )
