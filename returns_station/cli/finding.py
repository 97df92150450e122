"""`find CODE`: what a scan or a typed text leads to."""

from argparse import Namespace

from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.cli.shapes import found_shape
from returns_station.desk.credit_views import CreditFound
from returns_station.desk.sealing import Verdict
from returns_station.desk.views import (
    Candidate,
    Found,
    NothingFound,
    SaleFound,
    SalesProposed,
    SlipFound,
)
from returns_station.phrase import Phrase
from returns_station.scan import printed_slip_number
from returns_station.scan.credits import GIFT_CARD


def run(context: Context, asked: Namespace) -> int:
    """Find, and tell in a line each; 1 when nothing is known by this code."""
    found = context.open_station().find(asked.code)
    context.answer(found_shape(found), "\n".join(_lines(context, found)))
    return NOT_AS_ASKED if isinstance(found, NothingFound) else DONE


def _lines(context: Context, found: Found) -> list[str]:
    match found:
        case SaleFound(view, _):
            sale = view.sale
            head = Phrase("cli.sale", {"number": sale.number, "day": sale.agreed_on})
            lines = (
                Phrase(
                    "cli.sale_line",
                    {
                        "line": line.nr,
                        "title": line.title,
                        "left": view.left(line.nr),
                        "quantity": line.quantity,
                        "paid": line.paid,
                    },
                )
                for line in sale.lines
            )
            return [context.say(head), *(context.say(line) for line in lines)]
        case SalesProposed(candidates, _, _):
            return [_candidate(context, one) for one in candidates]
        case SlipFound(number, _, verdict):
            told = context.say(Phrase("cli.slip", {"number": printed_slip_number(number)}))
            return [told, *_vouched(context, verdict)]
        case CreditFound(number, verdict):
            return [_credit(context, number), *_vouched(context, verdict)]
        case NothingFound(_, advice, _):
            return [context.say(advice)]


def _vouched(context: Context, verdict: Verdict | None) -> list[str]:
    return [context.say(verdict.why)] if verdict is not None else []


def _credit(context: Context, number: str) -> str:
    key = "gift_card" if number.startswith(GIFT_CARD) else "store_credit"
    return context.say(Phrase(f"credit.kind.{key}", {"number": printed_slip_number(number)}))


def _candidate(context: Context, one: Candidate) -> str:
    told = Phrase(
        "cli.candidate",
        {
            "number": one.number,
            "day": one.bought_on,
            "title": one.title,
            "why": one.why,
            "paid": one.paid,
        },
    )
    return context.say(told)
