"""The questions that wait for a person, the one in hand, and her answer as it takes shape."""

from dataclasses import dataclass, replace
from datetime import datetime

from returns_station.desk.ruling.commands import NotThisTime, SayYes
from returns_station.desk.ruling.views import AnswersToday, AskSeen, AskState
from returns_station.phrase import Phrase
from ui.models import answering as answers
from ui.models.answering import Answering

NO_ANSWERS = AnswersToday()


@dataclass(frozen=True, slots=True)
class Approvals:
    """All that the room knows; nothing before it has read.

    `at` is the number of the question in hand, `since` when it was read; `told` is what came of
    the last answer, or why it did not go. `sends` is the answer that is under way.
    """

    ready: bool = False
    queue: tuple[AskSeen, ...] = ()
    today: AnswersToday = NO_ANSWERS
    at: str = ""
    answering: Answering | None = None
    sends: SayYes | NotThisTime | None = None
    told: Phrase | None = None
    went_well: bool = False
    since: datetime | None = None

    @property
    def ask(self) -> AskSeen | None:
        """The question in hand."""
        return self.answering.ask if self.answering is not None else None

    @property
    def busy(self) -> bool:
        """Whether an answer is under way."""
        return self.sends is not None


def read(
    state: Approvals, queue: tuple[AskSeen, ...], today: AnswersToday, now: datetime
) -> Approvals:
    """What waits now; the question in hand stays in hand, with what was begun of its answer."""
    new = replace(state, ready=True, queue=queue, today=today, since=now)
    kept = next((one for one in queue if one.number == state.at), None)
    if kept is not None:
        return _in_hand(new, kept)
    gone = state.ask
    if gone is not None and not state.busy and state.told is None:
        # Somebody else was quicker, or it was taken back: nobody types into another question.
        new = replace(new, told=Phrase("approvals.gone", {"name": gone.asker}), went_well=False)
    return _first(new)


def not_read(state: Approvals, advice: Phrase) -> Approvals:
    """What waits could not be read; what is known stays."""
    return replace(state, told=advice, went_well=False)


def walked(state: Approvals, by: int) -> Approvals:
    """Take the next question in hand, or the one before."""
    numbers = [one.number for one in state.queue]
    if state.busy or not numbers:
        return state
    here = numbers.index(state.at) if state.at in numbers else 0
    return taken(state, numbers[max(0, min(here + by, len(numbers) - 1))])


def taken(state: Approvals, number: str) -> Approvals:
    """Take this question in hand."""
    ask = next((one for one in state.queue if one.number == number), None)
    if ask is None or state.busy or number == state.at:
        return state
    return _in_hand(replace(state, told=None), ask)


def picked(state: Approvals, nr: int) -> Approvals:
    """An answer by its digit."""
    return _with(state, answers.picked(state.answering, nr) if state.answering else None)


def reasoned(state: Approvals, nr: int) -> Approvals:
    """A reason by its letter."""
    return _with(state, answers.reasoned(state.answering, nr) if state.answering else None)


def written(state: Approvals, note: str) -> Approvals:
    """Words of her own."""
    return _with(state, answers.written(state.answering, note) if state.answering else None)


def said(state: Approvals, key: str) -> Approvals:
    """Say it, where nothing is missing; one press is one answer."""
    now = state.answering
    if now is None or state.busy or answers.missing(now) is not None:
        return state
    return replace(state, sends=answers.command_of(now, key), told=None)


def answered(state: Approvals, seen: AskSeen) -> Approvals:
    """It was said: the next question comes into hand."""
    queue = tuple(one for one in state.queue if one.number != seen.number)
    name = seen.known.name or seen.asker
    key = "no" if seen.state is AskState.NO else "yes"
    key = "second" if seen.state is AskState.SECOND else key
    told = Phrase(f"approvals.said.{key}", {"name": name, "asker": seen.asker})
    new = replace(state, sends=None, queue=queue, told=told, went_well=True)
    return _first(new)


def refused(state: Approvals, advice: Phrase) -> Approvals:
    """It was not said, and why; what she wrote stays."""
    return replace(state, sends=None, told=advice, went_well=False)


def left(state: Approvals) -> Approvals | None:
    """One step back: what lies on top, then words that are being written; None: out of the room."""
    if state.told is not None:
        return replace(state, told=None)
    now = state.answering
    if now is not None and now.writes:
        return replace(state, answering=replace(now, writes=False, note="", at=0, why=None))
    return None


def _with(state: Approvals, answering: Answering | None) -> Approvals:
    if answering is None or state.busy:
        return state
    return replace(state, answering=answering, told=None)


def _first(state: Approvals) -> Approvals:
    if not state.queue:
        return replace(state, at="", answering=None)
    # What she may answer comes first into hand; the queue itself stays in its order.
    return _in_hand(state, next((one for one in state.queue if one.may), state.queue[0]))


def _in_hand(state: Approvals, ask: AskSeen) -> Approvals:
    before = state.answering if state.at == ask.number else None
    return replace(state, at=ask.number, answering=answers.begun(ask, before))
