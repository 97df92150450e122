"""The whole story beside what is done: when it is shown, and when it is to be read anew."""

from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Final

from returns_station.desk.story_views import Happened
from returns_station.phrase import Phrase
from ui.rooms.counter.state.counter import Counter, Finished

_ICONS: Final = {
    "story.taken_back": "arrow-u-up-left",
    "story.referred": "user-circle",
    "story.reckoned": "coins",
    "story.stand_in": "hand-heart",
    "story.found": "receipt",
    "story.arrived": "package",
    "story.undone": "arrow-counter-clockwise",
    "story.rated": "heart",
    "story.paper": "printer",
    "story.credit": "ticket",
    "story.paid": "coins",
}


def can_be_told(done: Finished) -> bool:
    """Whether there is a story: what a person looks at has none of its own yet."""
    return done.slip is not None


def toggled(state: Counter) -> Counter:
    """Show the whole story, or put it away."""
    done = state.done
    if done is None or not can_be_told(done):
        return state
    return replace(state, done=replace(done, whole=not done.whole))


def wanted(old: Counter, new: Counter) -> tuple[str, bool] | None:
    """The slip whose story is to be read, and whether sums stay out of it; None: it is known."""
    done, before = new.done, old.done
    if done is None or done.slip is None or not done.whole:
        return None
    # The same slip scanned once more lies open anew, and its story with it.
    dropped = before is not None and bool(before.story) and not done.story
    if before is not None and before.whole and _stands(before) == _stands(done) and not dropped:
        return None
    return done.slip.number, done.discreet


def _stands(done: Finished) -> object:
    """All that, when it changes, is one more thing that happened."""
    number = done.slip.number if done.slip else ""
    return number, done.printing, done.copies, done.out, done.kept, done.after


def known(state: Counter, number: str, told: tuple[Happened, ...]) -> Counter:
    """The story has been read; one of another slip is not shown."""
    done = state.done
    if done is None or done.slip is None or done.slip.number != number:
        return state
    return replace(state, done=replace(done, story=told))


def icon(one: Happened) -> str:
    """What stands beside it: by the very thing, else by its kind."""
    key = one.what.key
    return _ICONS.get(key) or _ICONS[key.rpartition(".")[0]]


def when(one: Happened, last: Happened | None, zone: tzinfo | None) -> tuple[datetime, bool]:
    """When it happened, by the shop's clock; and whether its day is not the last one's."""
    at = one.at.astimezone(zone)
    return at, last is None or last.at.astimezone(zone).date() != at.date()


def by_whom(one: Happened) -> Phrase | None:
    """Who did it and where; what no person did is by nobody."""
    if one.actor and one.desk:
        return Phrase("story.by", {"who": one.actor, "desk": one.desk})
    return Phrase("story.by_one", {"who": one.actor or one.desk}) if one.actor or one.desk else None
