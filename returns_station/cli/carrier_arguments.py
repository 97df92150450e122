"""The words of `carriers`: what may be asked of those who fetch for the shop."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

# argparse gives its own type no public name, and it can be subscripted by type checkers alone.
Deeds: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - as said
Command: TypeAlias = Callable[[Deeds, str, str], argparse.ArgumentParser]


def add_carriers(commands: Deeds, command: Command) -> None:
    """`carriers`: alone it lists who is on, and why others are off."""
    says = "the shop's carriers: who is on, who is off and why; ask them, hear them, read limits"
    parser = command(commands, "carriers", says)
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--check", default="", metavar="POSTALCODE", help="ask each for its times there, now"
    )
    listen = "hear what carriers tell, on this port of this machine, until somebody ends it"
    what.add_argument("--listen", type=int, metavar="PORT", help=listen)
    limits = "read a parcel's limits from Bring's public service data (service.json)"
    what.add_argument("--limits", type=Path, metavar="FILE", help=limits)
    parser.add_argument("--service", default="", metavar="CODE", help="whose limits: 5600")
    parser.add_argument("--since", default="", metavar="DAY", help="the day the file is of")
    every = "seconds between looking whether carriers still tell us, and what nobody knows"
    parser.add_argument("--every", type=int, default=300, metavar="SECONDS", help=every)
