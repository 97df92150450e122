"""The rooms behind the one door: each for somebody, each behind its right.

Only who asks for a room pays for what it needs: its code is read then.
"""

from functools import partial
from typing import TYPE_CHECKING

from returns_station.case import Who
from returns_station.desk.following import follows
from returns_station.desk.house import House
from returns_station.desk.people.guard import Guarded
from returns_station.desk.ports import Clock, Store
from returns_station.people.granted import THE_STATION
from returns_station.people.rights import Right

if TYPE_CHECKING:
    from returns_station.desk.auditing.auditing import Auditing
    from returns_station.desk.bench.bench import Bench
    from returns_station.desk.dialogue.feedback import Feedback
    from returns_station.desk.dialogue.inbox import InboxOf
    from returns_station.desk.dialogue.letters import Letters
    from returns_station.desk.dialogue.wording import Wordings
    from returns_station.desk.people.doorkeeper import Doorkeeper
    from returns_station.desk.people.staffing import Staffing
    from returns_station.desk.pickup.fetching import Fetching
    from returns_station.desk.pickup.vans import Vans
    from returns_station.desk.privacy.keeping import Keeping
    from returns_station.desk.ruling.ruling import Ruling
    from returns_station.desk.service.board import BoardOf
    from returns_station.desk.service.promises import Promises
    from returns_station.desk.service.surprising import Surprising
    from returns_station.desk.trust.trust import Trust


class Doors:
    """A store-room, the shop's facts and a clock, with a door to every room."""

    def __init__(self, store: Store, house: House, clock: Clock) -> None:
        """Keep what every room needs."""
        self.store = store
        self.house = house
        self.clock = clock

    def behind(self, right: Right, asked: str, who: Who) -> Guarded:
        """The store-room behind a right: every transaction asks whether she has it then."""
        follow = follows(self.house)
        return Guarded(self.store, self.clock, who, right, asked, follow=follow)

    def fetching(self, who: Who) -> "Fetching":
        """Pickups for someone: goods at her home, the times we can come, and what became of it."""
        from returns_station.desk.pickup.fetching import Fetching

        store = self.behind(Right.PICKUPS, "fetching", who)
        return Fetching(store, self.house, self.clock, who)

    def vans(self, who: Who) -> "Vans":
        """The shop's own vans for someone: their runs, their doors, and what was said there."""
        from returns_station.desk.pickup.vans import Vans

        return Vans(self.behind(Right.VANS, "vans", who), self.house, self.clock, who)

    def bench(self, who: Who) -> "Bench":
        """The bench for someone: parcels opened, ticked, graded and received by scanning."""
        from returns_station.desk.bench.bench import Bench

        return Bench(self.behind(Right.BENCH, "bench", who), self.house, self.clock, who)

    def ruling(self, who: Who) -> "Ruling":
        """Questions to a person for someone: asked, answered, declined, looked at."""
        from returns_station.desk.ruling.ruling import Ruling

        behind = partial(self.behind, who=who)
        return Ruling(behind, self.house, self.clock, who)

    def wordings(self, who: Who) -> "Wordings":
        """How messages are worded, for someone: the house's words, and the shop's own."""
        from returns_station.desk.dialogue.wording import Wordings

        store = self.behind(Right.WORDING, "wordings", who)
        return Wordings(store, self.house.dialogue, self.clock, who)

    def inbox(self, who: Who) -> "InboxOf":
        """The inbox for someone: what customers wrote and said, who answers, and by when."""
        from returns_station.desk.dialogue.inbox import InboxOf

        behind = partial(self.behind, who=who)
        return InboxOf(behind, self.fetching, self.house, self.clock, who)

    def auditing(self, who: Who) -> "Auditing":
        """The journal for someone: read, verified, signed and handed out."""
        from returns_station.desk.auditing.auditing import Auditing

        right = Right.READ_JOURNAL
        store = Guarded(self.store, self.clock, who, right, "auditing", to_read=right)
        return Auditing(store, self.house, self.clock, who)

    def keeping(self, who: Who) -> "Keeping":
        """What is kept of people: handed out, forgotten, and thinned out by the station itself."""
        from returns_station.desk.privacy.keeping import Keeping

        right = Right.LOOK_AFTER if who.staff == THE_STATION else Right.PERSONS
        store = Guarded(self.store, self.clock, who, right, "keeping", to_read=right)
        return Keeping(store, self.house, self.clock, who)

    def trust(self, who: Who) -> "Trust":
        """What was given on trust, what held, what repeats itself: facts, for who may see them."""
        from returns_station.desk.trust.trust import Trust

        right = Right.PATTERNS
        store = Guarded(self.store, self.clock, who, right, "trust", to_read=right)
        return Trust(store, self.house, self.clock)

    def letters(self, who: Who) -> "Letters":
        """Messages to customers for someone: on their way, written, and where each is reached."""
        from returns_station.desk.dialogue.letters import Letters

        return Letters(partial(self.behind, who=who), self.house, self.clock, who)

    def promises(self, who: Who) -> "Promises":
        """What was promised, for someone: due, judged by the clock, foretold before it is late."""
        from returns_station.desk.service.promises import Promises

        behind = partial(self.behind, who=who)
        return Promises(behind, self.house, self.clock, who)

    def board(self, who: Who) -> "BoardOf":
        """How well promises were kept and how it felt, for someone."""
        from returns_station.desk.service.board import BoardOf

        return BoardOf(self.behind(Right.SEE, "board", who), self.house, self.clock)

    def feedback(self, who: Who) -> "Feedback":
        """What customers say of us, for someone: heard, and told back what we changed."""
        from returns_station.desk.dialogue.feedback import Feedback

        hearing = self.behind(Right.TAKE_BACK, "feedback", who)
        telling = self.behind(Right.ANSWER, "what we changed", who)
        return Feedback(hearing, telling, self.house, self.clock, who)

    def surprise(self, who: Who) -> "Surprising":
        """Small extras for someone: suggested, and given within the day's budget."""
        from returns_station.desk.service.surprising import Surprising

        store = self.behind(Right.SURPRISE, "surprise", who)
        return Surprising(store, self.house, self.clock, who)

    @property
    def doorkeeper(self) -> "Doorkeeper":
        """Lets staff in: the one door in front of every right, and open to whoever stands there."""
        from returns_station.desk.people.doorkeeper import Doorkeeper

        return Doorkeeper(self.store, self.house.people, self.clock)

    def staffing(self, who: Who) -> "Staffing":
        """Staff for a manager: taken in, given badges and roles, let go at once."""
        from returns_station.desk.people.staffing import Staffing

        store = Guarded(self.store, self.clock, who, Right.STAFF, "staffing", to_read=Right.STAFF)
        return Staffing(store, self.house.people, self.clock, who)
