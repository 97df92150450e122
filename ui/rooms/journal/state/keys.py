"""The keys of the room by their place in help."""

from typing import Final

from ui.rooms.journal.state.journal import Journal, Page

_BACK: Final = ("back", ("Esc",))
_CHECK: Final = (("check_journal", ("Enter",)), ("journal_file", ("F6",)))
_ENTRIES: Final = (
    ("journal_rows", ("Up", "Down")),
    ("journal_only", ("Q", "W", "E")),
    ("journal_seek", ("F3",)),
)
_TRUST: Final = ("journal_trust", ("F7",))


def help_for(state: Journal) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The keys of what lies open, as far as they may be used."""
    trust = (_TRUST,) if state.may_see and state.may_read else ()
    if state.page is Page.TRUST:
        return (("journal_rows", ("Up", "Down")), *trust, _BACK)
    if not state.may_read:
        return (_BACK,)
    rows = _ENTRIES if state.page is Page.ENTRIES else ()
    return (*_CHECK, *rows, *trust, _BACK)
