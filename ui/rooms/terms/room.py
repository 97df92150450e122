"""The terms room carried: what is written moves the state, is kept, and is tried on real claims."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from returns_station.adapters.speech import Speech, speech
from returns_station.desk.commands import PublishTerms
from returns_station.desk.promising import TermsDone
from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from returns_station.policy.promise.book import TermsEvent
from ui.desk import Desk
from ui.rooms.terms import errands
from ui.rooms.terms.errands import Deed, Errands, Setting
from ui.rooms.terms.screen.terms import TermsScreen
from ui.rooms.terms.state import carrying, writing
from ui.rooms.terms.state.chip import Draft
from ui.rooms.terms.state.doing import Do, green
from ui.rooms.terms.state.keys import help_for
from ui.rooms.terms.state.known import Known
from ui.rooms.terms.state.telling import looked_at
from ui.rooms.terms.state.writing import Keeping, Page, Writing
from ui.rooms.terms.state.wrong import may_be_kept
from ui.rooms.terms.trying import Trying

_KEEP_MS = 700
_ASK_AGAIN_MS = 15_000


class TermsRoom(QObject):
    """Keeps the state, sends what it needs, and tells the screen."""

    happened = Signal(object)
    left_for = Signal(str)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.state = Writing()
        self.setting, self.errands, self._clock = setting, Errands(), setting.now
        self._station: Station | None = None
        self._screen: TermsScreen | None = None
        self._say = speech("en")
        self._deed: Deed | None = None
        self._stale = True  # whether there may be other claims than those that were tried on
        self._keep = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keep.timeout.connect(self._save)
        self._try = Trying(
            self.errands,
            self._to_try,
            lambda draft, tried: self._move(carrying.tried(self.state, draft, tried)),
            lambda advice: self._move(carrying.not_tried(self.state, advice)),
        )
        # Whether the second person has agreed is asked again while one waits for it.
        self._again = QTimer(self, interval=_ASK_AGAIN_MS)
        self._again.timeout.connect(self._read)

    def screen(self, say: Speech, *, wide: bool) -> TermsScreen:
        """A new screen in this language, showing what is shown now."""
        self._say = say
        screen = TermsScreen(say, wide=wide)
        screen.keyed.connect(self._keyed)
        screen.pressed.connect(lambda key: self._move(writing.opened(self.state, key)))
        screen.reached.connect(self._reached)
        screen.undo_asked.connect(lambda: self._move(writing.undone(self.state)))
        screen.foot.confirmed.connect(self._confirm)
        screen.head.news_asked.connect(self._turn)
        screen.hint.acted.connect(lambda _: self._turn())
        screen.news.looked.connect(lambda row: self._move(writing.turned_to(self.state, row)))
        screen.news.reverted.connect(lambda: self._move(writing.as_it_holds(self.state)))
        panel = screen.panel
        panel.picked.connect(lambda nr: self._move(writing.picked(self.state, self.state.open, nr)))
        panel.stepped.connect(self._step_open)
        panel.written.connect(
            lambda text: self._move(writing.written_at(self.state, self.state.open, text))
        )
        panel.taken_away.connect(lambda: self._take_away(self.state.open))
        panel.closed.connect(lambda: self._move(writing.closed(self.state)))
        self._screen = screen
        screen.tell(self.state)
        return screen

    def entered(self) -> None:
        """The room lies open: read what others have done meanwhile, lay the focus."""
        self._stale = True
        self._read()
        if self._screen is not None:
            self._screen.focus(self.state)

    def opened(self, station: Station) -> None:
        """The station is open."""
        self._station = station
        if self._is_open():
            self._read()

    def settle(self, desk: Desk) -> None:
        """The desk was set up anew, or somebody else works at it."""
        now = desk.local(self._clock)
        self.setting = replace(self.setting, who=desk.who, currency=desk.currency, now=now)

    def hear(self, events: Sequence[object]) -> None:
        """What happened elsewhere may change what is read and tried here."""
        if self._is_open() and not all(isinstance(event, TermsEvent) for event in events):
            self._stale = True
            self._read()

    def pressed(self, name: str, text: str) -> bool:  # noqa: ARG002 - as every room
        """A key that no value wanted; answers whether it meant something."""
        if name == "Enter":
            self._confirm()
        elif name == "F9":
            self._turn()
        elif name == "Esc":
            self._back()
        else:
            return False
        return True

    def help(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The keys of what lies open."""
        return help_for(self.state.page)

    def finish(self) -> None:
        """The window closes: what is written is kept first; late answers are shown to nobody."""
        for timer in (self._keep, self._try, self._again):
            timer.stop()
        if carrying.must_be_kept(self.state):
            self._save()
        self._screen = None
        self._station = None
        self.errands.finish()

    def _keyed(self, key: str, name: str, shift: bool) -> None:  # noqa: FBT001 - as the signal
        screen = self._screen
        if name in ("Left", "Right") and screen is not None:
            chip = screen.beside(key, 1 if name == "Right" else -1)
            if chip is not None:
                chip.setFocus()
        elif name == "Del":
            self._take_away(key)
        else:
            self._move(carrying.keyed(self.state, key, name, shift=shift))

    def _reached(self, key: str) -> None:
        if key != self.state.at or (self.state.open and self.state.open != key):
            self._move(writing.focused(writing.closed(self.state), key))

    def _step_open(self, by: int, leap: bool) -> None:  # noqa: FBT001 - as the signal
        self._move(writing.stepped_at(self.state, self.state.open, by, leap=leap))

    def _take_away(self, key: str) -> None:
        gone = carrying.sentence_of(self.state, key)
        if gone:
            self._move(writing.removed(self.state, gone))
            if self._screen is not None:
                self._screen.focus(self.state)

    def _back(self) -> None:
        """One step back: the panel, what is new, the room."""
        if self.state.open:
            self._move(writing.closed(self.state))
        elif self.state.page is Page.NEW:
            self._turn()
        else:
            self._flush()
            self.left_for.emit("counter")

    def _turn(self) -> None:
        """What is new, or the sentences again."""
        self._flush()
        self._move(writing.turned(self.state))
        if self._screen is not None:
            self._screen.focus(self.state)

    def _is_open(self) -> bool:
        return self._screen is not None and self._screen.isVisible()

    def _move(self, new: Writing) -> None:
        old, self.state = self.state, new
        if new.draft != old.draft and new.draft is not None:
            self._keep.start()
            self._try.soon()
        if self._screen is None:
            return
        self._screen.tell(new)
        if old.open and not new.open and self._is_open():
            self._screen.focus(new)

    def _read(self) -> None:
        station, setting = self._station, self.setting
        if station is not None and station.house.keeper is not None:
            self.errands.write(
                lambda: errands.known_of(station, setting),
                self._learnt,
                lambda advice: self._move(carrying.not_read(self.state, advice)),
            )

    def _learnt(self, known: Known) -> None:
        is_first = self.state.known is None
        self._move(writing.learnt(self.state, known))
        if self._stale or self.state.tried_for != self.state.draft:
            self._stale = False
            self._try.now()
        if is_first and self._is_open() and self._screen is not None:
            self._screen.focus(self.state)
        waits = carrying.waits_for_second(self.state)
        if waits and not self._again.isActive():
            self._again.start()
        elif not waits:
            self._again.stop()

    def _to_try(self) -> tuple[Station, Draft] | None:
        station, draft = self._station, self.state.draft
        if station is None or draft is None or not carrying.may_be_tried(self.state):
            return None
        return station, draft

    def _flush(self) -> None:
        if self._keep.isActive():
            self._keep.stop()
            self._save()

    def _save(self) -> None:
        """Keep the draft; what the law forbids is not sent, and is told as not kept."""
        station, setting, draft = self._station, self.setting, self.state.draft
        if station is None or draft is None or not carrying.must_be_kept(self.state):
            return
        if not may_be_kept(self.state):
            self._move(carrying.not_kept(self.state))
            return
        key = setting.new_key()
        self.errands.write(
            lambda: errands.save(station, setting, draft, key),
            lambda done: self._saved(draft, done),
            lambda advice: self._move(carrying.refused(self.state, advice)),
        )

    def _saved(self, draft: Draft, done: TermsDone) -> None:
        self._move(carrying.kept(self.state, draft))
        self.happened.emit(done.events)
        self._read()

    def _confirm(self) -> None:
        deed = green(self.state)
        if deed.missing is not None or self.state.promising or self._station is None:
            return
        match deed.do:
            case Do.PROMISE:
                self._promise(self._station)
            case Do.ASK:
                self._keep.stop()
                self._move(carrying.asked(self.state))
                self._save()
                self._again.start()
            case Do.AGREE | Do.PROMISE_OTHERS:
                self._for_another(self._station, deed.do)

    def _promise(self, station: Station) -> None:
        draft, setting = self.state.draft, self.setting
        assert draft is not None, "only what is written is promised"
        self._keep.stop()
        if self._deed is None or self._deed.draft != draft:
            self._deed = Deed(draft, setting.new_key(), setting.new_key())
        deed, version = self._deed, carrying.kept_version(self.state)
        self._move(carrying.promising(self.state))
        self.errands.write(
            lambda: errands.promise(station, setting, deed, version), self._done, self._not_done
        )

    def _for_another(self, station: Station, do: Do) -> None:
        row, setting, key = looked_at(self.state), self.setting, self.setting.new_key()
        assert row is not None, "another's draft is looked at before it is agreed to"
        day = carrying.first_day_of(self.state, row)
        self._move(carrying.promising(self.state))
        self.errands.write(
            lambda: (
                errands.agree(station, setting, row.version, key)
                if do is Do.AGREE
                else errands.publish(station, setting, PublishTerms(key, row.version, day))
            ),
            self._done,
            self._not_done,
        )

    def _done(self, done: TermsDone) -> None:
        self._deed = None
        self._move(carrying.done(self.state, done))
        self.happened.emit(done.events)
        self._read()

    def _not_done(self, advice: Phrase) -> None:
        self._move(carrying.not_done(self.state, advice))
        if self.state.keeping is Keeping.WAITING:
            self._read()
