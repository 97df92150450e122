"""Payouts on the shelf: put once, moved by one desk, listed until they are over; on both stores."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from db.engine import open_engine
from db.payouts import StoredPayouts
from returns_station.payout import PayoutState, PayoutVia, issue
from tests.builders import NOW
from tests.db.made_ready import made_ready
from tests.payouts import SLIP, Room, a_payout


@pytest.fixture(params=("sqlite", "postgresql"))
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Room]:
    """An empty room on each database."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'station.db'}"
    else:
        url = request.getfixturevalue("postgres")
    engine = open_engine(url)
    made_ready(engine)
    yield Room(engine)
    engine.dispose()


def test_that_a_payout_reads_back_as_it_was_put(room: Room) -> None:
    sent = replace(
        issue(a_payout(rounding=-1), "terminal 1", NOW)[0], reference="T-17", reason="declined"
    )

    room.put(sent)

    assert room.load() == replace(sent, sale="2041-1187/0")


def test_that_an_operation_is_put_once(room: Room) -> None:
    room.put(a_payout())

    with pytest.raises(IntegrityError), room.engine.begin() as connection:
        StoredPayouts(connection).put((a_payout(),), 1, 1)


def test_that_only_what_still_stands_so_is_moved(room: Room) -> None:
    """Two desks have both read it promised: the second finds that it is not any longer."""
    room.put(a_payout())
    before = room.load()
    first, _ = issue(before, "terminal 1", NOW)
    second, _ = issue(before, "terminal 2", NOW)

    moved = []
    for after in (first, second):
        with room.work() as work:
            moved.append(work.payouts.move(before, after))
            work.commit()

    assert moved == [True, False]
    assert room.load() == first


def test_that_a_later_try_is_not_taken_for_an_earlier_one(room: Room) -> None:
    room.put(a_payout())
    first, _ = issue(room.load(), "terminal 1", NOW)
    second = replace(first, tries=2)
    with room.work() as work:
        work.payouts.move(room.load(), second)
        work.commit()

    with room.work() as work:
        assert not work.payouts.move(first, replace(first, state=PayoutState.UNKNOWN))


def test_that_what_is_not_over_is_listed_the_oldest_first(room: Room) -> None:
    room.put(
        *(
            replace(a_payout(f"{state}:1:card", state=state), at=NOW - timedelta(days=nr))
            for nr, state in enumerate(PayoutState)
        )
    )

    assert [payout.state.value for payout in room.waiting()] == [
        "unknown",
        "failed",
        "issued",
        "promised",
    ]


def test_that_a_person_is_asked_only_of_what_no_till_is_to_pay(room: Room) -> None:
    room.put(
        a_payout("a:1:card", state=PayoutState.UNKNOWN),
        a_payout("b:1:cash", via=PayoutVia.TILL),
        a_payout("c:1:card"),
        a_payout("d:1:card", state=PayoutState.CONFIRMED),
        a_payout("e:1:card", via=PayoutVia.TILL, state=PayoutState.FAILED),
    )

    with room.engine.connect() as connection:
        asked = StoredPayouts(connection).in_question()

    assert [each.operation for each in asked] == ["a:1:card", "c:1:card", "e:1:card"]


def test_that_a_slip_knows_all_its_payouts(room: Room) -> None:
    other = replace(a_payout("other:1:card"), slip="RS000000026")
    room.put(a_payout(), a_payout("visit/2:1:cash", via=PayoutVia.TILL), other)

    with room.work() as work:
        assert [each.operation for each in work.payouts.of_slip(SLIP)] == [
            "visit:1:card",
            "visit/2:1:cash",
        ]


def test_that_the_oldest_come_first_when_there_are_too_many(room: Room) -> None:
    room.put(
        *(replace(a_payout(f"v{nr}:1:card"), at=NOW - timedelta(minutes=nr)) for nr in range(4))
    )

    with room.engine.connect() as connection:
        found = StoredPayouts(connection).waiting(2)

    assert [payout.operation for payout in found] == ["v3:1:card", "v2:1:card"]
