"""The one door: the window, the command line and the tests all knock here."""

from datetime import date
from typing import assert_never, overload

from returns_station.case import Who
from returns_station.desk.commands import (
    ApproveTerms,
    Command,
    PublishTerms,
    SaveTerms,
    TakeBack,
    TermsCommand,
)
from returns_station.desk.finding import find
from returns_station.desk.ports import Clock, Paper, PromiseKeeper, Store
from returns_station.desk.printing import print_slip
from returns_station.desk.promising import TermsDone, keep_promise
from returns_station.desk.taking_back import Done, House, SaleUnknownError, take_back
from returns_station.desk.trying import tried
from returns_station.desk.views import Found, Preview, Tried
from returns_station.desk.weighing import weigh, with_nearest
from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim
from returns_station.policy.terms import Terms
from returns_station.slip import Slip


class Station:
    """Takes what staff ask to the store-room and back; it decides nothing itself."""

    def __init__(self, store: Store, paper: Paper, *, clock: Clock, house: House) -> None:
        """Keep what the composition root wired; time is passed in, never looked up."""
        self.store = store
        self.house = house
        self.clock = clock
        self._paper = paper

    @overload
    def perform(self, command: TakeBack, who: Who) -> Done: ...
    @overload
    def perform(self, command: TermsCommand, who: Who) -> TermsDone: ...
    def perform(self, command: Command, who: Who) -> Done | TermsDone:
        """Carry out a command in one unit of work, journaled; what it returns is durable."""
        done: Done | TermsDone
        with self.store.work() as work:
            match command:
                case TakeBack():
                    done = take_back(command, work, house=self.house, now=self.clock(), who=who)
                case SaveTerms() | ApproveTerms() | PublishTerms():
                    keeper = self.keeper
                    done = keep_promise(command, work, keeper=keeper, now=self.clock(), who=who)
                case _:
                    assert_never(command)
            work.commit()
        return done

    @property
    def keeper(self) -> PromiseKeeper:
        """What judges a promise before it is made."""
        assert self.house.keeper is not None, "a station that keeps terms is wired with a keeper"
        return self.house.keeper

    def preview(self, sale_id: int, claim: Claim) -> Preview:
        """The answer and the offers as they would be given now; nothing is stored."""
        with self.store.views() as views:
            view, book = views.sale(sale_id), views.terms_book()
        if view is None:
            raise SaleUnknownError(Phrase("sale.unknown"))
        promise = self.house.promise_on(view.sale, claim.told_at, book)
        return with_nearest(weigh(view, claim, promise), promise)

    def try_terms(self, terms: Terms, valid_from: date) -> Tried:
        """What the latest real claims and the shop's own cases would come to; nothing is stored."""
        with self.store.views() as views:
            claims, book = views.recent_claims(), views.terms_book()
        shipped = self.house.promise_for
        dots = tried(claims, terms, valid_from, book=book, shipped=shipped)
        return Tried(dots, self.keeper.own_cases(terms))

    def find(self, text: str, *, customer_id: int = 0) -> Found:
        """What a scan or a typed text leads to; her own sales first when the customer is known."""
        with self.store.views() as views:
            return find(views, text, customer_id=customer_id)

    def print_slip(self, number: str, target: str, who: Who) -> Slip:
        """Send a slip to `printer:NAME` or a file; raises StationError when it did not come out."""
        return print_slip(self.store, self._paper, number, target, clock=self.clock, who=who)
