"""`slip NUMBER --to FILE|printer:NAME`: a stored slip on its way out, once more if need be."""

from argparse import Namespace

from returns_station.cli.context import DONE, Context
from returns_station.phrase import Phrase
from returns_station.scan import CreditNumber, SlipNumber, printed_slip_number, read


def run(context: Context, asked: Namespace) -> int:
    """Send the slip; the first way out is the original, every later one is marked as a copy."""
    scanned = read(asked.number)
    coded = scanned.number if isinstance(scanned, SlipNumber | CreditNumber) else asked.number
    slip = context.open_station().print_slip(coded, asked.to, context.who)
    told = Phrase("cli.slip_sent", {"number": printed_slip_number(slip.number)})
    context.answer({"slip": slip.number, "copy": slip.copy}, context.say(told))
    return DONE
