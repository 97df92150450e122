"""Where the counter leads to: sales are brought in, and goods are fetched, in other rooms."""

from ui.rooms.counter.state.counter import Counter
from ui.rooms.counter.state.keys import Do


def leads_to(state: Counter, do: Do) -> str:
    """The room that carries out what was asked for; "" where none does."""
    if do is Do.BRING_IN:
        return "imports"
    return "pickup" if do is Do.FETCH and slip_to_fetch(state) else ""


def slip_to_fetch(state: Counter) -> str:
    """The number of the slip whose goods are at her home; "" where none of them are."""
    done = state.done
    if done is None or done.slip is None or done.after.undone:
        return ""
    at_home = any(step.what.key == "slip.next.goods_at_home" for step in done.slip.next_steps)
    return done.slip.number if at_home else ""
