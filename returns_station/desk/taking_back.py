"""Goods taken back: the claim weighed, the case opened, the slip written, in one unit of work."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from returns_station.canonical import dumps
from returns_station.case import (
    CaseReferred,
    GoodsTakenBack,
    ReturnCase,
    Said,
    Who,
    accept,
    refer,
    told,
)
from returns_station.days import local_day, zone_of
from returns_station.desk.commands import TakeBack
from returns_station.desk.errors import InputError, StationError
from returns_station.desk.ports import PromiseKeeper, UnitOfWork
from returns_station.desk.views import Preview, SaleView
from returns_station.desk.weighing import weigh
from returns_station.phrase import Phrase
from returns_station.policy.claim import Earlier, Outcome
from returns_station.policy.promise.book import TermsBook
from returns_station.policy.terms import Promise
from returns_station.resolution.offers import Offer
from returns_station.sale import Sale
from returns_station.scan import slip_number
from returns_station.slip import Shop, Slip
from returns_station.slip_writing import slip_for
from returns_station.trace import text_digest, trace_of


class SaleUnknownError(InputError):
    """No sale has this id any longer, or ever had."""


class OutcomeNotOfferedError(InputError):
    """What was chosen is not among the offers for this claim."""


class AlreadyReturnedError(StationError):
    """Another desk took the same units a moment before; nothing of this return was stored."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a command came to; `slip` is empty while a person looks; `again`: done before."""

    said: Said
    slip: str
    events: tuple[GoodsTakenBack | CaseReferred, ...]
    again: bool = False


@dataclass(frozen=True, slots=True)
class House:
    """The shop's own facts that a return needs: its slip head, its language, what it promises.

    `promise_for` is what holds for a sale while the shop has published nothing of its own.
    """

    shop: Shop
    language: str
    promise_for: Callable[[Sale], Promise]
    keeper: PromiseKeeper | None = None

    def promise_on(self, sale: Sale, told_at: datetime, book: TermsBook) -> Promise:
        """What holds for a sale when a claim is told: the book's two days, and the law's one."""
        shipped = self.promise_for(sale)
        return Promise(
            book.in_force(sale.agreed_on) or shipped.at_sale,
            book.in_force(local_day(told_at, sale.market)) or shipped.today,
            shipped.law,
        )

    def language_for(self, command: TakeBack, sale: Sale) -> str:
        """The customer's language: chosen at the counter, else hers, else the shop's."""
        hers = sale.customer.language if sale.customer else ""
        return command.language or hers or self.language


def take_back(
    command: TakeBack, work: UnitOfWork, *, house: House, now: datetime, who: Who
) -> Done:
    """Take goods back, or ask a person; the same key a second time changes nothing."""
    # The sale is held first: the same press sent twice at once then finds what the other did.
    sale = work.sale(command.sale_id)
    if sale is None:
        raise SaleUnknownError(Phrase("sale.unknown"))
    before = work.case_done(command.key)
    if before is not None:
        return Done(before.said, before.slip, (), again=True)
    promise = house.promise_on(sale, command.claim.told_at, work.terms_book())
    preview = weigh(SaleView(sale, work.earlier(sale)), command.claim, promise)
    case = _open(command, preview, now, who)
    slip = _write(case, command, work, house) if case.settlement else None
    trace = _traced(case, promise, preview.view.earlier)
    work.put_case(case, preview.view.earlier, slip, trace)
    event = told(case, slip.number if slip else "", promise.versions, text_digest(trace))
    work.journal((event,), at=now, who=who)
    return Done(case.said, slip.number if slip else "", (event,))


def _open(command: TakeBack, preview: Preview, now: datetime, who: Who) -> ReturnCase:
    sale, claim, decision = preview.view.sale, preview.claim, preview.decision
    if not decision.accepted:
        return refer(command.key, sale, claim, decision, at=now, who=who)
    offer = chosen(preview.offers, command.outcome or claim.wants)
    return accept(command.key, sale, claim, decision, offer, at=now, who=who)


def _traced(case: ReturnCase, promise: Promise, earlier: Earlier) -> str:
    """All that was read and answered, as the text that is kept and vouched for."""
    trace = trace_of(case.sale, case.claim, earlier, promise, case.decision, case.settlement)
    return dumps(trace)


def _write(case: ReturnCase, command: TakeBack, work: UnitOfWork, house: House) -> Slip:
    return slip_for(
        case,
        number=slip_number(work.next_number("slip")),
        shop=house.shop,
        language=house.language_for(command, case.sale),
        made_at=case.opened_at.astimezone(zone_of(case.sale.market)),
    )


def chosen(offers: tuple[Offer, ...], outcome: Outcome | None) -> Offer:
    """The offer that was chosen, else the suggested one; raises OutcomeNotOfferedError."""
    for offer in offers:
        if outcome in (None, offer.outcome):
            return offer
    raise OutcomeNotOfferedError(Phrase("choice.not_offered"))
