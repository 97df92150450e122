"""`asks [DEED]`: questions that wait for a person, and what she says."""

from argparse import Namespace
from collections.abc import Iterator

from returns_station.adapters.clock import new_key
from returns_station.adapters.plain import plain as plain_text
from returns_station.canonical import Plain, plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.cli.returning import parts_of
from returns_station.cli.shapes import visit_shape
from returns_station.desk.ruling.answering import Said
from returns_station.desk.ruling.commands import (
    AskAgain,
    AskForYes,
    NotThisTime,
    SayYes,
    TakeBackAsk,
)
from returns_station.desk.ruling.views import Answer, AskSeen, AskState, WaySeen
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.ruling import Why, WhyNot

_OPEN = (AskState.WAITING, AskState.SECOND)


def run(context: Context, asked: Namespace) -> int:
    """Carry out one deed; a list ends with 1 when questions wait."""
    station = context.open_station()
    ruling = station.ruling(context.who)
    match asked.deed or "list":
        case "list":
            waiting = ruling.waiting()
            shapes: list[Plain] = [_shape(one) for one in waiting]
            lines = [context.say(_line(one)) for one in waiting]
            context.answer(shapes, "\n".join(lines) or context.say(Phrase("cli.asks.none")))
            return NOT_AS_ASKED if waiting else DONE
        case "show":
            seen = ruling.one(asked.number)
        case "put":
            key = asked.key or new_key()
            parts = parts_of(station, asked.claims)
            wish = Outcome(asked.wish)
            command = AskForYes(key, asked.visit or key, parts, wish, asked.note)
            seen = ruling.one(ruling.ask(command))
        case _:
            seen = ruling.say(_said(asked, ruling.one(asked.number)))
    told = "\n".join(context.say(line) for line in _told(seen))
    context.answer(_shape(seen), told)
    return DONE


def _said(asked: Namespace, seen: AskSeen) -> Said:
    key, number = asked.key or new_key(), asked.number
    match asked.deed:
        case "yes":
            give = Outcome(asked.give) if asked.give else seen.wish
            return SayYes(key, number, give, Why(asked.why), asked.note, asked.whole)
        case "no":
            nearest = Outcome(asked.nearest) if asked.nearest else None
            return NotThisTime(key, number, WhyNot(asked.why), asked.note, nearest)
        case "again":
            return AskAgain(key, number, asked.note)
        case _:
            return TakeBackAsk(key, number)


def _line(seen: AskSeen) -> Phrase:
    told: dict[str, Argument] = {
        "number": seen.number,
        "name": plain_text(seen.asker),
        "desk": plain_text(seen.desk),
        "way": Phrase(f"way.{seen.wish}"),
        "amount": seen.beyond,
        "state": Phrase(f"ruling.stands.{seen.state}"),
    }
    return Phrase("cli.asks.one", told)


def _told(seen: AskSeen) -> Iterator[Phrase]:
    yield _line(seen)
    if seen.note:
        yield Phrase("cli.asks.note", {"text": plain_text(seen.note)})
    for way in seen.ways if seen.state in _OPEN else ():
        told: dict[str, Argument] = {
            "way": Phrase(f"way.{way.outcome}"),
            "amount": way.brings,
            "beyond": way.beyond,
        }
        yield Phrase("cli.asks.free" if way.free else "cli.asks.way", told)
    if seen.similar.asked:
        similar: dict[str, Argument] = {"yes": seen.similar.yes, "count": seen.similar.asked}
        yield Phrase("cli.asks.similar", similar)
    for answer in seen.answers:
        yield _answer(answer)
    if seen.may_not is not None:
        yield seen.may_not


def _answer(answer: Answer) -> Phrase:
    told: dict[str, Argument] = {"name": plain_text(answer.by), "text": plain_text(answer.note)}
    if answer.is_yes:
        told["way"] = Phrase(f"way.{answer.outcome}")
        return Phrase("cli.asks.yes", told | {"why": Phrase(f"ruling.why.{answer.why}")})
    return Phrase("cli.asks.no", told | {"why": Phrase(f"ruling.why_not.{answer.why}")})


def _shape(seen: AskSeen) -> Plain:
    return {
        "number": seen.number,
        "visit": seen.visit,
        "state": seen.state.value,
        "at": seen.at.isoformat(),
        "expires_at": seen.expires_at.isoformat(),
        "asker": seen.asker,
        "desk": seen.desk,
        "wish": seen.wish.value,
        "note": seen.note,
        "asked_for": plain(seen.asked_for),
        "beyond": plain(seen.beyond),
        "ways": [_way(way) for way in seen.ways],
        "nearest": [outcome.value for outcome in seen.nearest],
        "similar": plain(seen.similar),
        "answers": [plain(answer) for answer in seen.answers],
        "may": seen.may,
        "may_not": seen.may_not.key if seen.may_not else "",
        "seen": visit_shape(seen.seen) if seen.seen else None,
    }


def _way(way: WaySeen) -> Plain:
    return {
        "outcome": way.outcome.value,
        "brings": plain(way.brings),
        "beyond": plain(way.beyond),
        "free": way.free,
        "second": way.second,
        "may_not": way.may_not.key if way.may_not else "",
    }
