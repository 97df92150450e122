"""The keys of the room by their place in help."""

from typing import Final

from ui.rooms.pickup.state.pickup import Page

_GREEN: Final = ("green", ("Enter",))
_BACK: Final = ("back", ("Esc",))
_ROWS: Final = (("fetch_rows", ("Up", "Down")), ("fetch_seek", ("F3",)))
_ADDRESS: Final = (("field", ("Tab",)), ("door_facts", ("F5", "F6", "F7")))
_SHELF: Final = (
    ("sliders", ("1", "2", "3", "4")),
    ("walk_shelf", ("←", "→", "Up", "Down")),
    ("leaf", ("+", "\N{MINUS SIGN}")),
    ("herself", ("Q",)),
    ("week", ("F7", "F8")),
)
_BOOKED: Final = (
    ("told", ("1", "9")),
    ("pickup_slip", ("F5",)),
    ("let_go", ("F7",)),
    ("other_time", ("F8",)),
)
_QUESTION: Final = (("fetch_answer", ("Q", "W")),)
_BY_PAGE: Final = {
    Page.LIST: _ROWS,
    Page.ADDRESS: _ADDRESS,
    Page.SHELF: _SHELF,
    Page.BOOKED: _BOOKED,
    Page.QUESTION: _QUESTION,
}


def help_for(page: Page) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The keys of a page."""
    return (_GREEN, *_BY_PAGE[page], _BACK)
