"""One entry: what happened, by whom, its words while they are kept, and its place in the chain."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.auditing.views import EntrySeen
from returns_station.desk.journal_words import kind_words
from returns_station.phrase import Argument, Phrase
from ui.rooms.journal.screen.scene import Doing, Scene
from ui.rooms.journal.state import words
from ui.rooms.journal.state.acts import Do
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.emptied import emptied
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.sheet import Sheet

_WAYS: Final = {
    Do.ONLY_SLIP: ("slip", "receipt", "Q"),
    Do.ONLY_PERSON: ("person", "user-circle", "W"),
    Do.ONLY_KIND: ("kind", "tag", "E"),
}


class OpenEntry(Sheet):
    """A sheet beside the list."""

    def __init__(self, say: Speech, do: Doing) -> None:
        super().__init__()
        look = theme()
        self._told: EntrySeen | None = None
        self._what = column(look.gap(4))
        self._by = PlainLabel("", Role.BODY, "ink_soft", wrap=True)
        self._details = column(look.gap(8))
        self._code = PlainLabel("", Role.AMOUNT)
        self._place = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self._only = {do_: OptionRow(_option(do_, "", say)) for do_ in _WAYS}
        chain = Sheet("sunken", "")
        inside = QVBoxLayout(chain)
        inside.setContentsMargins(*(look.gap(side) for side in (16, 12, 16, 12)))
        inside.setSpacing(look.px(2))
        inside.addWidget(PlainLabel(say("journal_room.code"), Role.SMALL_STRONG, "ink_soft"))
        inside.addWidget(self._code)
        inside.addWidget(self._place)
        page = QVBoxLayout(self)
        page.setContentsMargins(*(look.gap(side) for side in (24, 20, 24, 24)))
        page.setSpacing(look.gap(16))
        page.addLayout(self._what)
        page.addWidget(self._by)
        page.addLayout(self._details)
        page.addWidget(chain)
        for do_, made in self._only.items():
            made.picked.connect(lambda _id, do_=do_: do(do_, ""))
            page.addWidget(made)

    def tell(self, scene: Scene) -> None:
        """Show the entry that lies open."""
        entry = scene.state.open_entry
        self.setVisible(entry is not None)
        if entry is None or entry == self._told:
            return
        self._told = entry
        say = scene.say
        events = words.happened(entry)
        _refill(
            self._what,
            [
                PlainLabel(say.say(phrase), Role.BODY if nr else Role.TITLE, wrap=True)
                for nr, phrase in enumerate(events)
            ],
        )
        at = say.moment(words.moment(entry, scene.zone))
        by = (at, scene.word(words.who(entry)), entry.desk)
        self._by.say(" · ".join(part for part in by if part))
        _refill(self._details, _details(entry, scene))
        self._code.say(entry.head)
        place: dict[str, Argument] = {"number": entry.seq, "formula": entry.formula}
        self._place.say(say.say(Phrase("journal_room.place", place)))
        self._tell_only(entry, scene)

    def _tell_only(self, entry: EntrySeen, scene: Scene) -> None:
        say, query = scene.say, scene.state.query
        about = next(iter(entry.about), "")
        kind = entry.kinds[0] if entry.kinds else ""
        who = scene.word(words.who(entry))
        means = (
            (Do.ONLY_SLIP, about, query.about, words.numbered(about)),
            (Do.ONLY_PERSON, entry.actor, query.actor, who),
            (Do.ONLY_KIND, kind, query.kind, say.say(kind_words(kind))),
        )
        for do_, of, asked, told in means:
            self._only[do_].setVisible(bool(of) and of != asked)
            self._only[do_].tell(_option(do_, told, say))


def _option(do: Do, means: str, say: Speech) -> Option:
    name, icon, cap = _WAYS[do]
    return Option(do.name, say(f"journal_room.too.{name}"), means, icon=icon, key=cap)


def _details(entry: EntrySeen, scene: Scene) -> list[QWidget]:
    """Words that belong to it, each with a quotation's mark; or that they were forgotten."""
    if entry.had_details and not entry.details:
        said = [scene.say("journal_room.forgotten")]
    else:
        said = [text for _, text in entry.details]
    made = []
    for text in said:
        line = row(theme().gap(12))
        line.addWidget(Glyph("chat-circle-text", 20, "ink_soft"))
        line.addWidget(PlainLabel(text, Role.BODY, wrap=True), 1)
        made.append(holding(line))
    return made


def _refill(layout: QVBoxLayout, parts: "list[QWidget] | list[PlainLabel]") -> None:
    for old in emptied(layout):
        old.hide()
        old.deleteLater()
    for part in parts:
        layout.addWidget(part)
