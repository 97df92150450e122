"""The state of the pickup room, and every move of it."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, StrEnum, auto

from returns_station.desk.pickup.shelves import HerMessage
from returns_station.desk.pickup.views import SlotsSeen, Suggested, ToFetch, Wish
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Booking, BookingState
from returns_station.policy.claim import Collection
from ui.rooms.pickup.state import shelf as shelves
from ui.rooms.pickup.state.address import WRITTEN, Form, door_of, faults, form_for
from ui.rooms.pickup.state.address import written as written_in
from ui.rooms.pickup.state.lists import Kind, Lists, Row, rows_of
from ui.rooms.pickup.state.shelf import Shelf


class Page(Enum):
    """What lies open."""

    LIST = auto()
    ADDRESS = auto()
    SHELF = auto()
    BOOKED = auto()
    QUESTION = auto()


class Busy(Enum):
    """What is under way, and said on the button that began it."""

    ASKING = auto()
    BOOKING = auto()
    LETTING_GO = auto()
    TELLING = auto()
    ANSWERING = auto()


class Printing(StrEnum):
    """How the pickup's own slip stands."""

    NONE = "none"
    SENT = "sent"
    PRINTED = "printed"
    WAITS = "waits"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What happened, and what to do; amber only where somebody has to look."""

    title: Phrase
    advice: Phrase
    amber: bool = False


@dataclass(frozen=True, slots=True)
class Pickup:
    """What is seen; `lists` is None until they were read, `reference` what a person writes."""

    page: Page = Page.LIST
    lists: Lists | None = None
    in_hand: str = ""
    typed: str = ""
    one: ToFetch | None = None
    form: Form = field(default_factory=Form)
    shelf: Shelf | None = None
    booking: Booking | None = None
    moving: Booking | None = None
    messages: tuple[HerMessage, ...] = ()
    reference: str = ""
    answer: str = ""
    printing: Printing = Printing.NONE
    print_advice: Phrase | None = None
    busy: Busy | None = None
    trouble: Trouble | None = None
    said: Phrase | None = None
    today: date | None = None


def rows(state: Pickup) -> tuple[Row, ...]:
    """What waits, as far as what is typed means it."""
    return rows_of(state.lists, state.typed)


def row_in_hand(state: Pickup) -> Row | None:
    """The row that Enter opens: the one that was walked to, else the first to be opened.

    That somebody was told is never said by an Enter too many: one walks to it first.
    """
    shown = rows(state)
    first = next((row for row in shown if row.kind is not Kind.MESSAGE), None)
    return next((row for row in shown if row.key == state.in_hand), first)


def read(state: Pickup, lists: Lists, today: date) -> Pickup:
    """It is known what waits; a pickup that lies open follows what became of it."""
    trouble = None if state.page is Page.LIST and state.lists is None else state.trouble
    new = replace(state, lists=lists, today=today, trouble=trouble)
    if new.booking is None:
        return new
    now = [one.booking for one in lists.fetch if one.booking and one.booking.id == new.booking.id]
    now += [one for one in lists.questions if one.id == new.booking.id]
    if new.page is Page.BOOKED and not now and _waited(state.lists, new.booking):
        # Its goods are here: there is nothing more to fetch or to let go.
        return cleared(new)
    messages = tuple(each for each in lists.messages if each.slip == new.booking.slip)
    return replace(new, booking=now[-1] if now else new.booking, messages=messages)


def _waited(lists: Lists | None, booking: Booking) -> bool:
    return lists is not None and any(one.slip == booking.slip for one in lists.fetch)


def walked(state: Pickup, by: int) -> Pickup:
    """Another row is in hand."""
    shown, now = rows(state), row_in_hand(state)
    if not shown:
        return state
    # The first step down leads from what is written to the row that is in hand.
    at = -1 if now is None or not state.in_hand else shown.index(now)
    at = min(max(at + by, 0), len(shown) - 1)
    return replace(state, in_hand=shown[at].key)


def typed(state: Pickup, text: str) -> Pickup:
    """A name or a number is being written."""
    return replace(state, typed=text, in_hand="", trouble=None, said=None)


def opened(state: Pickup, one: ToFetch, collection: Collection) -> Pickup:
    """A return lies open: its pickup where one is under way, else her door."""
    bare = replace(cleared(state), one=one, form=form_for(one, collection))
    booking = one.booking
    if booking is not None and booking.state is not BookingState.CANCELLED and _says(booking):
        return booked(bare, booking)
    return replace(bare, page=Page.ADDRESS)


def _says(booking: Booking) -> bool:
    """Whether it still says something: what was declined or failed is booked anew."""
    return booking.is_live or booking.state is BookingState.FETCHED


def cleared(state: Pickup) -> Pickup:
    """The list again, with nothing open."""
    return Pickup(lists=state.lists, in_hand=state.in_hand, today=state.today)


def written(state: Pickup, name: str, text: str) -> Pickup:
    """Something is written on the page of the address."""
    assert name in WRITTEN, name
    return replace(state, form=written_in(state.form, name, text))


def address_tried(state: Pickup) -> Pickup:
    """She said where: what is missing is told, or the carriers are asked."""
    form = replace(state.form, tried=True)
    if faults(form):
        return replace(state, form=form, trouble=None)
    form = replace(form, postal_code=door_of(form).postal_code)
    return replace(state, form=form, busy=Busy.ASKING, trouble=None)


def address_again(state: Pickup) -> Pickup:
    """Something of the address is put right."""
    return replace(state, page=Page.ADDRESS, trouble=None, busy=None)


def asked(state: Pickup) -> Pickup:
    """The carriers are asked; why they are stays told."""
    return replace(state, busy=Busy.ASKING)


def seen(state: Pickup, slots: SlotsSeen, wish: Wish, suggested: Suggested) -> Pickup:
    """The times are here; where a shelf stood already, what was in hand stays there."""
    shelf = state.shelf
    if shelf is None:
        new = shelves.laid(slots, wish, suggested)
    else:
        new = shelves.renewed(shelf, slots, suggested)
    return replace(state, page=Page.SHELF, shelf=new, busy=None)


def with_shelf(state: Pickup, shelf: Shelf) -> Pickup:
    """Something on the shelf is in hand."""
    return replace(state, shelf=shelf, trouble=None)


def booking(state: Pickup) -> Pickup:
    """It is being booked."""
    return replace(state, busy=Busy.BOOKING, trouble=None)


def gone(state: Pickup, advice: Phrase) -> Pickup:
    """Somebody was quicker: the new shelf is asked for, and it is said why."""
    told = Trouble(Phrase("pickup_room.gone"), advice)
    return replace(state, busy=Busy.ASKING, trouble=told)


def booked(state: Pickup, made: Booking) -> Pickup:
    """A pickup stands; one that the carrier did not take leads back to the other times."""
    if made.state is BookingState.DECLINED and state.shelf is not None:
        told = Trouble(Phrase("pickup_room.declined"), Phrase("pickup_room.declined_what"))
        return replace(state, busy=None, moving=None, trouble=told)
    messages = state.lists.messages if state.lists else ()
    return replace(
        state,
        page=Page.BOOKED,
        booking=made,
        moving=None,
        busy=None,
        trouble=None,
        messages=tuple(each for each in messages if each.slip == made.slip),
    )


def moving(state: Pickup) -> Pickup:
    """Another time is looked for; the one there is stays until it is found."""
    return replace(state, moving=state.booking, busy=Busy.ASKING, shelf=None, trouble=None)


def let_go(state: Pickup, now: Booking) -> Pickup:
    """What became of letting it go."""
    if now.state is BookingState.CANCELLED:
        said = Phrase("pickup_room.let_go", {"name": now.contact.name})
        return replace(cleared(state), said=said)
    return replace(state, booking=now, busy=None)


def herself(state: Pickup) -> Pickup:
    """She hands it in herself: nothing is booked."""
    name = state.one.contact.name if state.one else ""
    return replace(cleared(state), said=Phrase("pickup_room.herself_said", {"name": name}))


def questioned(state: Pickup, one: Booking) -> Pickup:
    """A booking that nobody knows the end of lies open."""
    return replace(cleared(state), page=Page.QUESTION, booking=one, reference=one.reference)


def answered(state: Pickup, answer: str) -> Pickup:
    """A person has found out; nothing is sent before Enter."""
    return replace(state, answer="" if state.answer == answer else answer, trouble=None)


def refused(state: Pickup, title: Phrase, advice: Phrase) -> Pickup:
    """Something could not be done; what lies open stays."""
    return replace(state, busy=None, trouble=Trouble(title, advice, amber=True))
