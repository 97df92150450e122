"""The words of `trust`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable

    from returns_station.cli.arguments import Commands


def add_trust(
    commands: "Commands", command: "Callable[[Commands, str, str], ArgumentParser]"
) -> None:
    """Add it."""
    says = "what was given on a customer's word, how much of it held, and what repeats itself"
    trust = command(commands, "trust", says)
    trust.add_argument(
        "deed",
        nargs="?",
        default="honesty",
        choices=("honesty", "patterns", "budget"),
        help="default: honesty",
    )
    trust.add_argument("customer", nargs="?", default="", help="of a budget: name, phone or e-mail")
    trust.add_argument("--since", default="", metavar="DAY", help="2026-11-30; default: a year ago")
