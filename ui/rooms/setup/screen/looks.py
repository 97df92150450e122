"""The slip's look: the shop's logo, and the slip itself as it would come out now."""

from functools import partial

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from returns_station.adapters.printing.drawing import Page, Text
from ui.rooms.setup.screen.scene import Do, Doing, Part, Scene, column, in_lines
from ui.tokens import Role
from ui.widgets.button import Action, Button
from ui.widgets.label import PlainLabel
from ui.widgets.slip_paper import SlipPaper

_WIDE, _SMALL = 320, 216


class LogoPart(Part):
    """Takes a picture, or takes it away; says why one was not taken."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        say = scene.say
        self._choose = Button(Action(say("setup.logo.choose"), "F2", "plus"))
        self._choose.clicked.connect(partial(do, Do.LOGO, "", ""))
        self._none = Button(Action(say("setup.logo.none"), icon="minus"))
        self._none.clicked.connect(partial(do, Do.NO_LOGO, "", ""))
        self._words = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        made = column(self, 10)
        made.addWidget(PlainLabel(say("setup.logo.title"), Role.LEAD, wrap=True))
        made.addWidget(in_lines(self._choose, self._none))
        made.addWidget(self._words)

    def tell(self, scene: Scene) -> None:
        """Show whether there is one, and what was wrong with the last."""
        state, say = scene.state, scene.say
        self._none.setVisible(bool(state.settings.slip.logo))
        advice = state.slip.logo
        self._words.say(say.say(advice) if advice is not None else say("setup.logo.what"))
        self._words.wear(ink="look_ink" if advice is not None else "ink_soft")

    def spots(self) -> tuple[tuple[str, QWidget], ...]:
        """Its buttons."""
        more = () if self._none.isHidden() else (("no logo", self._none),)
        return (("logo", self._choose), *more)


class _Preview(SlipPaper):
    """The slip on the screen, and its words to who hears the screen."""

    spoken = QAccessible.Role.Graphic

    def show_pages(self, pages: tuple[Page, ...]) -> None:
        """Show it, and have it read."""
        super().show_pages(pages)
        items = (item for page in pages for _, block in page.blocks for item in block.items)
        words = " ".join(item.text for item in items if isinstance(item, Text))
        self.setAccessibleDescription(words)


class PreviewPart(Part):
    """The slip, drawn from the very page that is printed."""

    def __init__(self, scene: Scene, _do: Doing) -> None:
        super().__init__()
        self._paper = _Preview(_WIDE)
        self._paper.setAccessibleName(scene.say("setup.slip.preview"))
        column(self).addWidget(self._paper)

    def be_narrow(self, *, narrow: bool) -> None:
        """Leave the fields more room where the window has little."""
        self._paper.be_wide(_SMALL if narrow else _WIDE)

    def tell(self, scene: Scene) -> None:
        """Show it as it is now."""
        self._paper.show_pages(scene.state.slip.pages)
