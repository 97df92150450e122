"""`carriers`: who is on and who is off and why; asked, heard, and set up."""

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Final

from returns_station.adapters.carriers.bring_limits import limits_of
from returns_station.adapters.carriers.off import Off
from returns_station.adapters.carriers.wiring import carriers_for
from returns_station.adapters.clock import now
from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.days import local_day, next_working_day
from returns_station.desk.errors import InputError
from returns_station.desk.pickup.carriers import Carrier, CarrierSilentError
from returns_station.phrase import Phrase
from returns_station.pickup.door import Door, Load
from returns_station.pickup.slot import SlotQuestion
from returns_station.policy.claim import Collection

_DAYS: Final = 7


class LimitsFileError(InputError):
    """The file of a carrier's limits cannot be read."""


def run(context: Context, asked: Namespace) -> int:
    """List, ask, listen or read limits, as asked."""
    if asked.limits:
        return _limits(context, asked)
    if asked.listen is not None:
        from returns_station.cli import carriers_listening  # lazy: a list opens no database

        return carriers_listening.run(context, asked)
    carriers = carriers_for(context.settings)
    told = [_told(context, name, carrier, asked.check) for name, carrier in carriers.items()]
    lines = [str(each["says"]) for each in told]
    nobody = context.say(Phrase("carrier.none"))
    context.answer({"carriers": list(told)}, "\n".join(lines) or nobody)
    return DONE if all(each["well"] for each in told) else NOT_AS_ASKED


def _told(context: Context, name: str, carrier: Carrier, code: str) -> dict[str, Plain]:
    """One carrier as it stands; asked for its times where a postal code was given."""
    is_on, says = not isinstance(carrier, Off), Phrase("carrier.on", {"carrier": name})
    if isinstance(carrier, Off):
        says = carrier.why
    elif code:
        is_on, says = _asked(context, carrier, code)
    kind = context.settings.carriers[name].kind
    return {"name": name, "kind": kind, "well": is_on, "says": context.say(says)}


def _asked(context: Context, carrier: Carrier, code: str) -> tuple[bool, Phrase]:
    shop = context.settings.shop
    first = next_working_day(local_day(now(), shop.market), shop.market)
    question = SlotQuestion(
        door=Door("", code, "", shop.market),
        load=Load(),
        currency=context.settings.carriers[carrier.name].currency,
        collection=Collection.ORDERED_BY_CUSTOMER,
        our_fault=False,
        first_day=first,
        days=_DAYS,
    )
    try:
        count = len(carrier.slots(question))
    except CarrierSilentError as silent:
        return False, silent.advice
    return True, Phrase("carrier.has_times", {"carrier": carrier.name, "count": count})


def _limits(context: Context, asked: Namespace) -> int:
    """What to write into the settings; the shop's file stays the shop's."""
    limits = limits_of(_text(asked.limits), asked.service, _day(asked.since))
    kilos, long = limits.grams // 1000, limits.longest_cm
    row = f"limits = [{{ since = {limits.since}, kg = {kilos}, longest_cm = {long} }}]"
    facts: dict[str, Plain] = {"since": str(limits.since), "kg": kilos, "longest_cm": long}
    context.answer(facts, row)
    return DONE


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LimitsFileError(Phrase("carrier.limits_file")) from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else now().date()
    except ValueError as error:
        raise LimitsFileError(Phrase("carrier.limits_day")) from error
