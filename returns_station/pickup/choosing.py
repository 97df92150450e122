"""The slots found at a glance, and the one that is suggested for what she can flex on."""

from collections.abc import Sequence

from returns_station.phrase import Phrase
from returns_station.pickup.choice import Best, SlotsSeen, Suggested, Wish
from returns_station.pickup.slot import Slot


def best(slots: Sequence[Slot]) -> Best:  # noqa: ARG001 - filled next
    """The cheapest, soonest, narrowest and greenest of the slots, by their places."""
    return Best()


def suggested(seen: SlotsSeen, wish: Wish) -> Suggested:  # noqa: ARG001 - filled next
    """The cheapest slot within her wish, why, and what each step of each slider would cost."""
    return Suggested(None, Phrase("pickup.suggest.none"))
