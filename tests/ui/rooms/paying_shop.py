"""The counter's shop with credit, and with a card terminal that does as it is told."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.desk.house import House
from returns_station.desk.payers import Payer
from returns_station.desk.station import Station
from returns_station.payout import Answer, PayoutVia, Told
from returns_station.policy.claim import Outcome
from returns_station.policy.terms import Promise
from returns_station.sale import Sale
from tests.builders import NOW, SHOP
from tests.db.shelf import a_store
from tests.payouts import FarEnd
from tests.ui.rooms import shop

FIRST_CREDIT: Final = "TG000000013"
FIRST_SLIP: Final = "RS000000013"
PAID: Final = Answer(Told.DONE, "T-4471")
SILENT: Final = Answer(Told.NO_WORD, reason="no_answer")
DECLINED: Final = Answer(Told.DECLINED, reason="declined")
_GIVES: Final = (Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT)


def with_credit(sale: Sale) -> Promise:
    """The shop's promise: credit may be had for anything."""
    shipped = promise_for(sale)
    open_purchase = shipped.today.open_purchase
    assert open_purchase is not None
    stages = tuple(replace(stage, gives=_GIVES) for stage in open_purchase.stages)
    terms = replace(shipped.today, open_purchase=replace(open_purchase, stages=stages))
    return Promise(terms, terms, shipped.law)


def a_paying_shop(folder: Path, terminal: Payer | None = None) -> Station:
    """The shop over a new store-room; without a terminal its till pays."""
    payers = {PayoutVia.TERMINAL: terminal} if terminal is not None else {}
    house = House(SHOP, "sv", with_credit, payers=frozenset(payers))
    store = a_store(folder, *shop.sales())
    paper = SlipPaper("roll80")
    return Station(store, paper, clock=lambda: NOW, house=house, payers=payers)


def a_terminal(*answers: Answer, asked: tuple[Answer, ...] = ()) -> FarEnd:
    """A terminal that answers so, one call after the other."""
    return FarEnd(list(answers), list(asked))
