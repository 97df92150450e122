"""What waits for an answer, the conversation in hand, and the answer as it takes shape."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from returns_station.case import Who
from returns_station.desk.dialogue.inbox_views import Colleague
from returns_station.dialogue.answering import ItemStands, ItemState
from returns_station.phrase import Phrase
from ui.rooms.inbox.state.talk import Talk

READY: Final = ("thanks", "sorry", "come", "done")
"""Sentences that are at hand; each is said in her language."""
MOST_COLLEAGUES: Final = 9
NOBODY: Final = Who("", "")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer under way; its key was made before the first try."""

    number: str
    words: str
    key: str


@dataclass(frozen=True, slots=True)
class Inbox:
    """All that the room knows; nothing before it has read.

    `shelf` is what lies open: what waits, or what was answered, and `queue` all that lies there.
    `at` is the number in hand, `talk` its conversation once that is read, `drafts` the answers that
    were begun, by number. `sends` is under way, `tried` went nowhere and keeps its key. `giving`:
    it is chosen to whom the one in hand goes over. `told` is what came of the last thing.
    """

    ready: bool = False
    shelf: ItemState = ItemState.OPEN
    queue: tuple[ItemStands, ...] = ()
    colleagues: tuple[Colleague, ...] = ()
    me: Who = NOBODY
    at: str = ""
    talk: Talk | None = None
    drafts: Mapping[str, str] = field(default_factory=dict)
    giving: bool = False
    busy: bool = False
    sends: Answer | None = None
    tried: Answer | None = None
    told: Phrase | None = None
    went_well: bool = False
    since: datetime | None = None

    @property
    def item(self) -> ItemStands | None:
        """The one in hand."""
        return self.talk.stands if self.talk is not None else None

    @property
    def words(self) -> str:
        """The answer as far as it is written."""
        return self.drafts.get(self.at, "")

    @property
    def open(self) -> bool:
        """Whether the one in hand waits for an answer still."""
        return self.item is not None and self.item.state is ItemState.OPEN

    @property
    def offers(self) -> bool:
        """Whether other times for her pickup may be offered."""
        return self.open and self.talk is not None and self.talk.fetched

    @property
    def mine(self) -> bool:
        """Whether the one in hand is hers to answer who looks."""
        return self.item is not None and is_mine(self.item, self.me)

    @property
    def others(self) -> tuple[Colleague, ...]:
        """To whom the one in hand may go over."""
        owner = self.item.owner if self.item is not None else ""
        some = (one for one in self.colleagues if one.staff not in (owner, self.me.staff))
        return tuple(some)[:MOST_COLLEAGUES]


def is_mine(item: ItemStands, me: Who) -> bool:
    """Whether somebody answers it: she herself, or the desk she stands at."""
    return bool(item.owner) and item.owner in (me.staff, me.desk)


def missing(state: Inbox) -> Phrase | None:
    """What is still needed before it can be sent."""
    if not state.open:
        return Phrase("inbox.missing.answered")
    return None if state.words.strip() else Phrase("inbox.missing.words")


def read(
    state: Inbox, queue: tuple[ItemStands, ...], colleagues: tuple[Colleague, ...], now: datetime
) -> Inbox:
    """What waits now, the first due first; what is being written stays in hand."""
    order = queue
    if state.shelf is ItemState.OPEN:
        order = tuple(sorted(queue, key=lambda one: (one.due, one.item.at, one.number)))
    new = replace(state, ready=True, queue=order, colleagues=colleagues, since=now)
    if any(one.number == state.at for one in order) or (state.busy and state.at):
        return new
    if state.at and state.words.strip():
        # Somebody else was quicker; nobody's words are thrown away unseen.
        told = state.told or Phrase("inbox.gone", {"name": name_in(state)})
        return replace(new, told=told, went_well=False)
    return _first(new)


def seen(state: Inbox, talk: Talk) -> Inbox:
    """A conversation was read; one that is not in hand any more is nobody's."""
    return replace(state, talk=talk) if talk.stands.number == state.at else state


def not_read(state: Inbox, advice: Phrase) -> Inbox:
    """What waits could not be read; what is known, and what is under way, stays."""
    return replace(state, told=advice, went_well=False)


def turned(state: Inbox) -> Inbox:
    """The other shelf: what was answered, or what waits; what is written stays where it was."""
    if state.busy:
        return state
    other = ItemState.OPEN if state.shelf is ItemState.ANSWERED else ItemState.ANSWERED
    new = replace(state, shelf=other, ready=False, queue=(), at="", talk=None)
    return replace(new, giving=False, told=None, tried=None)


def walked(state: Inbox, by: int) -> Inbox:
    """Take the next one in hand, or the one before."""
    numbers = [one.number for one in state.queue]
    if state.busy or not numbers:
        return state
    if state.at not in numbers:
        return taken_up(state, numbers[0])
    here = numbers.index(state.at) + by
    return taken_up(state, numbers[max(0, min(here, len(numbers) - 1))])


def taken_up(state: Inbox, number: str) -> Inbox:
    """Look at this one."""
    known = any(one.number == number for one in state.queue)
    if state.busy or not known or number == state.at:
        return state
    return replace(state, at=number, talk=None, giving=False, told=None, tried=None)


def written(state: Inbox, words: str) -> Inbox:
    """Her answer, as far as it goes."""
    if not state.at or words == state.words:
        return state
    drafts = {**state.drafts, state.at: words}
    return replace(state, drafts=drafts, told=None)


def added(state: Inbox, words: str) -> Inbox:
    """A sentence that was at hand, behind what stands there."""
    before = state.words.rstrip()
    return written(state, f"{before} {words}".strip() + " ") if state.open else state


def said(state: Inbox, key: str) -> Inbox:
    """Send it, where nothing is missing; the same words again are the same answer."""
    if state.busy or missing(state) is not None:
        return state
    words, before = state.words.strip(), state.tried
    again = before is not None and (before.number, before.words) == (state.at, words)
    answer = before if again and before is not None else Answer(state.at, words, key)
    return replace(state, sends=answer, busy=True, giving=False, told=None)


def answered(state: Inbox, number: str) -> Inbox:
    """It was sent: the next one comes into hand."""
    queue = tuple(one for one in state.queue if one.number != number)
    drafts = {key: words for key, words in state.drafts.items() if key != number}
    told = Phrase("inbox.sent", {"name": name_in(state)})
    new = replace(state, queue=queue, drafts=drafts, busy=False, sends=None, tried=None)
    return replace(_first(new), told=told, went_well=True)


def refused(state: Inbox, advice: Phrase) -> Inbox:
    """It did not go, and why; what she wrote stays, and so does its key."""
    new = replace(state, busy=False, sends=None, tried=state.sends)
    return replace(new, told=advice, went_well=False)


def working(state: Inbox) -> Inbox:
    """Something other than an answer is under way."""
    return replace(state, busy=True, giving=False, told=None)


def moved(state: Inbox, told: Phrase) -> Inbox:
    """It is somebody's now, and who."""
    return replace(state, busy=False, told=told, went_well=True)


def asked_whom(state: Inbox) -> Inbox:
    """Choose to whom it goes over, or do not."""
    if not state.open or state.busy or not state.others:
        return state
    return replace(state, giving=not state.giving, told=None)


def left(state: Inbox) -> Inbox | None:
    """One step back: what was told, whom it goes to; None: out of the room."""
    if state.told is not None:
        gone = not any(one.number == state.at for one in state.queue)
        new = replace(state, told=None)
        return _first(new) if gone else new
    return replace(state, giving=False) if state.giving else None


def settled(who: Who) -> Inbox:
    """Somebody else works here: what was begun is nobody's."""
    return Inbox(me=who)


def name_in(state: Inbox) -> Phrase | str:
    """Her name in the one in hand, else what she is."""
    item = state.item
    name = item.item.sender.name if item is not None else ""
    return name or Phrase("inbox.customer")


def _first(state: Inbox) -> Inbox:
    """What is hers comes first into hand, then what is nobody's; the queue stays in its order."""
    if not state.queue:
        return replace(state, at="", talk=None, giving=False)
    if state.shelf is ItemState.ANSWERED:
        return replace(state, at=state.queue[0].number, talk=None, giving=False)
    mine = (one for one in state.queue if is_mine(one, state.me))
    free = (one for one in state.queue if not one.owner)
    one = next(mine, None) or next(free, None) or state.queue[0]
    return replace(state, at=one.number, talk=None, giving=False)
