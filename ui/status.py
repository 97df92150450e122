"""What the status line says: who and where, what waits and what is amiss; printer and time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from returns_station.adapters.speech import Speech
from returns_station.case import Who
from returns_station.phrase import Phrase
from ui.models.standing import WELL, Standing
from ui.theme import theme
from ui.tokens import LARGE_TEXT
from ui.widgets.status_line import Fact


@dataclass(frozen=True, slots=True)
class Status:
    """All that the line tells of; `now` is local time, `scans` wait for a store that is away.

    `slips` wait for a printer, `owing` for a person; `hers` is the customer's language, "" while
    nobody stands there; `scanner` is what is amiss with it; `print_why` is why the first slip that
    waits has not come out.
    """

    who: Who
    now: datetime
    printer: str = ""
    opening: bool = False
    standing: Standing = WELL
    scans: int = 0
    slips: int = 0
    print_why: Phrase | None = None
    owing: int = 0
    hers: str = ""
    her_screen_gone: bool = False
    scanner: Fact | None = None


def facts(status: Status, say: Speech) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """The facts at the left, and those at the right."""
    printer = say("window.printer", name=status.printer)
    to_file = say("window.to_file")
    says = what_stops(status.print_why)
    stopped = Fact(say.say(says), "printer", amber=True) if says is not None else None
    right = (
        stopped or Fact(printer if status.printer else to_file, "printer"),
        Fact(say.time(status.now), strong=True),
    )
    return tuple(_left(status, say)), right


def what_stops(why: Phrase | None) -> Phrase | None:
    """Why a printer prints nothing, as short as the line; None where that takes more words."""
    if why is None or "printer" not in why.args:
        return None
    reason = why.args.get("why") if why.key == "print.not_ready" else None
    if why.key == "print.offline":
        reason = Phrase("print.why.offline")
    if not isinstance(reason, Phrase):
        return None
    return Phrase("window.printer_stopped", {"printer": why.args["printer"], "why": reason})


def _left(status: Status, say: Speech) -> Iterator[Fact]:
    who = " · ".join(filter(None, (status.who.actor, status.who.desk)))
    if who:
        yield Fact(who, "user-circle", strong=True)
    if status.opening:
        yield Fact(say("window.opening"), "hourglass-medium")
    yield from _store(status, say)
    if status.slips:
        yield Fact(say("window.slips_wait", count=status.slips), "printer", amber=True)
    if status.owing:
        yield Fact(say("window.payouts_wait", count=status.owing), "coins", amber=True)
    if status.hers:
        speaks = say("window.customer_speaks", language=say(f"language.{status.hers}"))
        yield Fact(speaks, "chat-circle-text")
    if status.her_screen_gone:
        yield Fact(say("window.customer_screen_gone"), "device-mobile", amber=True)
    if status.scanner is not None:
        yield status.scanner


def _store(status: Status, say: Speech) -> Iterator[Fact]:
    """Nothing while it is well; busy, slow, or away since when."""
    standing = status.standing
    if standing.since is not None:
        at = standing.since.astimezone(status.now.tzinfo)
        text = say("window.store_away", at=at)
        if status.scans:
            # Where text is large, few words have room.
            large = theme().scale >= LARGE_TEXT
            key = "window.store_away_few_words" if large else "window.store_away_scans"
            text = say(key, at=at, count=status.scans)
        yield Fact(text, "wifi-slash", amber=True)
    elif status.opening:
        return  # that it opens is told already
    elif standing.slow:
        text = say("window.store_slow", seconds=standing.seconds or 0)
        yield Fact(text, "hourglass-medium", amber=True)
    elif standing.seconds is not None:
        yield Fact(say("window.store_busy"), "hourglass-medium")
