"""The inbox: laid in once, owned at once, raised once, and closed by an answer alone."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from returns_station.desk.dialogue.inbox_errors import (
    AnsweredAlreadyError,
    ItemUnknownError,
    NothingSaidError,
    NotStaffError,
)
from returns_station.desk.errors import NotAllowedError
from returns_station.dialogue.answering import ItemKind, ItemState
from returns_station.dialogue.letter import Address, Channel, LetterKind
from tests.db.inbox_shop import ANDERS, BIRGIT, HER, MAJA, STATION, InboxShop, open_inbox_shop


@pytest.fixture(params=("sqlite", "postgres"))
def inbox_shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[InboxShop]:
    """A new shop on each database."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'station.db'}"
    else:
        url = request.getfixturevalue("postgres")
    opened = open_inbox_shop(url)
    yield opened
    opened.engine.dispose()


def test_that_what_she_wrote_is_owned_by_who_did_her_visit(inbox_shop: InboxShop) -> None:
    slip = inbox_shop.visit()

    number = inbox_shop.bring(inbox_shop.item(slip))

    (stands,) = inbox_shop.inbox().items()
    assert (stands.number, stands.owner, stands.item.slip) == (number, "s-maja", slip)
    assert inbox_shop.inbox(MAJA).count() == 1
    assert inbox_shop.inbox(ANDERS).count() == 0


def test_that_the_same_twice_is_one(inbox_shop: InboxShop) -> None:
    item = inbox_shop.item()
    inbox_shop.bring(item)

    assert inbox_shop.inbox(STATION).bring(item) is None
    assert len(inbox_shop.inbox().items()) == 1


def test_that_an_answer_goes_to_her_once_and_closes_it(inbox_shop: InboxShop) -> None:
    slip = inbox_shop.visit()
    number = inbox_shop.bring(inbox_shop.item(slip))

    first = inbox_shop.inbox().answer(number, "Det går bra, Elin.", "k1")
    again = inbox_shop.inbox().answer(number, "Det går bra, Elin.", "k1")

    assert first == again
    assert (first.state, first.answered_by) == (ItemState.ANSWERED, "s-maja")
    letters = inbox_shop.station.letters(MAJA).of_slip(slip)
    answers = [one.letter for one in letters if one.letter.kind is LetterKind.ANSWER]
    (letter,) = answers
    assert (letter.key, letter.address, letter.answers) == (first.letter, HER, number)
    assert letter.signed.name == "Maja"


def test_that_of_two_answers_at_once_one_goes(inbox_shop: InboxShop) -> None:
    slip = inbox_shop.visit()
    number = inbox_shop.bring(inbox_shop.item(slip))

    def say(key: str) -> bool:
        try:
            inbox_shop.inbox(ANDERS if key == "a" else MAJA).answer(number, "Ja.", key)
        except AnsweredAlreadyError:
            return False
        return True

    with ThreadPoolExecutor(2) as both:
        said = list(both.map(say, ("a", "b")))

    assert sorted(said) == [False, True]
    letters = inbox_shop.station.letters(MAJA).of_slip(slip)
    assert sum(one.letter.kind is LetterKind.ANSWER for one in letters) == 1


def test_that_nothing_closes_without_words(inbox_shop: InboxShop) -> None:
    number = inbox_shop.bring(inbox_shop.item())

    with pytest.raises(NothingSaidError):
        inbox_shop.inbox().answer(number, "  \n", "k")
    with pytest.raises(ItemUnknownError):
        inbox_shop.inbox().answer("M99999", "Ja.", "k")

    assert len(inbox_shop.inbox().items()) == 1


def test_that_what_nobody_answers_in_time_is_raised_exactly_once(inbox_shop: InboxShop) -> None:
    slip = inbox_shop.visit()
    number = inbox_shop.bring(inbox_shop.item(slip))
    inbox_shop.later(hours=23)
    early = inbox_shop.inbox(STATION).escalate()
    inbox_shop.later(hours=2)

    with ThreadPoolExecutor(4) as desks:
        raised = list(desks.map(lambda _: inbox_shop.inbox(STATION).escalate(), range(4)))

    assert (early, sum(raised)) == (0, 1)
    (stands,) = inbox_shop.inbox().items()
    assert (stands.number, stands.escalated_at) == (number, inbox_shop.now)
    assert inbox_shop.inbox(ANDERS).count() == 1


def test_that_it_is_taken_and_handed_over_to_who_may_answer(inbox_shop: InboxShop) -> None:
    number = inbox_shop.bring(inbox_shop.item())

    taken = inbox_shop.inbox(MAJA).take(number)
    given = inbox_shop.inbox(MAJA).hand_over(number, "s-anders")

    assert (taken.owner, given.owner) == ("s-maja", "s-anders")
    assert inbox_shop.inbox(ANDERS).one(number).owner_name == "Anders Holm"
    assert inbox_shop.inbox(ANDERS).one(number).mine
    for nobody in ("s-birgit", "s-nobody", ""):
        with pytest.raises(NotStaffError):
            inbox_shop.inbox(MAJA).hand_over(number, nobody)
    with pytest.raises(NotAllowedError):
        inbox_shop.inbox(BIRGIT).take(number)


def test_that_a_robot_is_noted_and_owed_nothing_until_somebody_takes_it(
    inbox_shop: InboxShop,
) -> None:
    slip = inbox_shop.visit()
    number = inbox_shop.bring(inbox_shop.item(slip, robot=True))
    noted = inbox_shop.inbox().items(ItemState.NOTED)
    inbox_shop.later(days=9)
    late = inbox_shop.inbox(STATION).escalate()

    taken = inbox_shop.inbox(MAJA).take(number)

    assert [one.number for one in noted] == [number]
    assert (late, taken.state, taken.owner) == (0, ItemState.OPEN, "s-maja")
    letters = inbox_shop.station.letters(MAJA).of_slip(slip)
    assert taken.due > inbox_shop.now
    assert all(one.letter.answers == "" or one.letter.at == inbox_shop.now for one in letters)


def test_that_what_belongs_nowhere_is_placed_by_a_person(inbox_shop: InboxShop) -> None:
    slip = inbox_shop.visit()
    number = inbox_shop.bring(inbox_shop.item(maybe=slip))

    placed = inbox_shop.inbox(ANDERS).place(number, slip)

    assert (placed.item.slip, placed.item.maybe, placed.owner) == (slip, "", "s-maja")
    thread = [turn.at for turn in inbox_shop.inbox().one(number).thread]
    assert thread == sorted(thread)


def test_that_what_was_said_at_a_desk_is_answered_where_she_is_reached(
    inbox_shop: InboxShop,
) -> None:
    slip = inbox_shop.visit()
    said = inbox_shop.item(
        slip, kind=ItemKind.FEEDBACK, grade=2, sender=Address(Channel.BY_HAND, "")
    )
    nowhere = inbox_shop.item(
        inbox_shop.visit(2, reach=None), grade=1, sender=Address(Channel.BY_HAND, "")
    )

    for item in (said, nowhere):
        inbox_shop.inbox().answer(inbox_shop.bring(item), "Förlåt.", "k")

    first, second = inbox_shop.inbox().items(ItemState.ANSWERED)
    with inbox_shop.station.store.views() as views:
        went = {one.item.slip: views.letters.by_key(one.letter) for one in (first, second)}
    by_mail = went[slip]
    by_hand = went[nowhere.slip]
    assert by_mail is not None
    assert by_mail.letter.address == HER
    assert by_hand is not None
    assert by_hand.letter.address.channel is Channel.BY_HAND


def test_that_what_was_answered_is_listed_the_latest_answer_first(inbox_shop: InboxShop) -> None:
    inbox = inbox_shop.inbox()
    slips = [inbox_shop.visit(nr) for nr in (1, 2, 3)]
    numbers = [inbox_shop.bring(inbox_shop.item(slip)) for slip in slips]
    for nr in (2, 0, 1):
        inbox.answer(numbers[nr], "Det går bra.", f"k{nr}")
        inbox_shop.later(minutes=1)

    latest = inbox.items(ItemState.ANSWERED, 2)

    assert [one.number for one in latest] == [numbers[1], numbers[0]]
    assert len(inbox.items(ItemState.ANSWERED)) == len(numbers)


def test_that_neither_words_nor_addresses_are_in_the_journal(inbox_shop: InboxShop) -> None:
    slip = inbox_shop.visit()
    number = inbox_shop.bring(inbox_shop.item(slip, words="Min granne Gösta"))
    inbox_shop.inbox().answer(number, "Hälsa Gösta", "k")

    with inbox_shop.engine.connect() as connection:
        told = "".join(connection.execute(text("SELECT body FROM journal")).scalars())

    assert "ItemAnswered" in told
    assert "Gösta" not in told
    assert HER.to not in told
