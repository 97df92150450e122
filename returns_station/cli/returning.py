"""`preview CLAIM.json` and `return CLAIM.json`: claims from files, weighed or carried out."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from returns_station.adapters.cases.claim_file import ClaimFile, read_claim
from returns_station.adapters.clock import new_key
from returns_station.canonical import Plain
from returns_station.case import Said
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.cli.numbered import sale_numbered
from returns_station.cli.shapes import visit_shape
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.errors import InputError
from returns_station.desk.station import Station
from returns_station.desk.views import Preview
from returns_station.phrase import Argument, Phrase
from returns_station.policy.telling import for_clerk, for_customer
from returns_station.scan import printed_slip_number


class ClaimUnreadableError(InputError):
    """The claim file cannot be read."""


def preview(context: Context, asked: Namespace) -> int:
    """The answers, the offers and the sum as they would be given; 1 when a person must look."""
    station = context.open_station()
    seen = station.preview(parts_of(station, asked.claims, asked.ruling))
    told = "\n".join(_told(context, one.preview) for one in seen.parts)
    context.answer(visit_shape(seen), told)
    accepted = all(one.preview.decision.accepted for one in seen.parts)
    return DONE if accepted else NOT_AS_ASKED


def take_back(context: Context, asked: Namespace) -> int:
    """Carry the claims out as one visit, and write its slip; 1 when a person must look instead."""
    station = context.open_station()
    key = asked.key or new_key()
    who = context.who
    done = station.perform(TakeBack(key, parts_of(station, asked.claims, asked.ruling)), who)
    if done.said is Said.ASK:
        context.answer({"answer": "referred", "key": key}, context.say(Phrase("cli.referred")))
        return NOT_AS_ASKED
    # The return stands from here on, whatever becomes of the paper.
    facts: Plain = {"answer": "accepted", "key": key, "slip": done.slip, "again": done.again}
    number = printed_slip_number(done.slip)
    context.answer(facts, context.say(Phrase("cli.returned", {"number": number})))
    if asked.slip is not None and not done.again:
        station.print_slip(done.slip, str(asked.slip), who)
    return DONE


def parts_of(station: Station, claims: Sequence[Path], ruling: str = "") -> tuple[Part, ...]:
    """The parts of a visit that claim files tell of, with the question that was asked of it."""
    wishes = tuple(_read(path) for path in claims)
    views = tuple(sale_numbered(station, wish.number) for wish in wishes)
    together = zip(wishes, views, strict=True)
    return tuple(
        Part(view.sale.id, wish.claim_on(view.sale), ruling=ruling) for wish, view in together
    )


def _read(path: Path) -> ClaimFile:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimUnreadableError(Phrase("file.unreadable", {"file": path.name})) from error
    return read_claim(text, path.name)


def _told(context: Context, seen: Preview) -> str:
    """One sentence of each line for the clerk and one for the customer; then what is offered."""
    day, lines = seen.decision.day, []
    for line in seen.decision.lines:
        told: dict[str, Argument] = {"line": line.wish.line, "says": for_clerk(line, day)}
        lines.append(Phrase("cli.line", told))
        lines.append(Phrase("cli.to_customer", {"says": for_customer(line)}))
    lines += [offer.says for offer in seen.offers]
    return "\n".join(context.say(line) for line in lines)
