"""What the room says is true, kind, and names nobody else."""

from dataclasses import replace

import pytest

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.adapters.speech import speech
from returns_station.desk.pickup.views import Wish
from returns_station.phrase import Phrase
from returns_station.pickup.booking import BookingState, Failure, Told
from returns_station.pickup.choosing import suggested
from returns_station.policy.claim import Collection
from tests.ui.rooms.pickup.values import a_booking, a_slot, seen, to_fetch
from ui.rooms.pickup.state import pickup as moves
from ui.rooms.pickup.state import questions, shelf, telling
from ui.rooms.pickup.state.lists import Lists
from ui.rooms.pickup.state.pickup import Page, Pickup


def with_slot(**facts: object) -> Pickup:
    """One time on the shelf, in hand."""
    there = seen((a_slot(**facts),))  # type: ignore[arg-type]  # its own facts
    laid = shelf.laid(there, Wish(price=3), suggested(there, Wish(price=3)))
    return Pickup(Page.SHELF, one=to_fetch(), shelf=shelf.taken(laid, 0))


@pytest.mark.parametrize(("begins", "ends", "said"), ((960, 1080, "16–18"), (510, 1440, "8:30–24")))
def test_that_a_window_is_said_as_one_says_it(begins: int, ends: int, said: str) -> None:
    span = replace(a_slot().span, begins=begins, ends=ends)

    assert speech("sv").say(telling.window(span)) == said


def test_that_what_cannot_be_cancelled_says_so_before_it_is_booked() -> None:
    final, other = with_slot(final=True), with_slot()

    first, *_ = telling.reason(final)
    green, _ = telling.green(final)

    assert first == Phrase("pickup_room.final")
    assert green.key == "pickup_room.book_final"
    assert Phrase("pickup_room.final") not in telling.reason(other)
    assert telling.green(other)[0].key == "pickup_room.book"


def test_that_the_foot_gives_the_reason_of_the_time_in_hand_and_who_comes() -> None:
    ours, theirs = with_slot(), with_slot(carrier="airmee")

    assert telling.reason(ours) == (Phrase("pickup.why.fixed"),)
    assert telling.reason(theirs)[-1] == Phrase("pickup_room.by", {"carrier": "Airmee"})


def test_that_a_price_is_said_with_its_day_and_its_reason() -> None:
    said = speech("sv").say(telling.sentence(with_slot(price=29)))

    assert (
        said
        == "fredag 27 november hämtar vi för 29\N{NO-BREAK SPACE}kr. Det är vad en hämtning kostar."
    )


def test_that_handing_it_in_needs_no_time() -> None:
    state = with_slot()
    assert state.shelf is not None

    herself = replace(state, shelf=shelf.taken(state.shelf, None))

    assert telling.green(herself) == (Phrase("pickup_room.herself_go"), None)
    assert telling.reason(herself) == (Phrase("pickup.herself.in_shop"),)


def test_that_nobody_waiting_is_said_kindly() -> None:
    none = Pickup(lists=Lists())
    reading = Pickup()
    booked = Pickup(lists=Lists((to_fetch(booking=a_booking()),)))
    waiting = Pickup(lists=Lists((to_fetch(),)))

    keys = [telling.sentence(state).key for state in (none, reading, booked, waiting)]

    assert keys == ["pickup_room.say.none", "pickup_room.say.reading",
                    "pickup_room.say.all_booked", "pickup_room.say.waiting"]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", BookingState)
def test_that_every_standing_of_a_booking_is_said_in_every_language(
    state: BookingState, language: str
) -> None:
    booking = a_booking(state)
    shown = moves.booked(Pickup(one=to_fetch()), booking)

    said = speech(language).say(telling.sentence(shown))

    assert "pickup_room" not in said
    assert "{" not in said


def test_that_who_offered_says_that_money_does_not_wait() -> None:
    offered = telling.who_pays(Collection.OFFERED_BY_SHOP, our_fault=False)
    ours = telling.who_pays(Collection.ORDERED_BY_CUSTOMER, our_fault=True)

    assert "väntar inte" in speech("sv").say(offered)
    assert "kostar ingenting" in speech("sv").say(ours)


@pytest.mark.parametrize(
    ("state", "told"),
    (
        (BookingState.UNKNOWN, (Told.BOOKED, Told.NOT_HEARD)),
        (BookingState.BOOKED, (Told.FETCHED, Told.FAILED)),
        (BookingState.FAILED, (None,)),
    ),
)
def test_that_each_question_has_the_answers_a_person_may_find(
    state: BookingState, told: tuple[Told | None, ...]
) -> None:
    assert tuple(way.told for way in questions.ways(a_booking(state))) == told


def test_that_a_booking_being_let_go_asks_whether_somebody_comes() -> None:
    booking = replace(a_booking(), letting_go=True)

    assert tuple(way.told for way in questions.ways(booking)) == (Told.CANCELLED, Told.BOOKED)


@pytest.mark.parametrize("why", Failure)
def test_that_every_failure_says_why_and_what_to_do(why: Failure) -> None:
    booking = replace(a_booking(BookingState.FAILED), failure=why)

    said = speech("sv").say(questions.what_to_do(booking))

    assert said.endswith("Erbjud en annan tid: den kostar ingenting.")


def test_that_their_number_is_asked_for_only_where_it_is_booked_without_one() -> None:
    unknown = a_booking(BookingState.UNKNOWN)

    assert questions.takes_reference(unknown, "booked")
    assert not questions.takes_reference(replace(unknown, reference="A1"), "booked")
    assert not questions.takes_reference(unknown, "not_heard")
