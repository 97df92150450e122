"""Why yes: every ground that was asked, how its terms were read, and what it answered."""

from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.views import Preview
from returns_station.policy.decision import Asked
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.emptied import emptied
from ui.widgets.glyph import Glyph
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column, holding, row
from ui.widgets.sheet import Sheet


class TraceSheet(Sheet):
    """The questions and their answers, a line each, the yes first."""

    def __init__(self, say: Speech) -> None:
        super().__init__()
        look = theme()
        self._rows = column(look.gap(10))
        made = column(look.gap(12))
        made.setContentsMargins(*(look.gap(side) for side in (24, 18, 24, 18)))
        made.addWidget(PlainLabel(say("counter.trace.title"), Role.SMALL_STRONG, "ink_soft"))
        made.addLayout(self._rows)
        self.setLayout(made)

    def tell(self, previews: tuple[Preview, ...], say: Speech) -> None:
        """Show what was asked for this answer, of all its parts."""
        for widget in emptied(self._rows):
            widget.deleteLater()
        alike = _alike(previews)
        for trace, titles in alike:
            if len(alike) > 1:
                title = ", ".join(dict.fromkeys(titles))
                self._rows.addWidget(PlainLabel(title, Role.BODY_STRONG, wrap=True))
            for asked in sorted(trace, key=_silent):
                self._rows.addWidget(_asked(asked, say))


def _alike(previews: tuple[Preview, ...]) -> list[tuple[tuple[Asked, ...], list[str]]]:
    """The answers with the goods they are for: what was answered alike is told once."""
    alike: list[tuple[tuple[Asked, ...], list[str]]] = []
    for preview in previews:
        for line in preview.decision.lines:
            sold = preview.view.sale.line(line.wish.line)
            title = sold.title if sold else line.wish.line
            same = next((titles for trace, titles in alike if trace == line.trace), None)
            if same is None:
                alike.append((line.trace, [title]))
            else:
                same.append(title)
    return alike


def _silent(asked: Asked) -> int:
    """Grounds that say yes first, then those that ended, then the silent ones."""
    return 0 if asked.in_time else 1 if asked.entitlement else 2


def _asked(asked: Asked, say: Speech) -> QWidget:
    look = theme()
    yes = asked.in_time
    made = row(look.gap(12))
    made.addWidget(Glyph("check-bold" if yes else "minus", 20, "yes_ink" if yes else "ink_soft"))
    texts = column()
    ground = say(f"counter.ground.{asked.ground}")
    basis = say(f"counter.basis.{asked.basis}")
    ink = "ink" if yes else "ink_soft"
    texts.addWidget(PlainLabel(f"{ground} · {basis}", Role.SMALL_STRONG, ink, wrap=True))
    texts.addWidget(PlainLabel(say.say(asked.because), Role.SMALL, "ink_soft", wrap=True))
    made.addLayout(texts, 1)
    return holding(made)
