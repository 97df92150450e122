"""What a slip says about a case: thanks, the sum, why, and what happens next."""

from dataclasses import replace
from datetime import datetime

from returns_station.case import ReturnCase, gives
from returns_station.money import Money
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Bringer, NewGoods, Outcome
from returns_station.policy.decision import Decision
from returns_station.policy.entitlement import Ground
from returns_station.policy.telling import why_yes
from returns_station.policy.worth import is_even
from returns_station.resolution.offers import Settlement, TenderShare
from returns_station.resolution.words import called
from returns_station.sale import TenderKind
from returns_station.slip import NextStep, Shop, Slip, SlipKind, SlipLine, SlipSum


def slip_for(
    case: ReturnCase, *, number: str, shop: Shop, language: str, made_at: datetime
) -> Slip:
    """The slip of a settled case, in the customer's language; `made_at` is local time."""
    assert case.settlement is not None, "a case that waits for a person has no slip yet"
    settled = _discreet(case, case.settlement)
    name = called(case.sale, case.claim)
    total, total_says = _total(settled)
    came_back, went_out = _amounts(case, settled)
    return Slip(
        number=number,
        kind=SlipKind(settled.outcome.value),
        language=language,
        shop=shop,
        made_at=made_at,
        sale_number=case.sale.number,
        thanks=Phrase("slip.thanks", {"name": name}) if name else Phrase("slip.thanks_you"),
        lead=_lead(case, settled),
        lines=_lines(case, settled, came_back),
        goods_out=_goods_out(case, settled, went_out),
        total=total,
        vat=tuple(
            SlipSum(Phrase("slip.vat", {"percent": rate}), amount) for rate, amount in settled.vat
        ),
        tenders=_sums(case, settled),
        next_steps=_next_steps(case, settled),
        served_by=case.who.actor,
        desk=case.who.desk,
        total_says=total_says,
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


def _discreet(case: ReturnCase, settled: Settlement) -> Settlement:
    """A card's digits are for who paid with it."""
    if case.claim.by is Bringer.BUYER:
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


def _lead(case: ReturnCase, settled: Settlement) -> Phrase:
    match settled.outcome:
        case Outcome.REPLACEMENT:
            new = is_new(case.decision, settled)
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
            return _paid_back(settled, to_payer=case.claim.by is Bringer.GIFT_RECEIVER)


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


def _amounts(case: ReturnCase, settled: Settlement) -> tuple[tuple[Money, ...], tuple[Money, ...]]:
    """What stands beside each line that came back, and beside the goods that go out."""
    nothing = Money(0, case.sale.currency)
    if settled.outcome is Outcome.EXCHANGE:
        counted = _counted(case, settled)
        if counted is not None:
            return counted
    is_gift = case.claim.by is not Bringer.BUYER
    back = tuple(nothing if is_gift else share.refund for share in settled.lines)
    return back, (nothing,) * len(settled.goods_out)


def _counted(
    case: ReturnCase, settled: Settlement
) -> tuple[tuple[Money, ...], tuple[Money, ...]] | None:
    """The prices of an uneven exchange, where they add up to its sum; not of a gift."""
    back = tuple(share.paid for share in settled.lines)
    together = zip(case.claim.lines, settled.lines, strict=True)
    # The same goods in another size cost what hers did.
    out = tuple(
        share.paid if is_even(wish) else _price(wish.new_goods)
        for wish, share in together
        if wish.new_goods
    )
    kept = settled.deduction.minor + settled.fee.minor
    rest = settled.refund.minor + settled.store_credit.minor - settled.to_pay.minor
    came, went = sum(each.minor for each in back), sum(each.minor for each in out)
    adds_up = came - kept - went == rest and (rest or kept)
    return (back, out) if adds_up and case.claim.by is Bringer.BUYER else None


def _price(goods: NewGoods) -> Money:
    return Money(goods.price.minor * goods.quantity, goods.price.currency)


def _lines(
    case: ReturnCase, settled: Settlement, amounts: tuple[Money, ...]
) -> tuple[SlipLine, ...]:
    """Every line is a yes here, so the amounts follow the lines one by one."""
    lines = []
    for line, amount in zip(case.decision.lines, amounts, strict=True):
        sold, given = case.sale.line(line.wish.line), gives(line, settled)
        assert sold is not None, line
        assert given is not None, "only a yes is on a slip"
        quantity = line.wish.quantity
        lines.append(SlipLine(sold.title, sold.options, quantity, amount, why_yes(given)))
    return tuple(lines)


def _goods_out(
    case: ReturnCase, settled: Settlement, amounts: tuple[Money, ...]
) -> tuple[SlipLine, ...]:
    words = Phrase(f"slip.out.{settled.outcome}")
    if settled.outcome is Outcome.REPLACEMENT and is_new(case.decision, settled):
        words = Phrase("slip.out.new")
    return tuple(
        SlipLine(goods.title or goods.sku, "", goods.quantity, amount, words)
        for goods, amount in zip(settled.goods_out, amounts, strict=True)
    )


def _sums(case: ReturnCase, settled: Settlement) -> tuple[SlipSum, ...]:
    sums = [SlipSum(tender_name(tender), tender.amount) for tender in settled.tenders]
    extras = (
        (Phrase("slip.of_it.delivery"), settled.delivery),
        (deduction_name(case.decision, settled), settled.deduction),
        (Phrase("slip.of_it.fee"), settled.fee),
    )
    return tuple(sums) + tuple(SlipSum(what, amount) for what, amount in extras if amount)


def _next_steps(case: ReturnCase, settled: Settlement) -> tuple[NextStep, ...]:
    steps = list(money_steps(settled, to_payer=case.claim.by is Bringer.GIFT_RECEIVER))
    if settled.outcome is Outcome.PRICE_REDUCTION:
        steps.append(NextStep(Phrase("slip.next.kept")))
    elif case.claim.goods_at_home:
        steps.insert(0, NextStep(Phrase("slip.next.goods_at_home")))
    if settled.outcome is Outcome.REPAIR:
        steps.append(NextStep(Phrase("slip.next.repair")))
    if settled.outcome is Outcome.EXCHANGE and not settled.goods_out:
        steps.append(NextStep(Phrase("slip.next.exchange_open")))
    if settled.goods_out:
        other = settled.outcome is Outcome.REPLACEMENT and not is_new(case.decision, settled)
        steps.append(NextStep(Phrase("slip.next.replacement" if other else "slip.next.exchange")))
    return tuple(steps)
