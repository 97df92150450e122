"""The counter's shop that takes a customer's word, up to 500 kronor a day, or takes none."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Final

from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.desk.house import House
from returns_station.desk.station import Station
from returns_station.policy.claim import Outcome
from returns_station.policy.terms import Promise, ValuedAt, WithoutProof
from returns_station.sale import Sale
from tests.builders import NOW, SHOP
from tests.db.shelf import a_store
from tests.ui.rooms import shop

WORD: Final = WithoutProof(
    (Outcome.STORE_CREDIT, Outcome.EXCHANGE), ValuedAt.PRICE_TODAY, up_to_a_day=Decimal(500)
)


def a_word_shop(folder: Path, word: WithoutProof | None = WORD) -> Station:
    """The shop over a new store-room, with what it gives without a proof."""

    def promise(sale: Sale) -> Promise:
        shipped = promise_for(sale)
        terms = replace(shipped.today, without_proof=word)
        return Promise(terms, terms, shipped.law)

    store = a_store(folder, *shop.sales())
    house = House(SHOP, "sv", promise)
    return Station(store, SlipPaper("roll80"), clock=lambda: NOW, house=house)
