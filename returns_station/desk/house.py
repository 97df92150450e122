"""The shop's own facts that a return needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from returns_station.days import local_day
from returns_station.desk.auditing.house import NO_AUDIT, AuditHouse
from returns_station.desk.bench.house import NO_BENCH, BenchHouse
from returns_station.desk.dialogue.house import NO_DIALOGUE, DialogueHouse
from returns_station.desk.keeper import PromiseKeeper
from returns_station.desk.on_her_word import HerWord
from returns_station.desk.people.house import NO_PEOPLE, PeopleHouse
from returns_station.desk.pickup.house import NO_PICKUPS, PickupHouse
from returns_station.desk.privacy.house import NO_KEEPING, KeepingHouse
from returns_station.desk.ruling.house import AS_SHIPPED, RulingHouse
from returns_station.desk.ruling.kept import Ruled
from returns_station.desk.sealing import NO_SEALS, Seals
from returns_station.desk.seeing import OnHand, World
from returns_station.desk.service.house import AS_SHIPPED as USUAL_SERVICE
from returns_station.desk.service.house import ServiceHouse
from returns_station.desk.service.surprise_house import AS_SHIPPED as NO_SURPRISES
from returns_station.desk.service.surprise_house import SurpriseHouse
from returns_station.desk.unproven_views import Spent
from returns_station.desk.views import SaleView
from returns_station.payout import PayoutVia
from returns_station.policy.promise.book import TermsBook
from returns_station.policy.terms import Promise
from returns_station.sale import Sale
from returns_station.slip import Shop

_NO_RULINGS: Final[Mapping[str, Ruled]] = MappingProxyType({})


def _no_law(market: str, day: date) -> int | None:  # noqa: ARG001 - a default that knows no law
    return None


@dataclass(frozen=True, slots=True)
class House:
    """The shop's own facts that a return needs: its slip head, its language, what it promises.

    `promise_for` is what holds for a sale while the shop has published nothing of its own.
    `credit_months` is how long store credit holds by a market's law on a day; `payers` are the far
    ends that pay without a person. `money_waits` is whether money waits for goods that are at home,
    where it may; a shop that trusts pays at once. `seals` signs what each slip says, and judges
    signatures.
    """

    shop: Shop
    language: str
    promise_for: Callable[[Sale], Promise]
    keeper: PromiseKeeper | None = None
    credit_months: Callable[[str, date], int | None] = _no_law
    payers: frozenset[PayoutVia] = frozenset()
    seals: Seals = NO_SEALS
    pickups: PickupHouse = NO_PICKUPS
    money_waits: bool = False
    bench: BenchHouse = NO_BENCH
    audit: AuditHouse = NO_AUDIT
    rulings: RulingHouse = AS_SHIPPED
    people: PeopleHouse = NO_PEOPLE
    keeping: KeepingHouse = NO_KEEPING
    dialogue: DialogueHouse = NO_DIALOGUE
    service: ServiceHouse = USUAL_SERVICE
    surprises: SurpriseHouse = NO_SURPRISES

    def promise_on(self, sale: Sale, told_at: datetime, book: TermsBook) -> Promise:
        """What holds for a sale when a claim is told: the book's two days, and the law's one."""
        shipped = self.promise_for(sale)
        return Promise(
            book.in_force(sale.agreed_on) or shipped.at_sale,
            book.in_force(local_day(told_at, sale.market)) or shipped.today,
            shipped.law,
        )

    def world(
        self,
        views: dict[int, SaleView],
        book: TermsBook,
        on_hand: OnHand,
        unproven: Callable[[Sale], Spent],
        rulings: Mapping[str, Ruled] = _NO_RULINGS,
    ) -> World:
        """What a visit is weighed against; `rulings` are the yeses that hold now."""
        return World(
            dict(views),
            lambda sale, claim: self.promise_on(sale, claim.told_at, book),
            on_hand,
            HerWord(unproven),
            rulings,
        )

    def language_for(self, chosen: str, sale: Sale) -> str:
        """The customer's language: chosen at the counter, else hers, else the shop's."""
        hers = sale.customer.language if sale.customer else ""
        return chosen or hers or self.language
