"""Questions as the room reads them, and answers kept in memory."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

from returns_station.desk.errors import StationError
from returns_station.desk.ruling.commands import NotThisTime, SayYes
from returns_station.desk.ruling.errors import AnsweredBeforeError
from returns_station.desk.ruling.views import (
    AnswersToday,
    AskSeen,
    AskState,
    Known,
    Similar,
    WaySeen,
)
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from tests.builders import NOW, kronor
from tests.ui.rooms import shop
from tests.ui.rooms.states import a_view, on_the_counter, scanned

BOOTS: Final = next(one for one in shop.sales() if one.number == "1988-0412")


def a_question(number: str = "A00001", **changes: object) -> AskSeen:
    """Maja asks for Karin's boots, some days too late; nobody has answered."""
    state = scanned(on_the_counter(a_view(BOOTS)), shop.BOOTS)
    paid = kronor(1299)
    asked = AskSeen(
        number=number,
        visit=f"visit-{number}",
        state=AskState.WAITING,
        at=NOW - timedelta(seconds=48),
        expires_at=NOW + timedelta(hours=4),
        asker="Maja Lind",
        asker_staff="maja",
        desk="Disk 2",
        wish=Outcome.REFUND,
        note="",
        seen=state.seen,
        asked_for=paid,
        beyond=paid,
        similar=Similar(asked=9, yes=7, checked=7, held=7),
        known=Known("Karin Ek", sales=6, since=2023, returns=1),
        ways=(
            WaySeen(Outcome.REFUND, paid, paid),
            WaySeen(Outcome.STORE_CREDIT, paid, paid),
        ),
        nearest=(Outcome.STORE_CREDIT,),
    )
    return replace(asked, **changes)  # type: ignore[arg-type]  # a builder takes any field


def another() -> AskSeen:
    """A second one, older, of somebody whose name nobody knows."""
    return a_question("A00002", at=NOW - timedelta(minutes=12), known=Known(), asker="Noor Haddad")


class MemoryAnswers:
    """Questions in memory; a command a second time changes nothing."""

    def __init__(self, *queue: AskSeen) -> None:
        self.queue, self.said = list(queue), list[SayYes | NotThisTime]()
        self.refuses: StationError | None = None

    def waiting(self) -> tuple[AskSeen, ...]:
        """All that wait."""
        return tuple(self.queue)

    def today(self) -> AnswersToday:
        """As many as were said here."""
        yes = sum(isinstance(one, SayYes) for one in self.said)
        return AnswersToday(yes, len(self.said) - yes, 100 if self.said else 0)

    def say(self, command: SayYes | NotThisTime) -> AskSeen:
        """It is said, and waits no longer."""
        if self.refuses is not None:
            raise self.refuses
        one = next((each for each in self.queue if each.number == command.ask), None)
        if one is None:
            raise AnsweredBeforeError(Phrase("error.unexpected"))
        self.queue.remove(one)
        self.said.append(command)
        said = AskState.YES if isinstance(command, SayYes) else AskState.NO
        return replace(one, state=said)

    def picture(self, _name: str) -> bytes:
        """No photo is here."""
        return b""


Make = Callable[[], AskSeen]
