"""What lies on the bench: the parcel, the piece in hand, what was chosen, what was printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Final

from returns_station.adapters.printing.drawing import Page as Drawn
from returns_station.desk.bench.views import BenchDay, ParcelSeen, Place, Row, Standing
from returns_station.goods.grade import Grade, Lane
from returns_station.goods.grading import SERIAL, suggested
from returns_station.label import Label
from returns_station.phrase import Phrase
from ui.rooms.intake.state.aside import Aside
from ui.rooms.intake.state.supplier import Supplier

_OPEN: Final = (Standing.AWAITED, Standing.HERE)
_NOT_TOLD: Final = (Standing.EXTRA, Standing.OTHER, Standing.UNKNOWN)
_KEPT_CODES: Final = 6
_SERIAL: Final = SERIAL.key


class Page(Enum):
    """What lies open: the bench, what goes back to suppliers, what a person has to look at."""

    BENCH = auto()
    SUPPLIER = auto()
    ASIDE = auto()


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong, and what to do."""

    title: Phrase
    advice: Phrase


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen by hand of the piece in hand; no grade: the one that follows.

    `turned` are the checks that stand otherwise than they began.
    """

    turned: frozenset[str] = frozenset()
    grade: Grade | None = None


NO_CHOICE: Final = Choice()


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo in small: its pixels, four bytes each."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Labels:
    """The last label, those that did not come out, and why; `drawn` is what is shown of it."""

    last: Label | None = None
    kept: tuple[Label, ...] = ()
    printing: int = 0
    advice: Phrase | None = None
    drawn: tuple[Drawn, ...] = ()


NO_LABELS: Final = Labels()


@dataclass(frozen=True, slots=True)
class Intake:
    """One moment at the bench; `untaken` are codes that nothing came of, `left` a parcel put aside.

    `odd` is the row that the last scan set aside; `shots` are by parcel and row.
    """

    page: Page = Page.BENCH
    ready: bool = False
    day: BenchDay | None = None
    waiting: tuple[ParcelSeen, ...] = ()
    parcel: ParcelSeen | None = None
    choice: Choice = NO_CHOICE
    read: str = ""
    read_well: bool = True
    odd: int = 0
    busy: bool = False
    queued: int = 0
    trouble: Trouble | None = None
    untaken: tuple[str, ...] = ()
    left: ParcelSeen | None = None
    labels: Labels = NO_LABELS
    shots: Mapping[tuple[str, int], tuple[Shot, ...]] = field(default_factory=dict)
    supplier: Supplier = field(default_factory=Supplier)
    aside: Aside = field(default_factory=Aside)


def in_hand(state: Intake) -> Row | None:
    """The piece that is looked over now."""
    now = state.parcel.now if state.parcel is not None else None
    return row_of(state.parcel, now.row) if now is not None else None


def row_of(parcel: ParcelSeen | None, nr: int) -> Row | None:
    """A piece of a parcel by its number."""
    rows = parcel.rows if parcel is not None else ()
    return next((row for row in rows if row.nr == nr), None)


def grade_of(state: Intake) -> Grade | None:
    """The grade that Enter gives the piece in hand."""
    now = state.parcel.now if state.parcel is not None else None
    if now is None:
        return None
    if state.choice.grade is not None:
        return state.choice.grade
    return suggested(unticked(state)) if state.choice.turned else now.suggested


def unticked(state: Intake) -> tuple[str, ...]:
    """The checks that do not hold of the piece in hand."""
    now = state.parcel.now if state.parcel is not None else None
    checks = now.checks if now is not None else ()
    turned = state.choice.turned
    return tuple(check.key for check in checks if check.ticked == (check.key in turned))


def place_of(state: Intake, grade: Grade | None = None) -> Place | None:
    """Where the piece in hand would go."""
    now, wanted = state.parcel.now if state.parcel else None, grade or grade_of(state)
    places = now.places if now is not None else ()
    place = next((place for place in places if place.grade is wanted), None)
    if place is not None and _SERIAL in unticked(state):
        # The number on it is not the one that was sold: these are somebody else's goods.
        return Place(place.grade, Lane.QUARANTINE)
    return place


def told_of(parcel: ParcelSeen) -> tuple[Row, ...]:
    """The pieces that were told of before they came."""
    return tuple(row for row in parcel.rows if row.standing not in _NOT_TOLD)


def came(parcel: ParcelSeen) -> int:
    """How many of those are here."""
    return sum(row.standing is not Standing.AWAITED for row in told_of(parcel))


def missing(parcel: ParcelSeen) -> int:
    """How many of those are not here yet."""
    return len(told_of(parcel)) - came(parcel)


def last_label(state: Intake) -> Label | None:
    """The label that was printed last, where it is of the parcel that lies open."""
    label, parcel = state.labels.last, state.parcel
    if label is None or parcel is None:
        return None
    whose = label.codes[0].text.rpartition("/")[0]
    return label if whose in (parcel.slip, parcel.id) else None


def put_down(state: Intake) -> Row | None:
    """The piece that was dealt with last and is to be put where it goes."""
    odd = row_of(state.parcel, state.odd)
    label = last_label(state)
    if odd is not None or label is None:
        return odd
    return row_of(state.parcel, int(label.codes[0].text.rpartition("/")[2]))


def is_whole(parcel: ParcelSeen) -> bool:
    """Whether all that was told of is here and looked over."""
    return bool(parcel.rows) and not any(row.standing in _OPEN for row in parcel.rows)


def is_begun(parcel: ParcelSeen) -> bool:
    """Whether anything of it can be taken back."""
    return any(row.standing is not Standing.AWAITED for row in parcel.rows)


def set_aside(parcel: ParcelSeen) -> tuple[Row, ...]:
    """The pieces a person has to look at."""
    odd = (*_NOT_TOLD, Standing.RECALLED)
    return tuple(row for row in parcel.rows if row.standing in odd)


def shown(
    state: Intake, parcel: ParcelSeen, *, read: str = "", well: bool = True, odd: int = 0
) -> Intake:
    """A parcel as the store-room has it now; what was chosen by hand was of the piece before."""
    before = in_hand(state)
    was = (state.parcel.id, before.nr) if state.parcel and before else None
    now = (parcel.id, parcel.now.row) if parcel.now else None
    return replace(
        state,
        parcel=parcel,
        choice=state.choice if was == now else NO_CHOICE,
        read=read or state.read,
        read_well=well,
        odd=odd,
        trouble=None,
    )


def put_away(state: Intake) -> Intake:
    """No parcel lies open; one that is not done waits."""
    parcel = state.parcel
    waits = parcel if parcel is not None and _is_in_between(parcel) else None
    return replace(state, parcel=None, choice=NO_CHOICE, read="", odd=0, left=waits)


def _is_in_between(parcel: ParcelSeen) -> bool:
    """Whether some of it has been dealt with, and not all."""
    return is_begun(parcel) and not is_whole(parcel) and not parcel.closed


def toggled(state: Intake, nr: int) -> Intake:
    """The check with this number, from 1, holds or does not; the grade follows anew."""
    now = state.parcel.now if state.parcel is not None else None
    if now is None or not 1 <= nr <= len(now.checks):
        return state
    turned = state.choice.turned ^ {now.checks[nr - 1].key}
    return replace(state, choice=Choice(turned))


def graded_as(state: Intake, grade: Grade) -> Intake:
    """A grade was chosen by hand."""
    if in_hand(state) is None or place_of(state, grade) is None:
        return state
    return replace(state, choice=replace(state.choice, grade=grade))


def refused(state: Intake, title: Phrase, advice: Phrase, code: str = "") -> Intake:
    """Something could not be; a code that nothing came of is kept in sight."""
    untaken = (*state.untaken, code)[-_KEPT_CODES:] if code else state.untaken
    return replace(state, trouble=Trouble(title, advice), untaken=untaken)


def printing(state: Intake, label: Label) -> Intake:
    """A label is on its way to its printer."""
    labels = replace(state.labels, last=label, printing=state.labels.printing + 1)
    return replace(state, labels=labels)


def printed(state: Intake, label: Label) -> Intake:
    """A label came out; with the last of those that waited the trouble is over."""
    kept = tuple(one for one in state.labels.kept if one != label)
    advice = state.labels.advice if kept else None
    left = max(0, state.labels.printing - 1)
    return replace(state, labels=replace(state.labels, kept=kept, printing=left, advice=advice))


def not_printed(state: Intake, label: Label, advice: Phrase) -> Intake:
    """A label did not come out, and can be printed again."""
    kept = state.labels.kept if label in state.labels.kept else (*state.labels.kept, label)
    left = max(0, state.labels.printing - 1)
    return replace(state, labels=replace(state.labels, kept=kept, printing=left, advice=advice))


def taken_photo(state: Intake, parcel: str, row: int, shot: Shot) -> Intake:
    """A photo of a piece, in small."""
    key = (parcel, row)
    return replace(state, shots={**state.shots, key: (*state.shots.get(key, ()), shot)})
