"""The keys of the room by their place in help."""

from typing import TypeAlias

from ui.rooms.inbox.state.inbox import READY, Inbox

Keys: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]


def help_for(state: Inbox) -> Keys:
    """What the keys do now."""
    always: Keys = (("inbox_shelf", ("F5",)), ("wordings", ("F8",)), ("back", ("Esc",)))
    queue: Keys = (("inbox_queue", ("Up", "Down")),) if len(state.queue) > 1 else ()
    if state.talk is not None and state.talk.papers:
        always = (("inbox_paper", ("Shift+F6",)), *always)
    if not state.open:
        return (*queue, *always)
    digits = tuple(str(nr) for nr in range(1, 1 + len(READY)))
    chosen: Keys = (("inbox_ready", digits),)
    if state.giving:
        some = tuple(str(nr) for nr in range(1, 1 + len(state.others)))
        chosen = (("inbox_whom", some),)
    take: Keys = () if state.mine else (("inbox_take", ("F4",)),)
    give: Keys = (("inbox_give", ("F6",)),) if state.others else ()
    offer: Keys = (("inbox_offer", ("F7",)),) if state.offers else ()
    line: Keys = (("inbox_line", ("Shift+Enter",)),)
    return (("green", ("Enter",)), *chosen, *take, *give, *offer, *queue, *line, *always)
