"""Which command does what; each is imported when it is asked for."""

from argparse import Namespace
from collections.abc import Callable
from importlib import import_module
from typing import Final

from returns_station.cli.context import Context
from returns_station.cli.gate import admitted
from returns_station.cli.no_badges import refuse_badges
from returns_station.cli.no_cards import no_cards

Command = Callable[[Context, Namespace], int]
"""What carries out a command and gives its exit code."""

COMMANDS: Final = {
    "import": "importing:run",
    "stock": "stock:run",
    "find": "finding:run",
    "announce": "announcing:run",
    "preview": "returning:preview",
    "return": "returning:take_back",
    "undo": "undoing:run",
    "awaited": "awaited:run",
    "slip": "slips:run",
    "slots": "slots_asked:run",
    "vans": "vans:run",
    "manifest": "van_papers:manifest",
    "parcel-label": "van_papers:parcel_label",
    "postal-codes": "postal_codes:run",
    "prints": "prints:run",
    "verify-slip": "verify_slip:run",
    "verify": "verify:run",
    "keys": "keys:run",
    "credit": "crediting:run",
    "unproven": "unproven:run",
    "asks": "asks:run",
    "payouts": "payouts:run",
    "cases": "cases:run",
    "explain": "explain:run",
    "check-trace": "check_trace:run",
    "wishes": "wishes:run",
    "encrypt": "ciphering:encrypt",
    "decrypt": "ciphering:decrypt",
    "person": "persons:run",
    "thin-out": "persons:thin_out",
    "retention": "persons:retention",
    "trust": "trust:run",
    "promises": "promises:run",
    "inbox": "inbox:run",
    "letters": "letters:run",
    "board": "board:run",
    "feedback": "feedback:run",
    "feedback-page": "feedback:page",
    "surprise": "surprise:run",
    "day-report": "day_report:run",
    "intake": "intake:run",
    "demo": "demo:run",
    "law": "law:run",
    "staff": "staff:run",
    "terms": "terms:run",
    "route": "route:run",
    "simulate": "simulate:run",
    "carriers": "carriers:run",
    "doctor": "doctor:run",
    "bench": "bench:run",
}
"""The file and the function of each command."""


def command(name: str) -> Command:
    """What carries out a command, imported now: a command pays for no other."""
    file, function = COMMANDS[name].split(":")
    found: Command = getattr(import_module(f"returns_station.cli.{file}"), function)
    return found


def run(asked: Namespace, context: Context) -> int:
    """Run the asked command and give its exit code; raises a StationError."""
    refuse_badges(asked)
    no_cards(asked)
    return command(asked.command)(admitted(context, asked), asked)
