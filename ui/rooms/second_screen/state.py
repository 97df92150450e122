"""What stands on the customer's screen, and when it goes by itself; no Qt, no clock."""

from dataclasses import dataclass, replace
from typing import Final

from ui.models.facing import Facing, Moment

SIZES: Final = (100, 125, 150, 200)
"""Her text, in percent."""
_OVER: Final = (Moment.THANKS, Moment.UNDONE)
_THANKS_MS: Final = 20_000
_RATED_MS: Final = 6_000
# What is written down in a blink is not worth a word.
_BUSY_MS: Final = 250
_CALM: Final = Facing()


@dataclass(frozen=True, slots=True)
class Seen:
    """What was told last, and how it is shown.

    `coming` waits a blink, `resting` is back at the calm picture though the clerk's page still
    lies open. `home` is the shop's own language, `size` her text in percent. `asks` says that the
    languages lie open.
    """

    told: Facing = _CALM
    coming: Facing | None = None
    resting: bool = False
    home: str = ""
    size: int = SIZES[0]
    asks: bool = False

    @property
    def shown(self) -> Facing:
        """What stands on the screen."""
        return Facing(language=self.home, kept=self.told.kept) if self.resting else self.told


def tell(seen: Seen, facing: Facing) -> Seen:
    """The counter moved on; what has gone by itself does not come back for a detail."""
    if facing.moment is Moment.CALM:
        return Seen(facing, home=facing.language)
    if facing.visit != seen.told.visit:
        return Seen(facing, home=seen.home)
    if facing.moment is Moment.BUSY and seen.told.moment is Moment.CHOOSING:
        return replace(seen, coming=facing)
    new = replace(seen, told=facing, coming=None)
    return new if stands(new) == stands(replace(seen, coming=None)) else replace(new, resting=False)


def stands(seen: Seen) -> tuple[str, Moment, int, tuple[str, ...], bool]:
    """What a time that runs is counted for: a detail does not begin it anew."""
    told = seen.told
    return told.visit, told.moment, told.rating, told.about, seen.coming is not None


def wait_ms(seen: Seen) -> int:
    """How long until something goes by itself; 0: nothing does, and no clock runs."""
    if seen.coming is not None:
        return _BUSY_MS
    if seen.resting or seen.told.moment not in _OVER:
        return 0
    # Who is asked what it was about has time to say so.
    return _RATED_MS if seen.told.rating and not seen.told.topics else _THANKS_MS


def waited(seen: Seen) -> Seen:
    """The time is over."""
    if seen.coming is not None:
        return replace(seen, told=seen.coming, coming=None)
    if seen.told.moment not in _OVER:
        return seen
    return Seen(seen.told, resting=True, home=seen.home)


def larger(seen: Seen) -> Seen:
    """Her text one size larger; after the largest the usual one again."""
    at = SIZES.index(seen.size)
    return replace(seen, size=SIZES[(at + 1) % len(SIZES)], asks=False)


def languages(seen: Seen) -> Seen:
    """The languages lie open, or are put away."""
    return replace(seen, asks=not seen.asks)


def answered(seen: Seen) -> Seen:
    """A language was chosen, or something else was touched."""
    return replace(seen, asks=False)
