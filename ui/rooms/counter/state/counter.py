"""What is seen at the counter, and how each thing that happens changes it; no Qt, no clock."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Final

from returns_station.case import Said
from returns_station.desk.commands import TakeBack
from returns_station.desk.prints import Print
from returns_station.desk.sealing import Verdict
from returns_station.desk.story_views import Happened
from returns_station.desk.views import Article, Candidate, Day, PaidWithin, RecentReturn, VisitSeen
from returns_station.payout import Payout
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.scan import Announced
from returns_station.slip import Slip
from ui.rooms.counter.state.after import (
    NO_FAR_ENDS,
    NOTHING_AFTER,
    WRITES,
    After,
    AskAfter,
    Call,
    CreditOpen,
    FarEnds,
    Owing,
)
from ui.rooms.counter.state.extras import NO_EXTRAS, Extras
from ui.rooms.counter.state.hers import NOBODYS, Hers
from ui.rooms.counter.state.keeping import Kept
from ui.rooms.counter.state.override import NOBODY_ASKED, AskOverride, Override
from ui.rooms.counter.state.parts import parts_of
from ui.rooms.counter.state.sought import LookWithin, Seeking
from ui.rooms.counter.state.unproven import AskUnproven, OpenStandIn, Unproven
from ui.rooms.counter.state.visit import Visit

SAME_SCAN: Final = timedelta(milliseconds=800)
_NOTHING_PAID: Final = PaidWithin()


class Page(Enum):
    """Which page of the room lies open."""

    IDLE = auto()
    SEEK = auto()
    VISIT = auto()
    SWAP = auto()
    DONE = auto()
    CREDIT = auto()
    OWING = auto()
    UNPROVEN = auto()
    RULE = auto()


class Printing(Enum):
    """Where the slip on the done page is."""

    NONE = auto()
    SENT = auto()
    PRINTED = auto()
    WAITS = auto()
    ASKS = auto()


@dataclass(frozen=True, slots=True)
class Look:
    """Ask the store what a text leads to."""

    text: str
    customer_id: int = 0


@dataclass(frozen=True, slots=True)
class Open:
    """Ask for a sale as it stands; `line` has the goods that led here."""

    sale_id: int
    line: str = ""


@dataclass(frozen=True, slots=True)
class Resume:
    """Ask for all sales of a visit that waits; `line` of `sale_id` has the goods that led here."""

    kept: Kept
    sale_id: int = 0
    line: str = ""


@dataclass(frozen=True, slots=True)
class Fresh:
    """Ask again how the visit's own sales stand: another desk has been faster."""

    sales: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Goods:
    """Ask what goods these are, to go out in an exchange."""

    gtin: str
    raw: str


@dataclass(frozen=True, slots=True)
class ShowSlip:
    """Ask for a slip that was written before; `verdict` on the paper that led here."""

    number: str
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Commit:
    """Do it."""

    command: TakeBack


AskVisit = Look | LookWithin | Open | Resume | Fresh | Goods | ShowSlip | Commit
Ask = AskVisit | AskAfter | AskUnproven | AskOverride


@dataclass(frozen=True, slots=True)
class Rest:
    """What the counter shows while it waits; nothing is known before the station is open.

    `language` is the shop's own, which customers are spoken to in while nobody knows better;
    `waiting` are slips that are not surely out, and `prints` how each stands on its way to paper;
    `paid` how fast this month's money went.
    """

    ready: bool = False
    day: Day | None = None
    recent: tuple[RecentReturn, ...] = ()
    visits: tuple[Kept, ...] = ()
    waiting: tuple[str, ...] = ()
    owing: tuple[Payout, ...] = ()
    far_ends: FarEnds = NO_FAR_ENDS
    language: str = ""
    paid: PaidWithin = _NOTHING_PAID
    prints: tuple[Print, ...] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """What was read or happened, what to do, and the sales that may be meant instead.

    `amber`: it wants a second look before anything else is done.
    """

    title: Phrase
    words: Phrase
    candidates: tuple[Candidate, ...] = ()
    gtin: str = ""
    seekable: bool = False
    icon: str = "barcode"
    amber: bool = False


@dataclass(frozen=True, slots=True)
class Finished:
    """A visit that is done, or an earlier one shown again.

    `undo_s` is how much longer Esc takes it back, `till` what is written of the till's number.
    `out` and `kept` are its documents on paper, and those that wait. `discreet` hides what a gift
    cost. `hers` is what her own screen goes on from. `whole` shows its `story`. `shows_code`: her
    screen has the code. `came_out_of` is another desk's printer. `again`: a copy is printed.
    """

    said: Said
    name: str
    slip: Slip | None = None
    outcome: Outcome | None = None
    printing: Printing = Printing.NONE
    copies: int = 0
    advice: Phrase | None = None
    earlier: bool = False
    events: tuple[object, ...] = ()
    after: After = NOTHING_AFTER
    undo_s: int = 0
    till: str = ""
    out: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()
    discreet: bool = False
    hers: Hers = NOBODYS
    whole: bool = False
    story: tuple[Happened, ...] = ()
    shows_code: bool = False
    came_out_of: str = ""
    again: bool = False
    extras: Extras = NO_EXTRAS


@dataclass(frozen=True, slots=True)
class Counter:
    """All that the room knows; `asks` is what the store is being asked just now.

    `gone` are goods that went out at another desk a moment ago, `toast` is said once and goes by
    itself. `hunt` is what is typed of other goods for an exchange, None while nobody types.
    `credit`, `owing` and `unproven` are pages that lie over the others. `calls` are far ends that
    are spoken to, `paid_nr` is what is written of the number of a payout that a person saw paid.
    `told` is a return that was announced, while its receipt is looked for. `unnamed` is the visit
    whose customer wants no name on her screen. `sought` is the search that led to what lies open.
    `override` is what is known of people who may say yes.
    """

    rest: Rest = Rest()
    visit: Visit | None = None
    before: tuple[Visit, ...] = ()
    parked: tuple[Visit, ...] = ()
    seen: VisitSeen | None = None
    seeking: Seeking | None = None
    sought: Seeking | None = None
    siblings: tuple[Article, ...] = ()
    siblings_of: str = ""
    hunt: str | None = None
    hunted: tuple[Article, ...] = ()
    held: tuple[str, ...] = ()
    trouble: Trouble | None = None
    done: Finished | None = None
    asks: Ask | None = None
    why: bool = False
    last_scan: tuple[str, datetime] | None = None
    gone: frozenset[str] = frozenset()
    toast: Phrase | None = None
    credit: CreditOpen | None = None
    owing: Owing | None = None
    calls: frozenset[Call] = frozenset()
    paid_nr: str | None = None
    unproven: Unproven | None = None
    told: Announced | None = None
    unnamed: str = ""
    override: Override = NOBODY_ASKED

    @property
    def page(self) -> Page:
        """The page that lies open."""
        if self.unproven is not None or self.seeking is not None:
            return Page.UNPROVEN if self.unproven is not None else Page.SEEK
        if self.credit is not None or self.owing is not None:
            return Page.CREDIT if self.credit is not None else Page.OWING
        if self.visit is not None:
            here = self.override.at_desk
            if here is not None and here.visit == self.visit.key:
                return Page.RULE
            return Page.SWAP if self.visit.choosing is not None else Page.VISIT
        return Page.DONE if self.done is not None else Page.IDLE

    @property
    def busy(self) -> bool:
        """Whether something is being written down just now."""
        return isinstance(self.asks, (Commit, OpenStandIn, *WRITES))

    @property
    def answered(self) -> bool:
        """Whether the answer on the screen is the answer to what is ticked."""
        parts = parts_of(self.visit) if self.visit else ()
        return self.seen is not None and bool(parts) and self.seen.asked == parts


def stepped(state: Counter, visit: Visit) -> Counter:
    """The visit has come one step further; the step before can be had back."""
    assert state.visit is not None, "no visit is open"
    before = (*state.before, state.visit) if _matters(state.visit, visit) else state.before
    # What is typed of goods is of the step before.
    new = replace(state, visit=visit, before=before, trouble=None, toast=None, held=())
    return replace(new, hunt=None, hunted=())


def _matters(old: Visit, new: Visit) -> bool:
    """Whether a step is worth undoing: walking along the lines is not."""
    return _without_hand(old) != _without_hand(new)


def _without_hand(visit: Visit) -> Visit:
    return replace(visit, in_hand=None, just_read=None, alone=False)


def weighed(state: Counter, seen: VisitSeen) -> Counter:
    """The answer has come; one to an earlier question is not shown."""
    now = parts_of(state.visit) if state.visit else ()
    return replace(state, seen=seen) if seen.asked == now else state


def rested(state: Counter, rest: Rest) -> Counter:
    """What waits and what has been done today is known anew."""
    return replace(state, rest=rest)


def advised(state: Counter, title: Phrase, words: Phrase) -> Counter:
    """Something did not go; it is said with what to do, and nothing is asked any longer."""
    return replace(state, asks=None, trouble=Trouble(title, words))


def why_toggled(state: Counter) -> Counter:
    """Show how the answer was reached, or put it away."""
    return replace(state, why=not state.why and state.answered)
