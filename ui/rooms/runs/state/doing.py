"""What the green button does now, and what lies beside it."""

from dataclasses import dataclass
from enum import Enum, auto

from returns_station.phrase import Phrase
from ui.rooms.runs.state.door import may_be_mended
from ui.rooms.runs.state.runs import Busy, Page, Runs, left_of, new_of, run_of, under_way
from ui.rooms.runs.state.telling import first_name


class Do(Enum):
    """What can be asked for."""

    JOIN = auto()
    START = auto()
    DOOR = auto()
    HAND_IN = auto()
    PICK_UP = auto()
    BRING_IN = auto()
    BACK = auto()


@dataclass(frozen=True, slots=True)
class Deed:
    """A button: what it does, its words, its icon; `missing` says why it cannot be pressed."""

    do: Do
    words: Phrase
    icon: str
    missing: Phrase | None = None
    busy: bool = False


def green(state: Runs) -> Deed | None:
    """What Enter does; None where there is nothing to do."""
    return _at_door(state) if state.page is Page.DOOR else _on_day(state)


def second(state: Runs) -> Deed | None:
    """What F8 does, where the green button does something else."""
    first = green(state)
    if state.page is Page.DOOR:
        return None
    on = _on(state)
    return on if first is not None and on is not None and first.do is not on.do else None


def may_undo(state: Runs) -> bool:
    """Whether the latest word said at a door can still be said anew."""
    taken = state.taken
    return taken is not None and taken.last is not None and may_be_mended(taken, taken.last.booking)


def _on_day(state: Runs) -> Deed | None:
    new = new_of(state)
    if new:
        words = Phrase("runs.do_join", {"name": first_name(new[0])})
        return Deed(Do.JOIN, words, "plus", busy=state.busy is Busy.JOINING)
    return _on(state)


def _on(state: Runs) -> Deed | None:
    """Drive off, go to the door, or bring in what was said there."""
    run, taken = run_of(state), state.taken
    if run is None:
        # Nobody can be asked where the van is; the run itself lies on this machine.
        is_here = state.away and taken is not None and taken.run.day == state.day
        return Deed(Do.DOOR, Phrase("runs.do_doors"), "truck") if is_here else None
    there = under_way(run)
    if there is not None:
        hand = next((stop for stop in left_of(run) if stop.booking.id == state.stop), there)
        words, busy = Phrase("runs.do_door", {"nr": hand.nr}), state.busy is Busy.TAKING
        return Deed(Do.DOOR, words, "truck", busy=busy)
    if left_of(run) and state.day == state.today:
        words, busy = Phrase("runs.do_start", {"van": run.van}), state.busy is Busy.STARTING
        return Deed(Do.START, words, "truck", busy=busy)
    if not left_of(run) and taken is not None and taken.open_scans:
        busy = state.busy is Busy.BRINGING
        return Deed(Do.BRING_IN, Phrase("runs.do_bring_in"), "package", busy=busy)
    return None


def _at_door(state: Runs) -> Deed:
    taken = state.taken
    assert taken is not None, "a door lies open only of a run that was taken along"
    if taken.here is None and taken.open_scans:
        busy = state.busy is Busy.BRINGING
        return Deed(Do.BRING_IN, Phrase("runs.do_bring_in"), "package", busy=busy)
    if taken.here is None:
        return Deed(Do.BACK, Phrase("runs.do_back"), "check")
    if taken.waits_for_swap:
        return Deed(Do.HAND_IN, Phrase("runs.do_hand_in"), "swap")
    return Deed(Do.PICK_UP, Phrase("runs.do_pick_up"), "check")
