"""A badge is no word of a command: what stands there is seen by all, and kept in histories."""

from argparse import Namespace

from returns_station.cli.gate import BADGE
from returns_station.desk.errors import InputError
from returns_station.phrase import Phrase
from returns_station.scan import Badge, read


class BadgeSaidError(InputError):
    """A badge stood among the words of a command; nothing was done, and no word of it is told."""


def refuse_badges(asked: Namespace) -> None:
    """Raise BadgeSaidError where a word of the command is a badge, whole or torn."""
    for said in vars(asked).values():
        words = said if isinstance(said, list) else [said]
        if any(isinstance(word, str) and isinstance(read(word), Badge) for word in words):
            raise BadgeSaidError(Phrase("cli.badge_said", {"badge": BADGE}))
