"""What every command of the command line has at hand, and how it speaks."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, TextIO

from returns_station.adapters.settings import Settings
from returns_station.adapters.speech import speech
from returns_station.canonical import Plain
from returns_station.case import Who
from returns_station.cli.bench_shop import BenchShop
from returns_station.cli.gate import NOBODY, Signing
from returns_station.desk.errors import InputError, NotAllowedError, StationError
from returns_station.desk.incoming import SalesInbox
from returns_station.desk.station import Station
from returns_station.phrase import Phrase

DONE: Final = 0
NOT_AS_ASKED: Final = 1
UNREADABLE: Final = 2
WORLD_FAILED: Final = 3
NOT_ALLOWED: Final = 4


class Turn(Protocol):
    """Changes the database over."""

    def __call__(self, *, encrypted: bool) -> bool:
        """Encrypt it, or make it plain; whether it was otherwise before."""


def _nothing_to_turn(*, encrypted: bool) -> bool:  # noqa: ARG001 - there is no database
    return False


@dataclass(frozen=True, slots=True)
class Context:
    """One run of one command: how it answers, and the station behind it."""

    open_station: Callable[[], Station]
    settings: Settings
    language: str
    folder: Path
    as_json: bool
    out: TextIO
    err: TextIO
    open_inbox: Callable[[Who], SalesInbox]
    open_bench: Callable[[int], BenchShop]
    read_picture: Callable[[Path], tuple[str, ...]]
    signing: Signing = NOBODY
    signed: Who | None = None
    turn: Turn = _nothing_to_turn

    @property
    def who(self) -> Who:
        """Who signed in; else, while nobody is staff, whom the settings name."""
        return self.signed or self.settings.desk.who

    def say(self, phrase: Phrase) -> str:
        """A phrase in the language of this run."""
        return speech(self.language).say(phrase)

    def answer(self, facts: Plain, text: str) -> None:
        """Give the answer: facts as JSON, or text for people."""
        print(json.dumps(facts, ensure_ascii=False) if self.as_json else text, file=self.out)


def complain(error: StationError, *, language: str, as_json: bool = False, err: TextIO) -> int:
    """Tell on standard error what is wrong and what to do; gives the exit code."""
    says = speech(language).say(error.advice)
    if as_json:
        says = json.dumps({"error": error.advice.key, "says": says}, ensure_ascii=False)
    print(says, file=err)
    if isinstance(error, NotAllowedError):
        return NOT_ALLOWED
    return UNREADABLE if isinstance(error, InputError) else WORLD_FAILED
