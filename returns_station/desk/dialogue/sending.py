"""Letters on their way out: claimed, sent with nothing open, and what became of each written down.

Who is killed between sending and writing it down leaves a letter that is claimed: once its time is
over it is looked at again. Where the far end knows a key again the same may go again; a mail goes
again under the same Message-ID, for no mail may be lost; of a text message a person is asked.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from returns_station.case import Who
from returns_station.desk.dialogue.packing import packed
from returns_station.desk.dialogue.ports import MaybeSentError, Messenger, NotSentError
from returns_station.desk.dialogue.shelves import Ended
from returns_station.desk.errors import StationError
from returns_station.dialogue.letter import Channel, LetterKind, LetterStands, LetterState
from returns_station.dialogue.letter_events import LetterSent, LetterUnsent
from returns_station.dialogue.quiet import awake

if TYPE_CHECKING:
    from returns_station.desk.house import House
    from returns_station.desk.people.guard import Guarded
    from returns_station.desk.ports import Clock

LONGEST_CALL: Final = timedelta(minutes=5)
"""After so long no call is under way, whoever made it."""
_FIRST: Final = timedelta(minutes=1)
_LONGEST: Final = timedelta(hours=4)
_LONGEST_ROUND: Final = timedelta(minutes=1)
_GIVE_UP: Final = timedelta(days=3)
# Nobody wants the same mail a fourth time because a server hangs up before it says yes.
_MOST_DOUBTS: Final = 3
# What ends its sender so often is left alone.
_MOST_ENDS: Final = 20


def after_tries(tries: int) -> timedelta:
    """How long to wait after so many tries: a minute, then twice as long, four hours at most."""
    doubled: int = 1 << min(max(tries, 1) - 1, 12)
    return min(_FIRST * doubled, _LONGEST)


def send_due(store: "Guarded", house: "House", clock: "Clock", who: Who, limit: int) -> int:
    """Send what is due, the oldest first and in the order of each visit; gives how many went."""
    post = Post(store, house, clock, who)
    sent, begun = 0, clock()
    for _ in range(limit):
        # A server that lets us wait must not keep all else of the station waiting, too.
        if clock() - begun > _LONGEST_ROUND:
            break
        became = post.one()
        if became is None:
            break
        sent += became is LetterState.SENT
    return sent


@dataclass(frozen=True, slots=True)
class Post:
    """Who sends, and what she works with."""

    store: "Guarded"
    house: "House"
    clock: "Clock"
    who: Who

    def one(self) -> LetterState | None:
        """Send the next letter that is due; None: there is none. No call is made in a transaction.

        Raises NotAllowedError.
        """
        claimed = self._claim()
        if claimed is None:
            return None
        ended = self._ended_unsent(claimed)
        if ended is None:
            ended = self._sent(claimed)
        self._settle(claimed, ended)
        return ended.state

    def _claim(self) -> LetterStands | None:
        now = self.clock()
        with self.store.views() as views:
            if not views.letters.due(now, 1):
                return None
        with self.store.work() as work:
            for stands in work.letters.due(now, _LOOKED_AT):
                claimed = work.letters.claim(stands, now, now + LONGEST_CALL)
                if claimed is not None:
                    work.commit()
                    return claimed
        return None

    def _ended_unsent(self, claimed: LetterStands) -> Ended | None:
        """What becomes of it without a try; None: it is sent now."""
        letter, now = claimed.letter, self.clock()
        with self.store.views() as views:
            told, doubts = views.letters.is_told(claimed.id), views.letters.doubts(claimed.id)
        if told:
            return Ended(LetterState.NOT_NEEDED, "told")
        way = self.house.dialogue.ways.get(letter.address.channel)
        if way is None:
            return self._given_up(claimed, "no_way")
        if doubts and not self._may_again(way, letter.address.channel, doubts):
            return Ended(LetterState.UNKNOWN, "nobody_said")
        if letter.due is not None and now >= letter.due:
            return self._given_up(claimed, "too_late")
        rested = self._awake(claimed, now)
        return Ended(LetterState.NEW, claimed.why, rested) if rested > now else None

    def _awake(self, claimed: LetterStands, now: datetime) -> datetime:
        """Also what was to go long ago is not sent at night; what was written then may go then."""
        letter, house = claimed.letter, self.house.dialogue
        if letter.not_before == letter.at and claimed.tries <= 1 and now - letter.at < LONGEST_CALL:
            return now
        rested = awake(now, letter.market, house.quiet_from, house.quiet_until)
        return now if letter.due is not None and letter.due <= rested else rested

    def _may_again(self, way: Messenger, channel: Channel, doubts: int) -> bool:
        if way.can_tell:
            return doubts < _MOST_ENDS
        return channel is Channel.EMAIL and doubts < _MOST_DOUBTS

    def _sent(self, claimed: LetterStands) -> Ended:
        way = self.house.dialogue.ways[claimed.letter.address.channel]
        try:
            with self.store.views() as views:
                parcel = packed(claimed, views, self.house)
            return Ended(LetterState.SENT, reference=way.send(parcel))
        except NotSentError as error:
            ends = self._later if error.again else self._given_up
            return ends(claimed, error.advice.key)
        except MaybeSentError as error:
            return self._doubted(claimed, way, error.advice.key)
        except StationError as error:
            # A way that fails otherwise has sent nothing that it knows of.
            return self._later(claimed, error.advice.key)
        except Exception:
            # Our mistake: it is told, and the next letter does not wait for it.
            self._settle(claimed, self._doubted(claimed, way, "broke"))
            raise

    def _later(self, claimed: LetterStands, why: str, *, doubted: bool = False) -> Ended:
        now, letter, house = self.clock(), claimed.letter, self.house.dialogue
        again = awake(
            now + after_tries(claimed.tries), letter.market, house.quiet_from, house.quiet_until
        )
        if again - max(letter.at, letter.not_before) > _GIVE_UP:
            return replace(self._given_up(claimed, why), doubted=doubted)
        if letter.due is not None and again > letter.due > now:
            again = max(now + _FIRST, letter.due - _FIRST)
        return Ended(LetterState.NEW, why, again, doubted=doubted)

    def _doubted(self, claimed: LetterStands, way: Messenger, why: str) -> Ended:
        with self.store.views() as views:
            doubts = views.letters.doubts(claimed.id) + 1
        if not self._may_again(way, claimed.letter.address.channel, doubts):
            return Ended(LetterState.UNKNOWN, why, doubted=True)
        return self._later(claimed, why, doubted=True)

    def _given_up(self, claimed: LetterStands, why: str) -> Ended:
        """It does not go: a person tells her. Of a pickup the clerk's own list says so already."""
        kind = claimed.letter.kind
        if kind is LetterKind.PICKUP:
            return Ended(LetterState.NOT_NEEDED, why)
        if kind is LetterKind.HOW_WAS_IT:
            # Nobody calls to ask.
            return Ended(LetterState.NOT_NEEDED, why)
        return Ended(LetterState.DEAD, why)

    def _settle(self, claimed: LetterStands, ended: Ended) -> None:
        letter, now = claimed.letter, self.clock()
        with self.store.work() as work:
            if work.letters.settle(claimed, ended, now):
                event: object = None
                if ended.state is LetterState.SENT:
                    event = LetterSent(letter.key, letter.kind, letter.slip, claimed.tries)
                elif ended.state is not LetterState.NEW:
                    state = ended.state.value
                    event = LetterUnsent(letter.key, letter.kind, letter.slip, state, ended.why)
                if event is not None:
                    work.journal((event,), at=now, who=self.who)
            work.commit()


_LOOKED_AT: Final = 10
