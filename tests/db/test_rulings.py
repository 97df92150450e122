"""A question to a person, on both databases where they could differ: asked, answered, used."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from db.engine import reading
from returns_station.cli.check_trace import check_stored
from returns_station.desk.commands import UndoReturn
from returns_station.desk.errors import NotAllowedError, StationError
from returns_station.desk.ruling.answering import AnswerRefusedError
from returns_station.desk.ruling.errors import AnsweredBeforeError, RulingGoneError
from returns_station.desk.ruling.views import AskState
from returns_station.desk.taking_back import Done, WorldChangedError
from returns_station.people.roles import Limits
from tests.campaigns.ledgers import faults
from tests.db.ruling_shop import (
    ANDERS,
    BIRGIT,
    CREDIT,
    MAJA,
    STATION,
    RulingShop,
    boots,
    open_ruling_shop,
)

_BOTH: Final = pytest.mark.parametrize("shop", ("sqlite", "postgres"), indirect=True)


@pytest.fixture
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RulingShop]:
    """A new shop with everybody in it; its ledgers hold at the end."""
    if getattr(request, "param", "sqlite") == "sqlite":
        opened = open_ruling_shop(f"sqlite:///{tmp_path / 'station.db'}")
    else:
        opened = open_ruling_shop(request.getfixturevalue("postgres"))
    opened.take_in({"supervisor": Limits(amount=500_000, a_day=3, four_eyes=300_000)})
    yield opened

    with reading(opened.engine) as connection:
        found = list(faults(connection))
    opened.engine.dispose()
    assert found == []


def state_of(shop: RulingShop, number: str) -> AskState:
    """How a question stands for whoever looks."""
    return shop.ruling(ANDERS).one(number).state


@_BOTH
def test_that_a_yes_goes_the_whole_way_to_a_slip_that_can_be_checked_again(
    shop: RulingShop,
) -> None:
    number = shop.ask(note="Hon var sjuk")
    waiting = shop.ruling(ANDERS).waiting()
    shop.yes(number)
    part = shop.part(ruling=number)
    seen = shop.seen(part)

    done = shop.taken(part, seen=seen.digest)

    assert [one.number for one in waiting] == [number]
    assert seen.reckoning is not None
    assert str(seen.reckoning.refund) == "1299.50"
    told = [type(event).__name__ for event in done.events]
    assert told == ["GoodsTakenBack", "RulingUsed", "PromiseMade"]
    assert (state_of(shop, number), shop.ruling(ANDERS).count()) == (AskState.USED, 0)
    with shop.station.store.views() as views:
        slip = views.slip(done.slip)
        checked = list(check_stored(views, views.every_trace()))
    assert slip is not None
    assert slip.lines[0].why.key == "slip.why.ruled"
    assert [one.problems for one in checked] == [()]


@_BOTH
def test_that_a_no_names_the_nearest_yes_and_can_be_reopened(shop: RulingShop) -> None:
    number = shop.ask()
    said = shop.no(number)
    assert (said.state, said.answers[-1].outcome, said.answers[-1].is_yes) == (
        *(AskState.NO, CREDIT),
        False,
    )
    (told,) = shop.ruling(MAJA).stands(MAJA.desk)
    assert told.answer is not None
    assert (told.state, told.answer.by, told.answer.note) == (
        *(AskState.NO, "Anders Holm"),
        "Sulan är sliten",
    )

    shop.again(number)
    shop.yes(number, BIRGIT)
    done = shop.taken(shop.part(ruling=number))

    assert (bool(done.slip), state_of(shop, number)) == (True, AskState.USED)
    assert [one.is_yes for one in shop.ruling(ANDERS).one(number).answers] == [False, True]
    with shop.station.store.views() as views:
        assert [one.why.key for one in views.refused_wishes("")] == ["ruling.why_not.worn"]


def test_that_above_a_sum_two_people_say_the_same(shop: RulingShop) -> None:
    shop.sell(boots("dear", paid="4000"))
    number = shop.ask(MAJA, shop.part(2))

    first = shop.yes(number)
    with pytest.raises(AnswerRefusedError):
        shop.yes(number)
    with pytest.raises(StationError):
        shop.yes(number, BIRGIT, CREDIT)
    with pytest.raises(RulingGoneError):
        shop.taken(shop.part(2, ruling=number))
    second = shop.yes(number, BIRGIT)

    assert (first.state, second.state) == (AskState.SECOND, AskState.YES)
    assert shop.taken(shop.part(2, ruling=number)).slip


def test_that_the_second_to_answer_is_told_who_was_first_and_what_she_said(
    shop: RulingShop,
) -> None:
    number = shop.ask()
    shop.yes(number)

    with pytest.raises(AnsweredBeforeError) as told:
        shop.no(number, BIRGIT)

    assert told.value.advice.key == "ruling.said_yes"
    assert told.value.advice.args["name"] == "Anders Holm"


@_BOTH
def test_that_answers_at_once_cannot_pass_the_days_limit(shop: RulingShop) -> None:
    numbers = [shop.ask(MAJA, visit=f"v{nr}") for nr in range(5)]

    with ThreadPoolExecutor(3) as desks:
        tries = [lambda number=number: shop.yes(number).state.value for number in numbers]
        said = list(desks.map(told_or_refused, tries))

    assert sorted(said) == [*[AnswerRefusedError.__name__] * 2, "yes", "yes", "yes"]
    assert (shop.ruling(ANDERS).today().yes, shop.ruling(MAJA).who_can(boots().lines[0].paid)) == (
        3,
        ("Birgit Ek", "Noor Sand"),
    )


def told_or_refused(answer: object) -> str:
    """What an answer came to, or the name of what was raised."""
    assert callable(answer)
    try:
        return str(answer())
    except StationError as error:
        return type(error).__name__


def test_that_a_claim_that_changed_after_the_yes_asks_again(shop: RulingShop) -> None:
    shop.sell(boots("pair", quantity=2))
    number = shop.ask(MAJA, shop.part(2))
    shop.yes(number)
    seen = shop.seen(shop.part(2, ruling=number))

    with pytest.raises(WorldChangedError):
        shop.taken(shop.part(2, quantity=2, ruling=number), seen=seen.digest)
    with pytest.raises(RulingGoneError):
        shop.taken(shop.part(1, ruling=number))

    assert (state_of(shop, number), bool(shop.taken(shop.part(2, ruling=number)).slip)) == (
        AskState.YES,
        True,
    )


@_BOTH
def test_that_what_runs_out_is_no_yes_and_is_closed_by_upkeep(shop: RulingShop) -> None:
    used, waits = shop.ask(visit="v1"), shop.ask(visit="v2")
    shop.yes(used)
    shop.later(hours=4)

    with pytest.raises(RulingGoneError):
        shop.taken(shop.part(ruling=used))
    with pytest.raises(AnsweredBeforeError):
        shop.yes(waits)
    assert [one.state for one in shop.ruling(MAJA).stands(MAJA.desk)] == [AskState.EXPIRED] * 2
    expired = shop.ruling(STATION).expire()

    assert (expired, state_of(shop, waits)) == (2, AskState.EXPIRED)
    assert shop.again(waits).state is AskState.WAITING


@_BOTH
def test_that_an_undone_visit_gives_the_yes_back_until_it_runs_out(shop: RulingShop) -> None:
    number = shop.ask()
    shop.yes(number)
    done: Done = shop.taken(shop.part(ruling=number))

    shop.station.perform(UndoReturn(shop.key(), done.slip), MAJA)

    assert state_of(shop, number) is AskState.YES
    assert shop.taken(shop.part(ruling=number)).slip
    assert state_of(shop, number) is AskState.USED


def test_that_the_same_press_twice_is_one_answer(shop: RulingShop) -> None:
    number = shop.ask()
    again = shop.pressed
    shop.yes(number)
    shop.pressed = again

    assert shop.yes(number).answers == shop.ruling(ANDERS).one(number).answers
    assert len(shop.ruling(ANDERS).one(number).answers) == 1


def test_that_a_visit_that_is_done_asks_nobody_any_longer(shop: RulingShop) -> None:
    number = shop.ask(visit="the visit")

    shop.taken(replace(shop.part(), outcome=CREDIT), key="the visit")

    assert state_of(shop, number) is AskState.TAKEN_BACK
    assert shop.ruling(ANDERS).waiting() == ()


def test_that_who_may_not_answer_is_told_and_the_attempt_is_kept(shop: RulingShop) -> None:
    own = shop.ask(ANDERS)

    with pytest.raises(NotAllowedError):
        shop.yes(own, MAJA)
    with pytest.raises(AnswerRefusedError) as refused:
        shop.yes(own, ANDERS)

    assert refused.value.advice.key == "ruling.own"
    with shop.station.store.views() as views:
        kept = [entry.body for entry in views.journal()][-2:]
    assert ["AttemptRefused" in kept[0], "AnswerRefused" in kept[1]] == [True, True]
