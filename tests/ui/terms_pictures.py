"""The terms room in pictures: a shop with two hundred returns, and a promise with some of all."""

import json
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from returns_station.adapters.promise_keeping import CASES, ShopKeeper
from returns_station.adapters.settings import ShopSettings
from returns_station.case import Who
from returns_station.days import Days, Until
from returns_station.desk.commands import PublishTerms, SaveTerms
from returns_station.desk.ports import Printed
from returns_station.desk.station import Station
from returns_station.desk.views import SaleFound
from returns_station.policy.claim import Outcome
from returns_station.policy.terms import (
    OpenPurchase,
    Rule,
    Season,
    Stage,
    Terms,
    ValuedAt,
    WithoutProof,
)
from returns_station.sale import Sale, Trait
from tests.builders import NOW, a_claim, a_sale, taking
from tests.returns_station.desk.counter import a_station
from tests.returns_station.desk.promises import a_case
from ui.rooms.terms.screen.terms import TermsScreen
from ui.window import Window

ANDERS: Final = Who("Anders Holm", "Kontoret")
PROMISED: Final = Terms(
    "",
    OpenPurchase((Stage((Days(60),), (Outcome.REFUND, Outcome.EXCHANGE)),)),
    seasons=(Season(date(2026, 11, 1), date(2026, 12, 24), Until(date(2027, 1, 31))),),
    member_days=(("Guld", 30),),
    rules=(Rule(trait=Trait.FINAL_SALE, gives=()),),
    without_proof=WithoutProof((Outcome.STORE_CREDIT,), ValuedAt.LOWEST_PRICE, up_to=Decimal(500)),
)
_RETURNS: Final = 200


class NoPaper:
    """Slips come out at once."""

    def deliver(self, slip: Printed, target: str) -> None:
        """Nothing is drawn."""


def office(folder: Path) -> Station:
    """A shop with a promise and its latest returns, most of them in time."""
    chance = random.Random(4)
    ages = [
        chance.choice((62, 66, 70, 74, 79, 88)) if chance.random() < 0.1 else chance.randint(1, 55)
        for _ in range(_RETURNS)
    ]
    day = NOW.date()
    sold = tuple(_sold(nr, day - timedelta(days=age)) for nr, age in enumerate(ages))
    (folder / CASES).mkdir()
    examples = [a_case(f"example-{nr}", answer="accepted", days_old=nr) for nr in range(1, 32)]
    (folder / CASES / "ours.json").write_text(json.dumps(examples), encoding="utf-8")
    keeper = ShopKeeper(ShopSettings(channel="distance"), folder)
    station = a_station(folder, *sold, paper=NoPaper(), keeper=keeper)
    version = station.perform(SaveTerms("s", PROMISED, "Inför julen"), ANDERS).version
    station.perform(PublishTerms("p", version, day), ANDERS)
    for nr, age in enumerate(ages):
        found = station.find(sold[nr].number)
        assert isinstance(found, SaleFound)
        claim = a_claim(days_old=age, bought_on=sold[nr].agreed_on)
        done = station.perform(taking(f"r{nr}", found.view.sale.id, claim), ANDERS)
        if done.slip:
            station.print_slip(done.slip, "slip.pdf", ANDERS)
    return station


def _sold(nr: int, day: date) -> Sale:
    return a_sale(number=f"R-{nr}", bought_on=day)


def scenes(window: Window, settle: Callable[[], None]) -> Iterator[str]:
    """The promise as it is loosened, its choices, less than the law, what is new."""
    window.enter("terms")
    settle()
    screen = window.stack.currentWidget()
    assert isinstance(screen, TermsScreen)
    yield "terms-first"
    _at(screen, "open_purchase.period", "75")
    settle()
    yield "terms"
    chip = screen.chip("open_purchase.gives")
    assert chip is not None
    chip.click()
    settle()
    yield "terms-choices"
    screen.panel.closed.emit()
    _at(screen, "open_purchase.period", "10")
    settle()
    yield "terms-below-law"
    _at(screen, "open_purchase.period", "75")
    _at(screen, "member_days.1.days", "25")
    settle()
    window.toggle_help()
    yield "terms-help"
    window.toggle_help()
    QTest.keyClick(window, Qt.Key.Key_F9)
    settle()
    yield "terms-news"
    QTest.keyClick(window, Qt.Key.Key_F9)
    _at(screen, "rules.1.trait", "")
    settle()
    yield "terms-rules"


def _at(screen: TermsScreen, key: str, digits: str) -> None:
    """Go to a value and type."""
    chip = screen.chip(key)
    assert chip is not None
    if screen.focusWidget() is chip:
        screen.reached.emit("")
    chip.setFocus()
    screen.reached.emit(key)
    for digit in digits:
        QTest.keyClick(chip, ord(digit))
