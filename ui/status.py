"""What the status line says of the store: nothing, busy, slow, or away since when."""

from datetime import tzinfo

from returns_station.adapters.speech import Speech
from ui.models.standing import Standing
from ui.theme import theme
from ui.tokens import LARGE_TEXT
from ui.widgets.status_line import Fact


def store_fact(say: Speech, standing: Standing, scans: int, zone: tzinfo) -> Fact | None:
    """One quiet fact; `scans` is how many wait until the store answers again."""
    if standing.since is not None:
        at = standing.since.astimezone(zone)
        text = say("window.store_away", at=at)
        if scans:
            # Where text is large, few words have room.
            large = theme().scale >= LARGE_TEXT
            key = "window.store_away_few_words" if large else "window.store_away_scans"
            text = say(key, at=at, count=scans)
        return Fact(text, "wifi-slash", amber=True)
    if standing.seconds is None:
        return None
    if standing.slow:
        text = say("window.store_slow", seconds=standing.seconds)
        return Fact(text, "hourglass-medium", amber=True)
    return Fact(say("window.store_busy"), "hourglass-medium")
