"""What happens next on a slip: money by its day, documents with theirs, goods with theirs."""

from collections.abc import Iterator, Sequence

from returns_station.credit import Credit
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome
from returns_station.resolution.ways import ComesBack
from returns_station.sale import TenderKind
from returns_station.scan.slips import printed_slip_number as printed
from returns_station.slip import NextStep
from returns_station.slip_writing.names import is_new, tender_name
from returns_station.slip_writing.told import Told, Whole


def next_steps(
    told: Sequence[Told],
    whole: Whole,
    documents: Sequence[Credit],
    *,
    money_waits: bool = False,
) -> tuple[NextStep, ...]:
    """All that happens next, each once."""
    steps = [*money_steps(whole, documents, money_waits=money_waits)]
    steps += (_document(credit) for credit in documents)
    steps += _unsaid(told)
    for one in told:
        steps += (step for step in _goods_steps(one) if step not in steps)
    return tuple(steps)


def money_steps(
    whole: Whole, documents: Sequence[Credit] = (), *, money_waits: bool = False
) -> Iterator[NextStep]:
    """When money moves: at the till now, the rest by the promised day; documents are here.

    What waits for goods leaves once they are here, and on its day at the latest.
    """
    if whole.to_pay:
        yield NextStep(Phrase("slip.next.pay", {"amount": whole.to_pay}))
    if whole.cash and not money_waits:
        yield NextStep(Phrase("slip.next.cash", {"amount": whole.cash}))
    on_paper = {credit.kind.value for credit in documents}
    for tender in whole.tenders:
        told: dict[str, Argument] = {"amount": tender.amount, "tender": tender_name(tender)}
        if tender.kind.value in on_paper:
            continue
        if money_waits:
            yield NextStep(Phrase("slip.next.money_waits", told), whole.refund_by)
        elif tender.kind is not TenderKind.CASH:
            yield NextStep(Phrase("slip.next.money", told), whole.refund_by)
    if whole.to_payer:
        yield NextStep(Phrase("slip.next.payer"), whole.refund_by)


def _document(credit: Credit) -> NextStep:
    """A day years from now is told with its year: it stands in the sentence, not above it."""
    told: dict[str, Argument] = {"number": printed(credit.number), "amount": credit.remaining}
    if credit.expires_on is None:
        return NextStep(Phrase(f"slip.next.document.{credit.kind}", told))
    until: dict[str, Argument] = {**told, "day": credit.expires_on}
    return NextStep(Phrase(f"slip.next.document.{credit.kind}_until", until))


def _unsaid(told: Sequence[Told]) -> Iterator[NextStep]:
    """That a fee or our thanks is in a gift's credit; how much of it would tell the price."""
    gifts = [one.settled for one in told if not one.is_hers and one.settled.store_credit]
    if any(each.fees or each.deduction for each in gifts):
        yield NextStep(Phrase("slip.next.gift_fee"))
    if any(each.bonus for each in gifts):
        yield NextStep(Phrase("slip.next.gift_bonus"))


def _goods_steps(told: Told) -> Iterator[NextStep]:
    part, settled = told.part, told.settled
    match settled.row.comes_back:
        case ComesBack.KEPT:
            yield NextStep(Phrase("slip.next.kept"))
        case ComesBack.LATER:
            yield NextStep(Phrase("slip.next.goods_at_home"), settled.due_on)
        case _:
            pass
    if settled.outcome is Outcome.REPAIR:
        yield NextStep(Phrase("slip.next.repair"))
    if any(goods.at_once for goods in settled.goods_out):
        other = settled.outcome is Outcome.REPLACEMENT and not is_new(part.decision, settled)
        yield NextStep(Phrase("slip.next.replacement" if other else "slip.next.exchange"))
    if any(not goods.at_once for goods in settled.goods_out):
        yield NextStep(Phrase("slip.next.ordered"))
