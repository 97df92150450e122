"""The keys of the bench: what each does where it is pressed, and its place in help."""

from typing import Final

from ui.rooms.intake.state.acts import Act, Do
from ui.rooms.intake.state.aside import Held, answers, open_one, ways
from ui.rooms.intake.state.intake import Intake, Page, in_hand
from ui.rooms.intake.state.supplier import names

_LETTERS: Final = "ABCD"
_BENCH: Final = {
    "Enter": Do.CONFIRM,
    "Esc": Do.UNDO,
    "F3": Do.WRITE,
    "F4": Do.PHOTO,
    "F5": Do.PRINT,
    "F6": Do.SUPPLIER,
    "F7": Do.ASIDE,
    "F8": Do.CLOSE,
}
_SUPPLIER: Final = {
    "Enter": Act(Do.SEND),
    "Esc": Act(Do.BENCH),
    "F5": Act(Do.PRINT),
    "F6": Act(Do.BENCH),
    "F7": Act(Do.ASIDE),
    "Up": Act(Do.WALK, "-1"),
    "Down": Act(Do.WALK, "1"),
}
_ASIDE: Final = {
    "Esc": Act(Do.BENCH),
    "F5": Act(Do.PRINT),
    "F6": Act(Do.SUPPLIER),
    "F7": Act(Do.BENCH),
    "Up": Act(Do.WALK, "-1"),
    "Down": Act(Do.WALK, "1"),
}


def meant(state: Intake, name: str) -> Act | None:
    """What a key means here; None: nothing."""
    if state.page is Page.SUPPLIER:
        return _SUPPLIER.get(name) or _numbered(Do.PICK, name, names(state.supplier))
    if state.page is Page.ASIDE:
        one = open_one(state.aside)
        return _ASIDE.get(name) or (_said_of(one, name) if one is not None else None)
    if name in _BENCH:
        return Act(_BENCH[name])
    # Asked for while a scan is under way: of what is in hand once that has been heard.
    waits = state.busy or state.queued or in_hand(state) is not None
    if waits and len(name) == 1 and name in _LETTERS:
        return Act(Do.GRADE, name)
    return Act(Do.CHECK, name) if waits and name in "123456789" and name else None


def _said_of(one: Held, name: str) -> Act | None:
    """The way on, or the answer, with this number."""
    if one.worn:
        return _numbered(Do.SETTLE, name, tuple(said.value for said in answers(one)))
    return _numbered(Do.LET_GO, name, tuple(lane.value for lane in ways(one)))


def _numbered(do: Do, name: str, options: tuple[str, ...]) -> Act | None:
    """The option with this number, from 1."""
    nr = int(name) if len(name) == 1 and name in "123456789" else 0
    return Act(do, options[nr - 1]) if 0 < nr <= len(options) else None


def help_for(state: Intake) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The keys of what lies open."""
    if state.page is Page.SUPPLIER:
        return (
            ("green", ("Enter",)),
            ("walk_rows", ("Up", "Down", "Space")),
            ("print_again", ("F5",)),
            ("back", ("Esc",)),
        )
    if state.page is Page.ASIDE:
        one = open_one(state.aside)
        worn = one is not None and one.worn
        says = ("answer_worn", ("1", "3")) if worn else ("way_on", ("1", "4"))
        walks = ("walk_rows", ("Up", "Down"))
        return (walks, says, ("print_label", ("F5",)), ("back", ("Esc",)))
    lanes = (("suppliers", ("F6",)), ("look_at", ("F7",)))
    if state.parcel is None:
        return (("type_number", ("F3",)), *lanes, ("back", ("Esc",)))
    return (
        ("green", ("Enter",)),
        ("grade", ("A", "D")),
        ("check", ("1", "4")),
        ("photo", ("F4",)),
        ("print_again", ("F5",)),
        ("close_so", ("F8",)),
        *lanes,
        ("back", ("Esc",)),
    )
