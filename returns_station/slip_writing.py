"""What a slip says about a case: thanks, the sum, why, and what happens next."""

from datetime import date, datetime

from returns_station.case import ReturnCase, ground_of
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.decision import Accepted, LineDecision
from returns_station.resolution.offers import Settlement, TenderShare
from returns_station.sale import TenderKind
from returns_station.slip import NextStep, Shop, Slip, SlipKind, SlipLine, SlipSum


def slip_for(
    case: ReturnCase, *, number: str, shop: Shop, language: str, made_at: datetime
) -> Slip:
    """The slip of a settled case, in the customer's language; `made_at` is local time."""
    settled = case.settlement
    assert settled is not None, "a case that waits for a person has no slip yet"
    name = case.sale.called
    return Slip(
        number=number,
        kind=SlipKind(settled.outcome.value),
        language=language,
        shop=shop,
        made_at=made_at,
        sale_number=case.sale.number,
        thanks=Phrase("slip.thanks", {"name": name}) if name else Phrase("slip.thanks_you"),
        lead=_lead(settled),
        # Every line is a yes here, so the shares follow the lines one by one.
        lines=tuple(
            _line(case, line, share.refund)
            for line, share in zip(case.decision.lines, settled.lines, strict=True)
        ),
        goods_out=_goods_out(case, settled),
        total=settled.refund,
        vat=tuple(
            SlipSum(Phrase("slip.vat", {"percent": rate}), amount) for rate, amount in settled.vat
        ),
        tenders=_sums(settled),
        next_steps=_next_steps(case, settled),
        served_by=case.who.actor,
        desk=case.who.desk,
    )


def tender_name(tender: TenderShare) -> Phrase:
    """What a tender is called: a card by its last four digits, the others by their kind."""
    if tender.kind is TenderKind.CARD and tender.label:
        return Phrase("tender.card_ending", {"label": tender.label})
    return Phrase(f"tender.{tender.kind}")


def money_step(tender: TenderShare, by: date) -> NextStep:
    """When she sees the money: cash at once from the till, the rest by the promised day."""
    if tender.kind is TenderKind.CASH:
        return NextStep(Phrase("slip.next.cash", {"amount": tender.amount}))
    what = Phrase("slip.next.money", {"amount": tender.amount, "tender": tender_name(tender)})
    return NextStep(what, by)


def _lead(settled: Settlement) -> Phrase:
    if settled.outcome is Outcome.REPLACEMENT:
        return Phrase("slip.lead.replacement")
    if settled.outcome is Outcome.EXCHANGE:
        return Phrase("slip.lead.exchange")
    if len(settled.tenders) != 1:
        return Phrase("slip.lead.refund", {"amount": settled.refund, "day": settled.refund_by})
    (tender,) = settled.tenders
    if tender.kind is TenderKind.CASH:
        return Phrase("slip.lead.cash", {"amount": settled.cash or settled.refund})
    name, day = tender_name(tender), settled.refund_by
    return Phrase("slip.lead.tender", {"amount": settled.refund, "tender": name, "day": day})


def _line(case: ReturnCase, line: LineDecision, amount: Money) -> SlipLine:
    sold = case.sale.line(line.wish.line)
    assert sold is not None, line
    return SlipLine(sold.title, sold.options, line.wish.quantity, amount, _why(line))


def _why(line: LineDecision) -> Phrase:
    ground = ground_of(line)
    assert isinstance(line.answer, Accepted), "only a yes is on a slip"
    last_day = line.answer.best.last_day
    if last_day is None:
        return Phrase(f"slip.why.{ground}")
    return Phrase(f"slip.why_until.{ground}", {"day": last_day})


def _goods_out(case: ReturnCase, settled: Settlement) -> tuple[SlipLine, ...]:
    nothing = Money(0, case.sale.currency)
    words = Phrase(f"slip.out.{settled.outcome}")
    return tuple(
        SlipLine(goods.title or goods.sku, "", goods.quantity, nothing, words)
        for goods in settled.goods_out
    )


def _sums(settled: Settlement) -> tuple[SlipSum, ...]:
    sums = [SlipSum(tender_name(tender), tender.amount) for tender in settled.tenders]
    extras = (
        ("slip.of_it.delivery", settled.delivery),
        ("slip.of_it.deduction", settled.deduction),
        ("slip.of_it.fee", settled.fee),
    )
    return tuple(sums) + tuple(SlipSum(Phrase(key), amount) for key, amount in extras if amount)


def _next_steps(case: ReturnCase, settled: Settlement) -> tuple[NextStep, ...]:
    steps = [money_step(tender, settled.refund_by) for tender in settled.tenders]
    if case.claim.goods_at_home:
        steps.insert(0, NextStep(Phrase("slip.next.goods_at_home")))
    if settled.goods_out:
        steps.append(NextStep(Phrase(f"slip.next.{settled.outcome}")))
    return tuple(steps)
