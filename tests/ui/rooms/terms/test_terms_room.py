"""The promise written, tried and promised in the window, over a real store-room."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from returns_station.desk.terms_views import Dot, TermsState
from returns_station.desk.views import SaleFound
from returns_station.sale import Sale
from tests.builders import BOUGHT_ON, a_claim, a_sale, taking
from tests.returns_station.desk.promises import ANDERS, TODAY
from tests.returns_station.desk.promises import Desk as Shop
from tests.ui.rooms.shop import RECEIPT, sales
from tests.ui.rooms.terms.window import PERIOD, Office, ReadOnly, days_of
from ui.rooms.terms.state.writing import Keeping, Page
from ui.tokens import TOUCH
from ui.widgets.label import PlainLabel

PLUS = (Qt.Key.Key_Plus, "+")
TOMORROW = TODAY + timedelta(days=1)


def an_office(qtbot: QtBot, folder: Path, *made_of: Sale, two: bool = False) -> Office:
    return Office.of(qtbot, folder, Shop(folder, *(made_of or sales()), two=two).station)


def asked_by(shop: Shop, *days_old: int) -> None:
    """One claim of each age, each on a sale of its own."""
    for nr, days in enumerate(days_old):
        found = shop.station.find(f"OLD-{nr}")
        assert isinstance(found, SaleFound)
        claim = a_claim(days_old=days)
        shop.station.perform(taking(f"old {nr}", found.view.sale.id, claim), ANDERS)


def told(office: Office) -> set[str]:
    """The words on the page of what is new."""
    labels = office.screen.news.findChildren(PlainLabel)
    return {label.text() for label in labels if label.isVisible()}


def test_that_plus_and_enter_promise_from_tomorrow_on(qtbot: QtBot, tmp_path: Path) -> None:
    office = an_office(qtbot, tmp_path)

    office.press(*PLUS)
    office.press(*PLUS)
    office.press(Qt.Key.Key_Return, "\r")
    qtbot.waitUntil(lambda: bool(office.terms.state.promised))

    (row,) = office.rows()
    assert (row.state, row.valid_from, row.published_by) == (
        TermsState.PUBLISHED,
        TOMORROW,
        "Maja Lind",
    )
    assert days_of(row.terms) == 62
    assert office.inputs == 3


def test_that_tab_goes_through_the_values_as_one_reads_them(qtbot: QtBot, tmp_path: Path) -> None:
    office = an_office(qtbot, tmp_path)
    been = [office.terms.state.at]

    for _ in range(3):
        office.press(Qt.Key.Key_Tab, "\t")
        been.append(office.terms.state.at)
    office.press(Qt.Key.Key_Left)

    assert [key.removeprefix("open_purchase.") for key in been] == [
        "period", "counted_from", "conditions", "gives",
    ]  # fmt: skip
    assert office.terms.state.at == "open_purchase.conditions"


def test_that_a_draft_is_kept_by_itself_and_survives_a_restart(
    qtbot: QtBot, tmp_path: Path
) -> None:
    shop = Shop(tmp_path, *sales())
    first = Office.of(qtbot, tmp_path, shop.station)

    first.type("75")
    first.close()
    second = Office.of(qtbot, tmp_path, shop.station)

    (row,) = second.rows()
    assert (row.state, days_of(row.terms)) == (TermsState.DRAFT, 75)
    assert second.days == 75
    assert second.words(PERIOD).endswith("75 dagar")


def test_that_a_draft_is_kept_soon_after_the_last_key(qtbot: QtBot, tmp_path: Path) -> None:
    office = an_office(qtbot, tmp_path)

    office.press(*PLUS)
    qtbot.waitUntil(office.is_kept)

    assert [days_of(row.terms) for row in office.rows()] == [61]


def test_that_the_claims_are_decided_again_as_one_types(qtbot: QtBot, tmp_path: Path) -> None:
    ages = (10, 61, 65, 70, 80)
    old = tuple(a_sale(number=f"OLD-{nr}", bought_on=BOUGHT_ON) for nr in range(len(ages)))
    shop = Shop(tmp_path, *old)
    asked_by(shop, *ages)
    office = Office.of(qtbot, tmp_path, shop.station)
    before = office.terms.state.tried

    office.type("70")
    qtbot.waitUntil(lambda: office.terms.state.tried_for == office.terms.state.draft)

    after = office.terms.state.tried
    assert before is not None
    assert after is not None
    assert (before.count(Dot.SAME), before.count(Dot.ASKS)) == (1, 4)
    assert (after.count(Dot.NEW_YES), after.count(Dot.SAME), after.count(Dot.ASKS)) == (3, 1, 1)
    shown = [each.accessibleName() for each in office.screen.trial.children()
             if hasattr(each, "accessibleName")]  # fmt: skip
    assert any("Nytt ja 3" in name for name in shown)


def test_that_less_than_the_law_cannot_be_promised_and_is_not_kept(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office = an_office(qtbot, tmp_path)

    office.type("10")
    qtbot.waitUntil(lambda: office.terms.state.keeping is Keeping.REFUSED)
    office.press(Qt.Key.Key_Return, "\r")

    green = office.screen.foot.primary
    assert (green.isEnabled(), green.accessibleName()) == (False, "Mindre än lagen ger")
    assert office.rows() == ()
    assert not office.terms.state.promising


def test_that_nothing_is_half_saved_when_the_store_room_fails(qtbot: QtBot, tmp_path: Path) -> None:
    office = an_office(qtbot, tmp_path)
    whole = office.station.store
    office.station.store = ReadOnly(whole)
    office.press(*PLUS)
    office.press(Qt.Key.Key_Return, "\r")
    qtbot.waitUntil(lambda: office.terms.state.trouble is not None)
    failed, left = office.rows(), office.days

    office.station.store = whole
    office.press(Qt.Key.Key_Return, "\r")
    qtbot.waitUntil(lambda: bool(office.terms.state.promised))

    assert (failed, left) == ((), 61)
    assert [days_of(row.terms) for row in office.rows()] == [61]


def test_that_a_scan_changes_no_value_and_leads_to_the_counter(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office = an_office(qtbot, tmp_path)
    before = office.terms.state.draft

    office.scan(RECEIPT)
    qtbot.waitUntil(lambda: office.state.visit is not None)

    assert office.window.open_room == "counter"
    assert office.terms.state.draft == before
    assert office.rows() == ()


def test_that_a_finger_alone_changes_and_promises(qtbot: QtBot, tmp_path: Path) -> None:
    office = an_office(qtbot, tmp_path)

    office.tap(PERIOD)
    office.click(office.button("Mer"))
    office.click(office.button("Klart"))
    office.tap("valid_from")
    office.click(office.button("Mycket mer"))
    office.click(office.button("Klart"))
    office.click(office.screen.foot.primary)
    qtbot.waitUntil(lambda: bool(office.terms.state.promised))

    (row,) = office.rows()
    assert (days_of(row.terms), row.valid_from) == (61, TOMORROW + timedelta(days=7))


def test_that_everything_is_large_enough_for_a_finger(qtbot: QtBot, tmp_path: Path) -> None:
    office = an_office(qtbot, tmp_path)
    office.tap(PERIOD)
    things = office.screen.findChildren(QAbstractButton)
    office.press(Qt.Key.Key_Escape)
    office.press(Qt.Key.Key_F9)

    things += office.screen.findChildren(QAbstractButton)

    small = [each.accessibleName() for each in things
             if each.isVisible() and min(each.width(), each.height()) < TOUCH]  # fmt: skip
    assert small == []


def test_that_space_opens_the_choices_and_enter_picks_one(qtbot: QtBot, tmp_path: Path) -> None:
    office = an_office(qtbot, tmp_path)
    office.press(Qt.Key.Key_Tab, "\t")

    office.press(Qt.Key.Key_Return, "\r")
    opened = office.terms.state.open
    office.press(Qt.Key.Key_Left)
    office.press(Qt.Key.Key_Return, "\r")

    assert opened == "open_purchase.counted_from"
    assert office.terms.state.open == ""
    assert office.words(opened).endswith("dagen varan skickas")
    assert office.rows() == ()
    assert office.window.focusWidget() is office.screen.chip(opened)


def test_that_a_new_rule_asks_for_its_goods_and_can_be_taken_away(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office = an_office(qtbot, tmp_path)
    office.tap("add")
    office.click(office.button("annat för vissa varor"))
    office.type("lampor")
    office.press(Qt.Key.Key_Return, "\r")
    draft = office.terms.state.draft
    named = draft.terms.rules[0].category if draft else ""

    office.press(Qt.Key.Key_Delete)
    gone = office.terms.state.draft

    assert named == "lampor"
    assert gone is not None
    assert gone.terms.rules == ()


def test_that_a_promise_needs_a_second_person_where_the_shop_asks_for_two(
    qtbot: QtBot, tmp_path: Path
) -> None:
    shop = Shop(tmp_path, *sales(), two=True)
    maja = Office.of(qtbot, tmp_path, shop.station)
    maja.press(*PLUS)
    asks = maja.screen.foot.primary.accessibleName()
    maja.press(Qt.Key.Key_Return, "\r")
    qtbot.waitUntil(maja.is_kept)
    waits = maja.screen.foot.primary.accessibleName()
    maja.close()

    anders = Office.of(qtbot, tmp_path, shop.station, who=ANDERS)
    anders.press(Qt.Key.Key_F9)
    agrees = anders.screen.foot.primary.accessibleName()
    anders.press(Qt.Key.Key_Return, "\r")
    qtbot.waitUntil(lambda: bool(anders.rows()[0].approved_by))
    anders.close()
    maja = Office.of(qtbot, tmp_path, shop.station)
    maja.press(Qt.Key.Key_Return, "\r")
    qtbot.waitUntil(lambda: bool(maja.terms.state.promised))

    assert (asks, waits, agrees) == ("Be en till titta", "En till tittar", "Håller med")
    (row,) = maja.rows()
    assert (row.state, row.author, row.approved_by) == (
        TermsState.PUBLISHED,
        "Maja Lind",
        "Anders",
    )


def test_that_what_is_new_tells_kinder_from_stricter_by_words(qtbot: QtBot, tmp_path: Path) -> None:
    office = an_office(qtbot, tmp_path)
    office.type("45")

    office.press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: "Strängare" in told(office))

    assert office.terms.state.page is Page.NEW
    assert any("60 dagar" in each and "45 dagar" in each for each in told(office))


def test_that_a_shop_without_returns_is_told_so_kindly(qtbot: QtBot, tmp_path: Path) -> None:
    office = Office.of(qtbot, tmp_path, Shop(tmp_path).station)

    words = {each.text() for each in office.screen.trial.findChildren(PlainLabel)}

    assert "Inga returer ännu." in words
    assert office.days == 60


def test_that_the_promise_is_spoken_in_the_other_language_as_it_stands(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office = an_office(qtbot, tmp_path)
    office.press(*PLUS)

    office.window.speak("en")

    assert office.words(PERIOD).endswith("61 days")
    assert replace(office.terms.state, tried=None).draft is not None
