"""What the set-up room knows: the settings as they hold now, and what is under way."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType
from typing import Final, TypeAlias

from returns_station.adapters.settings import Settings
from returns_station.phrase import Phrase
from ui.rooms.setup.state import printing, slip
from ui.rooms.setup.state.listening import Listening
from ui.rooms.setup.state.printing import Printing
from ui.rooms.setup.state.slip_view import SlipView

Changes: TypeAlias = dict[str, dict[str, object]]
"""Entries that were changed, by table and name."""

TABLES: Final = ("shop", "desk", "look", "scanner", "sound", "second_screen", "guide", "slip")
LAST_STEP: Final = 5
PRINTER: Final = "printer"
"""The table of the one printer that lies open."""
SOUGHT: Final = "printer.sought"
"""The address at which a printer is looked for: it is written, and kept nowhere."""
FIELDS: Final = (
    "shop.name",
    "shop.address",
    "shop.organisation_number",
    SOUGHT,
    "printer.name",
    "printer.at",
    *slip.DRAFTS,
)
_DEAF: Final = Listening()
_VIEW: Final = SlipView()
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class Page(Enum):
    """The sections, in their order."""

    LOOK = "look"
    SCANNER = "scanner"
    PRINTER = "printer"
    SLIP = "slip"
    SCREEN = "screen"
    SHOP = "shop"


class Sales(Enum):
    """Whether there are sales to take goods back of; the demo shop takes a moment to move in."""

    NONE = "none"
    FILLING = "filling"
    IN = "in"


class Trial(Enum):
    """Where the test slip is."""

    NONE = "none"
    SENT = "sent"
    OUT = "out"
    FAILED = "failed"


class What(Enum):
    """What a printer is tried with."""

    SLIP = "slip"
    LABEL = "label"
    DRAWER = "drawer"


@dataclass(frozen=True, slots=True)
class Machine:
    """What this machine has; printers and ports are None until it was looked.

    `scanner` is the serial one that is heard, or that is missed when it is `lost`. `staffed` says
    whether somebody has been taken in as staff; None where nobody can be.
    """

    printers: tuple[str, ...] | None = None
    ports: tuple[str, ...] | None = None
    monitors: tuple[str, ...] = ()
    scanner: str = ""
    lost: bool = False
    camera: bool = False
    can_bring_in: bool = False
    can_fill: bool = False
    can_train: bool = False
    can_fill_screen: bool = False
    staffed: bool | None = None


@dataclass(frozen=True, slots=True)
class Undo:
    """What was chosen last, and what held before."""

    said: Phrase
    before: Settings


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong and what to do; what is `unsaved` can be tried again."""

    title: Phrase
    advice: Phrase
    unsaved: bool = False


@dataclass(frozen=True, slots=True)
class Setup:
    """All that the room knows; `drafts` are fields as they are being written."""

    settings: Settings
    page: Page = Page.LOOK
    guiding: bool = False
    machine: Machine = Machine()
    drafts: Mapping[str, str] = field(default_factory=dict)
    undo: Undo | None = None
    trouble: Trouble | None = None
    listening: Listening = _DEAF
    trial: Trial = Trial.NONE
    trial_advice: Phrase | None = None
    tried: What = What.SLIP
    printing: Printing = field(default_factory=Printing)
    slip: SlipView = _VIEW
    sales: Sales = Sales.NONE

    @property
    def step(self) -> int:
        """Which step of the guide is open."""
        return self.settings.guide.step

    def written(self, name: str) -> str:
        """What a field says: as it is being written, else as it holds."""
        return self.drafts.get(name, self._holds(name))

    def _holds(self, name: str) -> str:
        table, _, entry = name.partition(".")
        if name in slip.DRAFTS:
            return slip.holds(self.settings, self.slip.said_in(self.settings), name)
        if table != PRINTER:
            return str(getattr(getattr(self.settings, table), entry))
        if entry == "sought":
            return ""
        printer = self.settings.printers.get(self.printing.open)
        return self.printing.open if entry == "name" or printer is None else printer.at


def opened(state: Setup, page: Page) -> Setup:
    """Another section; what was being written is kept, and nobody listens any more."""
    state = replace(kept(state), drafts=_NOTHING)
    shut = replace(state.printing, open="", adding=False, found=None)
    view = replace(state.slip, logo=None)
    state = replace(state, page=page, listening=_DEAF, printing=shut, slip=view)
    return replace(state, trial=Trial.NONE, trial_advice=None)


def changed(settings: Settings, table: str, entries: Mapping[str, object]) -> Settings:
    """The settings with other entries in one table."""
    part = getattr(settings, table).model_copy(update=dict(entries))
    return settings.model_copy(update={table: part})


def chosen(state: Setup, table: str, entries: Mapping[str, object], said: Phrase) -> Setup:
    """Something was chosen: it holds at once, and can be undone; a guide has its own way back."""
    return settled(state, changed(state.settings, table, entries), said)


def settled(state: Setup, after: Settings, said: Phrase) -> Setup:
    """These settings hold at once, and what held before can be had again."""
    if after == state.settings:
        return state
    undo = None if state.guiding else Undo(said, state.settings)
    return replace(state, settings=after, undo=undo)


def typed(state: Setup, name: str, text: str) -> Setup:
    """A field is being written; it counts once one is done with it."""
    return replace(state, drafts=MappingProxyType({**state.drafts, name: text}))


def kept(state: Setup) -> Setup:
    """What was written is kept."""
    stay = {name: text for name, text in state.drafts.items() if _stays(name, text)}
    drafts = {name: text for name, text in state.drafts.items() if name not in stay}
    state = replace(state, drafts=MappingProxyType(stay))
    for name, text in drafts.items():
        table, _, entry = name.partition(".")
        said = Phrase(f"setup.changed.{table}_{entry}")
        if name in slip.DRAFTS:
            after = slip.written(state.settings, state.slip.said_in(state.settings), name, text)
            state = settled(state, after, said)
            continue
        if table == PRINTER:
            state = _written_printer(state, entry, text.strip(), said)
            continue
        state = chosen(state, table, {entry: text.strip()}, said)
    return state


def _stays(name: str, text: str) -> bool:
    """What is not kept, and is not taken away from who writes it either."""
    return name == SOUGHT or (name in slip.DRAFTS and bool(slip.wrong(name, text)))


def _written_printer(state: Setup, entry: str, text: str, said: Phrase) -> Setup:
    """A printer was called otherwise, or stands elsewhere; what is no address is not kept."""
    open_ = state.printing.open
    if entry == "name":
        after = printing.renamed(state.settings, open_, text)
        if text in after.printers:
            state = replace(state, printing=replace(state.printing, open=text))
        return settled(state, after, said)
    meant = printing.sought(text)
    if open_ not in state.settings.printers or not meant:
        return state
    now = state.settings.printers[open_].at
    at = now if now in meant else meant[-1]
    return settled(state, printing.set_up(state.settings, open_, {"at": at}), said)


def undone(state: Setup) -> Setup:
    """The last choice is taken back."""
    if state.undo is None:
        return state
    before, lies = state.undo.before, state.printing
    if lies.open not in before.printers:
        lies = replace(lies, open="")
    return replace(state, settings=before, undo=None, drafts=_NOTHING, printing=lies)


def quiet(state: Setup) -> Setup:
    """The last choice is no longer offered to be undone."""
    return replace(state, undo=None)


def saved(state: Setup) -> Setup:
    """What was chosen is in the file."""
    unsaved = state.trouble is not None and state.trouble.unsaved
    return replace(state, trouble=None) if unsaved else state


def not_saved(state: Setup, advice: Phrase) -> Setup:
    """What was chosen holds for now, and could not be written."""
    return replace(state, trouble=Trouble(Phrase("setup.not_saved"), advice, unsaved=True))


def advised(state: Setup, advice: Phrase) -> Setup:
    """Something else could not be done."""
    return replace(state, trouble=Trouble(Phrase("counter.trouble.not_now"), advice))


def changes(before: Settings, after: Settings) -> Changes:
    """Which entries are other than before."""
    found: Changes = {}
    for table in TABLES:
        old, new = getattr(before, table), getattr(after, table)
        entries = {
            name: getattr(new, name)
            for name in type(new).model_fields
            if getattr(new, name) != getattr(old, name)
        }
        if entries:
            found[table] = entries
    more = {"printers": printing.changes(before, after), "wording": slip.changes(before, after)}
    return {**{table: each for table, each in more.items() if each}, **found}


def together(before: Changes, after: Changes) -> Changes:
    """Both, the later over the earlier."""
    both = {table: dict(entries) for table, entries in before.items()}
    for table, entries in after.items():
        both.setdefault(table, {}).update(entries)
    return both
