"""Each question of the state as a call to the station, and what its answer does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TypeAlias, assert_never

from returns_station.adapters.printing.look import PLAIN, Dress
from returns_station.case import Who
from returns_station.desk.errors import OutOfStockError
from returns_station.desk.sealing import Verdict
from returns_station.desk.searching import Hits, Within
from returns_station.desk.station import Station
from returns_station.desk.taking_back import WorldChangedError
from returns_station.desk.views import Article, Found, SaleView
from returns_station.phrase import Phrase
from returns_station.slip import Slip
from ui.desk import NOWHERE_ELSE, Elsewhere
from ui.models.task import Task
from ui.rooms.counter import errands
from ui.rooms.counter.asking_after import after_of, question_after
from ui.rooms.counter.asking_override import question_override
from ui.rooms.counter.asking_unproven import question_unproven
from ui.rooms.counter.screen.scene import Doors
from ui.rooms.counter.state import finishing, going_out, hearing, scanning, seeking
from ui.rooms.counter.state.after import (
    HearOpinion,
    Redeem,
    SayPaid,
    ShowCredit,
    ShowOwing,
    Undo,
)
from ui.rooms.counter.state.counter import (
    Ask,
    Commit,
    Counter,
    Fresh,
    Goods,
    Look,
    Open,
    Resume,
    ShowSlip,
)
from ui.rooms.counter.state.override import AskPerson, SayHere, Withdraw
from ui.rooms.counter.state.sought import LookWithin
from ui.rooms.counter.state.unproven import OpenStandIn, ShelfLook
from ui.rooms.counter.state.vouched import vouched

Answer: TypeAlias = Callable[[Counter], Counter]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the room is given: who works here, time and chance, and where slips go."""

    who: Who
    clock: Callable[[], datetime]
    new_key: Callable[[], str]
    zone: tzinfo
    target: Callable[[str], str]
    paper: str = "roll80"
    elsewhere: Elsewhere = NOWHERE_ELSE
    can_bring_in: bool = False
    # Fills an empty shop; the second argument hears how much of it is done.
    fill_demo: Callable[[Station, Callable[[float], object]], object] | None = None
    # What there is to practise, in training alone, and who keeps what was tried.
    training: bool = False
    tasks: tuple[Task, ...] = ()
    tick: Callable[[str], object] = lambda _: None
    # Shows a kept slip in the system's own viewer; None where slips go to a printer.
    open_file: Callable[[str], bool] | None = None
    # What sums of the shop's promise are in.
    currency: str = "SEK"
    # Whether the customer's own screen may call her by her first name.
    her_name: bool = True
    # What of a slip is the shop's own.
    dress: Dress = PLAIN

    @property
    def doors(self) -> Doors:
        """What lies behind this room, and is shown only where it is there."""
        fill, open_file = self.fill_demo is not None, self.open_file is not None
        file = self.elsewhere.file is not None
        return Doors(bring_in=self.can_bring_in, fill=fill, open_file=open_file, file=file)

    def now(self) -> datetime:
        """The moment now, in the shop's own zone."""
        return self.clock().astimezone(self.zone)


def opened(setting: Setting, state: Counter, advise: Callable[[Phrase], object]) -> None:
    """Show the slip on the tray in the system's viewer, or say that there is none."""
    slip = state.done.slip if state.done else None
    if slip is None or setting.open_file is None:
        return
    if not setting.open_file(setting.target(slip.number)):
        advise(Phrase("slip.no_viewer", {"number": slip.number}))


def question(  # noqa: C901, PLR0911 - one return a kind of question
    ask: Ask, station: Station, setting: Setting
) -> Callable[[], Answer]:
    """The call that asks; its result moves the state."""
    match ask:
        case Look(text, customer_id):
            return lambda: _found(station.find(text, customer_id=customer_id), setting)
        case LookWithin(one):
            return lambda: _inside(one, station.search_within(one))
        case Open(sale_id, line):
            return lambda: _opened(errands.sale_of(station, sale_id), line, setting)
        case Resume(kept):
            return lambda: _went_on(ask, errands.sales_of(station, kept.sales))
        case Fresh(sales):
            return lambda: _refreshed(errands.sales_of(station, sales))
        case Goods(gtin, raw):
            return lambda: _known(errands.article_of(station, gtin), raw)
        case ShowSlip(number, verdict):
            return lambda: _shown(station, errands.slip_of(station, number), number, verdict)
        case Commit():
            return lambda: _committed(station, ask, setting.who)
        case ShowCredit() | Redeem() | Undo() | SayPaid() | ShowOwing() | HearOpinion():
            return question_after(ask, station, setting)
        case ShelfLook() | OpenStandIn():
            return question_unproven(ask, station, setting)
        case AskPerson() | Withdraw() | SayHere():
            return question_override(ask, station, setting)
        case _:
            assert_never(ask)


def _found(answer: Found, setting: Setting) -> Answer:
    key, now = setting.new_key(), setting.now()
    return lambda state: hearing.found(state, answer, key=key, now=now)


def _inside(one: Within, hits: Hits) -> Answer:
    return lambda state: seeking.inside(state, one, hits)


def _opened(view: SaleView, line: str, setting: Setting) -> Answer:
    key, now = setting.new_key(), setting.now()
    return lambda state: scanning.opened(hearing.closed(state), view, line, key=key, now=now)


def _went_on(ask: Resume, views: tuple[SaleView, ...]) -> Answer:
    return lambda state: scanning.went_on(state, ask, views)


def _refreshed(views: tuple[SaleView, ...]) -> Answer:
    return lambda state: finishing.refreshed(state, views)


def _known(article: Article | None, raw: str) -> Answer:
    return lambda state: going_out.goods_known(state, article, raw)


def _shown(station: Station, slip: Slip | None, number: str, verdict: Verdict | None) -> Answer:
    after = after_of(station, slip)
    return lambda state: vouched(finishing.slip_shown(state, slip, number, after), verdict)


def _committed(station: Station, ask: Commit, who: Who) -> Answer:
    """Done; or, where another desk was quicker, what holds now instead."""
    try:
        done, slip, after = errands.commit(station, ask, who)
    except WorldChangedError as changed:
        seen, advice = changed.seen, changed.advice
        return lambda state: finishing.overtaken(state, seen, advice)
    except OutOfStockError as gone:
        skus, advice = gone.skus, gone.advice
        return lambda state: finishing.sold_out(state, advice, skus)
    return lambda state: finishing.performed(state, done, slip, after)
