"""A return of what a gift card paid for: the paper it brings, at every desk, to the very end."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped] # it has no types
import pytest
import zxingcpp

from returns_station.desk.commands import UndoReturn
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.credit_views import CreditFound, CreditView
from returns_station.desk.crediting import CreditSpentError
from returns_station.desk.station import Station
from returns_station.desk.undoing import CannotUndoError
from returns_station.payout import PayoutState, PayoutVia
from returns_station.policy.claim import Bringer, Outcome
from returns_station.sale import TenderKind
from tests.builders import a_claim, a_line, a_sale, kronor, taking
from tests.campaigns.house import WHO, station_on
from tests.db.shelf import a_store

NUMBER = "PK000000013"


@pytest.fixture
def station(tmp_path: Path) -> Station:
    """The counter as the front door wires it, with a jumper sold."""
    sale = a_sale(a_line(paid=499), tender=TenderKind.GIFT_CARD)
    a_store(tmp_path, sale).engine.dispose()
    return station_on(f"sqlite:///{tmp_path / 'station.db'}")


def given(station: Station) -> tuple[str, CreditView]:
    """Take the jumper back that a gift card paid for; gives the return's slip and the credit."""
    done = station.perform(taking("return", 1, a_claim(), Outcome.REFUND), WHO)
    with station.store.views() as views:
        view = views.credit(NUMBER)
    assert view is not None
    return done.slip, view


def scanned(file: Path) -> set[str]:
    """What a scanner reads on a slip."""
    page = pypdfium2.PdfDocument(file)[0].render(scale=203 / 72, grayscale=True).to_pil()
    return {found.text for found in zxingcpp.read_barcodes(page)}


def test_that_a_swedish_return_brings_credit_for_ten_years(station: Station) -> None:
    slip, view = given(station)

    credit = view.credit
    assert (credit.amount, credit.remaining, credit.slip) == (kronor(499), kronor(499), slip)
    assert credit.expires_on is not None
    assert credit.expires_on >= date(credit.issued_at.year + 10, 1, 1)


def test_that_its_paper_is_scanned_and_used_at_another_desk_once(
    station: Station, tmp_path: Path
) -> None:
    given(station)
    station.print_slip(NUMBER, str(tmp_path / "note.pdf"), WHO)

    (code,) = scanned(tmp_path / "note.pdf")
    command = RedeemCredit("till-press", code, kronor(499), "till 17")
    other_desk = station_on(f"sqlite:///{tmp_path / 'station.db'}")
    view = other_desk.perform(command, WHO)

    assert other_desk.find(code) == CreditFound(code)
    assert view.credit.remaining == kronor(0)
    with pytest.raises(CreditSpentError):
        station.perform(RedeemCredit("second", code, kronor(1), "till 18"), WHO)


def test_that_a_reprint_is_the_same_paper_and_says_copy(station: Station, tmp_path: Path) -> None:
    given(station)

    first = station.print_slip(NUMBER, str(tmp_path / "note.pdf"), WHO)
    again = station.print_slip(NUMBER, str(tmp_path / "again.pdf"), WHO)

    assert (first.copy_mark, again.copy_mark) == ("", "KOPIA")
    assert first.number == again.number == NUMBER
    assert scanned(tmp_path / "again.pdf") == {NUMBER}


def test_that_undoing_the_return_voids_its_credit(station: Station) -> None:
    slip, _ = given(station)

    station.perform(UndoReturn("undo", slip), WHO)

    with station.store.views() as views:
        view = views.credit(NUMBER)
    assert view is not None
    assert (view.credit.remaining, view.is_voided) == (kronor(0), True)
    with pytest.raises(CreditSpentError) as refusal:
        station.perform(RedeemCredit("late", NUMBER, kronor(1), "till 17"), WHO)
    assert refusal.value.advice.key == "credit.voided"


def test_that_a_return_whose_credit_is_spent_cannot_be_undone(station: Station) -> None:
    slip, _ = given(station)
    station.perform(RedeemCredit("a", NUMBER, kronor(1), "till 17"), WHO)

    with pytest.raises(CannotUndoError):
        station.perform(UndoReturn("undo", slip), WHO)

    with station.store.views() as views:
        view = views.credit(NUMBER)
    assert view is not None
    assert (view.credit.remaining, view.is_voided) == (kronor(498), False)


def test_that_the_givers_gift_card_is_never_handed_to_who_got_the_gift(station: Station) -> None:
    gift = replace(a_claim(), by=Bringer.GIFT_RECEIVER)

    done = station.perform(taking("gift", 1, gift, Outcome.REFUND), WHO)

    with station.store.views() as views:
        (payout,) = views.payouts.of_slip(done.slip)
        papers = views.waiting_slips()
    assert (payout.via, payout.state) == (PayoutVia.TILL, PayoutState.PROMISED)
    assert papers == (done.slip,)
