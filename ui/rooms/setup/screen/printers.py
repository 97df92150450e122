"""The printers on the page: those that are set up, those that were found, how one stands."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from returns_station.adapters.printing.found import Found
from returns_station.phrase import Phrase
from ui.rooms.setup.screen.scene import Do, Doing, Part, Scene, column
from ui.rooms.setup.state import printers, printing
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.button import Action, Button
from ui.widgets.label import PlainLabel
from ui.widgets.option_row import Option, OptionRow

_WIDE = 640


class _Rows(Part):
    """A title, a row for each of some, and what else is to be said."""

    def __init__(self, scene: Scene, do: Doing, title: str, does: Do) -> None:
        super().__init__()
        self._do, self._does = do, does
        self._title = PlainLabel(scene.say(title), Role.LEAD, wrap=True)
        self._note = PlainLabel("", Role.BODY, "ink_soft", wrap=True)
        self._held = QWidget()
        self._lines = column(self._held, 12)
        self._rows: tuple[tuple[str, OptionRow], ...] = ()
        self._said: tuple[Option, ...] = ()
        self.made = column(self, 12)
        for part in (self._title, self._note, self._held):
            self.made.addWidget(part)

    def lay(self, options: tuple[Option, ...], note: str) -> None:
        """These rows, made anew where they are others than before."""
        self._note.say(note)
        self._note.setVisible(bool(note))
        self._title.setVisible(bool(options))
        self._held.setVisible(bool(options))
        if options == self._said:
            return
        self._said = options
        for _, row in self._rows:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = tuple((option.id, OptionRow(option)) for option in options)
        for name, row in self._rows:
            row.setMaximumWidth(theme().px(_WIDE))
            row.picked.connect(partial(self._pick, name))
            self._lines.addWidget(row)
            row.show()

    def spots(self) -> tuple[tuple[str, QWidget], ...]:
        """The rows."""
        return tuple((f"row {name}", row) for name, row in self._rows)

    def _pick(self, name: str, _id: str) -> None:
        self._do(self._does, name, "")


class KnownPart(_Rows):
    """The printers that are set up, each to be opened; and the way to one more."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__(scene, do, "setup.printer.known", Do.PRINTER)
        self._add = Button(Action(scene.say("setup.printer.add"), "F2", "plus"))
        self._add.clicked.connect(partial(do, Do.ADD, "", ""))
        what = PlainLabel(scene.say("setup.printer.add_what"), Role.SMALL, "ink_soft", wrap=True)
        self.made.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.made.addWidget(what)

    def tell(self, scene: Scene) -> None:
        """Show them as they are set."""
        settings = scene.state.settings
        options = tuple(
            Option(name, name, _sentence(scene, printers.told(settings, name)), icon="printer")
            for name in settings.printers
        )
        self.lay(options, "")

    def spots(self) -> tuple[tuple[str, QWidget], ...]:
        """The rows, and the button."""
        return (*super().spots(), ("add", self._add))


class FoundPart(_Rows):
    """What answered, and what this machine has: press one to take it."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__(scene, do, "setup.printer.found", Do.TAKE)
        self._look = Button(Action(scene.say("setup.printer.again"), "F6", "magnifying-glass"))
        self._look.clicked.connect(partial(do, Do.LOOK, "", ""))
        self.made.addWidget(self._look, 0, Qt.AlignmentFlag.AlignLeft)

    def tell(self, scene: Scene) -> None:
        """Show who was found."""
        options = tuple(_option(scene, one) for one in printers.offered(scene.state))
        note = printers.note(scene.state)
        self.lay(options, scene.say.say(note) if note is not None else "")

    def spots(self) -> tuple[tuple[str, QWidget], ...]:
        """The rows, and the button."""
        return (*super().spots(), ("look", self._look))


class StandsPart(Part):
    """How the open printer stands, in its own words made ours."""

    def __init__(self, _scene: Scene, _do: Doing) -> None:
        super().__init__()
        self._words = PlainLabel("", Role.LEAD, wrap=True)
        column(self).addWidget(self._words)

    def tell(self, scene: Scene) -> None:
        """Say it."""
        state = scene.state
        printer = state.settings.printers.get(state.printing.open)
        if printer is None:
            return
        self._words.say(_sentence(scene, printing.stands(state.printing, printer.at), " "))
        told = state.printing.told.get(printer.at)
        lacks = told is not None and (not told.there or bool(told.stops))
        self._words.wear(ink="look_ink" if lacks else "ink_soft")


class RemovePart(Part):
    """Takes the printer away; it can be had again."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        self._remove = Button(Action(scene.say("setup.printer.remove"), icon="minus"))
        self._remove.clicked.connect(partial(do, Do.REMOVE, "", ""))
        column(self).addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)

    def tell(self, scene: Scene) -> None:
        """It is always the same."""

    def spots(self) -> tuple[tuple[str, QWidget], ...]:
        """Its button."""
        return (("remove", self._remove),)


def _option(scene: Scene, one: Found) -> Option:
    where = printing.where(one.at)
    says = (where, Phrase(f"setup.speaks.{one.speaks}")) if one.speaks else (where,)
    return Option(
        one.at, one.called or printing.called_by(one.at), _sentence(scene, says), icon="printer"
    )


def _sentence(scene: Scene, said: tuple[Phrase, ...], between: str = " · ") -> str:
    return between.join(map(scene.say.say, said))
