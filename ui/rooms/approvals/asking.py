"""What the room is given, and what it asks of the station off the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from returns_station.case import Who
from returns_station.desk.ruling.commands import NotThisTime, SayYes
from returns_station.desk.ruling.views import AnswersToday, AskSeen

if TYPE_CHECKING:
    from returns_station.desk.station import Station


class Answers(Protocol):
    """Questions at the station, for who works here; each call may raise a StationError."""

    def waiting(self) -> tuple[AskSeen, ...]:
        """The questions that wait, the oldest first."""

    def today(self) -> AnswersToday:
        """What she answered today."""

    def say(self, command: SayYes | NotThisTime) -> AskSeen:
        """Answer one."""

    def picture(self, name: str) -> bytes:
        """A photo by its name; b"" where it is gone."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Who looks, local time, new keys, and the questions of a station."""

    who: Who
    now: Callable[[], datetime]
    new_key: Callable[[], str]
    answers: "Callable[[Station, Who], Answers]"


@dataclass(frozen=True, slots=True)
class QueueRead:
    """All that the room shows, as it was read."""

    queue: tuple[AskSeen, ...]
    today: AnswersToday


def read_queue(answers: Answers) -> QueueRead:
    """What waits, and what she answered today."""
    return QueueRead(answers.waiting(), answers.today())
