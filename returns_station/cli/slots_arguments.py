"""The words of `slots`: whose goods, which door, what is carried, what she can flex on."""

import argparse
from collections.abc import Callable
from typing import TypeAlias

# argparse gives its own type no public name, and it can be subscripted by type checkers alone.
Deeds: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - as said
Command: TypeAlias = Callable[[Deeds, str, str], argparse.ArgumentParser]


def add_slots(commands: Deeds, command: Command) -> None:
    """`slots`: nothing is booked by asking."""
    says = "when a slip's goods can be fetched at home, by whom, for how much and why"
    slots = command(commands, "slots", says)
    slots.add_argument("number", metavar="NUMBER", help="of the slip")
    slots.add_argument("--street", default="", help="default: where we came the last time")
    slots.add_argument("--postal-code", default="")
    slots.add_argument("--town", default="")
    slots.add_argument("--floor", type=int, default=0)
    slots.add_argument("--no-lift", action="store_true")
    slots.add_argument("--point", default="", metavar="LAT,LON", help="--point=59.8586,17.6389")
    slots.add_argument("--parcels", type=_one_to(99), default=1, metavar="N")
    slots.add_argument("--kilos", type=float, default=0.0, help="of all parcels")
    slots.add_argument("--longest", type=int, default=0, metavar="CM", help="its longest side")
    slots.add_argument("--two", action="store_true", help="it takes two to lift")
    who = "who asked for it; default: as the shop has set"
    slots.add_argument("--collection", choices=("offered", "ordered"), default="", help=who)
    slots.add_argument("--first-day", default="", metavar="DAY", help="2026-11-30; default: today")
    slots.add_argument("--days", type=_one_to(31), default=7, metavar="N")
    flex = "price, soon, narrow or where, from 0 (wants the most) to 3 (does not mind)"
    slots.add_argument("--flex", action="append", default=[], metavar="NAME=LEVEL", help=flex)


def _one_to(most: int) -> Callable[[str], int]:
    def whole(said: str) -> int:
        number = int(said)
        if not 1 <= number <= most:
            raise argparse.ArgumentTypeError(said)
        return number

    return whole
