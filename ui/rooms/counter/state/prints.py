"""Slips on their way to paper: what asks whether it came out, what waits, where it goes next."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from returns_station.desk.prints import Print, PrintState, target_for, unsure, waiting
from returns_station.phrase import Phrase
from ui.rooms.counter.state.counter import Counter, Finished, Page, Printing, Rest
from ui.rooms.counter.state.keys import Do

BY_HAND: Final = frozenset({Do.PRINT, Do.CAME_OUT, Do.TO_FILE})
"""What staff do with a slip that is not on paper."""
_PRINTER: Final = "printer:"
_OPEN: Final = (Printing.WAITS, Printing.ASKS)


def papers(done: Finished) -> tuple[str, ...]:
    """What goes to paper: the slip, then each document of the visit."""
    if done.slip is None or done.after.undone:
        return ()
    return (done.slip.number, *(credit.number for credit in done.after.credits))


def asked(state: Counter) -> str:
    """The slip that asks whether it came out, the oldest first; "" where none does.

    The page after a visit asks about its own papers alone, and the counter at rest about all.
    """
    unknown = [one.slip for one in unsure(state.rest.prints)]
    done = state.done
    if state.page is Page.DONE and done is not None:
        own = papers(done)
        if done.printing is Printing.ASKS and own:
            return own[0]
        return next((number for number in own[1:] if number in unknown), "")
    return unknown[0] if state.page is Page.IDLE and unknown else ""


def can_be_saved(state: Counter) -> bool:
    """Whether the slip on the page waits, so that it may become a file instead."""
    done = state.done
    waits = done is not None and done.printing is Printing.WAITS and not done.again
    return waits and state.page is Page.DONE


def her_code(done: Finished) -> str:
    """What the square on her screen holds while she has no paper, or where staff show it."""
    if done.slip is None or done.after.undone:
        return ""
    shown = done.shows_code or (done.printing in _OPEN and not done.again)
    return (done.slip.seal or done.slip.number) if shown else ""


def code_can_be_shown(state: Counter) -> bool:
    """Whether a key shows her the slip's code: without paper it stands there anyway."""
    done = state.done
    hers = done is not None and done.slip is not None and not done.earlier
    return done is not None and hers and not done.after.undone and done.printing is Printing.PRINTED


def code_toggled(state: Counter) -> Counter:
    """Show the slip's code on her screen, or put it away."""
    if state.done is None or not code_can_be_shown(state):
        return state
    return replace(state, done=replace(state.done, shows_code=not state.done.shows_code))


def answered(state: Counter, number: str, *, out: bool) -> Counter:
    """A person has looked: it is out, or it is sent again."""
    rest, done = state.rest, state.done
    prints = tuple(one for one in rest.prints if one.slip != number)
    left = tuple(one for one in rest.waiting if one != number)
    state = replace(state, rest=replace(rest, prints=prints, waiting=left))
    if done is None or done.slip is None or done.slip.number != number:
        return state
    now = Printing.PRINTED if out else Printing.SENT
    return replace(state, done=replace(done, printing=now, advice=None))


def unknown(state: Counter, number: str, advice: Phrase) -> Counter:
    """It may have come out: one question is asked, and nothing is sent."""
    done = state.done
    if done is None or done.slip is None or done.slip.number != number:
        return state
    # A copy is nobody's only paper: whoever misses it prints another.
    asks = Printing.WAITS if done.again else Printing.ASKS
    return replace(state, done=replace(done, printing=asks, advice=advice))


def as_listed(done: Finished, rest: Rest) -> Finished:
    """An earlier slip as it stands on its way to paper."""
    for one in rest.prints:
        if done.slip is not None and one.slip == done.slip.number and not done.after.undone:
            stands = {PrintState.UNKNOWN: Printing.ASKS, PrintState.NEW: Printing.WAITS}
            printing = stands.get(one.state, done.printing)
            return replace(done, printing=printing, advice=one.why)
    return done


def listed(state: Counter, rest: Rest) -> Counter:
    """What waits is known anew: a slip that waits there no longer, by whatever hand, is out."""
    done, before = state.done, {one.slip for one in state.rest.prints}
    state = replace(state, rest=rest)
    if done is None or done.slip is None or done.printing not in _OPEN:
        return state
    number = done.slip.number
    gone = number in before and all(one.slip != number for one in rest.prints)
    if not gone:
        return state
    return replace(state, done=replace(done, printing=Printing.PRINTED, advice=None))


def words(done: Finished) -> Phrase | None:
    """Why it is not on paper, and what becomes of it."""
    if done.advice is None or done.again or done.printing is not Printing.WAITS:
        return done.advice
    if done.advice.key == "counter.print.spare":
        return done.advice
    return Phrase("counter.print.by_itself", {"why": done.advice})


def why(rest: Rest) -> Phrase | None:
    """Why the first slip that waits has not come out, and what to do."""
    return next((one.why for one in waiting(rest.prints) if one.why is not None), None)


def with_spare(advice: Phrase, to: str, main: str, spare: str) -> Phrase:
    """Why it did not come out, and that it goes to the spare printer now."""
    if to != main or not spare:
        return advice
    return Phrase("counter.print.spare", {"why": advice, "spare": _name(spare)})


def other_place(to: str, main: str) -> str:
    """The printer where it came out, if that is not this desk's own."""
    return _name(to) if to != main and to.startswith(_PRINTER) else ""


def _name(target: str) -> str:
    return target.removeprefix(_PRINTER)


def first(rest: Rest) -> Print | None:
    """The slip that is tried next by itself."""
    return next(iter(waiting(rest.prints)), None)


def due(one: Print, main: str, spare: str) -> datetime:
    """When it is tried next: the spare printer is not to blame, and is tried at once."""
    moves = one.tries == 1 and target_for(one, main, spare) != main
    return one.sent_at or one.at if moves else one.due_at
