"""`promises [today|risk|slip NUMBER|done KEY]`: what was promised, and how it stands."""

from argparse import Namespace
from collections.abc import Iterable

from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.days import zone_of
from returns_station.desk.errors import InputError
from returns_station.desk.service.promises import Promises
from returns_station.phrase import Argument, Phrase
from returns_station.service.outlook import Outlook
from returns_station.service.promise import PromiseStands, PromiseState


class NothingNamedError(InputError):
    """What is asked for needs the number of a slip, or the key of a promise."""


def run(context: Context, asked: Namespace) -> int:
    """Tell promises; 1 where one is missed or will not hold, or where there is nothing to do."""
    station = context.open_station()
    promises = station.promises(context.who)
    if asked.deed in {"slip", "done"} and not asked.name:
        raise NothingNamedError(Phrase(f"cli.promises.name.{asked.deed}"))
    match asked.deed:
        case "done":
            return _done(context, promises, asked.name)
        case "risk":
            return _risk(context, promises)
        case "slip":
            found = promises.of_slip(asked.name)
        case _:
            found = promises.today()
    facts: list[Plain] = [_shape(context, one) for one in found]
    context.answer(facts, "\n".join(_lines(context, found)))
    missed = any(one.state is PromiseState.MISSED and not one.fulfilled_at for one in found)
    return NOT_AS_ASKED if missed else DONE


def _done(context: Context, promises: Promises, key: str) -> int:
    is_done = promises.done(key)
    told = "cli.promises.done" if is_done else "cli.promises.not_done"
    context.answer({"key": key, "done": is_done}, context.say(Phrase(told, {"key": key})))
    return DONE if is_done else NOT_AS_ASKED


def _risk(context: Context, promises: Promises) -> int:
    found = promises.at_risk()
    facts: list[Plain] = [_risk_shape(context, *one) for one in found]
    lines = [_risk_line(context, *one) for one in found]
    context.answer(facts, "\n".join(lines) or context.say(Phrase("cli.promises.all_hold")))
    return NOT_AS_ASKED if found else DONE


def _lines(context: Context, found: Iterable[PromiseStands]) -> list[str]:
    lines = [_line(context, one) for one in found]
    return lines or [context.say(Phrase("cli.promises.none"))]


def _line(context: Context, one: PromiseStands) -> str:
    told: dict[str, Argument] = {
        "key": one.promise.key,
        "slip": one.promise.slip,
        "says": one.promise.says,
        "stands": Phrase(f"promise.state.{one.state}"),
    }
    return context.say(Phrase("cli.promises.line", told))


def _risk_line(context: Context, one: PromiseStands, found: Outlook) -> str:
    line, why = _line(context, one), Phrase(f"promise.why.{found.why}")
    if found.expected is None:
        return f"{line}\n    {context.say(why)}"
    expected = found.expected.astimezone(zone_of(context.settings.shop.market))
    told: dict[str, Argument] = {"why": why, "at": expected}
    return f"{line}\n    {context.say(Phrase('cli.promises.instead', told))}"


def _shape(context: Context, one: PromiseStands) -> dict[str, Plain]:
    return {
        "key": one.promise.key,
        "kind": one.promise.kind.value,
        "slip": one.promise.slip,
        "due": one.promise.due.isoformat(),
        "state": one.state.value,
        "why": one.why,
        "done_at": one.fulfilled_at.isoformat() if one.fulfilled_at else None,
        "foretold_at": one.foretold_at.isoformat() if one.foretold_at else None,
        "says": context.say(one.promise.says),
    }


def _risk_shape(context: Context, one: PromiseStands, found: Outlook) -> Plain:
    expected = found.expected.isoformat() if found.expected else None
    return {**_shape(context, one), "expected": expected, "risk": found.why}
