"""The keys of the room by their place in help."""

from typing import Final

from ui.rooms.terms.state.writing import Page

_EVERYWHERE: Final = (("whats_new", ("F9",)), ("back", ("Esc",)))
_WRITING: Final = (
    ("value", ("Tab", "←", "→")),
    ("change", ("+", "\N{MINUS SIGN}", "Up", "Down")),
    ("type_value", ("0", "9")),
    ("choices", ("Space",)),
    ("take_away", ("Del",)),
    ("undo", ("Ctrl+Z",)),
)


def help_for(page: Page) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The keys of a page."""
    green = (("green", ("Enter",)),)
    return (*green, *_WRITING, *_EVERYWHERE) if page is Page.WRITING else (*green, *_EVERYWHERE)
