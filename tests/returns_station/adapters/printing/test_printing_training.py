"""What was written in training says so on every paper, large, above and below, in any language."""

from dataclasses import replace

import pytest

from returns_station.adapters.printing.drawing import Page, Text
from returns_station.adapters.printing.escpos import encode
from returns_station.adapters.printing.pdf import Paper, pages_of
from returns_station.adapters.speech import speech
from returns_station.slip import Slip, SlipKind
from tests.returns_station.adapters.printing.slips import a_refund, a_replacement, an_exchange
from tests.returns_station.slip_writing.visits import all_visits

KINDS = {"refund": a_refund(lines=40), "exchange": an_exchange(), "replacement": a_replacement()}
KINDS |= all_visits()
MARKS = {"SE": "ÖVNING", "NO": "ØVELSE", "DK": "ØVELSE", "FI": "HARJOITUS", "UK": "TRAINING"}


def in_training(slip: Slip, market: str = "SE") -> Slip:
    """The same, written while somebody practised."""
    return replace(slip, shop=replace(slip.shop, market=market, training=True))


def marks_on(page: Page, words: str) -> list[Text]:
    """Where a page says these words by themselves."""
    items = (item for _, block in page.blocks for item in block.items)
    return [item for item in items if isinstance(item, Text) and item.text == words]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("kind", KINDS)
def test_that_every_page_of_every_paper_of_training_says_so_above_and_below(
    kind: str, paper: Paper
) -> None:
    slip = in_training(KINDS[kind])

    pages = pages_of(slip, paper, speech(slip.language))

    for page in pages:
        marks = marks_on(page, "ÖVNING")
        letters = [item for _, block in page.blocks for item in block.items]
        others = {text.size for text in letters if isinstance(text, Text)}
        assert len(marks) == 2
        assert {mark.size for mark in marks} <= set(sorted(others)[-3:]), "among the largest words"


@pytest.mark.parametrize(("market", "mark"), MARKS.items())
def test_that_the_mark_is_the_markets_own_whatever_the_customer_reads(
    market: str, mark: str
) -> None:
    slip = in_training(a_refund("fi"), market)

    pages = pages_of(slip, Paper.ROLL_80, speech("fi"))

    assert len(marks_on(pages[0], mark)) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_printers_own_stream_says_it_too(kind: str) -> None:
    slip = in_training(KINDS[kind])

    stream = encode(slip, speech(slip.language))

    assert stream.count(" ÖVNING ".encode("cp437")) == 2


@pytest.mark.parametrize("market", (*MARKS, "DE", "NL", "EU"))
def test_that_a_real_paper_never_says_it(market: str) -> None:
    for slip in KINDS.values():
        real = replace(slip, shop=replace(slip.shop, market=market))
        assert real.training_mark == ""
        assert in_training(real).training_mark


def test_that_there_is_a_paper_of_every_kind_among_these() -> None:
    told = {slip.kind for slip in KINDS.values()}

    assert {SlipKind.REFUND, SlipKind.EXCHANGE, SlipKind.CREDIT_NOTE} <= told
