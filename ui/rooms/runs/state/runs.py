"""The van's day as it is looked at: which day, which van, which stop is in hand, what is amiss."""

from dataclasses import dataclass, replace
from datetime import date, timedelta, tzinfo
from enum import Enum, auto

from returns_station.desk.pickup.van_shelves import KeptScan
from returns_station.desk.pickup.views import Joining, RunSeen, StopSeen
from returns_station.phrase import Phrase
from returns_station.pickup.ground import BARE, Ground
from ui.rooms.runs.state.door import Door, as_said, at_next, at_stop, handed_in, is_label_of


class Page(Enum):
    """What lies open: the day, or one door of it."""

    DAY = auto()
    DOOR = auto()


class Busy(Enum):
    """What was sent and is not answered yet."""

    JOINING = auto()
    STARTING = auto()
    PRINTING = auto()
    BRINGING = auto()
    ANSWERING = auto()
    TAKING = auto()
    SAYING = auto()


@dataclass(frozen=True, slots=True)
class Told:
    """What happened or went wrong, and what to do; amber asks for a look."""

    title: Phrase
    words: Phrase | None = None
    amber: bool = False


@dataclass(frozen=True, slots=True)
class Runs:
    """One moment of the room; `runs` is None while a day has not been read.

    `away`: the store did not answer, and what is shown is what was known before. `stop` is the
    booking in hand, `taken` the run that was taken along to this machine.
    """

    today: date
    day: date
    runs: tuple[RunSeen, ...] | None = None
    joining: tuple[Joining, ...] = ()
    questions: tuple[KeptScan, ...] = ()
    van: str = ""
    stop: str = ""
    page: Page = Page.DAY
    taken: Door | None = None
    busy: Busy | None = None
    told: Told | None = None
    away: bool = False
    ground: Ground = BARE
    no_map: Phrase | None = None
    zone: tzinfo | None = None


def vans(state: Runs) -> tuple[str, ...]:
    """The vans that drive on this day, or would if a new stop joins, by name."""
    named = [run.van for run in state.runs or ()]
    return tuple(sorted({*named, *(each.van for each in state.joining if each.van)}))


def run_of(state: Runs) -> RunSeen | None:
    """The open van's run, with what was said at doors and is not brought in yet."""
    run = next((each for each in state.runs or () if each.van == state.van), None)
    taken = state.taken
    if run is None or taken is None or taken.run.number != run.number:
        return run
    return as_said(run, taken.open_scans)


def new_of(state: Runs) -> tuple[Joining, ...]:
    """The bookings that fit into the open van's run and that no run holds; the least way first."""
    run = run_of(state)
    at = run.at if run is not None else 0
    mine = (each for each in state.joining if each.van == state.van and each.after >= at)
    return tuple(sorted(mine, key=lambda one: (one.metres, one.booking.id)))


def left_of(run: RunSeen) -> tuple[StopSeen, ...]:
    """The stops that are still ahead, in driving order."""
    return tuple(stop for stop in run.stops if not is_done(stop))


def done_of(run: RunSeen) -> tuple[StopSeen, ...]:
    """The stops behind it, the latest first."""
    return tuple(stop for stop in reversed(run.stops) if is_done(stop))


def is_done(stop: StopSeen) -> bool:
    """Whether something was said at its door."""
    return stop.fetched or stop.failure is not None


def under_way(run: RunSeen) -> StopSeen | None:
    """The stop the van is on its way to; None at the dock and when all are done."""
    left = left_of(run)
    return left[0] if run.out and left else None


def learnt(
    state: Runs,
    day: date,
    runs: tuple[RunSeen, ...],
    joining: tuple[Joining, ...],
    questions: tuple[KeptScan, ...] = (),
) -> Runs:
    """A day was read; what was in hand stays in hand where it is still there."""
    if day != state.day:
        return state
    was_ahead = _is_ahead(state)
    new = replace(state, runs=runs, joining=joining, questions=questions, away=False)
    if state.away:
        new = replace(new, told=None)
    named = vans(new)
    if new.van not in named:
        out = next((run.van for run in runs if run.out), "")
        new = replace(new, van=out or (named[0] if named else ""))
    if was_ahead and not _is_ahead(new):
        # The van has been there: the hand goes on with it.
        new = replace(new, stop="")
    return _kept_in_hand(new)


def not_read(state: Runs, advice: Phrase) -> Runs:
    """The store did not answer: what was known stays, and it is said so."""
    return replace(state, away=True, told=Told(Phrase("runs.away"), advice, amber=True))


def question_of(state: Runs) -> KeptScan | None:
    """What a person has to look at first, while nothing else is told."""
    free = state.page is Page.DAY and state.told is None
    return state.questions[0] if free and state.questions else None


def on_day(state: Runs, by: int) -> Runs:
    """The day before, or after."""
    day = state.day + timedelta(days=by)
    return replace(state, day=day, runs=None, joining=(), stop="", told=None)


def with_van(state: Runs, van: str) -> Runs:
    """Another van's run."""
    return _kept_in_hand(replace(state, van=van, stop="", told=None))


def next_van(state: Runs, by: int) -> Runs:
    """The van beside; the last one is the last."""
    named = vans(state)
    if state.van not in named:
        return state
    at = named.index(state.van) + by
    return with_van(state, named[at]) if 0 <= at < len(named) else state


def with_stop(state: Runs, booking: str) -> Runs:
    """Take a stop in hand."""
    return replace(state, stop=booking)


def stepped(state: Runs, by: int) -> Runs:
    """The stop above or below, in the order in which they are listed."""
    run = run_of(state)
    if run is None:
        return state
    listed = [stop.booking.id for stop in (*left_of(run), *done_of(run))]
    if state.stop not in listed:
        return replace(state, stop=listed[0]) if listed else state
    at = min(max(listed.index(state.stop) + by, 0), len(listed) - 1)
    return replace(state, stop=listed[at])


def jumped(state: Runs, code: str) -> Runs:
    """A label was read: its stop is taken in hand, whichever van drives there."""
    for run in state.runs or ():
        for stop in run.stops:
            if _is_on(stop, code):
                return replace(state, van=run.van, stop=stop.booking.id, told=None)
    words = Phrase("runs.not_here_what")
    return replace(state, told=Told(Phrase("runs.not_here", {"code": code}), words, amber=True))


def heard_at_door(state: Runs, taken: Door, code: str) -> tuple[Runs, bool]:
    """A code was read at a door; True: it is the word that the goods were picked up.

    What goes in is read before what comes out; the old goods alone do not skip it.
    """
    here = taken.here
    other = next((each for each in taken.run.stops if is_label_of(each, code)), None)
    if here is not None and taken.waits_for_swap and code in {each.sku for each in here.swap}:
        return replace(state, taken=handed_in(taken), told=None), False
    if here is not None and is_label_of(here, code):
        return replace(state, told=None), not taken.waits_for_swap
    if other is not None:
        return replace(state, taken=at_stop(taken, other.booking), told=None), False
    title, words = Phrase("runs.not_here", {"code": code}), Phrase("runs.not_here_door")
    return replace(state, told=Told(title, words, amber=True)), False


def _is_ahead(state: Runs) -> bool:
    """Whether the stop in hand is still to come."""
    run = run_of(state)
    return run is not None and any(stop.booking.id == state.stop for stop in left_of(run))


def _is_on(stop: StopSeen, code: str) -> bool:
    """Whether a code is this stop's slip, its booking, its carrier's number or its goods."""
    booking = stop.booking
    own = {booking.slip, booking.id, booking.reference}
    goods = {each.sku for each in (*stop.goods, *stop.swap)}
    return bool(code) and code in own | goods


def busy_with(state: Runs, what: Busy) -> Runs:
    """Something was sent."""
    return replace(state, busy=what, told=None)


def answered(state: Runs, told: Told | None = None) -> Runs:
    """What was sent is answered."""
    return replace(state, busy=None, told=told)


def at_the_door(state: Runs, taken: Door) -> Runs:
    """Open the door's page at the stop in hand, or at the first where nothing was said yet."""
    hand = next((stop for stop in taken.left if stop.booking == state.stop), None)
    taken = at_stop(taken, hand.booking) if hand is not None else at_next(taken)
    return replace(state, taken=taken, page=Page.DOOR, told=None)


def on_the_day(state: Runs) -> Runs:
    """Back to the day; the door that was in hand is in hand there."""
    stop = state.taken.stop if state.taken is not None and state.taken.stop else state.stop
    return _kept_in_hand(replace(state, page=Page.DAY, stop=stop, told=None))


def _kept_in_hand(state: Runs) -> Runs:
    run = run_of(state)
    if run is None:
        return replace(state, stop="")
    if any(stop.booking.id == state.stop for stop in run.stops):
        return state
    ahead = left_of(run)[:1] or run.stops[:1]
    return replace(state, stop=ahead[0].booking.id if ahead else "")
