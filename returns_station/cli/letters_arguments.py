"""The words of `letters`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable

    from returns_station.cli.arguments import Commands


def add_letters(
    commands: "Commands", command: "Callable[[Commands, str, str], ArgumentParser]"
) -> None:
    """Add it."""
    says = "messages to customers: on their way, of a visit, for a person; write, send, reach her"
    letters = command(commands, "letters", says)
    letters.add_argument(
        "deed",
        nargs="?",
        default="waiting",
        choices=("waiting", "dead", "slip", "write", "reach", "told", "send"),
        help="default: waiting",
    )
    letters.add_argument("words", nargs="*", metavar="NUMBER|ADDRESS|WORDS")
    letters.add_argument("--key", default="", help="of what is written: the same twice is one")
    letters.add_argument(
        "--consent", default="this_return", choices=("this_return", "afterwards", "nothing")
    )
