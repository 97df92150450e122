"""Purchases and complaints that the tests of goods that were not as agreed share."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from returns_station.policy.claim import Claim, ClaimLine, Fault, Outcome, Reason
from returns_station.policy.decision import Accepted
from returns_station.policy.entitlement import Basis, Entitlement, Ground
from returns_station.policy.terms import NOTHING_MORE, Terms
from returns_station.sale import Sale, Trait
from tests.builders import a_line, a_sale
from tests.returns_station.policy.promises import answer, decided

MENDED: Final = (Outcome.REPLACEMENT, Outcome.REPAIR)
MONEY: Final = (Outcome.REFUND, Outcome.EXCHANGE, Outcome.PRICE_REDUCTION)
BOUGHT: Final = date(2024, 8, 15)
RECEIVED: Final = date(2024, 8, 20)
NOTHING_KNOWN: Final = Fault()
FAULTS: Final = (
    Reason.FAULTY,
    Reason.DAMAGED_IN_TRANSIT,
    Reason.MISSING_PART,
    Reason.NOT_AS_DESCRIBED,
)


def a_purchase(
    market: str = "SE", *traits: Trait, bought: date = BOUGHT, received: date = RECEIVED
) -> Sale:
    """A kettle bought in a shop that came some days later."""
    line = replace(a_line(), traits=frozenset(traits), received_on=(received,))
    return replace(a_sale(line), market=market, agreed_on=bought, informed_on=bought)


def a_complaint(
    day: date, fault: Fault = NOTHING_KNOWN, *, reason: Reason = Reason.FAULTY
) -> Claim:
    """A complaint on a day, with what is known of the fault."""
    told = datetime(day.year, day.month, day.day, 11, tzinfo=UTC)
    return Claim(told, (ClaimLine("1", reason=reason, fault=fault),))


def complaint(sale: Sale, claim: Claim) -> Entitlement:
    """What the complaint comes to by law, in force or not."""
    (asked,) = (
        each
        for each in decided(sale, claim).lines[0].trace
        if each.ground is Ground.COMPLAINT and each.basis is Basis.LAW
    )
    assert asked.entitlement is not None, asked.because
    return asked.entitlement


def silence(sale: Sale, claim: Claim, ground: Ground, terms: Terms = NOTHING_MORE) -> str:
    """Why a ground says nothing."""
    trace = decided(sale, claim, terms).lines[0].trace
    (asked,) = (each for each in trace if each.ground is ground)
    assert asked.entitlement is None
    return asked.because.key


def is_yes(sale: Sale, claim: Claim) -> bool:
    """Whether it is a plain yes."""
    return isinstance(answer(sale, claim), Accepted)
