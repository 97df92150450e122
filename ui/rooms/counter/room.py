"""The counter carried: every thing that happens moves the state, and what that needs is sent."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from returns_station.adapters.printing.drawing import Page as SlipPage
from returns_station.adapters.speech import Speech, speech
from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from ui.models.facing import Touched
from ui.models.lane import Parcel
from ui.rooms.counter import errands
from ui.rooms.counter.across import Across
from ui.rooms.counter.aside import Aside
from ui.rooms.counter.asking import Answer, Setting, opened, question
from ui.rooms.counter.closing import Closing
from ui.rooms.counter.ear import Ear
from ui.rooms.counter.filling import Filling
from ui.rooms.counter.hands import Hands
from ui.rooms.counter.looking import Looking
from ui.rooms.counter.overseeing import Overseeing
from ui.rooms.counter.practising import Practising
from ui.rooms.counter.saving import Saving
from ui.rooms.counter.screen.counter import CounterScreen
from ui.rooms.counter.screen.scene import Scene
from ui.rooms.counter.state import counter, ending, finishing, hearing, overriding, prints, seeking
from ui.rooms.counter.state.after import WRITES
from ui.rooms.counter.state.counter import Commit, Counter, Page
from ui.rooms.counter.state.elsewhere import leads_to
from ui.rooms.counter.state.helping import help_now
from ui.rooms.counter.state.keys import Do, key_for
from ui.rooms.counter.state.moves import moved

# Esc, and the second button by whatever it does else: while a yes waits, nothing else moves.
_TAKE_BACK = (Do.BACK, Do.CASH, Do.LINES)
_TYPED_ON = (Page.IDLE, Page.DONE, Page.UNPROVEN)


class CounterRoom(QObject):
    """Keeps the state, sends what it needs, and tells the screen."""

    happened = Signal(object)
    left_for = Signal(str)
    rested = Signal()
    sounded = Signal(object)
    shown = Signal(object)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.state = self._told = Counter()
        self.errands = errands.Errands(setting.who, setting.clock)
        hands = Hands(lambda: self.state, self._move, self._refresh)
        self.closing = Closing(setting, self.errands, hands)
        self.filling = Filling(setting, self.errands, hands)
        self.practising = Practising(setting)
        self.looking = Looking(setting, self.errands, hands, self._show_slip)
        self.across = Across(setting, self.errands, hands, self.shown.emit)
        self.saving = Saving(setting, self.errands, hands)
        self.overseeing = Overseeing(setting, self.errands, hands, self.sounded.emit)
        self.aside = Aside(setting, self.errands, hands)
        self._station: Station | None = None
        self._screen: CounterScreen | None = None
        self._say = speech("en")
        self._commit: Parcel | None = None
        self.errands.patience.changed.connect(self._show)
        self._ear = Ear(self.sounded.emit)

    def screen(self, say: Speech, *, wide: bool) -> CounterScreen:
        """A new screen in this language, showing what is shown now."""
        self._say = say
        self._screen = CounterScreen(self._scene(), wide=wide)
        self._screen.done.connect(self.act)
        self._screen.show_slip(self.looking.drawn)
        self._show()
        return self._screen

    def make_next(self) -> bool:
        """Make a page that the next scan would wait for; False where all are made."""
        return self._screen is not None and self._screen.make_next()

    def entered(self) -> None:
        """The room lies open: the focus lies where the next key belongs."""
        if self._screen is not None:
            self._screen.focus(self._scene())

    def opened(self, station: Station) -> None:
        """The station is open: what was scanned until now is heard."""
        self._station = self.closing.station = self.across.station = station
        self.looking.station = self.saving.station = self.aside.station = station
        self.overseeing.opened(station)
        if self.state.trouble is not None:  # it could not be opened at first
            self._move(replace(self.state, trouble=None))
        desk, now = self.setting.who.desk, self.setting.now()

        def first_rest() -> counter.Rest:
            errands.forget_finished(station, desk)
            errands.ask_about_lost(station, self.setting.who)
            return errands.rest_of(station, desk, now)

        self.errands.read(first_rest, self._rested, self._advise)

    def closed(self, advice: Phrase) -> None:
        """The station could not be opened; it is said why and what to do."""
        self._move(counter.advised(self.state, Phrase("counter.trouble.not_open"), advice))

    def wear(self, setting: Setting) -> None:
        """The desk's settings are others from now on, or who works at it."""
        if setting.who != self.setting.who:
            self._move(overriding.closed(self.state))
        self.setting, self.errands.who = setting, setting.who
        worn = (self.closing, self.looking, self.across, self.saving, self.overseeing, self.aside)
        for each in worn:
            each.wear(setting)
        self._show()

    def finish(self, most_ms: int = errands.FINISH_MS) -> bool:
        """The window closes: wait a little for what was sent; late answers are shown to nobody."""
        self._screen, self._station = None, None
        self.saving.station = self.aside.station = None
        for each in (self.looking, self.closing, self.overseeing):
            each.finish()
        return self.errands.finish(most_ms)

    def hear(self, _events: Sequence[object]) -> None:
        """Something happened in the house; today's list may have changed."""
        self._refresh()

    def touched(self, did: Touched) -> None:
        """The customer touched something on her own screen."""
        self.across.touched(did)

    def scanned(self, text: str) -> None:
        """Something was scanned, wherever the focus was."""
        self._ear.take(text)
        if self._screen is not None:
            self._screen.scanned()
        self._next_scan()
        if self.errands.patience.standing.away:
            self.rested.emit()

    def takes_badge(self, code: str) -> bool:
        """Whether a person who may say yes is wanted here, and this is her badge."""
        new = overriding.badge_read(self.state, code) if self._station is not None else None
        if new is not None:
            self._move(new)
        return new is not None

    def forget_scans(self) -> None:
        """What was scanned before it was known who stands there is heard by nobody."""
        self._ear.forget()

    def pressed(self, name: str, text: str) -> bool:
        """A key that nobody else wanted was pressed; answers whether it meant something."""
        key = key_for(name, self.state.page)
        if key is not None and ending.means(self.state, key.do):
            self.act(key.do, str(key.nr) if key.nr else "")
        elif text and text.isprintable() and self.state.page in _TYPED_ON:
            self.act(Do.TYPE, text)
        else:
            return False
        return True

    def help(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys that mean something now, for help."""
        return help_now(self.state)

    def act(self, do: Do, what: str) -> None:
        """Do what was asked for, by key, by hand or by finger."""
        if do in prints.BY_HAND:
            self.closing.papers.act(do)
        elif do is Do.OPEN:
            opened(self.setting, self.state, self._advise)
        elif room := leads_to(self.state, do):
            self.left_for.emit(room)
        elif do is Do.FILL:
            self.filling.begin(self._station)
        elif do in _TAKE_BACK and self._can_take_back and self._commit is not None:
            self.errands.patience.writing.take_back(self._commit)
        elif do is Do.PRACTISE:
            self._practise(what)
        else:
            self._move(moved(self.state, do, what))
        if do is Do.TYPE:
            self.looking.typed()

    def _practise(self, key: str) -> None:
        """Meet a task of training as if it were scanned, or typed."""
        if (task := self.practising.begin(key)) is not None and task.typed:
            self.act(Do.TYPE, task.typed)
        elif task is not None:
            self.scanned(task.scan)

    def _scene(self) -> Scene:
        setting, tasks = self.setting, self.practising.tasks
        return Scene(
            self.state, self._say, setting.now(), setting.who.actor, setting.doors, tasks,
            self.errands.patience.standing, can_take_back=self._can_take_back,
        )  # fmt: skip

    @property
    def _can_take_back(self) -> bool:
        """Whether Esc takes back what waits to be written down: nothing of it is done."""
        waits = isinstance(self.state.asks, Commit) and self.errands.patience.standing.away
        return waits and self._commit is not None and self._commit.certain

    @property
    def scans_waiting(self) -> int:
        """How many scans wait to be heard, or to be answered by a store that is away."""
        asks = self.state.asks
        asked = asks is not None and not self.state.busy and self.errands.patience.standing.away
        return self._ear.waiting + asked

    def _show(self) -> None:
        self._told = self.state
        if self._screen is not None:
            self._screen.tell(self._scene())

    def _show_slip(self, pages: tuple[SlipPage, ...]) -> None:
        if self._screen is not None:
            self._screen.show_slip(pages)

    def _move(self, new: Counter) -> None:
        """Take the next state, send what it needs, and show it."""
        old, new = self.state, seeking.remembered(self.state, new)
        self.state = new
        self.saving.follow(old, new)
        if new.asks is not None and new.asks is not old.asks:
            self._serve()
        self.looking.follow(old, self.state)
        self.closing.follow(old, self.state)
        self.practising.follow(self.state)
        self.across.follow(self.state)
        self.overseeing.follow(old, self.state)
        self.aside.follow(old, self.state)
        if self.state != self._told:  # what follows may have moved it on, and told that
            self._show()
        self._ear.follow(self.state)
        self._next_scan()

    def _next_scan(self) -> None:
        """Hear the next scan, one at a time: each means what it means after the one before."""
        text = self._ear.next(self.state) if self._station is not None else None
        if text is not None:
            self._move(hearing.heard(self.state, text, self.setting.now()))

    def _serve(self) -> None:
        """Ask the station what the state wants to know; what nobody waits for is let go."""
        ask = self.state.asks
        if self._station is None or ask is None:
            return
        call = question(ask, self._station, self.setting)

        def answered(answer: Answer) -> None:
            if self.state.asks is ask:
                new = answer(self.state)
                if isinstance(ask, Commit) and new.done is not None:
                    self.closing.papers.print_done(new.done)  # while the page is painted
                self._move(new)
                self._after(ask)

        if isinstance(ask, Commit):
            self._commit = self.errands.write(call, answered, self._refused, self._taken_back)
        else:
            self.errands.read(call, answered, self._advise, lambda: self.state.asks is ask)

    def _taken_back(self) -> None:
        """What waited for a store that is away was not sent, and is not wished for any longer."""
        self._move(replace(self.state, asks=None))

    def _after(self, ask: object) -> None:
        """What is written down, the house hears of."""
        done = self.state.done
        if isinstance(ask, WRITES):
            self.happened.emit(())
        if isinstance(ask, Commit) and done is not None:
            self.happened.emit(done.events)

    def _refused(self, advice: Phrase) -> None:
        self._move(finishing.refused(self.state, advice))

    def _advise(self, advice: Phrase) -> None:
        self._move(counter.advised(self.state, Phrase("counter.trouble.not_now"), advice))

    def _refresh(self) -> None:
        station, desk, now = self._station, self.setting.who.desk, self.setting.now()
        if station is not None:
            # Behind what is being written, so that the list tells of it.
            self.errands.write(
                lambda: errands.rest_of(station, desk, now), self._rested, self._advise
            )

    def _rested(self, rest: counter.Rest) -> None:
        self._move(prints.listed(self.state, rest))
        self.rested.emit()
        if self.setting.training:
            self.filling.begin(self._station)
