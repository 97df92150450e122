"""The choices: what can be chosen of each thing, and what is chosen now."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.phrase import Phrase
from ui.rooms.setup.state import printing, slip
from ui.rooms.setup.state.choice import Choice
from ui.rooms.setup.state.paper_ways import PAPER_WAYS
from ui.rooms.setup.state.setup import PRINTER, Setup, chosen, settled

OWN_NAMES: Final = {
    "sv": "Svenska",
    "nb": "Norsk",
    "fi": "Suomi",
    "da": "Dansk",
    "en": "English",
}
"""Each language in its own words, so that whoever cannot read the others finds it."""
VIEW: Final = "view"
"""The table of how the slip is looked at, which is no setting."""
_THEMES: Final = ("system", "light", "dark", "contrast", "contrast-dark")
_SIZES: Final = (100, 125, 150, 200)
_VOLUMES: Final = (0, 30, 60, 100)
_CURRENCIES: Final = {
    "SE": "SEK", "NO": "NOK", "FI": "EUR", "DK": "DKK",
    "DE": "EUR", "NL": "EUR", "UK": "GBP", "EU": "EUR",
}  # fmt: skip
_MARKETS: Final = tuple(_CURRENCIES)


@dataclass(frozen=True, slots=True)
class Group:
    """Things of which one is chosen; its title is a question of the catalogue by its name."""

    name: str
    choices: tuple[Choice, ...]

    @property
    def title(self) -> Phrase:
        """What is chosen here."""
        return Phrase(f"setup.title.{self.name.replace('.', '_')}")

    @property
    def now(self) -> Choice | None:
        """What is chosen."""
        return next((choice for choice in self.choices if choice.chosen), None)


def group(state: Setup, name: str) -> Group:
    """What can be chosen of one thing, on this machine."""
    table, _, entry = name.partition(".")
    part = _part(state, table)
    made = _CHOICES[name](state, entry)
    return Group(
        name,
        tuple(
            Choice(
                choice.words,
                choice.sets,
                choice.along,
                choice.theme,
                all(getattr(part, key) == value for key, value in choice.sets),
            )
            for choice in made
        ),
    )


def picked(state: Setup, name: str, nr: int) -> Setup:
    """The so-manyeth thing was chosen; what is not there is not chosen."""
    choices = group(state, name).choices
    if not 0 <= nr < len(choices):
        return state
    choice = choices[nr]
    table = name.partition(".")[0]
    said = Phrase("setup.now", {"what": choice.words})
    if table == PRINTER:
        after = printing.set_up(state.settings, state.printing.open, dict(choice.sets))
        return settled(state, after, said)
    if table == VIEW:
        state = replace(state, drafts={})
        sets = {entry: str(value) for entry, value in choice.sets}
        shown = state.slip
        language, paper = sets.get("language", shown.language), sets.get("paper", shown.paper)
        return replace(state, slip=replace(shown, language=language, paper=paper))
    if name == "slip.colour":
        # A roll has no colours: the paper that has them is shown.
        state = replace(state, slip=replace(state.slip, paper="a4"))
    return chosen(state, table, dict((*choice.sets, *choice.along)), said)


def _part(state: Setup, table: str) -> object:
    if table == PRINTER:
        return state.settings.printers[state.printing.open]
    if table == VIEW:
        shown, settings = state.slip, state.settings
        return replace(shown, language=shown.said_in(settings), paper=shown.shown_on(settings))
    return getattr(state.settings, table)


def _languages(_state: Setup, entry: str) -> tuple[Choice, ...]:
    first = ("sv", *(language for language in OWN_NAMES if language != "sv"))
    return tuple(
        Choice(OWN_NAMES[language], ((entry, language),))
        for language in first
        if language in LANGUAGES
    )


def _themes(_state: Setup, entry: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            Phrase(f"setup.theme.{name.replace('-', '_')}"),
            ((entry, name),),
            theme=name if name != "system" else "",
        )
        for name in _THEMES
    )


def _sizes(_state: Setup, entry: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(Phrase("setup.percent", {"percent": size}), ((entry, size),)) for size in _SIZES
    )


def _volumes(_state: Setup, entry: str) -> tuple[Choice, ...]:
    return tuple(Choice(Phrase(f"setup.volume.{loud}"), ((entry, loud),)) for loud in _VOLUMES)


def _motions(_state: Setup, entry: str) -> tuple[Choice, ...]:
    return (
        Choice(Phrase("setup.motion.calm"), ((entry, True),)),
        Choice(Phrase("setup.motion.none"), ((entry, False),)),
    )


def _caps(_state: Setup, entry: str) -> tuple[Choice, ...]:
    return (
        Choice(Phrase("setup.caps.shown"), ((entry, True),)),
        Choice(Phrase("setup.caps.hidden"), ((entry, False),)),
    )


def _ports(state: Setup, entry: str) -> tuple[Choice, ...]:
    found, now = state.machine.ports or (), state.settings.scanner.serial
    gone = (now,) if now not in {"auto", "", *found} else ()
    return (
        Choice(Phrase("setup.serial.auto"), ((entry, "auto"),)),
        Choice(Phrase("setup.serial.off"), ((entry, ""),)),
        *(Choice(name, ((entry, name),)) for name in (*found, *gone)),
    )


def _screens(state: Setup, entry: str) -> tuple[Choice, ...]:
    """Off, beside, or on one of the other monitors by name."""
    now = state.settings.second_screen
    others = state.machine.monitors
    missing = now.shown == "monitor" and now.monitor not in others
    names = (*others, now.monitor) if missing and now.monitor else others
    second = Choice(Phrase("setup.screen.monitor"), ((entry, "monitor"), ("monitor", "")))
    on_second = now.shown == "monitor" and not now.monitor
    return (
        Choice(Phrase("setup.screen.off"), ((entry, "off"),)),
        *((second,) if on_second or not names else ()),
        *(
            Choice(Phrase("setup.screen.on", {"name": name}),
                   ((entry, "monitor"), ("monitor", name)))
            for name in names
        ),
        Choice(Phrase("setup.screen.beside"), ((entry, "beside"),)),
    )  # fmt: skip


def _names(_state: Setup, entry: str) -> tuple[Choice, ...]:
    return (
        Choice(Phrase("setup.name.shown"), ((entry, True),)),
        Choice(Phrase("setup.name.hidden"), ((entry, False),)),
    )


def _markets(_state: Setup, entry: str) -> tuple[Choice, ...]:
    """A market brings its currency along."""
    return tuple(
        Choice(
            Phrase(f"setup.market.{market.lower()}"),
            ((entry, market),),
            (("currency", _CURRENCIES[market]),),
        )
        for market in _MARKETS
    )


_CHOICES: Final[dict[str, Callable[[Setup, str], tuple[Choice, ...]]]] = {
    "desk.language": _languages,
    "look.theme": _themes,
    "look.text_percent": _sizes,
    "look.motion": _motions,
    "look.key_caps": _caps,
    **PAPER_WAYS,
    "scanner.serial": _ports,
    "sound.volume": _volumes,
    "second_screen.shown": _screens,
    "second_screen.name": _names,
    "shop.market": _markets,
    "shop.language": _languages,
    f"{VIEW}.language": _languages,
    f"{VIEW}.paper": lambda _state, _entry: slip.papers(),
    "slip.colour": lambda _state, _entry: slip.colours(),
    "slip.long": lambda _state, _entry: slip.lengths(),
}
GROUPS: Final = frozenset(_CHOICES)
