"""`preview CLAIM.json` and `return CLAIM.json`: a claim from a file, weighed or carried out."""

from argparse import Namespace
from pathlib import Path

from returns_station.adapters.cases.claim_file import ClaimFile, read_claim
from returns_station.adapters.clock import new_key
from returns_station.canonical import Plain
from returns_station.case import Said
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.cli.shapes import preview_shape
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.errors import InputError
from returns_station.desk.station import Station
from returns_station.desk.taking_back import SaleUnknownError
from returns_station.desk.views import Preview, SaleView, VisitSeen
from returns_station.phrase import Argument, Phrase
from returns_station.policy.telling import for_clerk, for_customer
from returns_station.scan import code_key, printed_slip_number


class ClaimUnreadableError(InputError):
    """The claim file cannot be read."""


class SeveralSalesError(InputError):
    """Several sales have this number; the file must be told by its source as well."""


def preview(context: Context, asked: Namespace) -> int:
    """The answer and the offers as they would be given; 1 when a person must look."""
    station = context.open_station()
    wish = _read(asked.claim)
    view = _sale(station, wish)
    seen = station.preview((Part(view.sale.id, wish.claim_on(view.sale)),))
    told = "\n".join(_told(context, one.preview) for one in seen.parts)
    context.answer(_shape(seen), told)
    accepted = all(one.preview.decision.accepted for one in seen.parts)
    return DONE if accepted else NOT_AS_ASKED


def take_back(context: Context, asked: Namespace) -> int:
    """Carry the claim out, and write its slip; 1 when a person must look instead."""
    station = context.open_station()
    wish = _read(asked.claim)
    key = asked.key or new_key()
    view = _sale(station, wish)
    claim = wish.claim_on(view.sale)
    who = context.settings.desk.who
    done = station.perform(TakeBack(key, (Part(view.sale.id, claim),)), who)
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


def _read(path: Path) -> ClaimFile:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimUnreadableError(Phrase("file.unreadable", {"file": path.name})) from error
    return read_claim(text, path.name)


def _sale(station: Station, asked: ClaimFile) -> SaleView:
    with station.store.views() as views:
        numbered = views.by_number(code_key(asked.number))
        exact = [one for one in numbered if one.number == asked.number] or list(numbered)
        if not exact:
            raise SaleUnknownError(Phrase("find.nothing", {"code": asked.number}))
        if len(exact) > 1:
            raise SeveralSalesError(Phrase("find.several", {"code": asked.number}))
        view = views.sale(exact[0].sale_id)
    assert view is not None, "a sale is never taken away"
    return view


def _shape(seen: VisitSeen) -> Plain:
    """The answer to the claim; lines that cannot be answered alike are parts of their own."""
    shapes = [preview_shape(one.preview) for one in seen.parts]
    return shapes[0] if len(shapes) == 1 else {"parts": list(shapes)}


def _told(context: Context, seen: Preview) -> str:
    """One sentence of each line for the clerk and one for the customer; then what is offered."""
    day, lines = seen.decision.day, []
    for line in seen.decision.lines:
        told: dict[str, Argument] = {"line": line.wish.line, "says": for_clerk(line, day)}
        lines.append(Phrase("cli.line", told))
        lines.append(Phrase("cli.to_customer", {"says": for_customer(line)}))
    lines += [offer.says for offer in seen.offers]
    return "\n".join(context.say(line) for line in lines)
