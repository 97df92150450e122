"""`surprise [today]`, `surprise suggest NUMBER`, `surprise give NUMBER KIND`: small extras."""

from argparse import Namespace

from returns_station.adapters.clock import new_key
from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.desk.service.surprise_ports import SurpriseKept
from returns_station.desk.service.surprising import SurpriseNotNowError, Surprising
from returns_station.phrase import Argument, Phrase
from returns_station.scan.sealed import slip_coded
from returns_station.service.surprise import NotNow, SurpriseKind


def run(context: Context, asked: Namespace) -> int:
    """Do what was asked, and tell it."""
    surprising = context.open_station().surprise(context.who)
    number = slip_coded(asked.number)
    match asked.deed:
        case "suggest":
            return _suggest(context, surprising, number)
        case "give":
            if not asked.kind:
                raise SurpriseNotNowError(Phrase(f"surprise.not_now.{NotNow.NOT_OFFERED}"))
            kept = surprising.give(number, SurpriseKind(asked.kind), asked.key or new_key())
            context.answer(_facts(kept), context.say(_line(kept)))
            return DONE
        case _:
            return _today(context, surprising)


def _suggest(context: Context, surprising: Surprising, number: str) -> int:
    found = surprising.suggest(number)
    if found is None:
        context.answer(None, context.say(Phrase("cli.surprise.none", {"number": number})))
        return NOT_AS_ASKED
    kinds: list[Plain] = [{"kind": one.kind.value, "cost": one.cost.minor} for one in found.kinds]
    facts: Plain = {
        "slip": found.slip,
        "because": found.because.value,
        "kinds": kinds,
        "left": found.left.minor,
        "line": context.say(found.line),
    }
    lines = [context.say(Phrase(f"surprise.because.{found.because}"))]
    for one in found.kinds:
        told: dict[str, Argument] = {"kind": Phrase(f"surprise.kind.{one.kind}"), "cost": one.cost}
        lines.append(context.say(Phrase("cli.surprise.suggested", told)))
    context.answer(facts, "\n".join((*lines, context.say(found.line))))
    return DONE


def _today(context: Context, surprising: Surprising) -> int:
    today = surprising.today()
    given: list[Plain] = [_facts(one) for one in today.given]
    facts: Plain = {
        "budget": today.budget.minor,
        "left": today.left.minor,
        "currency": today.budget.currency,
        "given": given,
    }
    says = Phrase("cli.surprise.day", {"left": today.left, "budget": today.budget})
    lines = [context.say(says), *(context.say(_line(one)) for one in today.given)]
    context.answer(facts, "\n".join(lines))
    return DONE


def _facts(kept: SurpriseKept) -> Plain:
    return {
        "slip": kept.slip,
        "kind": kept.kind.value,
        "because": kept.because.value,
        "cost": kept.cost.minor,
        "currency": kept.cost.currency,
        "at": kept.at.isoformat(),
        "desk": kept.desk,
        "by": kept.by,
        "credit": kept.credit,
    }


def _line(kept: SurpriseKept) -> Phrase:
    told: dict[str, Argument] = {
        "number": kept.slip,
        "kind": Phrase(f"surprise.kind.{kept.kind}"),
        "because": Phrase(f"surprise.because.{kept.because}"),
    }
    return Phrase("cli.surprise.given", {**told, "cost": kept.cost})
