"""The choose room in pictures: sales together, ways apart, an exchange in figures, a gift.

Run `python -m tests.ui.choose_pictures FOLDER [WIDTHxHEIGHT] [LANGUAGE] [PERCENT] [THEME]`.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from db import stock
from db.engine import open_engine
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.case import Who
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.house import House
from returns_station.desk.station import Station
from returns_station.desk.stock import NewCount
from returns_station.policy.claim import Claim, ClaimLine, NewGoods, Outcome
from returns_station.policy.terms import Promise
from returns_station.sale import Sale
from tests.builders import NOW, SHOP, a_sale, kronor
from tests.db.shelf import a_store
from tests.ui.pictures import SIZE, Stage, row, save, settle
from tests.ui.rooms import shop
from ui.app import App
from ui.desk import Desk
from ui.rooms.counter.screen.lower import LowerPrice
from ui.rooms.counter.state.keys import Do

MUG: Final = "7350053850019"
CARDIGAN: Final = "7310865004796"
JUMPER_S: Final = "7310865004727"
JUMPER_XL: Final = "7310865004734"
_GIVES: Final = (Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT)


def promise(sale: Sale) -> Promise:
    """The shop's promise: credit is worth a tenth more, and a gift may be exchanged."""
    shipped = promise_for(sale)
    open_purchase = shipped.today.open_purchase
    assert open_purchase is not None
    stages = tuple(replace(stage, gives=_GIVES) for stage in open_purchase.stages)
    terms = replace(
        shipped.today,
        open_purchase=replace(open_purchase, stages=stages),
        credit_bonus_percent=Decimal(10),
        gift=_GIVES[1:],
    )
    return Promise(terms, terms, shipped.law)


def a_choosing_shop(folder: Path) -> Station:
    """A shop that counts its jumpers; Elin has bought there twice."""
    mugs = shop.goods("1", MUG, "Mugg Rönn", "Grön", 698, 2)
    more = (
        a_sale(mugs, number="2044-0310", bought_on=date(2026, 11, 20)),
        a_sale(
            shop.goods("1", JUMPER_S, "Stickad tröja Fjäll", "Storlek S, dimblå", 499),
            shop.goods("2", JUMPER_XL, "Stickad tröja Fjäll", "Storlek XL, dimblå", 499),
            shop.goods("3", CARDIGAN, "Kofta Lav", "Storlek M, havre", 899),
            number="W-20001",
            customer="",
        ),
    )
    store = a_store(folder, *shop.sales(), *more)
    counts = [(shop.JUMPER_L, 3), (JUMPER_S, 1), (JUMPER_XL, 0)]
    with open_engine(f"sqlite:///{folder / 'station.db'}").begin() as connection:
        stock.count(connection, [NewCount(f"SKU-{gtin}", many) for gtin, many in counts])
    return Station(store, SlipPaper("roll80"), clock=lambda: NOW, house=House(SHOP, "sv", promise))


def _together(stage: Stage, _station: Station) -> Iterator[str]:
    stage.scan(shop.RECEIPT, shop.JUMPER)
    yield "one"
    stage.scan("2044-0310", MUG)
    yield "two-sales"
    stage.scan("2038-0077")
    yield "parked"
    stage.do(Do.RESUME)
    yield "back"


def _mixed(stage: Stage, _station: Station) -> Iterator[str]:
    stage.scan(shop.RECEIPT, shop.JUMPER, shop.SOCKS)
    stage.do(Do.MORE)
    stage.do(Do.MORE)
    stage.do(Do.SPLIT)
    yield "split"
    stage.do(Do.ALONE)
    yield "alone"
    stage.do(Do.OFFER, "exchange")
    yield "swap-open"
    stage.scan(MUG)
    yield "swap-mixed"
    stage.do(Do.LINES)
    yield "mixed"
    stage.do(Do.AT_HOME)
    yield "at-home"
    stage.do(Do.BACK)
    stage.do(Do.CASH)
    yield "cash"
    stage.do(Do.CASH)
    stage.do(Do.CONFIRM)
    yield "mixed-done"


def _exchange(stage: Stage, _station: Station) -> Iterator[str]:
    stage.scan("W-10023")
    stage.do(Do.TICK, row(stage, "1"))
    stage.do(Do.OFFER, "exchange")
    yield "sizes"
    stage.do(Do.SEEK)
    stage.do(Do.HUNT, "bords")
    yield "hunt"
    stage.do(Do.BACK)
    stage.do(Do.PIECE, "2")
    yield "even"
    stage.scan(CARDIGAN)
    yield "uneven"
    stage.do(Do.BACK)
    stage.do(Do.BACK)
    stage.scan(MUG)
    yield "uneven-less"


def _kept(stage: Stage, _station: Station) -> Iterator[str]:
    stage.scan("W-10023")
    stage.do(Do.TICK, row(stage, "2"))
    stage.do(Do.REASON, "3")
    yield "our-mistake"
    stage.do(Do.REASON, "4")
    yield "faulty"
    stage.do(Do.KEEP)
    yield "kept-asked"
    for field in stage.window.findChildren(LowerPrice):
        field.field.edit.setText("120")
    stage.do(Do.REDUCE, "120")
    yield "kept"


def _gift(stage: Stage, _station: Station) -> Iterator[str]:
    stage.scan("W-10023")
    stage.do(Do.TICK, row(stage, "3"))
    stage.do(Do.REASON, "5")
    yield "gift"
    stage.do(Do.OFFER, "exchange")
    yield "gift-swap"
    stage.scan(CARDIGAN)
    yield "gift-uneven"
    stage.do(Do.BACK)
    stage.do(Do.BACK)
    stage.do(Do.OFFER, "store_credit")
    stage.do(Do.CONFIRM)
    yield "gift-done"


def _other_desk(stage: Stage, station: Station) -> Iterator[str]:
    stage.scan(shop.RECEIPT, shop.JUMPER, shop.SOCKS)
    stage.do(Do.MORE)
    socks = Claim(NOW, (ClaimLine("2", 2),))
    station.perform(TakeBack("other", (Part(1, socks),)), Who("Otto", "Disk 3"))
    stage.do(Do.CONFIRM)
    yield "overtaken"
    stage.do(Do.BACK)
    stage.do(Do.TICK, row(stage, "2"))
    stage.do(Do.OFFER, "exchange")
    stage.do(Do.PIECE, "1")
    jumper = NewGoods(f"SKU-{JUMPER_S}", kronor(499), same_item=True)
    lines = (ClaimLine("1", new_goods=jumper),)
    station.perform(
        TakeBack("third", (Part(4, Claim(NOW, lines), Outcome.EXCHANGE),)), Who("Otto", "Disk 3")
    )
    stage.do(Do.CONFIRM)
    yield "sold-out"


def main(arguments: list[str]) -> None:
    """Draw every scene."""
    folder, given = Path(arguments[0]), dict(enumerate(arguments))
    wide, high = map(int, given.get(1, SIZE).split("x"))
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    for scene in (_together, _mixed, _exchange, _kept, _gift, _other_desk):
        with tempfile.TemporaryDirectory() as data:
            station = a_choosing_shop(Path(data))
            desk = Desk(
                shop.MAJA, given.get(2, "sv"), "SE", Path(data),
                theme=given.get(4, "light"), text_percent=int(given.get(3, "100")), motion=False,
            )  # fmt: skip
            stage = Stage(App(qt, desk, clock=lambda: NOW), (wide, high))
            stage.app.open(lambda: station)  # noqa: B023 - called before the next one is made
            settle()
            for name in scene(stage, station):
                save(stage.window, folder, name)
            settle()
            stage.app.close()
            stage.window.close()


if __name__ == "__main__":
    main(sys.argv[1:])
