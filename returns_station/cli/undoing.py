"""`undo NUMBER`: a visit undone while nothing of it has left the house."""

from argparse import Namespace

from returns_station.adapters.clock import new_key
from returns_station.canonical import Plain
from returns_station.cli.context import DONE, Context
from returns_station.desk.commands import UndoReturn
from returns_station.phrase import Phrase
from returns_station.scan import printed_slip_number
from returns_station.scan.sealed import slip_coded


def run(context: Context, asked: Namespace) -> int:
    """Undo the visit of a slip; raises CannotUndoError with what has moved on."""
    station = context.open_station()
    number = slip_coded(asked.number)
    key = asked.key or new_key()
    done = station.perform(UndoReturn(key, number), context.who)
    paid = str(done.paid) if done.paid else ""
    facts: Plain = {"undone": number, "key": key, "paid": paid, "again": done.again}
    told = [Phrase("cli.undone", {"number": printed_slip_number(number)})]
    if done.paid:
        told.append(Phrase("undo.paid_on_top", {"amount": done.paid}))
    context.answer(facts, "\n".join(map(context.say, told)))
    return DONE
