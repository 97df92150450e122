"""What holds for every claim, whatever is promised: how one answer stands to another."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final

from hypothesis import given, settings
from hypothesis import strategies as st

from returns_station.days import local_day
from returns_station.policy.claim import Proof
from returns_station.policy.terms import NOTHING_MORE
from returns_station.resolution.nearest import brought, changed, nearest_change
from tests.returns_station.policy.compared import brings, offered, outcomes, takes_nothing_away
from tests.returns_station.policy.generated import Situation, situations
from tests.returns_station.policy.loosened import loosened

_USUAL: Final = settings(max_examples=100, deadline=None)


@_USUAL
@given(situations(), st.data())
def test_that_loosening_never_takes_away(situation: Situation, data: st.DataObject) -> None:
    terms = situation.promise.at_sale
    looser = loosened(data.draw, terms, situation)

    # What is given later may now be given sooner, for as long as that stage runs.
    one_stage = terms.open_purchase is None or len(terms.open_purchase.stages) == 1
    takes_nothing_away(situation.by(terms), situation.by(looser), same_days=one_stage)


@_USUAL
@given(situations(), st.data())
def test_that_tightening_after_the_sale_never_takes_away(
    situation: Situation, data: st.DataObject
) -> None:
    tighter = situation.promise.today
    promised = loosened(data.draw, tighter, situation)

    takes_nothing_away(situation.by(promised), situation.by(promised, tighter))


@_USUAL
@given(situations())
def test_that_she_gets_the_best_of_both_terms(situation: Situation) -> None:
    promise = situation.promise

    takes_nothing_away(situation.by(promise.at_sale), situation)
    takes_nothing_away(situation.by(promise.today), situation)


@_USUAL
@given(situations())
def test_that_the_law_is_a_floor(situation: Situation) -> None:
    takes_nothing_away(situation.by(NOTHING_MORE), situation)


@_USUAL
@given(situations(), st.data())
def test_that_a_proof_never_hurts(situation: Situation, data: st.DataObject) -> None:
    proof = data.draw(st.sampled_from(Proof))
    takes_nothing_away(situation.with_claim(proof=Proof.NONE), situation.with_claim(proof=proof))


@_USUAL
@given(situations(), st.data())
def test_that_showing_that_she_sent_it_never_hurts(
    situation: Situation, data: st.DataObject
) -> None:
    after = data.draw(st.integers(-3, 14))
    sent_on = situation.claim.told_at.date() + timedelta(days=after)
    unsent, sent = (situation.with_claim(sent_proof_on=day) for day in (None, sent_on))

    takes_nothing_away(unsent, sent)
    for before, now in zip(offered(unsent), offered(sent), strict=True):
        assert now.settlement.refund_by <= before.settlement.refund_by


@_USUAL
@given(situations(), st.data())
def test_that_knowing_when_a_fault_showed_never_hurts(
    situation: Situation, data: st.DataObject
) -> None:
    """She noticed it when she tells of it: noticed long ago, the law asks why she waited."""
    age = data.draw(st.integers(0, 3000))
    day = situation.decision.day
    shown_on = max(situation.sale.agreed_on, day - timedelta(days=age))
    told = situation.claim.lines
    unknown, known = (
        tuple(replace(wish, fault=replace(wish.fault, **fault)) for wish in told)
        for fault in (
            {"shown_on": None, "noticed_on": None},
            {"shown_on": shown_on, "noticed_on": day},
        )
    )

    takes_nothing_away(situation.with_claim(lines=unknown), situation.with_claim(lines=known))


@_USUAL
@given(situations(), st.data())
def test_that_an_earlier_day_never_does_worse(situation: Situation, data: st.DataObject) -> None:
    """Not before what the claim is about has happened: the sale, a fault, what was done to it.

    Nor before she was told of her right: an untold buyer pays for no wear, and has a year more.
    """
    first = _last_fact(situation)
    now = situation.decision.day
    sooner = data.draw(st.integers(0, max(0, (now - first).days)))
    told_at = datetime.combine(now - timedelta(days=sooner), time(11), UTC)
    if local_day(told_at, situation.sale.market) < first:
        return

    takes_nothing_away(situation, situation.with_claim(told_at=told_at), same_days=False)


def _last_fact(situation: Situation) -> Any:  # noqa: ANN401 - a day
    sale = situation.sale
    known = [sale.agreed_on, sale.informed_on, sale.shipped_on]
    for wish in situation.claim.lines:
        fault = wish.fault
        known += [fault.shown_on, fault.noticed_on, fault.replaced_on, fault.repaired_on]
    return max(day for day in known if day is not None)


@_USUAL
@given(situations(), st.data())
def test_that_the_order_of_lines_means_nothing(situation: Situation, data: st.DataObject) -> None:
    """Each line has the same answer, and the claim brings the same in all.

    But where a discount is recounted: what of it falls on a line is shared by largest remainder,
    so that a minor unit may fall on another line, and a percent of it be rounded another way.
    """
    sale, claim = situation.sale, situation.claim
    lines = data.draw(st.permutations(sale.lines))
    wishes = data.draw(st.permutations(claim.lines))
    turned = replace(situation.with_claim(lines=tuple(wishes)), sale=_with(sale, lines))

    was = {line.wish.line: line for line in situation.decision.lines}
    for line in turned.decision.lines:
        assert outcomes(line) == outcomes(was[line.wish.line])
    recounted = any(line.promotion for line in sale.lines)
    before, after = brings(situation), brings(turned)
    assert before.keys() == after.keys()
    for outcome, sum_ in before.items():
        assert abs(after[outcome] - sum_) <= (2 * len(lines) if recounted else 0), outcome


def _with(sale: Any, lines: Any) -> Any:  # noqa: ANN401 - a sale and its lines
    return replace(sale, lines=tuple(lines))


@_USUAL
@given(situations())
def test_that_no_more_comes_back_than_was_paid(situation: Situation) -> None:
    sale, earlier = situation.sale, situation.earlier
    delivered = min(sale.delivery.paid, sale.delivery.standard).minor if sale.delivery else 0
    given_delivery = earlier.delivery.minor if earlier.delivery else 0
    for offer in offered(situation):
        settled = offer.settlement
        for share in settled.lines:
            bought = sale.line(share.line)
            assert bought is not None
            used = earlier.refunded[share.line].minor if share.line in earlier.refunded else 0
            assert 0 <= share.refund.minor <= share.paid.minor <= bought.paid.minor - used
            back = 0 if share.keeps else share.quantity
            assert back + earlier.units.get(share.line, 0) <= bought.quantity
        paid = sum(share.paid.minor for share in settled.lines)
        out = settled.refund.minor + settled.store_credit.minor - settled.bonus.minor
        assert 0 <= settled.delivery.minor <= max(0, delivered - given_delivery)
        assert 0 <= out <= paid + settled.delivery.minor
        assert 0 <= settled.bonus.minor <= out
        assert min(settled.fee.minor, settled.deduction.minor, settled.to_pay.minor) >= 0


@_USUAL
@given(situations())
def test_that_the_nearest_change_gives_what_it_says(situation: Situation) -> None:
    asked = (situation.sale, situation.claim, situation.promise, situation.earlier)
    nearest = nearest_change(*asked)
    if nearest is None:
        return
    otherwise = changed(situation.claim, nearest.changes)
    assert otherwise is not None

    changed_situation = replace(situation, claim=otherwise)

    gives = {offer.outcome: brought(offer) for offer in offered(changed_situation)}
    before = {offer.outcome: brought(offer) for offer in offered(situation)}
    assert gives[nearest.outcome] == nearest.brings
    assert nearest.outcome not in before or before[nearest.outcome] < nearest.brings
