"""The inbox for someone: what customers wrote and said, who answers, and by when."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from returns_station.case import Who
from returns_station.desk.dialogue.inbox_answering import Deeds
from returns_station.desk.dialogue.inbox_picture import colleagues, picture
from returns_station.desk.dialogue.inbox_ports import MOST_ITEMS
from returns_station.desk.dialogue.inbox_views import Colleague, ItemSeen
from returns_station.desk.dialogue.laying_in import lay_in
from returns_station.desk.house import House
from returns_station.desk.no_cards import refuse_cards
from returns_station.desk.people.guard import Guarded
from returns_station.desk.ports import Clock, UnitOfWork
from returns_station.dialogue.answering import ItemStands, ItemState, NewItem
from returns_station.people.rights import Right

if TYPE_CHECKING:
    from returns_station.desk.dialogue.bringing import Bringing
    from returns_station.desk.pickup.fetching import Fetching


@dataclass(frozen=True, slots=True)
class InboxOf:
    """Who looks and answers, and what she works with."""

    behind: Callable[[Right, str], Guarded]
    fetching: "Callable[[Who], Fetching]"
    house: House
    clock: Clock
    who: Who

    def items(
        self, state: ItemState = ItemState.OPEN, limit: int = MOST_ITEMS
    ) -> tuple[ItemStands, ...]:
        """What stands so: open items the first due first, the others the latest first.

        What is overdue comes first of all for who decides, whoever it is owned by.
        """
        with self._look().views() as views:
            return views.inbox.items(state, limit)

    def one(self, number: str) -> ItemSeen:
        """One item with all that was written before and after; raises ItemUnknownError."""
        with self._look().views() as views:
            return picture(views, number, self.who)

    def colleagues(self) -> tuple[Colleague, ...]:
        """Who works here and may answer, by name: whom something can be handed over to."""
        with self._look().views() as views:
            return colleagues(views)

    def file(self, name: str) -> bytes:
        """What came with an item, by its name; b"" where it is gone."""
        self._look().admit()
        return self.house.dialogue.files.read(name)

    def paper(self, name: str) -> str:
        """Where a PDF that came with an item lies, looked at; "" where it is gone, or is none."""
        self._look().admit()
        return self.house.dialogue.files.paper(name)

    def take(self, number: str) -> ItemStands:
        """She answers it from now on; raises ItemUnknownError, AnsweredAlreadyError."""
        return self._do(number, lambda deeds: deeds.take(number, self.who.staff or self.who.desk))

    def hand_over(self, number: str, staff: str) -> ItemStands:
        """Somebody else answers it: a staff id, or a desk; raises as above, NotStaffError."""
        return self._do(number, lambda deeds: deeds.hand_over(number, staff))

    def place(self, number: str, slip: str) -> ItemStands:
        """Say which visit it belongs to; raises ItemUnknownError, VisitUnknownError."""
        return self._do(number, lambda deeds: deeds.place(number, slip))

    def answer(self, number: str, words: str, key: str) -> ItemStands:
        """Answer it, and so close it: a message goes to her with these words.

        The same key a second time changes nothing. Raises ItemUnknownError, NothingSaidError,
        AnsweredAlreadyError.
        """
        refuse_cards(words)
        return self._do(number, lambda deeds: deeds.answer(number, words, key))

    def count(self) -> int:
        """How many wait for her, her desk or anybody; who decides counts what was escalated.

        It is asked every minute: who may not answer counts none, and no attempt is written down.
        """
        with self._look().store.views() as views:
            granted = views.people.granted(self.who.staff)
            if Right.ANSWER not in granted:
                return 0
            owners = (self.who.staff, self.who.desk)
            return views.inbox.open_for(owners, everybody=Right.RULE in granted)

    def escalate(self) -> int:
        """Tell who decides of what nobody answered in time, each once; gives how many."""
        with self.behind(Right.LOOK_AFTER, "inbox").work() as work:
            late = self._deeds(work).escalate()
            if late:
                work.commit()
        return late

    def bring(self, item: NewItem) -> str | None:
        """Lay in what came; gives its number, None: it came before."""
        with self._look().work() as work:
            number = lay_in(work, item, house=self.house, at=self.clock(), who=self.who)
            work.commit()
        return number

    def fetch(self, limit: int = 50) -> int:
        """Bring in what lies at every source of the shop's; gives how many came."""
        from returns_station.desk.dialogue.fetching_mail import FetchingMail

        store = self.behind(Right.LOOK_AFTER, "inbox")
        store.admit()
        if not self.house.dialogue.sources:
            return 0
        return FetchingMail(store, self.house, self.clock, self.who, self._bringing()).fetch(limit)

    def text(self, sender: str, words: str, came_as: str) -> str | None:
        """Lay in a text message, or move her pickup where that is what it says.

        `came_as` is what the far end calls it. Gives its number, None: it came before.
        """
        self._look().admit()
        return self._bringing().text(sender, words, came_as)

    def offer(self, number: str, key: str) -> ItemStands:
        """Answer with other times for her pickup, of which she may choose one by its number.

        Raises as `answer`, and NothingToOfferError.
        """
        from returns_station.desk.dialogue.moving import offered

        self._look().admit()
        bringing = self._bringing()
        offers = bringing.moving.offers_for(self.one(number).stands.item.slip)
        market = self.house.shop.market

        def deed(deeds: Deeds) -> None:
            if deeds.answer_by(number, offered(offers, market), key):
                until = bringing.moving.until(offers, market)
                deeds.work.inbox.offer(offers, deeds.at, until)

        return self._do(number, deed)

    def _bringing(self) -> "Bringing":
        from returns_station.desk.dialogue.bringing import Bringing
        from returns_station.desk.dialogue.moving import Moving

        store, fetching = self._look(), self.fetching(self.who)
        moving = Moving(store, fetching, self.clock)
        return Bringing(store, moving, self.house, self.clock, self.who)

    def _do(self, number: str, deed: Callable[[Deeds], None]) -> ItemStands:
        with self._look().work() as work:
            deeds = self._deeds(work)
            deed(deeds)
            stands = deeds.one(number)
            work.commit()
        return stands

    def _deeds(self, work: UnitOfWork) -> Deeds:
        return Deeds(work, self.house, self.clock(), self.who)

    def _look(self) -> Guarded:
        # What she wrote is read by who may answer, not by whoever may look.
        return replace(self.behind(Right.ANSWER, "inbox"), to_read=Right.ANSWER)
