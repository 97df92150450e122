"""A lower price for goods she keeps: hers to ask for, never what our mistake is made good with."""

from dataclasses import replace
from typing import Any, Final

import pytest

from returns_station.policy.claim import Claim, ClaimLine, Earlier, Outcome, Reason
from returns_station.resolution.offers import Offer
from returns_station.resolution.settlement import TenderShare
from returns_station.sale import Tender, TenderKind
from tests.builders import a_claim, a_line, a_sale, kronor
from tests.returns_station.resolution.settling import offered

BROKEN: Final = a_sale(replace(a_line(), paid=kronor(500)))
ENOUGH: Final = frozenset({Outcome.REPLACEMENT, Outcome.REFUND})


def reduced(sum_: int | str | None = 125, **claim: Any) -> Claim:  # noqa: ANN401 - its own fields
    wish = ClaimLine("1", reason=Reason.FAULTY)
    if sum_ is not None:
        wish = replace(wish, price_reduction=kronor(sum_))
    return replace(a_claim(wish), **claim)


def lower(found: tuple[Offer, ...]) -> Offer | None:
    """The lower price among what is offered."""
    return next((each for each in found if each.outcome is Outcome.PRICE_REDUCTION), None)


@pytest.mark.parametrize(
    ("turned_down", "shown"),
    (
        ((), False),
        ((Outcome.REPLACEMENT,), False),
        ((Outcome.REFUND,), False),
        ((Outcome.REPLACEMENT, Outcome.REFUND), True),
        ((Outcome.REPLACEMENT, Outcome.REFUND, Outcome.REPAIR), True),
    ),
)
def test_that_it_is_not_even_named_until_the_goods_and_the_money_are_turned_down(
    turned_down: tuple[Outcome, ...], *, shown: bool
) -> None:
    claim = reduced(turned_down=frozenset(turned_down))

    assert (lower(offered(BROKEN, claim)) is not None) is shown


def test_that_she_may_ask_for_it_herself() -> None:
    assert lower(offered(BROKEN, reduced(wants=Outcome.PRICE_REDUCTION))) is not None


def test_that_a_wish_for_something_else_is_none_for_a_lower_price() -> None:
    assert lower(offered(BROKEN, reduced(wants=Outcome.REFUND))) is None


def test_that_nothing_is_offered_until_she_says_how_much() -> None:
    assert lower(offered(BROKEN, reduced(None, wants=Outcome.PRICE_REDUCTION))) is None


def test_that_it_says_how_much_for_every_line_or_not_at_all() -> None:
    sale = a_sale(a_line(), a_line("2"))
    said = ClaimLine("1", reason=Reason.FAULTY, price_reduction=kronor(10))
    unsaid = ClaimLine("2", reason=Reason.FAULTY)
    claim = replace(a_claim(said, unsaid), wants=Outcome.PRICE_REDUCTION)

    assert lower(offered(sale, claim)) is None


def test_that_she_keeps_the_goods_and_gets_the_sum_the_way_she_paid() -> None:
    offer = lower(offered(BROKEN, reduced(turned_down=ENOUGH)))

    assert offer is not None
    settled = offer.settlement
    (line,) = settled.lines
    assert (line.paid, line.refund, line.keeps, line.quantity) == (kronor(125),) * 2 + (True, 1)
    assert (settled.refund, settled.cash, settled.may_hold) == (kronor(125), None, False)
    assert settled.tenders == (TenderShare(1, TenderKind.CARD, kronor(125), "4242"),)
    assert settled.vat == (("25", kronor(25)),)
    assert settled.row.comes_back.value == "kept"
    assert (settled.due_on, settled.deduction, settled.fees) == (None, kronor(0), ())
    assert offer.says.key == "yes.price_reduction"
    assert offer.says.args == {"amount": kronor(125)}
    assert offer.when.key == "when.by"


def test_that_it_comes_after_everything_else() -> None:
    assert offered(BROKEN, reduced(turned_down=ENOUGH))[-1].outcome is Outcome.PRICE_REDUCTION


def test_that_its_coins_are_rounded_like_all_coins() -> None:
    paid = replace(BROKEN, tenders=(Tender(1, TenderKind.CASH, kronor(500)),))
    claim = reduced("99.50", turned_down=ENOUGH)

    offer = lower(offered(paid, claim, Earlier()))

    assert offer is not None
    assert (offer.settlement.refund, offer.settlement.cash) == (kronor("99.50"), kronor(100))
    assert offer.when.key == "when.now"
