"""Labels: what is on them is on the paper whole, on any paper, and every code is read."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from returns_station.adapters.printing.drawing import Page, Paper, Text
from returns_station.adapters.printing.faces import settable
from returns_station.adapters.printing.label_words import label_words
from returns_station.adapters.printing.pdf import draw, pages_of
from returns_station.adapters.printing.plain import plain
from returns_station.adapters.speech import speech
from returns_station.label import Label
from tests.slips.labelled import SSCC, a_parcel, a_put_away
from tests.slips.laid import areas, codes_on, crowded, meetings, outside, rendered, texts

LABELS = {"put_away": a_put_away, "parcel": a_parcel}
HOSTILE = (
    "Åse-Ængla Ödegård",
    "Χρήστος Дмитрий Nguyễn",
    "Eva\x1bp\x00\x19\xfa\x1dV\x00^XZ~JA",
    "\u202eShlomo שלמה محمد\u202c 王 😀",
    "\u200bZ\u200dero\ufeff",
    "Brunhilda" * 55,
    "ord " * 140,
    "W" * 10_000,
)


def pages(label: Label, paper: Paper) -> tuple[Page, ...]:
    return pages_of(label, paper, speech(label.language))


def letters(*words: str) -> Counter[str]:
    """All letters, wherever a line or a page ends between them."""
    return Counter(bare("".join(words)))


def bare(words: str) -> str:
    return "".join(words.split())


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("language", ("en", "sv", "nb", "fi", "da"))
@pytest.mark.parametrize("kind", LABELS)
def test_that_a_label_is_one_page_with_all_its_words(
    kind: str, language: str, paper: Paper
) -> None:
    label = LABELS[kind](language)

    laid = pages(label, paper)

    whole = bare("".join(texts(laid)))
    words = label_words(label, speech(language))
    said = (words.head, words.large, *words.lines, *words.notes, *words.to, *words.sender)
    assert [text for text in said if bare(text) not in whole] == []
    assert len(laid) == 1
    assert [item for page in laid for item in outside(page)] == []
    assert [pair for page in laid for pair in meetings(page)] == []
    assert [pair for page in laid for pair in crowded(page)] == []


@pytest.mark.parametrize("paper", list(Paper))
def test_that_every_code_is_read_from_black_and_white_dots(paper: Paper) -> None:
    goods, parcel = (codes_on(rendered(pages(one(), paper))[0]) for one in LABELS.values())

    assert goods == {("Code128", "RS000044716/1")}
    assert parcel == {("Code128", f"(00){SSCC}"), ("QRCode", "RS000044716")}


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("kind", LABELS)
@pytest.mark.parametrize("text", HOSTILE)
def test_that_no_text_is_lost_or_leaves_the_label(text: str, kind: str, paper: Paper) -> None:
    laid = pages(LABELS[kind]("sv", text), paper)

    whole = letters(*map(settable, texts(laid)))
    assert letters(settable(plain(text))) <= whole
    assert [item for page in laid for item in outside(page)] == []
    assert [pair for page in laid for pair in meetings(page)] == []


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(st.characters(codec=None), max_size=200),
    kind=st.sampled_from(sorted(LABELS)),
    paper=st.sampled_from(Paper),
    copy=st.integers(0, 1),
)
def test_that_nothing_leaves_a_label_and_nothing_meets(
    text: str, kind: str, paper: Paper, copy: int
) -> None:
    laid = pages(LABELS[kind]("sv", text, copy), paper)

    assert [item for page in laid for item in outside(page)] == []
    assert [pair for page in laid for pair in meetings(page)] == []


@pytest.mark.parametrize("kind", LABELS)
def test_that_a_label_is_black_alone_and_its_bars_stand_on_whole_dots(kind: str) -> None:
    placed = [item for page in pages(LABELS[kind](), Paper.LABEL_4X6) for item, _ in areas(page)]

    assert {getattr(item, "grey", 0.0) for item in placed} == {0.0}
    assert {item.x % 1 for item in placed if not isinstance(item, Text)} == {0}


def test_that_a_second_print_and_a_practice_say_so() -> None:
    first, second = (texts(pages(a_parcel(copy=nr), Paper.LABEL_4X6)) for nr in (0, 1))

    assert ("KOPIA" in first, "KOPIA" in second) == (False, True)
    assert ("ÖVNING" in first, "ÖVNING" in second) == (False, True)


def test_that_its_file_says_whom_or_where_to() -> None:
    pdf = draw(a_parcel(), Paper.LABEL_4X6, speech("sv"))

    assert b"/Lang (sv-SE)" in pdf
    assert "Uppsala".encode("utf-16-be") in pdf or b"Uppsala" in pdf
