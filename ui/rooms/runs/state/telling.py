"""What is said of a van's day: the sentence, the stops, the new one that fits, the sums."""

from dataclasses import dataclass
from typing import TypeAlias

from returns_station.desk.pickup.views import Joining, RunSeen, StopSeen
from returns_station.phrase import Argument, Phrase
from ui.rooms.runs.state.measures import goods_said, kilometres, length, window
from ui.rooms.runs.state.runs import (
    Runs,
    Told,
    done_of,
    is_done,
    left_of,
    new_of,
    question_of,
    run_of,
    under_way,
    vans,
)

Words: TypeAlias = Phrase | str


@dataclass(frozen=True, slots=True)
class Row:
    """One stop in words; `told` is what a late one was told, or that nothing was."""

    booking: str
    nr: int
    window: Phrase
    name: str
    facts: tuple[Words, ...]
    mark: Phrase
    late: bool = False
    done: bool = False
    missed: bool = False
    here: bool = False
    told: Phrase | None = None
    knows: bool = False


@dataclass(frozen=True, slots=True)
class New:
    """A stop that fits: whose, where in the run, what it costs in metres and promises."""

    booking: str
    what: Phrase
    fits: Phrase
    further: Phrase
    more: int = 0


def sentence(state: Runs) -> Phrase:
    """Where the van is, or that none drives."""
    run = run_of(state)
    if state.runs is None:
        return Phrase("runs.not_known" if state.away else "runs.looking")
    if run is None and vans(state):
        return Phrase("runs.not_yet", {"van": state.van})
    if run is None or not run.stops:
        is_today = state.day == state.today
        return Phrase("runs.none_today") if is_today else Phrase("runs.none", {"day": state.day})
    count, there = len(run.stops), under_way(run)
    if there is not None:
        return Phrase("runs.under_way", {"van": run.van, "nr": there.nr, "of": count})
    if not left_of(run):
        return Phrase("runs.all_done", {"van": run.van})
    return Phrase("runs.at_dock", {"van": run.van, "count": count})


def tally(run: RunSeen) -> Phrase:
    """How many are done, and how many of them in vain."""
    missed = sum(1 for stop in run.stops if stop.failure is not None)
    done = sum(1 for stop in run.stops if stop.fetched)
    return Phrase("runs.tally", {"done": done, "missed": missed})


def tab_said(state: Runs, van: str) -> Words:
    """A van's tab, with how many new stops fit into its run."""
    count = sum(1 for each in state.joining if each.van == van)
    return Phrase("runs.van_new", {"van": van, "count": count}) if count else van


def rows_left(state: Runs) -> tuple[Row, ...]:
    """What is ahead, in driving order."""
    run = run_of(state)
    return tuple(row_of(stop, run) for stop in left_of(run)) if run is not None else ()


def rows_done(state: Runs) -> tuple[Row, ...]:
    """What is behind, the latest first."""
    run = run_of(state)
    return tuple(row_of(stop, run) for stop in done_of(run)) if run is not None else ()


def row_of(stop: StopSeen, run: RunSeen) -> Row:
    """One stop in words."""
    booking, late = stop.booking, stop.late_minutes > 0 and not is_done(stop)
    there = under_way(run)
    return Row(
        booking=booking.id,
        nr=stop.nr,
        window=window(booking.span),
        name=booking.contact.name,
        facts=_facts(stop),
        mark=_mark(stop),
        late=late,
        done=stop.fetched,
        missed=stop.failure is not None,
        here=there is not None and there.booking.id == booking.id,
        told=_told(stop) if late else None,
        knows=late and stop.told_at is not None,
    )


def new_said(state: Runs) -> New | None:
    """The first stop that fits; None: none does."""
    new = new_of(state)
    if not new:
        return None
    first, run = new[0], run_of(state)
    booking = first.booking
    facts: dict[str, Argument] = {"name": booking.contact.name, "street": booking.door.street}
    facts["window"] = window(booking.span)
    what = Phrase("runs.new", facts)
    return New(booking.id, what, _fits(first, run), _further(first, run), len(new) - 1)


def first_name(joining: Joining) -> str:
    """What a button calls her."""
    return joining.booking.contact.name.split(maxsplit=1)[0] if joining.booking.contact.name else ""


def sums(run: RunSeen) -> tuple[tuple[Phrase, Phrase], ...]:
    """When the van is back, and how far it has to drive, each under its heading."""
    back = Phrase("runs.at_time", {"at": run.back_at})
    return (
        (Phrase("runs.back_at"), back),
        (Phrase("runs.left"), kilometres(run.metres_left)),
    )


def map_said(run: RunSeen) -> Phrase:
    """What a screen reader says of the map: the list beside it says the rest."""
    facts: dict[str, Argument] = {"van": run.van, "count": len(run.stops), "done": run.at}
    return Phrase("runs.map", facts)


def unplaced(run: RunSeen) -> int:
    """How many stops nobody knows the place of: they are listed and not drawn."""
    return sum(1 for stop in run.stops if stop.point is None and stop.booking.point is None)


def question_said(state: Runs) -> Told | None:
    """What was said at a door and does not fit what we know: whose, when, what to see to."""
    kept = question_of(state)
    if kept is None:
        return None
    scan = kept.scan
    stops = (stop for run in state.runs or () for stop in run.stops)
    name = next(
        (each.booking.contact.name for each in stops if each.booking.id == scan.booking), ""
    )
    facts: dict[str, Argument] = {"who": name or scan.run, "at": scan.at.astimezone(state.zone)}
    facts["what"] = Phrase(f"runs.said.{scan.what}")
    return Told(Phrase("runs.question", facts), Phrase(f"runs.ask.{kept.why}"), amber=True)


def _facts(stop: StopSeen) -> tuple[Words, ...]:
    """Street, goods, what is brought, whether it takes two."""
    facts: list[Words] = [stop.booking.door.street]
    goods = goods_said(stop.goods)
    if goods and stop.swap:
        facts.append(Phrase("runs.swapped_at_door", {"goods": goods}))
    elif goods:
        facts.append(Phrase("runs.goods", {"goods": goods}))
    if stop.booking.load.two:
        facts.append(Phrase("runs.two"))
    return tuple(facts)


def _mark(stop: StopSeen) -> Phrase:
    if stop.fetched:
        return Phrase("runs.fetched")
    if stop.failure is not None:
        return Phrase(f"runs.failed.{stop.failure}")
    if stop.late_minutes > 0:
        return Phrase("runs.late", {"count": stop.late_minutes})
    return Phrase("runs.at_time", {"at": stop.arrives})


def _told(stop: StopSeen) -> Phrase:
    """What she knows of it; what nobody told is said, too."""
    name = stop.booking.contact.name
    if stop.told_at is None:
        return Phrase("runs.not_told", {"name": name})
    at = stop.told_at.astimezone(stop.arrives.tzinfo)
    if stop.told_for is None:
        return Phrase("runs.was_told", {"name": name, "at": at})
    facts: dict[str, Argument] = {"name": name, "at": at, "when": stop.told_for}
    return Phrase("runs.was_told_when", facts)


def _fits(joining: Joining, run: RunSeen | None) -> Phrase:
    count, after = len(run.stops) if run is not None else 0, joining.after
    if count == 0:
        return Phrase("runs.fits_alone", {"van": joining.van})
    if after == 0:
        return Phrase("runs.fits_first")
    if after >= count:
        return Phrase("runs.fits_last", {"nr": count})
    return Phrase("runs.fits_between", {"before": after, "after": after + 1})


def _further(joining: Joining, run: RunSeen | None) -> Phrase:
    """The extra driving; that no promise changes is said only where none is broken already."""
    later = run.stops[joining.after :] if run is not None else ()
    kept = not any(stop.late_minutes > 0 and not is_done(stop) for stop in later)
    if joining.metres < 1:
        return Phrase("runs.no_way_kept") if kept else Phrase("runs.no_way")
    far = {"far": length(joining.metres)}
    return Phrase("runs.further_kept", far) if kept else Phrase("runs.further", far)
