"""The words of `feedback`, `feedback-page` and `surprise`."""

from pathlib import Path
from typing import TYPE_CHECKING

from returns_station.dialogue.feedback import GRADES, Topic
from returns_station.service.surprise import SurpriseKind

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Callable

    from returns_station.cli.arguments import Commands

_SAME = "the same key a second time changes nothing"


def add_feedback(
    commands: "Commands", command: "Callable[[Commands, str, str], ArgumentParser]"
) -> None:
    """Add them."""
    says = "what customers say of us: heard, and told back what was changed because of it"
    feedback = command(commands, "feedback", says)
    feedback.add_argument("deed", choices=("of", "say", "code", "change", "changes"))
    feedback.add_argument("name", nargs="?", default="", metavar="NUMBER|CODE")
    feedback.add_argument("--grade", type=int, default=0, choices=(0, *GRADES))
    feedback.add_argument(
        "--topic", action="append", default=[], choices=[topic.value for topic in Topic]
    )
    feedback.add_argument(
        "--words", action="append", default=[], metavar="TEXT|LANGUAGE=TEXT", help="what was said"
    )
    feedback.add_argument("--key", default="", help=_SAME)
    says = "one file in five languages that asks how it was; it loads nothing from elsewhere"
    page = command(commands, "feedback-page", says)
    page.add_argument("file", type=Path, metavar="FILE")
    page.add_argument("--mail", default="", metavar="ADDRESS", help="default: where answers go")
    surprise = command(commands, "surprise", "small extras within the day's budget")
    surprise.add_argument("deed", nargs="?", default="today", choices=("today", "suggest", "give"))
    surprise.add_argument("number", nargs="?", default="", metavar="NUMBER")
    surprise.add_argument(
        "kind", nargs="?", default="", choices=("", *(kind.value for kind in SurpriseKind))
    )
    surprise.add_argument("--key", default="", help=_SAME)
