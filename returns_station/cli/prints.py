"""`prints [NUMBER]`: slips on their way to paper; what staff say of one, and where else it goes."""

from argparse import Namespace
from collections.abc import Sequence
from typing import Final

from returns_station.adapters.plain import plain as plain_text
from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.desk.errors import PrintUnknownError, StationError
from returns_station.desk.printing import ask_about_lost, came_out, put_aside
from returns_station.desk.prints import WAITING, Print, PrintState
from returns_station.desk.station import Station
from returns_station.people.rights import Right
from returns_station.phrase import Argument, Phrase
from returns_station.scan import CreditNumber, SlipNumber, printed_slip_number, read

_LATEST: Final = 100


def run(context: Context, asked: Namespace) -> int:
    """Carry out what is said of one slip, or list; 1 when something still waits."""
    station = context.open_station()
    printer = station.printer(context.who)
    ask_about_lost(printer, at_start=False)
    if not asked.number:
        return _list(context, station, waiting=asked.waiting)
    scanned = read(asked.number)
    number = scanned.number if isinstance(scanned, SlipNumber | CreditNumber) else asked.number
    if asked.came_out:
        came_out(printer, number, out=asked.came_out == "yes")
    elif asked.aside:
        put_aside(printer, number)
    failed: StationError | None = None
    if asked.to:
        try:
            station.print_slip(number, asked.to, context.who, once=True)
        except PrintUnknownError as error:
            failed = error  # it is listed with its question
    with station.behind(Right.PRINT, "prints", context.who).work() as work:
        one = work.original(number)
    found = (one,) if one is not None else ()
    _tell(context, found)
    return DONE if failed is None and not any(map(_waits, found)) else NOT_AS_ASKED


def _list(context: Context, station: Station, *, waiting: bool) -> int:
    """What waits, oldest first; before it, unless only that is asked for, the latest others."""
    with station.store.views() as views:
        open_ = views.prints()
        others = () if waiting else views.prints(limit=_LATEST)
    seen = {one.id: one for one in (*others, *open_)}
    _tell(context, tuple(seen[nr] for nr in sorted(seen)))
    return NOT_AS_ASKED if open_ else DONE


def _waits(one: Print) -> bool:
    return one.state in WAITING


def _tell(context: Context, prints: Sequence[Print]) -> None:
    facts: Plain = [_shape(context, one) for one in prints]
    lines = [line for one in prints for line in _lines(context, one)]
    context.answer(facts, "\n".join(lines) or context.say(Phrase("cli.prints_none")))


def _lines(context: Context, one: Print) -> list[str]:
    told: dict[str, Argument] = {
        "slip": printed_slip_number(one.slip),
        "state": Phrase(f"print.state.{one.state}"),
        "count": one.tries,
    }
    lines = [context.say(Phrase("cli.print", told))]
    where: dict[str, Argument] = {"to": plain_text(_printer(one)), "desk": plain_text(one.desk)}
    if one.target:
        lines.append(context.say(Phrase("cli.print_to", where)))
    if one.desk and _waits(one):
        lines.append(context.say(Phrase("cli.print_desk", where)))
    if one.copy:
        lines.append(context.say(Phrase("cli.print_copy", {"copy": one.copy})))
    if one.second:
        lines.append(context.say(Phrase("cli.print_second")))
    if _waits(one) and one.why is not None:
        lines.append(plain_text(context.say(one.why)))
    first, *others = lines
    return [first, *(f"    {line}" for line in others)]


def _printer(one: Print) -> str:
    return one.target.removeprefix("printer:")


def _shape(context: Context, one: Print) -> dict[str, Plain]:
    waits = _waits(one)
    return {
        "slip": one.slip,
        "copy": one.copy,
        "state": one.state.value,
        "tries": one.tries,
        "target": one.target,
        "desk": one.desk,
        "reason": one.why.key if waits and one.why else "",
        "says": plain_text(context.say(one.why)) if waits and one.why else "",
        "due": one.due_at.isoformat() if one.state is PrintState.NEW else "",
        "second": one.second,
        "at": one.at.isoformat(),
    }
