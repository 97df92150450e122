"""A PDF file read aloud: every word in order, every code by what it holds, no decoration."""

from dataclasses import replace

import pytest

from returns_station.adapters.printing.drawing import Paper
from returns_station.adapters.printing.pdf import draw
from returns_station.adapters.speech import speech
from tests.returns_station.adapters.printing.slips import a_refund
from tests.returns_station.adapters.printing.structure import elements, marks, texts


@pytest.mark.parametrize("paper", list(Paper))
def test_that_all_that_is_said_hangs_in_one_tree(paper: Paper) -> None:
    pdf = draw(a_refund(lines=30), paper, speech("sv"))

    trees, drawn = elements(pdf), marks(pdf)

    assert len(trees) == len(drawn)
    for tree, page in zip(trees, drawn, strict=True):
        document, *parts = tree
        assert document.kind == "Document"
        assert {part.kind for part in parts} == {"P", "Figure"}
        hung = [mark for part in parts for mark in part.marks]
        assert sorted(hung) == sorted({mark for mark in page if mark >= 0})
        assert len(hung) == len(set(hung))


def test_that_codes_say_what_they_hold_in_the_customers_language() -> None:
    pdf = draw(a_refund("fi"), Paper.ROLL_80, speech("fi"))

    assert [part.alt for part in elements(pdf)[0] if part.kind == "Figure"] == [
        "Koodi: RS000004273"
    ] * 2


def test_that_nobody_must_listen_to_a_signature() -> None:
    sealed = replace(a_refund(), seal="RS000004273." + "A9" * 69)

    pdf = draw(sealed, Paper.ROLL_80, speech("sv"))

    said = [part.alt for part in elements(pdf)[0] if part.kind == "Figure"]
    assert max(map(len, said)) < 60
    assert all("RS000004273" in alt for alt in said)


def test_that_the_file_says_its_language_and_shows_its_name() -> None:
    pdf = draw(a_refund("nb"), Paper.A4, speech("nb"))

    for said in (b"/Lang (nb-NO)", b"/Marked true", b"/DisplayDocTitle true", b"/Tabs /S"):
        assert said in pdf


def test_that_words_of_two_lines_are_read_as_two_words() -> None:
    pdf = draw(a_refund(), Paper.ROLL_80, speech("sv"))

    said = texts(pdf)
    assert "Granlöv " in said
    assert {text[-1] for text in said} == {" "}
