"""`awaited`: goods that are still at home and trusted to come; `--came NUMBER`: they are here."""

from argparse import Namespace

from returns_station.adapters.clock import new_key
from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.days import local_day
from returns_station.desk.commands import GoodsCame
from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from returns_station.scan import printed_slip_number
from returns_station.scan.sealed import slip_coded


def run(context: Context, asked: Namespace) -> int:
    """List what is awaited; 1 when the day of some has passed: then a person speaks with her."""
    station = context.open_station()
    if asked.came:
        return _came(context, station, asked.came)
    with station.store.views() as views:
        awaited = views.awaited()
    today = local_day(station.clock(), station.house.shop.market)
    rows: list[Plain] = [
        {
            "slip": one.slip,
            "title": one.title,
            "quantity": one.quantity,
            "due_on": one.due_on.isoformat(),
            "late": one.due_on < today,
        }
        for one in awaited
    ]
    lines = [
        Phrase(
            "cli.awaited.late" if one.due_on < today else "cli.awaited",
            {
                "day": one.due_on,
                "quantity": one.quantity,
                "title": one.title,
                "number": printed_slip_number(one.slip),
            },
        )
        for one in awaited
    ]
    nothing = context.say(Phrase("cli.awaited.none"))
    context.answer({"awaited": rows}, "\n".join(map(context.say, lines)) or nothing)
    return NOT_AS_ASKED if any(one.due_on < today for one in awaited) else DONE


def _came(context: Context, station: Station, number: str) -> int:
    slip = slip_coded(number)
    done = station.perform(GoodsCame(new_key(), slip), context.who)
    told = Phrase("cli.awaited.came", {"number": printed_slip_number(slip)})
    context.answer({"came": slip, "units": done.units}, context.say(told))
    return DONE
