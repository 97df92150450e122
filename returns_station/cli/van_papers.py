"""`manifest` and `parcel-label`: a list of doors, and labels; made anew as often as needed."""

from argparse import Namespace

from returns_station.cli.context import DONE, Context
from returns_station.phrase import Argument, Phrase
from returns_station.scan import printed_slip_number
from returns_station.scan.sealed import slip_coded


def manifest(context: Context, asked: Namespace) -> int:
    """Put a run's list on paper."""
    station = context.open_station()
    listing = station.vans(context.who).manifest(asked.run)
    station.put_out(listing, asked.to, context.who)
    told = Phrase("cli.vans.manifest", {"number": listing.number})
    context.answer({"run": listing.number, "to": asked.to}, context.say(told))
    return DONE


def parcel_label(context: Context, asked: Namespace) -> int:
    """Put the labels of a slip's parcels on paper, the same numbers each time."""
    station = context.open_station()
    slip = slip_coded(asked.number)
    labels = station.vans(context.who).labels(slip, asked.parcels)
    for nr, label in enumerate(labels, 1):
        station.put_out(label, _named(asked.to, nr), context.who)
    told: dict[str, Argument] = {"number": printed_slip_number(slip), "count": len(labels)}
    numbers = [label.codes[0].text.removeprefix("00") for label in labels]
    context.answer({"slip": slip, "sscc": list(numbers)}, context.say(Phrase("cli.labels", told)))
    return DONE


def _named(target: str, nr: int) -> str:
    """A file for each label; a printer takes them one after the other."""
    if nr == 1 or target.startswith("printer:"):
        return target
    name, dot, ending = target.rpartition(".")
    return f"{name}-{nr}{dot}{ending}" if dot else f"{target}-{nr}"
