"""The journal room carried: it reads, checks and writes off the window's thread."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal

from returns_station.adapters.speech import Speech
from returns_station.desk.auditing.views import EntrySeen, HeadSeen, Query, Verified
from returns_station.people.rights import Right
from returns_station.phrase import Phrase
from ui.desk import Desk
from ui.errand import let_go, send_kindly
from ui.rooms.journal.screen.journal import JournalScreen
from ui.rooms.journal.setting import Setting, TrustTold, rights_of, trust_told
from ui.rooms.journal.state import journal as moves
from ui.rooms.journal.state.acts import Do, meant
from ui.rooms.journal.state.journal import PAGE_OF, Journal, Kept, Page
from ui.rooms.journal.state.keys import help_for
from ui.rooms.journal.state.seeking import coded, sought

if TYPE_CHECKING:
    from returns_station.desk.station import Station

T = TypeVar("T")


class JournalRoom(QObject):
    """Where what happened is read and checked, by whoever may."""

    happened = Signal(object)
    left_for = Signal(str)
    passed_on = Signal(str)
    _came_so_far = Signal(float)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.state, self.setting, self._clock = Journal(), setting, setting.now
        self._station: Station | None = None
        self._screen: JournalScreen | None = None
        # Two threads: a long check keeps nobody from reading.
        self._pool, self._checks = QThreadPool(), QThreadPool()
        for pool in (self._pool, self._checks):
            pool.setMaxThreadCount(1)
        # Told on the checking thread, shown on the window's.
        self._came_so_far.connect(self._show_share)
        self._does: dict[Do, Callable[[str], object]] = {
            Do.OPEN: lambda which: self._move(moves.opened(self.state, int(which))),
            Do.WALK: lambda which: self._walk(int(which)),
            Do.SEEK: self._seek,
            Do.ONLY_SLIP: self._only_slip,
            Do.ONLY_PERSON: lambda _: self._only("actor"),
            Do.ONLY_KIND: lambda _: self._only("kind"),
            Do.CHECK: lambda _: self._check(),
            Do.FILE: lambda _: self._write(),
            Do.TRUST: lambda _: self._turn_trust(),
            Do.BACK: lambda _: self._back(),
            Do.FIELD: lambda _: self._write_in_field(),
        }

    def screen(self, say: Speech, *, wide: bool) -> JournalScreen:
        """A new screen in this language, showing what is shown now."""
        self._screen = JournalScreen(say, self.setting.now, wide=wide)
        self._screen.acted.connect(self.act)
        self._screen.tell(self.state)
        return self._screen

    def entered(self) -> None:
        """The room lies open: what she may, and what happened since, is read anew."""
        self._ask()
        if self._screen is not None:
            self._screen.focus()

    def opened(self, station: "Station") -> None:
        """The station is open."""
        self._station = station
        if self._is_open():
            self._ask()

    def settle(self, desk: Desk) -> None:
        """Somebody else works at the desk: nothing of what was read before stays."""
        self.setting = replace(
            self.setting,
            who=desk.who,
            folder=desk.data,
            currency=desk.currency,
            now=desk.local(self._clock),
        )
        self._move(Journal())
        if self._is_open():
            self._ask()

    def hear(self, events: Sequence[object]) -> None:
        """What happened elsewhere is an entry here."""
        if events and self._is_open():
            self._ask()

    def scanned(self, text: str) -> None:
        """A paper of ours shows what the journal tells of it; anything else is the counter's."""
        if self.state.may_read and coded(text):
            self._seek(text)
        else:
            self.left_for.emit("counter")
            self.passed_on.emit(text)

    def pressed(self, name: str, text: str) -> bool:  # noqa: ARG002 - as every room
        """A key that no field wanted; answers whether it meant something."""
        does = meant(self.state, name)
        if does is not None:
            self.act(*does)
        return does is not None

    def help(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys of what lies open."""
        return help_for(self.state)

    def finish(self) -> None:
        """The window closes: late answers are shown to nobody."""
        self._screen, self._station = None, None
        for pool in (self._pool, self._checks):
            let_go(pool)

    def act(self, do: Do, which: str = "") -> None:
        """Do this."""
        self._does[do](which)

    def _send(
        self,
        call: "Callable[[Station], T]",
        on_done: Callable[[T], object],
        pool: QThreadPool | None = None,
    ) -> None:
        station, who = self._station, self.setting.who
        if station is None:
            return

        def done(answer: T) -> None:
            # Of who has gone meanwhile nothing is shown.
            if self.setting.who == who:
                on_done(answer)

        def advised(advice: Phrase) -> None:
            if self.setting.who == who:
                self._move(moves.refused(self.state, advice))

        send_kindly(lambda: call(station), done, advised, pool or self._pool)

    def _ask(self) -> None:
        who = self.setting.who
        self._send(lambda station: rights_of(station, who), self._allowed)

    def _allowed(self, rights: frozenset[Right]) -> None:
        self._move(moves.allowed(self.state, rights))
        if self.state.page is Page.TRUST:
            self._read_trust()
        elif self.state.may_read:
            self._read()

    def _read(self) -> None:
        setting, query, seq = self.setting, self.state.query, self.state.seq
        if seq:
            self._send(
                lambda station: setting.audits(station, setting.who).entries(
                    after=seq - 1, limit=1
                ),
                lambda entries: self._move(moves.found(self.state, seq, entries)),
            )
            return

        def read(station: "Station") -> tuple[tuple[EntrySeen, ...], HeadSeen]:
            audits = setting.audits(station, setting.who)
            return audits.entries(query, limit=PAGE_OF), audits.head()

        self._send(read, lambda answer: self._move(moves.learnt(self.state, query, *answer)))

    def _walk(self, by: int) -> None:
        if self.state.page is Page.TRUST:
            if self._screen is not None:
                self._screen.walk(by)
            return
        self._move(moves.walked(self.state, by))
        if by > 0 and moves.wants_older(self.state):
            self._read_older()

    def _read_older(self) -> None:
        setting, query = self.setting, self.state.query
        before = self.state.entries[-1].seq
        self._send(
            lambda station: setting.audits(station, setting.who).entries(
                query, before=before, limit=PAGE_OF
            ),
            lambda entries: self._move(moves.older(self.state, query, entries)),
        )

    def _seek(self, text: str) -> None:
        wanted = sought(text, self.state.entries)
        if wanted.code:
            self._check(wanted.code)
            return
        self._narrow(wanted.query, text, seq=wanted.seq)

    def _narrow(self, query: Query, typed: str = "", *, seq: int = 0) -> None:
        self._move(moves.narrowed(self.state, query, typed, seq=seq))
        self._read()

    def _only_slip(self, which: str) -> None:
        entry = self.state.open_entry
        about = which or next(iter(entry.about if entry else ()), "")
        if about and self.state.may_read:
            self._narrow(Query(about=about))
        elif about:
            self.left_for.emit("counter")
            self.passed_on.emit(about)

    def _only(self, name: str) -> None:
        entry = self.state.open_entry
        if entry is None:
            return
        if name == "actor" and entry.actor:
            self._narrow(Query(actor=entry.actor))
        elif name == "kind" and entry.kinds:
            self._narrow(Query(kind=entry.kinds[0]))

    def _check(self, code: str = "") -> None:
        """Hold everything against everything, and against a code on paper."""
        if self.state.checking or not self.state.may_read:
            return
        self._move(moves.begun(self.state))
        setting, tell = self.setting, self._came_so_far.emit

        def check(station: "Station") -> tuple[Verified, HeadSeen]:
            audits = setting.audits(station, setting.who)
            return audits.verify(tell, code=code), audits.head()

        def checked(answer: tuple[Verified, HeadSeen]) -> None:
            self._move(moves.checked(self.state, *answer))

        self._send(check, checked, self._checks)

    def _show_share(self, share: float) -> None:
        self._move(moves.come_so_far(self.state, share))

    def _write_in_field(self) -> None:
        self._move(moves.turned(self.state, Page.ENTRIES))
        if self._screen is not None:
            self._screen.write()

    def _write(self) -> None:
        if not self.state.may_read:
            return
        setting, path = self.setting, self.setting.file()

        def write(station: "Station") -> Kept:
            path.parent.mkdir(parents=True, exist_ok=True)
            return Kept(str(path), setting.audits(station, setting.who).export(path))

        self._send(write, lambda kept: self._move(moves.written(self.state, kept)), self._checks)

    def _turn_trust(self) -> None:
        if self.state.page is Page.TRUST:
            if self.state.may_read:
                self._move(moves.turned(self.state, Page.ENTRIES))
                self._read()
        elif self.state.may_see:
            self._move(moves.turned(self.state, Page.TRUST))
            self._read_trust()

    def _read_trust(self) -> None:
        setting = self.setting

        def told(answer: TrustTold) -> None:
            new = moves.told(self.state, answer.honesty, answer.patterns, answer.budgets)
            self._move(new)

        self._send(lambda station: trust_told(station, setting), told)

    def _back(self) -> None:
        """One step back: the page, what was looked for, the room."""
        if self.state.page is not Page.ENTRIES and self.state.may_read:
            self._move(moves.turned(self.state, Page.ENTRIES))
        elif self.state.filtered:
            self._narrow(Query())
        else:
            self.left_for.emit("counter")

    def _is_open(self) -> bool:
        return self._screen is not None and self._screen.isVisible()

    def _move(self, new: Journal) -> None:
        self.state = new
        if self._screen is not None:
            self._screen.tell(new)
