"""A promise that says everything, and a state in which it is written."""

from datetime import date
from decimal import Decimal
from typing import Final

from returns_station.adapters.law.book import house_terms, law_versions, paragraph
from returns_station.adapters.law.credit import credit_months_for, credit_paragraph
from returns_station.days import Days, Months, Until
from returns_station.desk.terms_views import TermsRow
from returns_station.policy.claim import HandedIn, Outcome
from returns_station.policy.promise.book import TermsBook
from returns_station.policy.promise.undercut import CREDIT_MONTHS
from returns_station.policy.terms import (
    Accepts,
    CountedFrom,
    OpenPurchase,
    PartDelivery,
    PartPromotion,
    Rule,
    Season,
    Stage,
    TenderOrder,
    Terms,
    ValuedAt,
    WithoutProof,
)
from returns_station.sale import Trait
from tests.builders import NOW
from ui.rooms.terms.state.chip import Chip
from ui.rooms.terms.state.floor import DAYS, Floor
from ui.rooms.terms.state.known import Known
from ui.rooms.terms.state.writing import Writing, chip_at, learnt

CREDIT: Final = (Outcome.STORE_CREDIT,)
ALL_SAID: Final = Terms(
    "2026-1",
    OpenPurchase(
        (
            Stage((Days(60), Months(3)), (Outcome.REFUND, Outcome.EXCHANGE)),
            Stage((Days(365),), CREDIT, Decimal(80)),
        ),
        frozenset({Accepts.UNUSED, Accepts.OPENED}),
        CountedFrom.PURCHASE,
    ),
    seasons=(
        Season(date(2026, 11, 1), date(2026, 12, 24), Until(date(2027, 1, 31))),
        Season(date(2026, 6, 1), date(2026, 6, 30), Days(90)),
    ),
    member_days=(("Guld", 30), ("Silver", 10)),
    rules=(
        Rule(trait=Trait.FINAL_SALE, gives=()),
        Rule(
            category="möbler",
            condition="opened",
            period=Until(date(2027, 3, 1)),
            accepts=frozenset({Accepts.ANY}),
            gives=CREDIT,
            percent=Decimal(50),
            restocking_percent=Decimal(15),
            return_fee=Decimal("49.50"),
        ),
        Rule(handed_in=HandedIn.POST, return_fee=Decimal(49)),
    ),
    gift=(Outcome.EXCHANGE, *CREDIT),
    without_proof=WithoutProof(CREDIT, ValuedAt.LOWEST_PRICE, Decimal(500), Decimal(800)),
    return_fee=Decimal(29),
    restocking_percent=Decimal(5),
    fee_waived_for=frozenset(CREDIT),
    delivery_on_part_return=PartDelivery.PROPORTIONAL,
    promotion_on_part_return=PartPromotion.REPRICE,
    credit_bonus_percent=Decimal(10),
    credit_months=120,
    keep_up_to=Decimal(99),
    trust_days=30,
    tender_order=TenderOrder.CASH_LAST,
)


def a_writing(terms: Terms | None = None, *, at_a_distance: bool = True) -> Writing:
    """The room with these terms as its draft, or with what a shop starts with."""
    laws = law_versions("SE")
    floors = tuple(
        Floor(
            law,
            {DAYS: paragraph(law, DAYS), CREDIT_MONTHS: credit_paragraph("SE", NOW.date())},
            at_a_distance=at_a_distance,
            credit_months=credit_months_for("SE", NOW.date()),
        )
        for law in laws
    )
    rows = () if terms is None else (_row(terms),)
    known = Known(NOW, "Maja", rows, TermsBook(), house_terms(), floors, "SEK")
    return learnt(Writing(), known)


def _row(terms: Terms) -> TermsRow:
    return TermsRow(
        "2026-1", terms, "", "Maja", NOW.isoformat(), valid_from=date(2026, 12, 7), note="Jul"
    )


def the_chip(state: Writing, key: str) -> Chip:
    """The value at a key."""
    chip = chip_at(state, key)
    assert chip is not None, key
    return chip


def the_terms(state: Writing) -> Terms:
    """What is being written."""
    assert state.draft is not None
    return state.draft.terms
