"""The keys of the room by their place in help."""

from typing import TypeAlias

from ui.models.answering import WHY_KEYS
from ui.rooms.approvals.state.approvals import Approvals

Keys: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]


def help_for(state: Approvals) -> Keys:
    """What the keys do now."""
    back: Keys = (("back", ("Esc",)),)
    now = state.answering
    if now is None:
        return back
    digits = tuple(str(nr) for nr in range(1, len(now.ways) + 2))
    answers: Keys = (
        ("green", ("Enter",)),
        ("answers", digits),
        ("because", WHY_KEYS[: len(now.whys)]),
    )
    queue: Keys = (("queue", ("Up", "Down")),) if len(state.queue) > 1 else ()
    return (*answers, *queue, *back)
