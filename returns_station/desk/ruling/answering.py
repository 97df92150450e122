"""What is said to a question: a yes within limits, not this time, asked again, taken back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from returns_station.case import Who
from returns_station.days import local_day
from returns_station.desk.errors import NotAllowedError
from returns_station.desk.house import House
from returns_station.desk.ports import UnitOfWork
from returns_station.desk.ruling.asking import sales_of, worlds
from returns_station.desk.ruling.commands import AskAgain, NotThisTime, SayYes, TakeBackAsk
from returns_station.desk.ruling.errors import (
    AnsweredBeforeError,
    AskUnknownError,
    NoteMissingError,
    NothingToAskError,
    NotNamedError,
    NotTheSameError,
)
from returns_station.desk.ruling.events import AskedAgain, AskTakenBack, DeclinedThisTime, YesSaid
from returns_station.desk.ruling.kept import AskKept, Did, Step
from returns_station.desk.ruling.limits import (
    Answerer,
    may_look,
    needs_second,
    why_no_answer,
    why_no_yes,
)
from returns_station.desk.ruling.measuring import Measured, measured, without_yes
from returns_station.desk.ruling.naming import is_given, named
from returns_station.desk.ruling.views import AskState
from returns_station.desk.seeing import World
from returns_station.desk.taking_back import looked_up
from returns_station.desk.views import SaleView
from returns_station.people.rights import Right
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome

Said = SayYes | NotThisTime | AskAgain | TakeBackAsk


class AnswerRefusedError(NotAllowedError):
    """She may not answer so: it is her own question, or goes beyond her limits."""


@dataclass(frozen=True, slots=True)
class Answering:
    """One answer on its way: the transaction, who answers, and when."""

    work: UnitOfWork
    house: House
    now: datetime
    who: Who

    def say(self, command: Said) -> str:
        """Carry it out; the same key a second time changes nothing. Gives the question's number.

        Raises AnsweredBeforeError, AnswerRefusedError, or an InputError.
        """
        before = self.work.rulings.answered_by(command.key)
        if before:
            return before
        ask = self._ask(command.ask)
        # The sales were waited for: the same press sent twice at once finds what the other did.
        if self.work.rulings.answered_by(command.key):
            return ask.number
        match command:
            case SayYes():
                self._yes(ask, command)
            case NotThisTime():
                self._no(ask, command)
            case AskAgain():
                self._again(ask, command)
            case TakeBackAsk():
                self._back(ask, command)
            case _:
                assert_never(command)
        return ask.number

    def answerer(self, ask: AskKept) -> Answerer:
        """Who answers, with her limits as they stand in this transaction."""
        staff = self.who.staff
        granted = self.work.people.granted(staff)
        said = self.work.rulings.said(staff, self._day) if staff else 0
        currency = self.house.rulings.currency or ask.asked_for.currency
        return Answerer(staff, granted, said, currency)

    @property
    def _day(self) -> str:
        return local_day(self.now, self.house.shop.market).isoformat()

    def _ask(self, number: str) -> AskKept:
        ask = self.work.rulings.load(number)
        if ask is None or not may_look(ask, self.who, self.work.people.granted(self.who.staff)):
            raise AskUnknownError(Phrase("ruling.unknown", {"number": number}))
        # Whoever takes the goods back holds their sales first, too.
        for sale_id in sales_of(ask.parts):
            self.work.sale(sale_id)
        return self.work.rulings.load(number) or ask

    def _open(self, ask: AskKept, right: Right) -> Answerer:
        if not ask.is_open(self.now):
            raise AnsweredBeforeError(how_it_stands(ask, self.now))
        answerer = self.answerer(ask)
        self._refuse_if(why_no_answer(ask, answerer, right))
        return answerer

    def _refuse_if(self, why: Phrase | None) -> None:
        if why is not None:
            raise AnswerRefusedError(why)

    def _yes(self, ask: AskKept, command: SayYes) -> None:
        answerer = self._open(ask, Right.RULE)
        first = ask.first_yes
        if first and (first.outcome, first.whole) != (command.outcome, command.whole):
            way = Phrase(f"way.{first.outcome}")
            raise NotTheSameError(Phrase("ruling.not_the_same", {"name": first.by, "way": way}))
        found = self._measured(ask, command.outcome, whole=command.whole)
        self._refuse_if(why_no_yes(found, answerer))
        waits = first is None and needs_second(found, answerer)
        limit = answerer.granted.limits.a_day
        if self.who.staff and not self.work.rulings.count(self.who.staff, self._day, limit):
            self._refuse_if(Phrase("ruling.day_full", {"count": limit or 0}))
        after = replace(
            ask,
            state=AskState.SECOND if waits else AskState.YES,
            gives=(command.outcome,),
            whole=command.whole,
            expires_at=self._until,
        )
        kind = Did.SECOND if waits else Did.YES
        step = Step(
            command.key, kind, command.outcome, command.why, command.note.strip(), command.whole
        )
        event = YesSaid(
            ask.number, command.outcome, command.why, command.whole, found.beyond, waits
        )
        self._done(ask, after, step, event)

    def _no(self, ask: AskKept, command: NotThisTime) -> None:
        answerer = self._open(ask, Right.DECLINE)
        note = command.note.strip()
        if not note:
            raise NoteMissingError(Phrase("ruling.note_missing"))
        alone = without_yes(ask.parts, self._world(ask))
        names = named(alone, ask.wish)
        if command.nearest not in (names or (None,)):
            raise NotNamedError(Phrase("ruling.not_named"))
        gives: tuple[Outcome, ...] = ()
        if command.nearest and not is_given(alone, command.nearest):
            # What the policy only names, she must be able to take home: it is a yes to that.
            found = self._measured(ask, command.nearest)
            self._refuse_if(why_no_answer(ask, answerer, Right.RULE) or why_no_yes(found, answerer))
            if needs_second(found, answerer):
                raise NotNamedError(Phrase("ruling.not_named"))
            gives = (command.nearest,)
        after = replace(
            ask,
            state=AskState.NO,
            gives=gives,
            whole=False,
            nearest=command.nearest or "",
            expires_at=self._until,
        )
        step = Step(command.key, Did.NO, command.nearest, command.why, note)
        event = DeclinedThisTime(ask.number, command.why, command.nearest)
        self._done(ask, after, step, event)

    def _again(self, ask: AskKept, command: AskAgain) -> None:
        if ask.stands(self.now) not in (AskState.NO, AskState.EXPIRED):
            raise AnsweredBeforeError(how_it_stands(ask, self.now))
        note = command.note.strip()
        after = replace(
            ask,
            state=AskState.WAITING,
            gives=(),
            whole=False,
            nearest="",
            note="\n".join(filter(None, (ask.note, note))),
            at=self.now,
            expires_at=self._until,
        )
        self._done(ask, after, Step(command.key, Did.AGAIN, note=note), AskedAgain(ask.number))

    def _back(self, ask: AskKept, command: TakeBackAsk) -> None:
        if ask.state is AskState.USED:
            raise AnsweredBeforeError(how_it_stands(ask, self.now))
        after = replace(ask, state=AskState.TAKEN_BACK, gives=())
        self._done(ask, after, Step(command.key, Did.BACK), AskTakenBack(ask.number))

    @property
    def _until(self) -> datetime:
        return self.house.rulings.until(self.now, self.house.shop.market)

    def _done(self, ask: AskKept, after: AskKept, step: Step, event: object) -> None:
        rulings = self.work.rulings
        if not rulings.move(ask, after):
            # Two answered at once: what the other said stands, and is told.
            raise AnsweredBeforeError(how_it_stands(rulings.load(ask.number) or ask, self.now))
        rulings.put_step(ask, step, at=self.now, who=self.who)
        details = {"note": step.note} if step.note else None
        self.work.journal((event,), at=self.now, who=self.who, details=details)

    def _measured(self, ask: AskKept, outcome: Outcome, *, whole: bool = False) -> Measured:
        found = measured(ask.parts, outcome, self._world(ask), whole=whole)
        if found is None:
            raise NothingToAskError(Phrase("ruling.no_such_way"))
        return found

    def _world(self, ask: AskKept) -> Callable[[], World]:
        views = {}
        for sale_id in sales_of(ask.parts):
            sale = self.work.sale(sale_id)
            views[sale_id] = looked_up(SaleView(sale, self.work.earlier(sale)) if sale else None)
        return worlds(self.work, self.house, views, self.now)


def how_it_stands(ask: AskKept, now: datetime) -> Phrase:
    """Why nobody may answer any longer: who was quicker and what she said, or that it is over."""
    state = ask.stands(now)
    last = ask.answers[-1] if ask.answers else None
    if state in (AskState.YES, AskState.USED) and last and last.outcome:
        way = Phrase(f"way.{last.outcome}")
        return Phrase("ruling.said_yes", {"name": last.by, "way": way})
    if state is AskState.NO and last:
        return Phrase("ruling.said_no", {"name": last.by})
    return Phrase(f"ruling.stands.{state}")
