"""Where the policy asks a person: the questions that wait, and what she says, for someone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median_low
from typing import Final

from returns_station.case import Who
from returns_station.desk.house import House
from returns_station.desk.no_cards import refuse_cards
from returns_station.desk.people.guard import Guarded
from returns_station.desk.ports import Clock, Views
from returns_station.desk.ruling.answering import Answering, AnswerRefusedError, Said
from returns_station.desk.ruling.asking import ask
from returns_station.desk.ruling.commands import (
    AskAgain,
    AskForYes,
    NotThisTime,
    SayYes,
    TakeBackAsk,
)
from returns_station.desk.ruling.errors import AskUnknownError
from returns_station.desk.ruling.events import AnswerRefused, AskExpired
from returns_station.desk.ruling.picture import Looking
from returns_station.desk.ruling.ports import MayRule
from returns_station.desk.ruling.views import AnswersToday, AskSeen, AskStands
from returns_station.money import Money
from returns_station.people.rights import Right
from returns_station.phrase import Phrase

RIGHT_TO_SAY: Final[dict[type, Right]] = {
    AskForYes: Right.TAKE_BACK,
    SayYes: Right.RULE,
    NotThisTime: Right.DECLINE,
    AskAgain: Right.TAKE_BACK,
    TakeBackAsk: Right.TAKE_BACK,
}
"""Which right each command asks for."""

# What a desk asked longer ago than this is nobody's business at its counter.
_A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Ruling:
    """Who asks or answers, and what she works with."""

    behind: Callable[[Right, str], Guarded]
    house: House
    clock: Clock
    who: Who

    def ask(self, command: AskForYes) -> str:
        """Ask those who may say yes; gives the number of the question, the same for the same key.

        It goes into `Part.ruling` of the parts that it was asked about. Raises NothingToAskError.
        """
        refuse_cards(command)
        with self._to(command).work() as work:
            number = ask(command, work, house=self.house, now=self.clock(), who=self.who)
            work.commit()
        return number

    def say(self, command: Said) -> AskSeen:
        """Answer, reopen or take back; the same key a second time changes nothing.

        Raises NotAllowedError, AnsweredBeforeError, or an InputError.
        """
        refuse_cards(command)
        try:
            with self._to(command).work() as work:
                answering = Answering(work, self.house, self.clock(), self.who)
                number = answering.say(command)
                work.commit()
        except AnswerRefusedError as error:
            self._tell(command, error)
            raise
        return self.one(number)

    def waiting(self) -> tuple[AskSeen, ...]:
        """The questions that wait and that she may look at, the oldest first.

        Who may answer, or audit, looks at all of them; everybody else at her own and her desk's.
        """
        with self._look().views() as views:
            looking = self._looking(views)
            kept = views.rulings.waiting(looking.now)
            return tuple(looking.picture(one) for one in kept if looking.may_look(one))

    def one(self, number: str) -> AskSeen:
        """One question with the whole picture; raises AskUnknownError."""
        with self._look().views() as views:
            looking = self._looking(views)
            kept = views.rulings.load(number)
            if kept is None or not looking.may_look(kept):
                raise AskUnknownError(Phrase("ruling.unknown", {"number": number}))
            return looking.picture(kept)

    def stands(self, desk: str) -> tuple[AskStands, ...]:
        """How the questions of a desk stand that it has not made use of; cheap.

        It is asked every second: who may not look sees none, and no attempt is written down.
        """
        with self._look().store.views() as views:
            now = self.clock()
            if Right.SEE not in views.people.granted(self.who.staff):
                return ()
            return views.rulings.stands(desk, now - _A_DAY, now)

    def count(self) -> int:
        """How many questions wait that she may answer; cheap, and as quiet."""
        with self._look().store.views() as views:
            looking = self._looking(views)
            if not looking.may_answer:
                return 0
            return views.rulings.open_for(self.who.staff, looking.now)

    def today(self) -> AnswersToday:
        """What she answered today."""
        with self._look().views() as views:
            looking = self._looking(views)
            said = views.rulings.answered(self.who.staff, looking.morning)
        yes = sum(is_yes for is_yes, _ in said)
        seconds = median_low(waited for _, waited in said) if said else 0
        return AnswersToday(yes, len(said) - yes, seconds)

    def who_can(self, beyond: Money) -> tuple[str, ...]:
        """The names of those who may say yes to so much, but for herself."""
        with self._look().views() as views:
            present = views.rulings.who_may(self._looking(views).day)
        others = (one for one in present if one.staff != self.who.staff)
        currency = self.house.rulings.currency or beyond.currency
        return tuple(one.name for one in others if _reaches(one, beyond, currency))

    def photo(self, picture: bytes) -> str:
        """Keep a picture and give its name; raises PictureUnreadableError where it is none."""
        self.behind(Right.TAKE_BACK, "photo").admit()
        return self.house.bench.photos.keep(picture)

    def picture(self, name: str) -> bytes:
        """A picture by its name, plain JPEG of our own making; b"" where it is gone."""
        self.behind(Right.SEE, "picture").admit()
        return self.house.bench.photos.read(name)

    def expire(self) -> int:
        """Close the questions that nobody answered or used in time; gives how many."""
        now = self.clock()
        with self.behind(Right.LOOK_AFTER, "expire").work() as work:
            closed = work.rulings.expire(now)
            if closed:
                work.journal(tuple(map(AskExpired, closed)), at=now, who=self.who)
                work.commit()
        return len(closed)

    def _to(self, command: AskForYes | Said) -> Guarded:
        kind = type(command)
        return self.behind(RIGHT_TO_SAY[kind], kind.__name__)

    def _look(self) -> Guarded:
        return self.behind(Right.SEE, "ruling")

    def _looking(self, views: Views) -> Looking:
        return Looking(views, self.house, self.clock(), self.who)

    def _tell(self, command: Said, error: AnswerRefusedError) -> None:
        """Write down that she tried, and why it was not for her to say."""
        event = AnswerRefused(command.ask, error.advice.key)
        with self._to(command).work() as work:
            work.journal((event,), at=self.clock(), who=self.who)
            work.commit()


def _reaches(one: MayRule, beyond: Money, currency: str) -> bool:
    limits = one.granted.limits
    if Right.RULE not in one.granted:
        return False
    if limits.a_day is not None and one.said_today >= limits.a_day:
        return False
    if limits.amount is None:
        return True
    return beyond.currency == currency and beyond.minor <= limits.amount
