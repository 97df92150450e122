"""The shelf of credit, on both databases: never a penny more than was put on it."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, insert, text
from sqlalchemy.exc import DatabaseError, IntegrityError

from db import credits as shelf
from db.engine import open_engine, reading
from db.imports import Inbox
from db.tables import return_case
from returns_station.credit import Credit, CreditKind, EntryKind
from returns_station.desk.credit_views import CreditView
from returns_station.money import Money
from returns_station.scan import credit_number
from tests.builders import NOW, kronor
from tests.campaigns.house import WHO, new_sale
from tests.db.made_ready import made_ready
from tests.db.servers import Server
from tests.marks import no_postgres

AT = NOW.isoformat()
BY = (AT, "Maja", "Disk 2")
# Every credit of this file has a number of its own: a store is shared by its tests.
NUMBERS = count(1)
CASES = count(1)


@pytest.fixture(scope="module", params=("sqlite", pytest.param("postgres", marks=no_postgres)))
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """A store-room with one sale."""
    with ExitStack() as stack:
        if request.param == "postgres":
            server: Server = request.getfixturevalue("server")
            url = stack.enter_context(server.a_store())
        else:
            url = f"sqlite:///{tmp_path_factory.mktemp('credits') / 'station.db'}"
        opened = open_engine(url)
        made_ready(opened)
        Inbox(opened, clock=lambda: NOW, who=WHO).put([new_sale(1, 1)], ())
        yield opened
        opened.dispose()


def a_credit(engine: Engine, amount: int | str = 100, case_id: int | None = None) -> str:
    """A new credit of so much on the shelf; gives its number."""
    worth = kronor(amount)
    made = Credit(
        credit_number(next(NUMBERS)), CreditKind.STORE_CREDIT, worth, worth, NOW, date(2036, 11, 26)
    )
    with engine.begin() as connection:
        shelf.issue(connection, made, case_id, f"issue-{made.number}", *BY)
    return made.number


def a_case(engine: Engine) -> int:
    """A new case, bare."""
    nr = next(CASES)
    with engine.begin() as connection:
        row = {"id": nr, "key": f"press-{nr}", "sale_id": 1}
        connection.execute(insert(return_case), row)
    return nr


def taken(engine: Engine, number: str, amount: int | str, operation: str) -> bool:
    """Take from a credit as a desk would: what cannot be is undone."""
    with engine.connect() as connection:
        done = shelf.redeem(connection, number, kronor(amount), operation, *BY, "till 17")
        if done:
            connection.commit()
    return done


def seen(engine: Engine, number: str) -> CreditView:
    """A credit as it stands."""
    with reading(engine) as connection:
        view = shelf.credit_view(connection, number)
    assert view is not None
    return view


def moved(view: CreditView) -> list[tuple[EntryKind, int]]:
    return [(entry.kind, entry.amount.minor) for entry in view.entries]


def test_that_a_credit_comes_back_as_it_was_issued(engine: Engine) -> None:
    number = credit_number(next(NUMBERS))
    made = Credit(number, CreditKind.GIFT_CARD, kronor(250), kronor(250), NOW, None, "RS000000018")

    with engine.begin() as connection:
        shelf.issue(connection, made, None, f"issue-{number}", *BY)

    view = seen(engine, number)
    assert view.credit == made
    assert moved(view) == [(EntryKind.ISSUED, 25000)]


def test_that_what_is_taken_is_written_down_with_the_tills_number(engine: Engine) -> None:
    number = a_credit(engine, 100)

    assert taken(engine, number, "61.50", f"a-{number}")

    view = seen(engine, number)
    assert view.credit.remaining == kronor("38.50")
    assert (view.entries[-1].reference, view.entries[-1].desk) == ("till 17", "Disk 2")


def test_that_more_than_is_left_is_not_taken_and_nothing_changes(engine: Engine) -> None:
    number = a_credit(engine, 100)
    before = seen(engine, number)

    assert not taken(engine, number, "100.01", f"a-{number}")
    assert seen(engine, number) == before


def test_that_money_of_another_currency_is_not_taken(engine: Engine) -> None:
    number = a_credit(engine, 100)

    with engine.connect() as connection:
        assert not shelf.redeem(connection, number, Money(100, "NOK"), "a", *BY)


def test_that_the_same_operation_takes_once_also_when_nothing_is_left_after_it(
    engine: Engine,
) -> None:
    number = a_credit(engine, 100)

    answers = [taken(engine, number, 100, f"a-{number}") for _ in range(3)]

    assert answers == [True, True, True]
    assert moved(seen(engine, number)) == [(EntryKind.ISSUED, 10000), (EntryKind.REDEEMED, -10000)]


def test_that_one_operation_never_takes_from_two_credits(engine: Engine) -> None:
    one, other = a_credit(engine), a_credit(engine)
    taken(engine, one, 10, f"a-{one}")

    with pytest.raises(IntegrityError):
        taken(engine, other, 10, f"a-{one}")

    assert seen(engine, other).credit.is_unspent


def test_that_an_unspent_credit_of_a_case_is_emptied_once(engine: Engine) -> None:
    case_id = a_case(engine)
    numbers = [a_credit(engine, 100, case_id), a_credit(engine, 50, case_id)]

    for _ in range(2):
        with engine.begin() as connection:
            assert shelf.void(connection, case_id, f"undo-{case_id}", *BY)

    views = [seen(engine, number) for number in numbers]
    assert [view.credit.remaining.minor for view in views] == [0, 0]
    assert all(view.is_voided for view in views)
    assert moved(views[0]) == [(EntryKind.ISSUED, 10000), (EntryKind.VOIDED, -10000)]
    with reading(engine) as connection:
        assert [one.number for one in shelf.credits_of(connection, case_id)] == numbers


def test_that_nothing_is_emptied_when_anything_of_it_is_spent(engine: Engine) -> None:
    case_id = a_case(engine)
    whole, begun = a_credit(engine, 100, case_id), a_credit(engine, 50, case_id)
    taken(engine, begun, 1, f"a-{begun}")

    with engine.begin() as connection:
        assert not shelf.void(connection, case_id, f"undo-{case_id}", *BY)

    assert seen(engine, whole).credit.is_unspent
    assert seen(engine, begun).credit.remaining == kronor(49)


def test_that_a_case_without_credit_has_nothing_in_the_way_of_undoing(engine: Engine) -> None:
    with engine.begin() as connection:
        assert shelf.void(connection, a_case_id_without_credit(), "undo", *BY)


def a_case_id_without_credit() -> int:
    return 10**9


def test_that_a_number_we_never_gave_is_no_credit(engine: Engine) -> None:
    with engine.connect() as connection:
        assert shelf.load(connection, "TG999999994") is None
        assert shelf.credit_view(connection, "TG999999994") is None
        assert shelf.entries(connection, "TG999999994") == ()
        assert not shelf.redeem(connection, "TG999999994", kronor(1), "a", *BY)


@pytest.mark.parametrize(
    "harm",
    (
        "UPDATE credit SET remaining = -1",
        "UPDATE credit SET remaining = amount + 1",
        "UPDATE credit_entry SET amount = 0",
        "DELETE FROM credit_entry",
    ),
)
def test_that_the_database_itself_guards_balances_and_entries(engine: Engine, harm: str) -> None:
    a_credit(engine)

    with pytest.raises(DatabaseError), engine.begin() as connection:
        connection.execute(text(harm))


TAKING = st.lists(
    st.tuples(st.integers(1, 6000), st.integers(0, 3), st.booleans()), min_size=1, max_size=8
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(1, 20000), TAKING)
def test_that_the_entries_always_add_up_to_what_remains(
    engine: Engine, amount: int, takings: list[tuple[int, int, bool]]
) -> None:
    """Takings of any size, some pressed again, some undone half-way, and at last an undoing."""
    case_id = a_case(engine)
    number = a_credit(engine, str(Money(amount, "SEK")), case_id)

    for minor, press, finished in takings:
        with engine.connect() as connection:
            operation = f"{number}-{press}-{minor}"
            done = shelf.redeem(connection, number, Money(minor, "SEK"), operation, *BY)
            if done and finished:
                connection.commit()
        view = seen(engine, number)
        assert sum(entry.amount.minor for entry in view.entries) == view.credit.remaining.minor
    unspent = seen(engine, number).credit.is_unspent
    with engine.begin() as connection:
        assert shelf.void(connection, case_id, f"undo-{case_id}", *BY) == unspent

    view = seen(engine, number)
    assert sum(entry.amount.minor for entry in view.entries) == view.credit.remaining.minor
    assert view.is_voided == unspent
