"""`vans`: a van planned, sent out, taken along without a network, and brought back in."""

from argparse import Namespace
from typing import Final

from returns_station.adapters.clock import new_key, now
from returns_station.adapters.door_file import DoorFile, bring_in
from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.cli.vans_seen import day_of, other_lines, question_shape, run_shape, seen
from returns_station.desk.errors import InputError
from returns_station.desk.pickup.vans import Vans
from returns_station.phrase import Phrase
from returns_station.pickup.door_scan import AtDoor, DoorScan
from returns_station.pickup.place import Point
from returns_station.scan import printed_slip_number
from returns_station.scan.sealed import slip_coded


class NotOnRunError(InputError):
    """The run that was taken along has no such door, or what was written is no place."""


def run(context: Context, asked: Namespace) -> int:
    """Do what was asked; 1 when a person has to look at something."""
    if asked.deed == "doors":
        return _doors(context, asked)
    if asked.deed == "say":
        return _say(context, asked)
    vans = context.open_station().vans(context.who)
    return _DEEDS[asked.deed or ""](context, vans, asked)


def _join(context: Context, vans: Vans, asked: Namespace) -> int:
    held = vans.join(asked.booking)
    told = Phrase("cli.vans.joined", {"van": held.van, "number": held.ref})
    return _done(context, {"run": held.ref, "van": held.van}, told)


def _start(context: Context, vans: Vans, asked: Namespace) -> int:
    gone = vans.start(asked.run, asked.driver)
    return _done(context, run_shape(gone), Phrase("cli.vans.out", {"number": gone.number}))


def _close(context: Context, vans: Vans, asked: Namespace) -> int:
    back = vans.close(asked.run)
    return _done(context, run_shape(back), Phrase("cli.vans.closed", {"number": back.number}))


def _looked(context: Context, vans: Vans, asked: Namespace) -> int:
    return _done(context, {"first": vans.answered(asked.scan)}, Phrase("cli.vans.looked"))


def _done(context: Context, facts: Plain, told: Phrase) -> int:
    context.answer(facts, context.say(told))
    return DONE


def _plan(context: Context, vans: Vans, asked: Namespace) -> int:
    came = vans.replan(day_of(vans, asked.on))
    facts: Plain = {
        "taken": came.taken,
        "metres_before": came.metres_before,
        "metres_after": came.metres_after,
    }
    saved = {"count": came.metres_before - came.metres_after}
    return _done(
        context, facts, Phrase("cli.vans.planned" if came.taken else "cli.vans.as_it_was", saved)
    )


def _take(context: Context, vans: Vans, asked: Namespace) -> int:
    taken = vans.take_along(asked.run)
    DoorFile(context.folder).take(taken)
    told = Phrase("cli.vans.taken", {"number": taken.number, "count": len(taken.stops)})
    return _done(context, {"run": taken.number, "stops": len(taken.stops)}, told)


def _doors(context: Context, asked: Namespace) -> int:
    file = DoorFile(context.folder)
    taken = file.taken(asked.run)
    said = {scan.booking: scan.what.value for scan in file.said(asked.run)}
    stops: list[Plain] = [
        {"number": stop.number, "booking": stop.booking, "said": said.get(stop.booking, "")}
        for stop in taken.stops
    ]
    told = Phrase("cli.vans.taken", {"number": taken.number, "count": len(stops)})
    return _done(context, {"run": taken.number, "stops": stops}, told)


def _say(context: Context, asked: Namespace) -> int:
    file = DoorFile(context.folder)
    taken = file.taken(asked.run)
    number = slip_coded(asked.number)
    stop = next((one for one in taken.stops if one.number == number), None)
    if stop is None:
        raise NotOnRunError(Phrase("vans.not_on_run", {"number": printed_slip_number(number)}))
    scan = DoorScan(
        id=new_key(),
        run=taken.number,
        booking=stop.booking,
        what=AtDoor(asked.what),
        at=now(),
        driver=taken.driver,
        point=_point(asked.point),
        note=asked.note,
        swapped=asked.swapped,
    )
    file.say(scan)
    return _done(context, {"said": scan.id}, Phrase("cli.vans.said"))


def _sync(context: Context, vans: Vans, _asked: Namespace) -> int:
    came = bring_in(DoorFile(context.folder), vans)
    facts: Plain = {
        "new": came.new,
        "known": came.known,
        "questions": [question_shape(one) for one in came.questions],
        "closed": list(came.closed),
    }
    lines = [Phrase("cli.vans.synced", {"count": came.new}), *other_lines((), came.questions)]
    context.answer(facts, "\n".join(map(context.say, lines)))
    return NOT_AS_ASKED if came.questions else DONE


def _point(told: str) -> Point | None:
    if not told:
        return None
    try:
        lat, lon = map(float, told.split(","))
        return Point(lat, lon)
    except (ValueError, AssertionError) as error:
        raise NotOnRunError(Phrase("vans.no_point", {"point": told})) from error


_DEEDS: Final = {
    "": seen,
    "join": _join,
    "plan": _plan,
    "start": _start,
    "take": _take,
    "sync": _sync,
    "close": _close,
    "looked": _looked,
}
