"""The paper of a credit: its own number on it, its last day with the year, and no receipt."""

from dataclasses import replace
from datetime import date

import pypdfium2  # type: ignore[import-untyped] # it has no types
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.adapters.printing.drawing import Text
from returns_station.adapters.printing.escpos import encode
from returns_station.adapters.printing.pdf import Paper, draw, pages_of
from returns_station.adapters.printing.words import headings, words_of
from returns_station.adapters.speech import speech
from returns_station.credit import Credit, CreditKind
from returns_station.credit_writing import credit_note
from returns_station.days import zone_of
from returns_station.scan import CreditNumber, credit_number, read
from returns_station.scan.credits import GIFT_CARD, STORE_CREDIT
from returns_station.slip import Slip, SlipKind
from tests.builders import NOW, SHOP, kronor

LAST_DAY = date(2036, 11, 26)


def a_paper(
    kind: CreditKind = CreditKind.STORE_CREDIT,
    *,
    language: str = "sv",
    until: date | None = LAST_DAY,
    running: int = 42,
    copy: int = 0,
) -> Slip:
    """The paper of 499 kronor to shop for."""
    series = GIFT_CARD if kind is CreditKind.GIFT_CARD else STORE_CREDIT
    worth = kronor(499)
    credit = Credit(credit_number(running, series), kind, worth, worth, NOW, until, "RS000000018")
    paper = credit_note(
        credit,
        shop=SHOP,
        language=language,
        made_at=NOW.astimezone(zone_of("SE")),
        desk="Disk 2",
        served_by="Maja",
        name="Elin",
    )
    return replace(paper, copy=copy)


def scanned(pdf: bytes) -> set[str]:
    """Every text that a scanner reads on the first page."""
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=203 / 72, grayscale=True).to_pil()
    return {found.text for found in zxingcpp.read_barcodes(page)}


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("kind", list(CreditKind))
def test_that_a_scan_of_the_paper_is_known_as_that_credit(kind: CreditKind, paper: Paper) -> None:
    slip = a_paper(kind)

    codes = scanned(draw(slip, paper, speech("sv")))

    assert codes == {slip.number}
    assert read(slip.number) == CreditNumber(slip.number)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 99_999_999), st.sampled_from(list(CreditKind)))
def test_that_every_number_is_read_back_from_its_paper(running: int, kind: CreditKind) -> None:
    slip = a_paper(kind, running=running)

    assert scanned(draw(slip, Paper.ROLL_80, speech("sv"))) == {slip.number}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(CreditKind))
def test_that_it_says_the_balance_the_last_day_and_that_it_is_no_receipt(
    kind: CreditKind, language: str
) -> None:
    voice = speech(language)

    words = words_of(a_paper(kind, language=language), voice)

    assert "2036" in words.lead
    assert "499" in words.lead
    assert words.total.amount == voice.money(kronor(499))
    assert "Elin" in words.thanks
    assert len(words.steps) == 4
    assert not any("credit." in text for text in (words.lead, words.total.what))
    assert not any("credit." in step.what for step in words.steps)
    assert words.mark == "EJ KVITTO"


def test_that_a_credit_without_end_names_no_day() -> None:
    words = words_of(a_paper(until=None), speech("en"))

    assert words.lead == "499\N{NO-BREAK SPACE}kr to shop for, here with us."
    assert len(words.steps) == 3


def test_that_a_reprint_is_the_same_paper_and_says_copy() -> None:
    first, again = (words_of(a_paper(copy=copy), speech("sv")) for copy in (0, 1))

    assert (first.copy_mark, again.copy_mark) == ("", "KOPIA")
    assert replace(again, copy_mark="") == first


@pytest.mark.parametrize("paper", list(Paper))
def test_that_its_worth_is_the_largest_thing_on_it(paper: Paper) -> None:
    pages = pages_of(a_paper(), paper, speech("sv"))

    items = [item for page in pages for _, block in page.blocks for item in block.items]
    texts = [item for item in items if isinstance(item, Text)]

    largest = max(texts, key=lambda text: text.size)
    assert largest.text == speech("sv").money(kronor(499))


def test_that_it_has_no_line_for_the_till_and_says_how_it_is_used() -> None:
    words = words_of(a_paper(), speech("sv"))

    assert (words.till, words.till_is_blank) == ("", False)
    assert headings(a_paper(), speech("sv")).what_now == "Så använder du det"


def test_that_a_copy_of_a_voided_one_says_that_it_cannot_be_used() -> None:
    words = words_of(replace(a_paper(copy=1), undone=True), speech("sv"))

    assert words.copy_mark == "KOPIA · MAKULERAD"
    assert words.lead.startswith("Det här går inte längre att handla för")
    assert words.steps == ()


def test_that_a_roll_printer_gets_it_too() -> None:
    stream = encode(a_paper(), speech("sv"))

    assert "TG 0000-0042-7".encode("cp437") in stream


def test_that_each_kind_is_a_paper_of_its_own() -> None:
    kinds = [a_paper(kind).kind for kind in CreditKind]

    assert kinds == [SlipKind.CREDIT_NOTE, SlipKind.GIFT_CARD]
