"""A slip on roll and sheet: read back from the paper, it says what was said."""

from collections import Counter
from dataclasses import asdict, replace

import pypdfium2  # type: ignore[import-untyped] # it has no types
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL.Image import Image

from returns_station.adapters.printing.drawing import Item, Page, Patches, Text
from returns_station.adapters.printing.faces import settable, width
from returns_station.adapters.printing.pdf import Paper, draw, pages_of
from returns_station.adapters.printing.plain import plain
from returns_station.adapters.printing.words import words_of
from returns_station.adapters.speech import speech
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.resolution.taxed import Taxed
from returns_station.scan.slips import slip_number
from returns_station.slip import Slip, SlipKind, SlipSum
from tests.returns_station.adapters.printing.slips import (
    BY,
    CARD,
    a_line,
    a_refund,
    a_replacement,
    an_exchange,
)
from tests.returns_station.slip_writing.test_received_and_fetched import JUMPER, handed_in, to_fetch
from tests.returns_station.slip_writing.visits import all_visits

NAMES = (
    "Åse-Ængla Ödegård",
    "Władysław Żółć",
    "Áilu Čáhci Ŋieida Ŧuoma",
    "Χρήστος Дмитрий Nguyễn",
    "Eva\x1bp\x00\x19\xfa\x1dV\x00",
    "\u202eShlomo שלמה محمد 王 😀",
    "Brunhilda" * 55,
)
VISITS = all_visits() | {
    "received": handed_in(JUMPER),
    "parcel": handed_in(),
    "pickup": to_fetch(),
}
KINDS = {"exchange": an_exchange(), "replacement": a_replacement()} | VISITS


def rendered(pdf: bytes) -> list[Image]:
    """The pages as a 203-dpi printer sees them, in greys."""
    pages = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=203 / 72, grayscale=True).to_pil() for page in pages]


def codes_on(page: Image) -> set[tuple[str, str]]:
    """What a scanner reads."""
    return {(found.format.name, found.text) for found in zxingcpp.read_barcodes(page)}


def letters_of(pdf: bytes) -> Counter[str]:
    """All letters that can be copied out of the pages."""
    texts = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return Counter("".join("".join(texts).split()))


def texts_on(page: Page) -> list[tuple[float, Text]]:
    """Each text with its base line from the top of the page."""
    placed = ((down, item) for down, block in page.blocks for item in block.items)
    return [(down + item.y, item) for down, item in placed if isinstance(item, Text)]


ROLLS = (Paper.ROLL_80, Paper.ROLL_58)
SHORT = (*ROLLS, Paper.LABEL_100X60)


def everything_said(slip: Slip, paper: Paper, *, long: bool = False) -> list[str]:
    """Every text of the slip; a roll counts in pieces, a sheet has rows of net.

    What the lead has told already is said again on a large sheet and on a long slip alone.
    """
    unsaid = {"square"} | ({"quantity", "taxed"} if paper in ROLLS else {"pieces"})
    short = paper in SHORT and not long

    def texts(node: object) -> list[str]:
        if isinstance(node, dict) and short and node.get("again"):
            return []
        if isinstance(node, dict):
            return [text for name, one in node.items() if name not in unsaid for text in texts(one)]
        if isinstance(node, (list, tuple)):
            return [text for one in node for text in texts(one)]
        return [node] if isinstance(node, str) else []

    return texts(asdict(words_of(slip, speech(slip.language))))


def bare(text: str) -> str:
    """Without blanks, which line ends swallow."""
    return "".join(text.split())


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("kind", KINDS)
def test_that_both_codes_are_read_from_every_slip(kind: str, paper: Paper) -> None:
    slip = KINDS[kind]
    both = {("Code128", slip.number), ("QRCode", slip.number)}

    page, *_ = rendered(draw(slip, paper, speech("sv")))

    pure = page.point(lambda grey: 255 * (grey > 127)).convert("1").convert("L")
    assert (codes_on(page), codes_on(pure)) == (both, both)


@pytest.mark.parametrize("lines", (1, 2, 17, 200))
def test_that_every_page_of_any_length_has_both_codes(lines: int) -> None:
    slip = a_refund(lines=lines)

    papers = [rendered(draw(slip, paper, speech("sv"))) for paper in Paper]

    both = {("Code128", slip.number), ("QRCode", slip.number)}
    assert {codes_on(page) == both for pages in papers for page in pages} == {True}
    assert len(papers[0]) == 1


@settings(max_examples=25)
@given(st.integers(0, 99_999_999))
def test_that_every_number_of_our_series_is_read_back(running: int) -> None:
    slip = replace(a_refund(), number=slip_number(running))

    (page,) = rendered(draw(slip, Paper.ROLL_80, speech("sv")))

    assert codes_on(page) == {("Code128", slip.number), ("QRCode", slip.number)}


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("language", ("en", "sv", "nb", "fi", "da"))
def test_that_what_is_read_from_the_paper_is_what_was_said(language: str, paper: Paper) -> None:
    slip = a_refund(language, lines=3)

    pdf = draw(slip, paper, speech(language))

    laid = [
        text.text for page in pages_of(slip, paper, speech(language)) for _, text in texts_on(page)
    ]
    assert letters_of(pdf) == Counter(bare("".join(laid)))
    whole = bare("".join(laid))
    assert [said for said in everything_said(slip, paper) if bare(said) not in whole] == []


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("kind", VISITS)
def test_that_every_kind_of_visit_says_on_paper_all_that_it_says(kind: str, paper: Paper) -> None:
    slip = VISITS[kind]

    pages = pages_of(slip, paper, speech("sv"))

    whole = bare("".join(text.text for page in pages for _, text in texts_on(page)))
    assert [said for said in everything_said(slip, paper) if bare(said) not in whole] == []
    assert [pair for page in pages for pair in _meetings(page)] == []
    assert [item for page in pages for item in _outside(page)] == []


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("name", NAMES)
def test_that_a_name_prints_right_or_with_a_question_mark_and_never_fails(
    name: str, paper: Paper
) -> None:
    slip = replace(a_refund(name=name), served_by=name, lines=(a_line(name),))

    pdf = draw(slip, paper, speech("sv"))

    laid = [text for page in pages_of(slip, paper, speech("sv")) for _, text in texts_on(page)]
    drawn = bare("".join(settable(text.text, text.face) for text in laid))
    assert bare(settable(plain(name))) in drawn
    assert letters_of(pdf) == Counter(drawn)
    assert codes_on(rendered(pdf)[0]) == {("Code128", slip.number), ("QRCode", slip.number)}


@settings(max_examples=60)
@given(st.text(st.characters(codec=None), max_size=60))
def test_that_no_name_stops_a_slip(name: str) -> None:
    slip = replace(a_refund(name=name), sale_number=name, served_by=name, lines=(a_line(name),))

    pdf = draw(slip, Paper.ROLL_80, speech("sv"))

    assert len(pypdfium2.PdfDocument(pdf)) == 1


@pytest.mark.parametrize("paper", list(Paper))
@settings(max_examples=40)
@given(
    name=st.text(max_size=120) | st.sampled_from(NAMES),
    title=st.text(max_size=120) | st.sampled_from(NAMES),
    minor=st.integers(-(10**14), 10**14),
    lines=st.integers(1, 6),
    copy=st.integers(0, 1),
    till=st.sampled_from(("", "0000 5518", "9" * 90)),
    kind=st.sampled_from((SlipKind.REFUND, SlipKind.MIXED, SlipKind.CREDIT_NOTE)),
)
def test_that_nothing_leaves_the_page_and_no_text_meets_another(
    paper: Paper,
    name: str,
    title: str,
    minor: int,
    lines: int,
    copy: int,
    till: str,
    kind: SlipKind,
) -> None:
    amount = Money(minor, "SEK")
    said = Phrase("slip.of_sale", {"number": name, "day": BY})
    way = Phrase("slip.way.refund")
    taxed = (Taxed(lines, amount, amount, "25"),)
    line = replace(a_line(title), amount=amount, options=name, sale=said, way=way, taxed=taxed)
    slip = replace(
        a_refund(name=name, copy=copy),
        kind=kind,
        lines=(line,) * lines,
        goods_out=(replace(line, way=None),),
        undone=bool(copy),
        set_off=(SlipSum(Phrase("slip.set_off.back"), amount),),
        vat=(SlipSum(Phrase("slip.vat", {"percent": "25"}), amount, net=amount),),
        total=amount,
        tenders=(SlipSum(CARD, amount),),
        served_by=name,
        shop=replace(a_refund().shop, name=title, address=name),
        till_return_number=till,
    )

    pages = pages_of(slip, paper, speech("sv"))

    assert [item for page in pages for item in _outside(page)] == []
    assert [pair for page in pages for pair in _meetings(page)] == []


def _outside(page: Page) -> list[Item]:
    def is_out(down: int, item: Item) -> bool:
        match item:
            case Text():
                reach = (item.x, item.x + width(item.text, item.face, item.size))
            case Patches():
                reach = (item.x, item.x + max(left + wide for left, _, wide, _ in item.patches))
            case _:
                reach = (item.x, item.x + getattr(item, "width", 0))
        return reach[0] < 0 or reach[1] > page.width or not 0 <= down + item.y <= page.height

    return [item for down, block in page.blocks for item in block.items if is_out(down, item)]


def _meetings(page: Page) -> list[tuple[str, str]]:
    """Texts that stand closer than letters may."""
    boxes = [
        (y - 0.5 * text.size, y, text.x, text.x + width(text.text, text.face, text.size), text.text)
        for y, text in texts_on(page)
        if text.text
    ]
    return [
        (one[4], other[4])
        for nr, one in enumerate(boxes)
        for other in boxes[nr + 1 :]
        if one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
    ]
