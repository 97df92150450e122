"""What a visit promises: money by its day, goods and repairs by the house's own."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from returns_station.case import CasePart, ReturnCase
from returns_station.days import local_day
from returns_station.desk.service.lengthening import slower_by
from returns_station.owing import Owed
from returns_station.payout import PayoutState, PayoutVia
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Bringer, Outcome
from returns_station.resolution.settlement import Settlement
from returns_station.sale import TenderKind
from returns_station.service.promise import DuePromise, PromiseKind, PromiseMade
from returns_station.service.times import end_of, working_days_on

if TYPE_CHECKING:
    from returns_station.desk.house import House


def promised(
    case: ReturnCase, slip: str, payouts: Sequence[Owed], house: "House"
) -> tuple[DuePromise, ...]:
    """All that is promised with a visit; what she has in her hand already is no promise."""
    if not slip:
        return ()
    money = (_money(case, slip, owed) for owed in payouts if _is_to_come(owed))
    goods = (one for part in case.given for one in _goods(case, part, slip, house))
    return (*money, *goods)


def made(promise: DuePromise) -> PromiseMade:
    """That it was promised, for the journal."""
    return PromiseMade(promise.key, promise.kind, promise.subject, promise.slip, promise.due)


def _is_to_come(owed: Owed) -> bool:
    """Documents are in her hand with the slip, and so is what the till counts out at once."""
    payout = owed.payout
    counted_out = payout.via is PayoutVia.TILL and payout.kind is TenderKind.CASH
    if counted_out and payout.state is PayoutState.PROMISED:
        return False
    return payout.state is not PayoutState.CONFIRMED


def _money(case: ReturnCase, slip: str, owed: Owed) -> DuePromise:
    part, payout = case.given[owed.part], owed.payout
    settled = _settled(part)
    told: dict[str, Argument] = {"day": settled.refund_by}
    says = Phrase("promise.refund_payer", told)
    if part.claim.by is Bringer.BUYER:
        says = Phrase("promise.refund", {**told, "amount": payout.to_pay})
    return DuePromise(
        f"refund:{payout.operation}",
        PromiseKind.REFUND,
        payout.operation,
        slip,
        says,
        end_of(settled.refund_by, part.sale.market),
        case.opened_at,
    )


def _goods(case: ReturnCase, part: CasePart, slip: str, house: "House") -> Iterator[DuePromise]:
    settled = _settled(part)
    if any(not goods.at_once or part.claim.goods_at_home for goods in settled.goods_out):
        yield _by_then(case, part, slip, PromiseKind.REPLACEMENT, house)
    if settled.outcome is Outcome.REPAIR:
        yield _by_then(case, part, slip, PromiseKind.REPAIR, house)


def _by_then(
    case: ReturnCase, part: CasePart, slip: str, kind: PromiseKind, house: "House"
) -> DuePromise:
    market, at = part.sale.market, case.opened_at
    days = {
        PromiseKind.REPLACEMENT: house.service.goods_days,
        PromiseKind.REPAIR: house.service.repair_days,
    }[kind]
    day = working_days_on(_day(at, market), days + _more(at, market, house), market)
    says = Phrase(f"promise.{kind}", {"day": day})
    subject = f"{kind}:{part.key}"
    return DuePromise(subject, kind, subject, slip, says, end_of(day, market), at)


def _more(at: datetime, market: str, house: "House") -> int:
    return slower_by(house.dialogue.slower, _day(at, market))


def _day(at: datetime, market: str) -> date:
    return local_day(at, market)


def _settled(part: CasePart) -> Settlement:
    assert part.settlement is not None, "only what is settled is promised"
    return part.settlement
