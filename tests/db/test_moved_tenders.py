"""An exchange moves the tenders along with the goods: no card is ever paid more than it paid."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import select

from db.engine import reading
from db.ledgers import payout
from db.tables import balance
from returns_station.adapters.law.book import law_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.days import Days
from returns_station.desk.commands import UndoReturn
from returns_station.desk.house import House
from returns_station.desk.station import Station
from returns_station.policy.claim import Claim, ClaimLine, NewGoods, Outcome, Reason
from returns_station.policy.terms import OpenPurchase, Promise, Stage, TenderOrder, Terms
from returns_station.sale import Tender, TenderKind
from tests.builders import NOW, SHOP, a_claim, a_line, a_sale, kronor, taking
from tests.campaigns.ledgers import faults
from tests.db.shelf import a_store
from tests.returns_station.desk.counter import MAJA

REFUND, EXCHANGE = Outcome.REFUND, Outcome.EXCHANGE
_PROMISE: Final = OpenPurchase((Stage((Days(60),), (REFUND, EXCHANGE)),))
_LAMP: Final = a_claim(ClaimLine("1", new_goods=NewGoods("LAMP", kronor(150))))
_FAULTY: Final = a_claim(ClaimLine("1", reason=Reason.FAULTY))


class Shop:
    """A sale of two jumpers at 150, paid by card for 100 and by gift card for 200."""

    def __init__(self, folder: Path, order: TenderOrder) -> None:
        sale = a_sale(a_line(paid=150), a_line("2", paid=150))
        card = Tender(1, TenderKind.CARD, kronor(100), "4242")
        gift = Tender(2, TenderKind.GIFT_CARD, kronor(200))
        self.store = a_store(folder, replace(sale, tenders=(card, gift)))
        terms = Terms("test", _PROMISE, tender_order=order)
        house = House(SHOP, "sv", lambda sold: Promise(terms, terms, law_for(sold)))
        paper = SlipPaper("roll80")
        self.station = Station(self.store, paper, clock=lambda: NOW, house=house)

    def by_card(self) -> int:
        """What the card is paid in all."""
        with reading(self.store.engine) as connection:
            assert faults(connection) == []
            query = select(payout.c.amount).where(payout.c.kind == "card")
            return sum(connection.execute(query.where(payout.c.state != "cancelled")).scalars())

    def used(self) -> list[int]:
        """What is used up of the first sale's tenders."""
        query = select(balance.c.used).where(balance.c.kind == "tender", balance.c.sale_id == 1)
        with reading(self.store.engine) as connection:
            return list(connection.execute(query.order_by(balance.c.part)).scalars())


@pytest.mark.parametrize("order", TenderOrder)
@pytest.mark.parametrize(("claim", "outcome"), ((_LAMP, EXCHANGE), (_FAULTY, Outcome.REPLACEMENT)))
def test_that_a_card_is_paid_what_it_paid_by_way_of_new_goods_too(
    tmp_path: Path, order: TenderOrder, claim: Claim, outcome: Outcome
) -> None:
    shop = Shop(tmp_path, order)

    shop.station.perform(taking("swap", 1, claim, outcome), MAJA)
    shop.station.perform(taking("rest", 1, a_claim(ClaimLine("2")), REFUND), MAJA)
    shop.station.perform(taking("lamp", 2, a_claim(), REFUND), MAJA)

    assert shop.by_card() == 10_000
    assert shop.used() == [10_000, 20_000]


def test_that_an_undone_exchange_gives_the_tenders_back(tmp_path: Path) -> None:
    shop = Shop(tmp_path, TenderOrder.AS_PAID)

    slip = shop.station.perform(taking("swap", 1, _LAMP, EXCHANGE), MAJA).slip
    assert shop.used() == [5_000, 10_000]
    shop.station.perform(UndoReturn("undo", slip), MAJA)

    assert shop.used() == [0, 0]
