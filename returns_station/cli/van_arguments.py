"""The words of `vans`, `manifest`, `parcel-label` and `postal-codes`."""

from pathlib import Path

from returns_station.cli.payout_arguments import Command, Deeds
from returns_station.pickup.door_scan import AtDoor


def add_vans(commands: Deeds, command: Command) -> None:
    """`vans`: alone it lists a day's runs."""
    parser = command(commands, "vans", "the shop's own vans: their doors, and what was said there")
    parser.add_argument("--on", default="", metavar="DAY", help="2026-11-30; default: today")
    deeds = parser.add_subparsers(dest="deed", metavar="DEED")
    join = command(deeds, "join", "let a pickup that no run holds take its place")
    join.add_argument("booking", metavar="BOOKING")
    plan = command(deeds, "plan", "plan the day anew; every promise is kept")
    plan.add_argument("--on", default="", metavar="DAY", help="2026-11-30; default: today")
    start = command(deeds, "start", "the van leaves; who has to wait is told")
    start.add_argument("--driver", default="", metavar="NAME")
    take = command(deeds, "take", "take a run along on this machine, for doors without a network")
    doors = command(deeds, "doors", "what was taken along, and what was said; needs no network")
    say = command(deeds, "say", "what happened at a door; needs no network")
    close = command(deeds, "close", "the van is back, and nothing more is to come from it")
    for deed in (start, take, doors, say, close):
        deed.add_argument("run", metavar="RUN")
    say.add_argument("number", metavar="NUMBER", help="of the slip that is scanned at the door")
    say.add_argument("what", choices=tuple(what.value for what in AtDoor))
    say.add_argument("--swapped", action="store_true", help="the new goods were handed in")
    say.add_argument("--note", default="")
    say.add_argument("--point", default="", metavar="LAT,LON", help="where the van stood")
    command(deeds, "sync", "bring in all that was said on this machine; twice changes nothing")
    done = command(deeds, "looked", "a person has looked at a question of a door")
    done.add_argument("scan", metavar="ID")
    _papers(commands, command)


def _papers(commands: Deeds, command: Command) -> None:
    manifest = command(commands, "manifest", "a run's list for its driver, with a code a door")
    manifest.add_argument("run", metavar="RUN")
    label = command(commands, "parcel-label", "the labels of a slip's parcels, the same each time")
    label.add_argument("number", metavar="NUMBER", help="of the slip")
    label.add_argument("--parcels", type=int, default=0, metavar="N", help="default: as booked")
    for paper in (manifest, label):
        paper.add_argument("--to", required=True, metavar="FILE|printer:NAME")
    codes = command(commands, "postal-codes", "read postal codes with their places, or list them")
    codes.add_argument("file", nargs="?", type=Path, metavar="FILE", help="SE.txt of geonames.org")
