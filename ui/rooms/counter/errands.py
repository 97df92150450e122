"""What the counter asks of the station, each thing off the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Final, TypeAlias, TypeVar

from PySide6.QtCore import QDeadlineTimer, QThreadPool

from returns_station.adapters.printing.drawing import Page, Paper
from returns_station.adapters.printing.look import Dress
from returns_station.case import Who
from returns_station.desk import printing
from returns_station.desk.errors import PrintUnknownError
from returns_station.desk.people.upkeep import by_itself
from returns_station.desk.prints import PrintState
from returns_station.desk.station import Station
from returns_station.desk.taking_back import Done
from returns_station.desk.views import Article, OpenVisit, SaleView
from returns_station.people.rights import Right
from returns_station.phrase import Phrase
from returns_station.slip import Slip
from ui.errand import send_kindly
from ui.models.lane import Parcel
from ui.models.patience import Patience
from ui.rooms.counter.asking_after import after_of, far_ends_of, owing_in
from ui.rooms.counter.state.after import After
from ui.rooms.counter.state.counter import Commit, Rest
from ui.rooms.counter.state.keeping import body_of, kept
from ui.rooms.counter.state.visit import Visit

T = TypeVar("T")
Refused = Callable[[Phrase], object]

FINISH_MS: Final = 5_000
"""So long a window that closes waits at most for what was sent."""
_RECENT = 10


@dataclass(frozen=True, slots=True)
class Unsure:
    """A slip was sent, and nobody knows whether it came out."""

    advice: Phrase


PrintEnd: TypeAlias = Slip | Unsure
"""How a slip that was sent ended."""


class Errands:
    """Sends things off and hands the answers over; what is written is written in its order.

    While the store is away, what is read and written waits for it; see `Patience`.
    """

    def __init__(self, who: Who, clock: Callable[[], datetime]) -> None:
        """Nothing is sent before the station is open."""
        self.who = who
        self.patience = Patience(clock)
        self._printing = QThreadPool()
        self._printing.setMaxThreadCount(1)
        # A far end may take its time; what is read and written does not wait for it.
        self._paying = QThreadPool()

    def read(
        self,
        call: Callable[[], T],
        on_done: Callable[[T], object],
        on_refused: Refused,
        wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        """Ask a question, again and again while the store is away and the answer is `wanted`."""
        self.patience.asking.send(Parcel(call, on_done, on_refused, wanted))

    def write(
        self,
        call: Callable[[], T],
        on_done: Callable[[T], object],
        on_refused: Refused,
        on_dropped: Callable[[], object] = lambda: None,
        *,
        long: bool = False,
    ) -> Parcel:
        """Store something, after all that was sent before; the same twice must be the same once."""
        parcel = Parcel(call, on_done, on_refused, on_dropped=on_dropped, long=long)
        return self.patience.writing.send(parcel)

    def print_slip(
        self,
        station: Station,
        number: str,
        target: str,
        on_done: Callable[[PrintEnd], object],
        on_refused: Refused,
        *,
        once: bool = False,
        unasked: bool = False,
    ) -> None:
        """Send a slip to paper; slow printers keep nobody waiting, nor does who is not there."""
        who = by_itself(self.who.desk) if unasked else self.who

        def sent() -> PrintEnd:
            try:
                return station.print_slip(number, target, who, once=once)
            except PrintUnknownError as error:
                return Unsure(error.advice)

        send_kindly(sent, on_done, on_refused, self._printing)

    def ready_paper(self) -> None:
        """Load what draws slips, so that the first one does not wait for it."""
        send_kindly(_drawing, _nothing, _nothing, self._printing)

    def pay(
        self, call: Callable[[], T], on_done: Callable[[T], object], on_refused: Refused
    ) -> None:
        """Speak to a far end that pays; slow ones keep nobody waiting."""
        send_kindly(call, on_done, on_refused, self._paying)

    @property
    def is_idle(self) -> bool:
        """Whether all that was sent is answered."""
        pools = (self._printing, self._paying)
        return self.patience.is_idle and not any(pool.activeThreadCount() for pool in pools)

    def finish(self, most_ms: int = FINISH_MS) -> bool:
        """Wait a little for all that was sent, before the window closes; False: it goes on.

        What cannot be waited for has a key or an operation of its own: nothing of it is lost.
        """
        most = QDeadlineTimer(most_ms)
        pools = (self._printing, self._paying, QThreadPool.globalInstance())
        written = self.patience.finish(most)
        return min(written, *(pool.waitForDone(most) for pool in pools))


def _drawing() -> object:
    from returns_station.adapters.printing import escpos, pdf  # loading is all that is wanted

    return escpos, pdf


def _nothing(_: object) -> None:
    """Nobody waits for it."""


def rest_of(station: Station, desk: str, now: datetime) -> Rest:
    """What the counter shows while it waits; `now` is local time."""
    midnight = datetime.combine(now.date(), time(), now.tzinfo).astimezone(UTC)
    month = datetime.combine(now.date().replace(day=1), time(), now.tzinfo).astimezone(UTC)
    with station.store.views() as views:
        visits = tuple(filter(None, map(kept, views.open_visits(desk))))
        prints = views.prints(desk)
        return Rest(
            ready=True,
            language=station.house.language,
            day=views.day(midnight.isoformat()),
            recent=views.latest_returns(_RECENT),
            visits=visits,
            waiting=tuple(one.slip for one in prints if one.state is not PrintState.SENDING),
            prints=prints,
            owing=owing_in(views, now),
            far_ends=far_ends_of(station),
            paid=views.paid_the_same_day(month.isoformat()),
        )


def row_of(visit: Visit, who: Who, at: datetime) -> OpenVisit:
    """The visit as it is kept."""
    return OpenVisit(visit.key, who.desk, at.isoformat(), body_of(visit, who.actor))


def forget_finished(station: Station, desk: str) -> None:
    """Visits whose return was written down, but not their end, are over: a crash lay between."""
    store = station.behind(Right.LOOK_AFTER, "forgetting what is over", by_itself(desk))
    with store.views() as views:
        visits: tuple[OpenVisit, ...] = views.open_visits(desk)
    for visit in visits:
        with store.work() as work:
            is_done = work.case_done(visit.id) is not None
        if is_done:
            store.drop_visit(visit.id)


def ask_about_lost(station: Station, who: Who) -> None:
    """What this desk was sending to paper when it stopped may have come out: staff are asked."""
    printing.ask_about_lost(station.printer(by_itself(who.desk)), at_start=True)


def sale_of(station: Station, sale_id: int) -> SaleView:
    """A sale as it stands."""
    with station.store.views() as views:
        view = views.sale(sale_id)
    assert view is not None, "a sale is never taken away"
    return view


def sales_of(station: Station, sales: tuple[int, ...]) -> tuple[SaleView, ...]:
    """Several sales as they stand."""
    return tuple(sale_of(station, each) for each in sales)


def article_of(station: Station, gtin: str) -> Article | None:
    """The goods with this number."""
    with station.store.views() as views:
        return views.article(gtin, "")


def siblings_of(station: Station, sku: str) -> tuple[Article, ...]:
    """The same goods in other sizes and colours."""
    with station.store.views() as views:
        return views.siblings(sku)


def goods_called(station: Station, text: str) -> tuple[Article, ...]:
    """Goods by what is typed of their name or number."""
    with station.store.views() as views:
        return views.articles(text)


def slip_of(station: Station, number: str) -> Slip | None:
    """A slip as it was written."""
    with station.store.views() as views:
        return views.slip(number)


def commit(station: Station, ask: Commit, who: Who) -> tuple[Done, Slip | None, After]:
    """Do it, and fetch its slip and what follows from it."""
    done = station.perform(ask.command, who)
    slip = slip_of(station, done.slip) if done.slip else None
    return done, slip, after_of(station, slip)


def drawn(slip: Slip, paper: str, dress: Dress) -> tuple[Page, ...]:
    """The slip as it lies on paper, dressed as the shop's are."""
    # Measuring letters loads reportlab: only once a slip is shown.
    from returns_station.adapters.printing.pdf import pages_of
    from returns_station.adapters.speech import speech

    return pages_of(slip, Paper(paper), speech(slip.language), dress)
