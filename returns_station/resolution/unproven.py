"""What goods bring that nothing shows were bought here, as a day's limit counts it."""

from dataclasses import replace

from returns_station.money import Money, zero
from returns_station.policy.claim import Claim, ClaimLine, Outcome, Proof
from returns_station.policy.decision import Accepted, Decision, LineDecision
from returns_station.policy.entitlement import Basis, Entitlement, Ground
from returns_station.policy.worth import on_her_word
from returns_station.resolution.settlement import Settlement
from returns_station.sale import Sale, SaleLine

Split = tuple[tuple[ClaimLine, ...], tuple[ClaimLine, ...]]


def brings(settled: Settlement) -> Money:
    """What a settlement gives for the goods, whatever the way; not the delivery, nor a bonus."""
    goods = sum(settled.goods_paid, zero(settled.refund.currency)) - settled.to_pay
    return goods + settled.refund - settled.delivery + settled.store_credit - settled.bonus


def counted(sale: Sale, claim: Claim, decision: Decision, settled: Settlement | None) -> Money:
    """What of a settlement was given on her word alone; nothing where a proof was shown."""
    if settled is None or claim.proof is not Proof.NONE:
        return zero(sale.currency)
    most = sum(_weight(sale, line, settled.outcome) for line in decision.lines)
    # An exchange that stands open is worth the goods until she has pointed out what she wants.
    is_open = settled.outcome is Outcome.EXCHANGE and not settled.goods_out
    given = most if is_open else min(most, brings(settled).minor)
    return Money(max(0, given), sale.currency)


def split(sale: Sale, decision: Decision, outcome: Outcome | None, left: Money) -> Split:
    """The lines that a day's limit still takes, and what is above it; they part by the piece.

    What does not rest on her word is below any limit.
    """
    most, within, above = left.minor, [], []
    for line in decision.lines:
        word, wish = _word(line, outcome), line.wish
        units = _fitting(_sold(sale, wish), word, wish, most) if word else wish.quantity
        if units:
            within.append(replace(wish, quantity=units))
            most -= on_her_word(_sold(sale, wish), word, within[-1]) if word else 0
        if units < wish.quantity:
            above.append(replace(wish, quantity=wish.quantity - units))
    return tuple(within), tuple(above)


def _word(line: LineDecision, outcome: Outcome | None) -> Entitlement | None:
    """Her word, where it is what gives a line this outcome or waits for a person."""
    answer = line.answer
    given: Entitlement | None
    if isinstance(answer, Accepted):
        given = (outcome and answer.giving(outcome)) or answer.best
    else:
        given = answer.lead
    # What a person looked at rests on her yes, no longer on the customer's word alone.
    if given is None or given.ground is not Ground.GOODWILL or given.basis is Basis.RULING:
        return None
    # What ran out is no longer hers by her word; what waits for a person is above the limit.
    return given if isinstance(answer, Accepted) or given.review else None


def _weight(sale: Sale, line: LineDecision, outcome: Outcome) -> int:
    word = _word(line, outcome)
    return on_her_word(_sold(sale, line.wish), word, line.wish) if word else 0


def _fitting(sold: SaleLine, word: Entitlement, wish: ClaimLine, most: int) -> int:
    """How many units fit; goods with others pointed out instead are not taken apart."""
    step = wish.quantity if wish.new_goods else 1
    sizes = range(wish.quantity, 0, -step)
    fit = (each for each in sizes if on_her_word(sold, word, replace(wish, quantity=each)) <= most)
    return next(fit, 0)


def _sold(sale: Sale, wish: ClaimLine) -> SaleLine:
    sold = sale.line(wish.line)
    assert sold is not None, "what is impossible is told before"
    return sold
