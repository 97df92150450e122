"""`undo NUMBER`: a visit undone while nothing of it has left the house."""

from argparse import Namespace

from returns_station.adapters.clock import new_key
from returns_station.cli.context import DONE, Context
from returns_station.desk.commands import UndoReturn
from returns_station.phrase import Phrase
from returns_station.scan import printed_slip_number
from returns_station.scan.slips import slip_digits


def run(context: Context, asked: Namespace) -> int:
    """Undo the visit of a slip; raises CannotUndoError with what has moved on."""
    station = context.open_station()
    digits = slip_digits(asked.number)
    number = f"RS{digits}" if digits else asked.number
    key = asked.key or new_key()
    done = station.perform(UndoReturn(key, number), context.settings.desk.who)
    facts = {"undone": number, "key": key, "again": done.again}
    told = Phrase("cli.undone", {"number": printed_slip_number(number)})
    context.answer(facts, context.say(told))
    return DONE
