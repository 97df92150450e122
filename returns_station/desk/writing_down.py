"""A visit as it is written down: its slip, its documents, its payouts and its traces."""

from dataclasses import replace

from returns_station.canonical import dumps
from returns_station.case import CasePart, ReturnCase
from returns_station.credit import Credit, CreditKind
from returns_station.credit_writing import credit_note
from returns_station.days import zone_of
from returns_station.desk.house import House
from returns_station.desk.ports import UnitOfWork
from returns_station.desk.sealing import signed
from returns_station.desk.written import Written
from returns_station.goods_out import sale_of_goods_out
from returns_station.owing import credits_of, payouts_of, waits_for_goods
from returns_station.policy.claim import Bringer
from returns_station.resolution.words import called
from returns_station.scan import slip_number
from returns_station.scan.credits import (
    GIFT_CARD,
    STORE_CREDIT,
    TRAINING_GIFT_CARD,
    TRAINING_STORE_CREDIT,
    credit_number,
)
from returns_station.scan.slips import SLIP, TRAINING_SLIP
from returns_station.slip import Slip
from returns_station.slip_writing import sale_says, slip_for
from returns_station.trace import trace_of

# For real, and while people practise.
_SERIES = {
    CreditKind.STORE_CREDIT: (STORE_CREDIT, TRAINING_STORE_CREDIT),
    CreditKind.GIFT_CARD: (GIFT_CARD, TRAINING_GIFT_CARD),
}


def written_down(case: ReturnCase, work: UnitOfWork, house: House, language: str) -> Written:
    """All that is stored of a visit in one go; what waits for a person has no slip yet."""
    traces = tuple(_trace(part) for part in case.parts)
    if case.reckoning is None:
        return Written(case, "", traces)
    training = house.shop.training
    number = slip_number(work.next_number("slip"), TRAINING_SLIP if training else SLIP)
    documents = credits_of(
        case,
        number,
        number=lambda kind: _number(kind, work, training=training),
        law_months=house.credit_months,
    )
    made_at = case.opened_at.astimezone(zone_of(case.given[0].sale.market))
    slip = slip_for(
        case,
        documents,
        number=number,
        shop=house.shop,
        language=language,
        made_at=made_at,
        money_waits=house.money_waits and all(map(waits_for_goods, case.given)),
    )
    # Each slip that lies somewhere in town proves what the journal was before it.
    slip = replace(slip, journal=work.audit.heads().slip_code)
    papers = tuple(_paper(credit, slip, case) for credit in documents)
    slips = signed((slip, *papers), house.seals, work)
    return Written(
        case,
        number,
        traces,
        slips,
        payouts_of(case, number, documents, house.payers, may_wait=house.money_waits),
        documents,
        sale_of_goods_out(case, number),
    )


def _trace(part: CasePart) -> str:
    """All that was read and answered, as the text that is kept and vouched for."""
    read = (part.sale, part.claim, part.earlier, part.promise, part.decision, part.settlement)
    return dumps(trace_of(*read))


def _number(kind: CreditKind, work: UnitOfWork, *, training: bool) -> str:
    return credit_number(work.next_number(kind.value), _SERIES[kind][training])


def _paper(credit: Credit, slip: Slip, case: ReturnCase) -> Slip:
    part = case.given[0]
    return credit_note(
        credit,
        shop=slip.shop,
        language=slip.language,
        made_at=slip.made_at,
        desk=case.who.desk,
        served_by=case.who.actor,
        name=called(part.sale, part.claim),
        sale_number=part.sale.number if part.claim.by is Bringer.BUYER else "",
        sale_says=sale_says((part.sale,)),
    )
