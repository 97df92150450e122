"""The keys of the room by their place in help."""

from typing import TypeAlias

from ui.rooms.templates.state.words import LANGUAGES, Words

Keys: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]


def help_for(state: Words) -> Keys:
    """What the keys do now."""
    shipped: Keys = (("templates_shipped", ("F9",)),) if state.own or state.begun else ()
    return (
        ("green", ("Enter",)),
        ("templates_save", ("Ctrl+Enter",)),
        ("templates_kind", ("Up", "Down")),
        ("templates_language", tuple(str(nr) for nr in range(1, 1 + len(LANGUAGES)))),
        ("templates_page", ("Q", "W", "E")),
        *shipped,
        ("back", ("Esc",)),
    )
