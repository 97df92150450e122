"""Credit used at the counter: once, at any desk, with another offer where it is not enough."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from db import credits as shelf
from db.unit_of_work import StoreRoom
from returns_station.credit import Credit, CreditKind, expires_on
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.credit_views import CreditFound, CreditView
from returns_station.desk.crediting import (
    CreditCurrencyError,
    CreditExpiredError,
    CreditKeyError,
    CreditSpentError,
    CreditUnknownError,
)
from returns_station.desk.errors import StationError
from returns_station.desk.station import Station
from returns_station.desk.views import NothingFound, SaleFound
from returns_station.money import Money
from tests.builders import NOW, a_sale, kronor
from tests.returns_station.desk.counter import MAJA, a_station

NUMBER = "TG000000427"
ISSUED_ON = date(2026, 11, 26)
LAST_DAY = date(2036, 11, 26)


def with_credit(
    folder: Path,
    amount: int = 100,
    clock: Callable[[], datetime] = lambda: NOW,
    until: date | None = None,
) -> Station:
    """A counter in a shop that has given out one credit."""
    station = a_station(folder, a_sale(), clock=clock)
    worth = kronor(amount)
    credit = Credit(NUMBER, CreditKind.STORE_CREDIT, worth, worth, NOW, until)
    assert isinstance(station.store, StoreRoom)
    with station.store.engine.begin() as connection:
        shelf.issue(connection, credit, None, "issue", NOW.isoformat(), "Maja", "Disk 1")
    return station


def use(
    station: Station, amount: int | str, key: str = "press-1", honoured: str = ""
) -> CreditView:
    """Take so many kronor for a purchase."""
    command = RedeemCredit(key, NUMBER, kronor(amount), "till 17", honoured)
    return station.perform(command, MAJA)


def left(station: Station) -> Money:
    with station.store.views() as views:
        view = views.credit(NUMBER)
    assert view is not None
    return view.credit.remaining


def journaled(station: Station) -> str:
    with station.store.views() as views:
        return "".join(entry.body for entry in views.journal())


def refused(station: Station, kind: type[StationError], amount: int | str) -> StationError:
    """What a redemption is refused with; nothing may have changed."""
    before = left(station), journaled(station)
    with pytest.raises(kind) as refusal:
        use(station, amount)
    assert (left(station), journaled(station)) == before
    return refusal.value


def test_that_a_credit_is_used_and_the_journal_tells_of_it(tmp_path: Path) -> None:
    station = with_credit(tmp_path)

    view = use(station, "61.50")

    assert view.credit.remaining == left(station) == kronor("38.50")
    assert (view.entries[-1].amount, view.entries[-1].reference) == (kronor("-61.50"), "till 17")
    assert "CreditRedeemed" in journaled(station)


def test_that_the_same_press_again_gets_the_same_answer(tmp_path: Path) -> None:
    station = with_credit(tmp_path)
    first = use(station, 100)
    before = journaled(station)

    second = use(station, 100)

    assert (second.credit, second.entries, second.again) == (first.credit, first.entries, True)
    assert journaled(station) == before


def test_that_a_key_is_never_answered_with_another_purchase(tmp_path: Path) -> None:
    station = with_credit(tmp_path)
    use(station, 10)

    refused(station, CreditKeyError, 20)


def test_that_too_little_names_what_is_left_as_another_offer(tmp_path: Path) -> None:
    station = with_credit(tmp_path)
    use(station, 62, key="before")

    error = refused(station, CreditSpentError, 39)

    assert (error.advice.key, error.advice.args) == ("credit.spent", {"left": kronor(38)})


def test_that_an_empty_credit_points_to_another_way_to_pay(tmp_path: Path) -> None:
    station = with_credit(tmp_path)
    use(station, 100, key="before")

    assert refused(station, CreditSpentError, 1).advice.key == "credit.empty"


def test_that_a_voided_credit_says_that_the_goods_are_hers_again(tmp_path: Path) -> None:
    station = with_credit(tmp_path)
    assert isinstance(station.store, StoreRoom)
    with station.store.engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO return_case (id, key, sale_id) VALUES (1, 'a', 1)")
        connection.exec_driver_sql("UPDATE credit SET case_id = 1")
        assert shelf.void(connection, 1, "undo", NOW.isoformat(), "Maja", "Disk 2")

    assert refused(station, CreditSpentError, 1).advice.key == "credit.voided"


def test_that_another_currency_is_told_with_what_the_credit_holds(tmp_path: Path) -> None:
    station = with_credit(tmp_path)
    command = RedeemCredit("press-1", NUMBER, Money(100, "NOK"), "till 17")

    with pytest.raises(CreditCurrencyError) as refusal:
        station.perform(command, MAJA)

    assert refusal.value.advice.args == {"currency": "SEK", "left": kronor(100)}


def test_that_a_credit_nobody_knows_is_said_to_be_unknown(tmp_path: Path) -> None:
    station = with_credit(tmp_path)
    command = RedeemCredit("press-1", "TG000000018", kronor(1), "till 17")

    with pytest.raises(CreditUnknownError):
        station.perform(command, MAJA)


@pytest.mark.parametrize(
    ("moment", "counts"),
    (
        # In Stockholm the last day ends an hour before it does in UTC.
        (datetime(2036, 11, 26, 22, 59, tzinfo=UTC), True),
        (datetime(2036, 11, 26, 23, 0, tzinfo=UTC), False),
    ),
    ids=("its last minute", "the minute after"),
)
def test_that_a_swedish_credit_lasts_ten_years_to_the_minute(
    tmp_path: Path, moment: datetime, *, counts: bool
) -> None:
    until = expires_on(ISSUED_ON, None, 120)
    station = with_credit(tmp_path, clock=lambda: moment, until=until)

    if counts:
        assert use(station, 100).credit.remaining == kronor(0)
    else:
        refused(station, CreditExpiredError, 100)
    assert until == LAST_DAY


def test_that_an_expired_credit_is_not_swallowed_but_honoured_by_a_person(tmp_path: Path) -> None:
    late = datetime(2037, 1, 7, 12, tzinfo=UTC)
    station = with_credit(tmp_path, clock=lambda: late, until=LAST_DAY)

    error = refused(station, CreditExpiredError, 60)
    view = use(station, 60, honoured="Hon var sjuk hela hösten")

    assert error.advice.args == {"day": LAST_DAY, "left": kronor(100)}
    assert view.credit.remaining == kronor(40)
    assert "Hon var sjuk hela hösten" in journaled(station)


def test_that_an_honoured_credit_still_holds_no_more_than_is_left(tmp_path: Path) -> None:
    late = datetime(2037, 1, 7, 12, tzinfo=UTC)
    station = with_credit(tmp_path, clock=lambda: late, until=LAST_DAY)

    with pytest.raises(CreditSpentError):
        use(station, 101, honoured="Kulans")

    assert left(station) == kronor(100)


def test_that_a_scan_of_a_credit_leads_to_it_however_it_is_typed(tmp_path: Path) -> None:
    station = with_credit(tmp_path)

    found = [station.find(typed) for typed in (NUMBER, "tg 0000-0042-7", "]Q1TG000000427")]

    assert found == [CreditFound(NUMBER)] * 3


def test_that_a_credit_we_never_gave_is_told_with_what_to_do(tmp_path: Path) -> None:
    found = a_station(tmp_path, a_sale()).find(NUMBER)

    assert isinstance(found, NothingFound)
    assert found.advice.key == "find.credit_unknown"


def test_that_a_receipt_numbered_like_a_credit_is_still_found(tmp_path: Path) -> None:
    found = a_station(tmp_path, a_sale(number="TG-0000-00427")).find(NUMBER)

    assert isinstance(found, SaleFound)
