"""The words of `promises` and `board`."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable

    from returns_station.cli.arguments import Commands


def add_promises(
    commands: "Commands", command: "Callable[[Commands, str, str], ArgumentParser]"
) -> None:
    """Add them."""
    says = "what was promised: due today, at risk, of a visit; goods that are here now"
    promises = command(commands, "promises", says)
    promises.add_argument(
        "deed",
        nargs="?",
        default="today",
        choices=("today", "risk", "slip", "done"),
        help="default: today",
    )
    promises.add_argument("name", nargs="?", default="", metavar="NUMBER|KEY")
    says = "promised against kept, felt against measured, a week or a desk a row"
    board = command(commands, "board", says)
    board.add_argument("--since", default="", metavar="DAY", help="default: four weeks ago")
    board.add_argument("--until", default="", metavar="DAY", help="default: today")
    board.add_argument("--by", default="week", choices=("week", "desk"))
    board.add_argument("--csv", type=Path, default=None, metavar="FILE", help="write it here")
    board.add_argument(
        "--check", action="store_true", help="reckon it again from the journal alone and compare"
    )
