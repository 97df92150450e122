"""A trouble told on its card: what was read or happened, and what to do."""

from returns_station.adapters.speech import Speech
from ui.rooms.counter.state.counter import Trouble
from ui.widgets.button import Action
from ui.widgets.hint import Advice, Hint


def tell_trouble(hint: Hint, trouble: Trouble, say: Speech) -> None:
    """Say it; the code that was read stays on the screen with it."""
    words = "counter.trouble.see_purchases" if trouble.candidates else "counter.trouble.search"
    if trouble.words.key == "unproven.sale_is_found":
        words = "counter.seek.open"
    do = Action(say(words), "F3", "magnifying-glass")
    without = Action(say("counter.unproven.none"), "F2", "hand-heart")
    can_mend = trouble.seekable or words == "counter.seek.open"
    advice = Advice(
        say.say(trouble.title),
        say.say(trouble.words),
        icon=trouble.icon,
        actions=((do, without) if trouble.gtin else (do,)) if can_mend else (),
        amber=trouble.amber,
    )
    hint.tell(advice)
