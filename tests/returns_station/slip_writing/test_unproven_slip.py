"""The slip of goods without a receipt: it says so, and names no purchase that nobody made."""

from dataclasses import replace

import pytest

from db.slips import slip_body, slip_from_body
from returns_station.adapters.catalogue import LANGUAGES
from returns_station.adapters.printing.words import words_of
from returns_station.adapters.speech import speech
from returns_station.policy.claim import Claim, Outcome, Proof
from returns_station.policy.terms import ValuedAt, WithoutProof
from returns_station.sale import STAND_IN
from returns_station.slip import Slip
from tests.builders import a_claim, a_sale
from tests.returns_station.slip_writing.visits import GENEROUS, jumper, slip_of

TRUSTING = replace(
    GENEROUS, without_proof=WithoutProof((Outcome.STORE_CREDIT,), ValuedAt.PRICE_TODAY)
)
STANDS_IN = replace(a_sale(jumper(), number="U000001"), source=STAND_IN, tenders=())
ON_HER_WORD: Claim = replace(a_claim(), proof=Proof.NONE)


def without_receipt() -> Slip:
    """A jumper that was taken back on her word."""
    return slip_of((STANDS_IN, ON_HER_WORD, Outcome.STORE_CREDIT), terms=TRUSTING)


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_slip_says_without_a_receipt_in_every_language(language: str) -> None:
    said = words_of(without_receipt(), speech(language)).sale

    assert said.endswith(", U000001")
    assert said != words_of(replace(without_receipt(), sale_says=None), speech(language)).sale


def test_that_a_swede_reads_utan_kvitto() -> None:
    assert words_of(without_receipt(), speech("sv")).sale == "Utan kvitto, U000001"


def test_that_goods_with_and_without_a_receipt_are_told_apart() -> None:
    slip = slip_of(
        (a_sale(jumper()), a_claim(), Outcome.STORE_CREDIT),
        (STANDS_IN, ON_HER_WORD, Outcome.STORE_CREDIT),
        terms=TRUSTING,
    )

    words = words_of(slip, speech("sv"))

    assert words.sale == "Köp 2041-1187. Utan kvitto: U000001"
    assert [group.sale for group in words.groups] == [
        "Köp 2041-1187, 12 november 2026",
        "Utan kvitto, U000001",
    ]


def test_that_a_kept_slip_still_says_so() -> None:
    slip = without_receipt()

    assert slip_from_body(slip_body(slip)) == slip
