"""What one ground says of the terms: what it gives, or why it is silent."""

from decimal import Decimal

from returns_station.days import Days
from returns_station.policy.claim import (
    Claim,
    Outcome,
)
from returns_station.policy.decision import Asked
from returns_station.policy.entitlement import (
    Basis,
    Entitlement,
    Ground,
)
from returns_station.policy.terms import (
    OpenPurchase,
    Stage,
    Terms,
)
from returns_station.sale import Sale
from tests.builders import a_claim, a_sale
from tests.returns_station.policy.promises import decided


def asked(ground: Ground, terms: Terms, sale: Sale, claim: Claim) -> Asked:
    """What a ground said of the terms at the sale."""
    trace = decided(sale, claim, terms).lines[0].trace
    (found,) = (
        each for each in trace if each.ground is ground and each.basis is Basis.TERMS_AT_SALE
    )
    return found


def given(
    terms: Terms,
    claim: Claim | None = None,
    *,
    sale: Sale | None = None,
    ground: Ground = Ground.OPEN_PURCHASE,
) -> Entitlement:
    """What a ground gives, in force or not."""
    found = asked(ground, terms, sale or a_sale(), claim or a_claim())
    assert found.entitlement is not None, found.because
    return found.entitlement


def silence(
    terms: Terms,
    claim: Claim | None = None,
    *,
    sale: Sale | None = None,
    ground: Ground = Ground.OPEN_PURCHASE,
) -> str:
    """Why a ground says nothing."""
    found = asked(ground, terms, sale or a_sale(), claim or a_claim())
    assert found.entitlement is None
    return found.because.key


def staged(*stages: tuple[int, Outcome, int]) -> Terms:
    """An open purchase whose stages have so many days, give this, at so many percent."""
    return Terms(
        "test",
        OpenPurchase(
            tuple(
                Stage((Days(days),), (gives,), Decimal(percent)) for days, gives, percent in stages
            )
        ),
    )
