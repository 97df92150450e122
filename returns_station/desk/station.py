"""The one door: the window, the command line and the tests all knock here."""

from datetime import date
from types import MappingProxyType
from typing import TypeAlias, assert_never, overload

from returns_station.case import Who
from returns_station.desk.commands import (
    ApproveTerms,
    Command,
    GoodsCame,
    Part,
    PublishTerms,
    SaveTerms,
    TakeBack,
    TermsCommand,
    UndoReturn,
)
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.credit_views import CreditView
from returns_station.desk.crediting import redeem
from returns_station.desk.doors import Doors
from returns_station.desk.finding import find
from returns_station.desk.house import House
from returns_station.desk.keeper import PromiseKeeper
from returns_station.desk.no_cards import refuse_cards
from returns_station.desk.payers import Payers
from returns_station.desk.paying import Paying
from returns_station.desk.payout_by_hand import carry_out
from returns_station.desk.payout_commands import (
    ConfirmPayout,
    ConfirmTill,
    FailPayout,
    PayoutCommand,
    PayoutDone,
)
from returns_station.desk.people.rights_for import RIGHT_FOR
from returns_station.desk.ports import Clock, Paper, Store
from returns_station.desk.previewing import previewed
from returns_station.desk.printing import Printer, print_slip
from returns_station.desk.promising import TermsDone, keep_promise
from returns_station.desk.rating import Rate, Rated, rate
from returns_station.desk.receiving import Arrived, receive
from returns_station.desk.searching import Hits, Within, search, search_within
from returns_station.desk.story_views import Happened
from returns_station.desk.taking_back import Done, take_back
from returns_station.desk.terms_views import Tried
from returns_station.desk.trying import tried
from returns_station.desk.undoing import Undone, undo
from returns_station.desk.unproven import open_unproven
from returns_station.desk.unproven_commands import FindSale, OpenUnproven, UnprovenCommand
from returns_station.desk.unproven_views import Opened, UnprovenDone, Verified
from returns_station.desk.verifying import find_sale
from returns_station.desk.views import Found, VisitSeen
from returns_station.label import Label
from returns_station.listing import Listing
from returns_station.people.rights import Right
from returns_station.policy.terms import Terms
from returns_station.slip import Slip

Performed: TypeAlias = (
    Done | Undone | Arrived | CreditView | PayoutDone | TermsDone | UnprovenDone | Rated
)
Asked: TypeAlias = Command | RedeemCredit | PayoutCommand | UnprovenCommand | Rate


class Station(Doors):
    """Takes what staff ask to the store-room and back; it decides nothing itself."""

    def __init__(
        self,
        store: Store,
        paper: Paper,
        *,
        clock: Clock,
        house: House,
        payers: Payers = MappingProxyType({}),
    ) -> None:
        """Keep what the composition root wired; time is passed in, never looked up.

        `payers` are the far ends that pay without a person.
        """
        super().__init__(store, house, clock)
        self.payers = payers
        self._paper = paper

    def settle(self, house: House, paper: Paper) -> None:
        """The shop changed while the station is open: what is done from now on is of this house."""
        self.house, self._paper = house, paper

    @overload
    def perform(self, command: TakeBack, who: Who) -> Done: ...
    @overload
    def perform(self, command: UndoReturn, who: Who) -> Undone: ...
    @overload
    def perform(self, command: GoodsCame, who: Who) -> Arrived: ...
    @overload
    def perform(self, command: RedeemCredit, who: Who) -> CreditView: ...
    @overload
    def perform(self, command: PayoutCommand, who: Who) -> PayoutDone: ...
    @overload
    def perform(self, command: OpenUnproven, who: Who) -> Opened: ...
    @overload
    def perform(self, command: FindSale, who: Who) -> Verified: ...
    @overload
    def perform(self, command: Rate, who: Who) -> Rated: ...
    @overload
    def perform(self, command: TermsCommand, who: Who) -> TermsDone: ...
    def perform(self, command: Asked, who: Who) -> Performed:
        """Carry out a command in one unit of work, journaled; what it returns is durable.

        Raises NotAllowedError where who asks has no right to it.
        """
        done: Performed
        refuse_cards(command)
        now = self.clock()
        kind = type(command)
        with self.behind(RIGHT_FOR[kind], kind.__name__, who).work() as work:
            match command:
                case TakeBack():
                    done = take_back(command, work, house=self.house, now=now, who=who)
                case UndoReturn():
                    done = undo(command, work, now=now, who=who)
                case GoodsCame():
                    done = receive(command, work, now=now, who=who)
                case RedeemCredit():
                    market = self.house.shop.market
                    done = redeem(command, work, market=market, now=now, who=who)
                case ConfirmPayout() | FailPayout() | ConfirmTill():
                    done = carry_out(command, work, payers=self.payers, now=now, who=who)
                case OpenUnproven():
                    done = open_unproven(command, work, house=self.house, now=now, who=who)
                case FindSale():
                    done = find_sale(command, work, now=now, who=who)
                case Rate():
                    done = rate(command, work, now=now, who=who)
                case SaveTerms() | ApproveTerms() | PublishTerms():
                    done = keep_promise(command, work, keeper=self.keeper, now=now, who=who)
                case _:
                    assert_never(command)
            work.commit()
        return done

    @property
    def keeper(self) -> PromiseKeeper:
        """What judges a promise before it is made."""
        assert self.house.keeper is not None, "a station that keeps terms is wired with a keeper"
        return self.house.keeper

    def preview(self, parts: tuple[Part, ...]) -> VisitSeen:
        """The answers, the offers and the one sum as they would be given now; nothing is stored."""
        with self.store.views() as views:
            return previewed(parts, views, house=self.house, now=self.clock())

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
            training, seals = self.house.shop.training, self.house.seals
            return find(views, text, customer_id=customer_id, training=training, seals=seals)

    def search(self, text: str) -> Hits:
        """Every sale, person, return and kind of goods that a text may mean, the likeliest first.

        Nothing written shows the latest returns.
        """
        with self.store.views() as views:
            return search(views, text)

    def search_within(self, one: Within) -> Hits:
        """The sales and returns of one person, or with some goods."""
        with self.store.views() as views:
            return search_within(views, one)

    def story(self, slip: str, *, discreet: bool = False) -> tuple[Happened, ...]:
        """Everything that happened to the visit of a slip; of a gift, not what its giver paid."""
        # Only who asks for a story pays for what reads it.
        from returns_station.desk.story import story

        with self.store.views() as views:
            kept = views.story(slip)
        return story(kept, discreet=discreet)

    def paying(self, who: Who) -> Paying:
        """Moves payouts for someone: `desk.paying` pays them and asks about them."""
        return Paying(self.behind(Right.PAY, "paying", who), self.payers, self.clock, who)

    def print_slip(self, number: str, target: str, who: Who, *, once: bool = False) -> Slip:
        """Send a slip to `printer:NAME` or a file; raises StationError when it did not come out.

        With `once` what has come out is not sent again: there are no copies.
        """
        return print_slip(self.printer(who), number, target, once=once)

    def put_out(self, printed: Label | Listing, target: str, who: Who) -> None:
        """Send a label or a list, which can be made anew, once; raises a StationError."""
        self.behind(Right.PRINT, "put out", who).admit()
        self._paper.deliver(printed, target)

    def printer(self, who: Who) -> Printer:
        """Sends slips for someone: `desk.printing` prints them and hears how they came out."""
        store = self.behind(Right.PRINT, "printing", who)
        return Printer(store, self._paper, self.clock, who)
