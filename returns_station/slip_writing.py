"""What a slip says about a case: thanks, the sum, why, and what happens next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from returns_station.case import CasePart, ReturnCase, gives
from returns_station.credit import Credit
from returns_station.money import Money, zero
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Bringer, Outcome
from returns_station.policy.decision import Decision
from returns_station.policy.entitlement import Ground
from returns_station.policy.telling import why_yes
from returns_station.resolution.offers import Settlement, TenderShare
from returns_station.resolution.reckoning import Reckoning
from returns_station.resolution.ways import ComesBack
from returns_station.resolution.words import called
from returns_station.sale import TenderKind
from returns_station.scan.slips import printed_slip_number as printed
from returns_station.slip import NextStep, Shop, Slip, SlipKind, SlipLine, SlipSum


def slip_for(
    case: ReturnCase,
    documents: tuple[Credit, ...],
    *,
    number: str,
    shop: Shop,
    language: str,
    made_at: datetime,
) -> Slip:
    """The slip of a visit, in the customer's language; `made_at` is local time.

    `documents` are the credit notes and gift cards that go with it.
    """
    assert case.reckoning is not None, "a visit that waits for a person has no slip yet"
    told = tuple(_told(part) for part in case.given)
    first, whole = told[0].part, _whole(case.reckoning, told)
    name = called(first.sale, first.claim)
    total, total_says = _total(whole)
    alike = len({one.settled.outcome for one in told}) == 1
    return Slip(
        number=number,
        kind=SlipKind(whole.outcome.value) if alike else SlipKind.MIXED,
        language=language,
        shop=shop,
        made_at=made_at,
        sale_number=first.sale.number,
        thanks=Phrase("slip.thanks", {"name": name}) if name else Phrase("slip.thanks_you"),
        lead=_lead(first, whole) if alike else Phrase("slip.lead.mixed"),
        lines=tuple(line for one in told for line in _lines(one)),
        goods_out=tuple(line for one in told for line in _goods_out(one)),
        total=total,
        vat=tuple(
            SlipSum(Phrase("slip.vat", {"percent": rate}), amount) for rate, amount in whole.vat
        ),
        tenders=_sums(first.decision, whole),
        next_steps=_next_steps(told, whole, documents),
        served_by=case.who.actor,
        desk=case.who.desk,
        total_says=total_says,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A settled part, as far as its slip may tell of it."""

    part: CasePart
    settled: Settlement


def _told(part: CasePart) -> _Told:
    assert part.settlement is not None, "only what was settled is on a slip"
    return _Told(part, _discreet(part, part.settlement))


def _whole(sums: Reckoning, told: Sequence[_Told]) -> Settlement:
    """The visit as if it were one settlement: the reckoning's sums, the lines of all parts."""
    parts = tuple(one.settled for one in told)
    legs = {(leg.part, leg.share.nr, leg.share.kind): leg.share.amount for leg in sums.legs}
    tenders = tuple(
        replace(share, amount=legs[key])
        for nr, settled in enumerate(parts)
        for share in settled.tenders
        for key in ((nr, share.nr, share.kind),)
        if legs.get(key)
    )
    nothing = zero(sums.refund.currency)
    return replace(
        parts[0],
        lines=tuple(line for each in parts for line in each.lines),
        refund=sums.refund,
        delivery=sum((each.delivery for each in parts), nothing),
        deduction=sum((each.deduction for each in parts), nothing),
        fees=tuple(fee for each in parts for fee in each.fees),
        tenders=tenders,
        vat=sums.vat,
        cash=sums.cash,
        store_credit=sums.store_credit,
        bonus=sums.bonus,
        to_pay=sums.to_pay,
        goods_out=tuple(goods for each in parts for goods in each.goods_out),
        refund_by=max(each.refund_by for each in parts),
    )


def tender_name(tender: TenderShare) -> Phrase:
    """What a tender is called: a card by its last four digits, the others by their kind."""
    if tender.kind is TenderKind.CARD and tender.label:
        return Phrase("tender.card_ending", {"label": tender.label})
    return Phrase(f"tender.{tender.kind}")


def deduction_name(decision: Decision, settled: Settlement) -> Phrase:
    """What was kept back: for wear where that is all there is, else in general."""
    given = tuple(gives(line, settled) for line in decision.lines)
    if all(each is None or (each.may_deduct_wear and each.percent == 100) for each in given):  # noqa: PLR2004 - percent
        return Phrase("slip.of_it.deduction")
    return Phrase("slip.of_it.deduction_part")


def money_steps(settled: Settlement, *, to_payer: bool = False) -> tuple[NextStep, ...]:
    """When money and credit move: at the till now, the rest by the promised day."""
    by, steps = settled.refund_by, []
    if settled.to_pay:
        steps.append(NextStep(Phrase("slip.next.pay", {"amount": settled.to_pay})))
    if settled.store_credit:
        steps.append(NextStep(Phrase("slip.next.credit", {"amount": settled.store_credit})))
    if settled.cash:
        steps.append(NextStep(Phrase("slip.next.cash", {"amount": settled.cash})))
    for tender in settled.tenders:
        if tender.kind is not TenderKind.CASH:
            told: dict[str, Argument] = {"amount": tender.amount, "tender": tender_name(tender)}
            key = "slip.next.payer" if to_payer else "slip.next.money"
            steps.append(NextStep(Phrase(key, told), by))
    return tuple(steps)


def _discreet(part: CasePart, settled: Settlement) -> Settlement:
    """A card's digits are for who paid with it."""
    if part.claim.by is Bringer.BUYER:
        return settled
    return replace(settled, tenders=tuple(replace(one, label="") for one in settled.tenders))


def _total(settled: Settlement) -> tuple[Money, Phrase | None]:
    """The sum, and what it is called where the outcome alone does not tell."""
    if settled.to_pay:
        return settled.to_pay, Phrase("slip.total.to_pay")
    if settled.store_credit:
        return settled.store_credit, Phrase("slip.total.store_credit")
    if settled.outcome is Outcome.EXCHANGE and settled.refund:
        return settled.refund, Phrase("slip.total.refund")
    return settled.refund, None


def _lead(part: CasePart, settled: Settlement) -> Phrase:
    match settled.outcome:
        case Outcome.REPLACEMENT:
            new = is_new(part.decision, settled)
            return Phrase("slip.lead.new" if new else "slip.lead.replacement")
        case Outcome.EXCHANGE:
            return _exchanged(settled)
        case Outcome.REPAIR:
            return Phrase("slip.lead.repair")
        case Outcome.STORE_CREDIT:
            return Phrase("slip.lead.store_credit", {"amount": settled.store_credit})
        case Outcome.PRICE_REDUCTION:
            amount = settled.cash or settled.refund
            return Phrase("slip.lead.price_reduction", {"amount": amount})
        case Outcome.REFUND:
            return _paid_back(settled, to_payer=part.claim.by is Bringer.GIFT_RECEIVER)


def _exchanged(settled: Settlement) -> Phrase:
    if not settled.goods_out:
        return Phrase("slip.lead.exchange_open")
    if settled.to_pay:
        return Phrase("slip.lead.exchange_pay")
    if settled.store_credit:
        return Phrase("slip.lead.exchange_credit", {"amount": settled.store_credit})
    if settled.refund:
        return Phrase("slip.lead.exchange_back", {"amount": settled.cash or settled.refund})
    return Phrase("slip.lead.exchange")


def _paid_back(settled: Settlement, *, to_payer: bool) -> Phrase:
    if not settled.refund:
        return Phrase("slip.lead.nothing")
    only = settled.tenders[0] if len(settled.tenders) == 1 else None
    if only is not None and only.kind is TenderKind.CASH:
        return Phrase("slip.lead.cash", {"amount": settled.cash or settled.refund})
    told: dict[str, Argument] = {"amount": settled.refund, "day": settled.refund_by}
    if to_payer:
        return Phrase("slip.lead.payer", told)
    if only is None:
        return Phrase("slip.lead.refund", told)
    return Phrase("slip.lead.tender", {**told, "tender": tender_name(only)})


def is_new(decision: Decision, settled: Settlement) -> bool:
    """Whether a replacement is one like hers: only for wrong goods are others given."""
    given = (gives(line, settled) for line in decision.lines)
    return all(each is None or each.ground is not Ground.WRONG_ITEM for each in given)


def _amounts(told: _Told) -> tuple[tuple[Money, ...], tuple[Money, ...]]:
    """What stands beside each line that came back, and beside the goods that go out; not of a gift.

    The prices of an exchange stand there where they differ, so that they add up to its sum.
    """
    part, settled = told.part, told.settled
    nothing = zero(part.sale.currency)
    hidden = (nothing,) * len(settled.lines), (nothing,) * len(settled.goods_out)
    if part.claim.by is not Bringer.BUYER:
        return hidden
    uneven = settled.refund or settled.store_credit or settled.to_pay or settled.deduction
    if settled.outcome is Outcome.EXCHANGE and (uneven or settled.fees):
        return tuple(share.paid for share in settled.lines), settled.goods_paid
    return tuple(share.refund for share in settled.lines), hidden[1]


def _lines(told: _Told) -> tuple[SlipLine, ...]:
    """Every line is a yes here, so the amounts follow the lines one by one."""
    part, settled = told.part, told.settled
    back, _ = _amounts(told)
    lines = []
    for line, amount in zip(part.decision.lines, back, strict=True):
        sold, given = part.sale.line(line.wish.line), gives(line, settled)
        assert sold is not None, line
        assert given is not None, "only a yes is on a slip"
        quantity = line.wish.quantity
        lines.append(SlipLine(sold.title, sold.options, quantity, amount, why_yes(given)))
    return tuple(lines)


def _goods_out(told: _Told) -> tuple[SlipLine, ...]:
    part, settled = told.part, told.settled
    words = Phrase(f"slip.out.{settled.outcome}")
    if settled.outcome is Outcome.REPLACEMENT and is_new(part.decision, settled):
        words = Phrase("slip.out.new")
    _, out = _amounts(told)
    return tuple(
        SlipLine(goods.title or goods.sku, "", goods.quantity, amount, words)
        for goods, amount in zip(settled.goods_out, out, strict=True)
    )


def _sums(decision: Decision, whole: Settlement) -> tuple[SlipSum, ...]:
    sums = [SlipSum(tender_name(tender), tender.amount) for tender in whole.tenders]
    extras = (
        (Phrase("slip.of_it.delivery"), whole.delivery),
        (deduction_name(decision, whole), whole.deduction),
        *((Phrase(f"slip.of_it.fee.{fee.kind}"), fee.amount) for fee in whole.fees),
        (Phrase("slip.of_it.bonus"), whole.bonus),
    )
    return tuple(sums) + tuple(SlipSum(what, amount) for what, amount in extras if amount)


def _next_steps(
    told: Sequence[_Told], whole: Settlement, documents: tuple[Credit, ...]
) -> tuple[NextStep, ...]:
    to_payer = any(one.part.claim.by is Bringer.GIFT_RECEIVER for one in told)
    steps = list(money_steps(whole, to_payer=to_payer))
    steps += [_document(credit) for credit in documents]
    for one in told:
        steps += (step for step in _goods_steps(one) if step not in steps)
    return tuple(steps)


def _document(credit: Credit) -> NextStep:
    number = Phrase(f"slip.next.document.{credit.kind}", {"number": printed(credit.number)})
    return NextStep(number, credit.expires_on)


def _goods_steps(told: _Told) -> Iterator[NextStep]:
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
    if settled.outcome is Outcome.EXCHANGE and not settled.goods_out:
        yield NextStep(Phrase("slip.next.exchange_open"))
    if any(goods.at_once for goods in settled.goods_out):
        other = settled.outcome is Outcome.REPLACEMENT and not is_new(part.decision, settled)
        yield NextStep(Phrase("slip.next.replacement" if other else "slip.next.exchange"))
    if any(not goods.at_once for goods in settled.goods_out):
        yield NextStep(Phrase("slip.next.ordered"))
