"""Sales and terms that the tests of the promise share."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from returns_station.adapters.law.book import promise_for
from returns_station.days import Days, Period
from returns_station.policy.claim import (
    Claim,
    Earlier,
    Outcome,
)
from returns_station.policy.decision import Accepted, Decision, Referred, decide
from returns_station.policy.entitlement import Entitlement
from returns_station.policy.terms import (
    NOTHING_MORE,
    Accepts,
    OpenPurchase,
    Promise,
    Stage,
    Terms,
)
from returns_station.sale import Channel, Sale, Trait
from tests.builders import a_line, a_sale

CAME_ON: Final = date(2026, 11, 16)


def a_web_sale(*traits: Trait, received: tuple[date, ...] = (CAME_ON,)) -> Sale:
    """A jumper bought at a distance, delivery 49."""
    line = replace(a_line(), received_on=received, traits=frozenset(traits))
    return a_sale(line, channel=Channel.DISTANCE, delivery=49)


def promises(*periods: Period, accepts: Accepts = Accepts.UNUSED, fee: int = 0) -> Terms:
    """Terms with one open purchase."""
    stage = Stage(periods or (Days(60),), (Outcome.REFUND, Outcome.EXCHANGE))
    return Terms("test", OpenPurchase((stage,), frozenset({accepts})), return_fee=Decimal(fee))


def answer(
    sale: Sale, claim: Claim, terms: Terms = NOTHING_MORE, *, at_sale: Terms | None = None
) -> Accepted | Referred:
    """The answer to the claim's first line."""
    return decided(sale, claim, terms, at_sale=at_sale).lines[0].answer


def decided(
    sale: Sale, claim: Claim, terms: Terms = NOTHING_MORE, *, at_sale: Terms | None = None
) -> Decision:
    """The decision by the law of the sale and these terms."""
    return decide(sale, claim, Promise(at_sale or terms, terms, promise_for(sale).law), Earlier())


def best(answered: Accepted | Referred) -> Entitlement:
    """What a yes rests on."""
    assert isinstance(answered, Accepted), answered
    return answered.best
