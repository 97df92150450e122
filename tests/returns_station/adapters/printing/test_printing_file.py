"""The file of a slip: whose copy it is, in whose language, with all its letters, and harmless."""

import pypdfium2  # type: ignore[import-untyped] # it has no types

from returns_station.adapters.printing.pdf import Paper, draw, pages_of
from returns_station.adapters.speech import speech
from tests.returns_station.adapters.printing.slips import a_refund, an_exchange
from tests.returns_station.adapters.printing.test_printing_pdf import letters_of, texts_on


def test_that_a_copy_says_so_and_an_original_does_not() -> None:
    said = [
        [
            {text.text for _, text in texts_on(page)}
            for paper in Paper
            for page in pages_of(slip, paper, speech("sv"))
        ]
        for slip in (a_refund(), a_refund(copy=2))
    ]

    assert [{"KOPIA" in texts for texts in pages} for pages in said] == [{False}, {True}]
    assert {"EJ KVITTO" in texts for pages in said for texts in pages} == {True}


def test_that_the_slip_speaks_the_customers_language_and_keeps_the_markets_mark() -> None:
    (page,) = pages_of(an_exchange("en"), Paper.ROLL_80, speech("en"))

    texts = [text.text for _, text in texts_on(page)]
    assert "Thank you, Elin." in texts
    assert "EJ KVITTO" in texts


def test_that_the_file_names_itself_and_can_do_nothing() -> None:
    pdf = draw(a_refund(), Paper.ROLL_80, speech("sv"))

    assert pypdfium2.PdfDocument(pdf).get_metadata_value("Title") == "Returlapp RS000004273"
    assert b"/Lang (sv-SE)" in pdf
    for dangerous in (b"/JavaScript", b"/Launch", b"/URI", b"/EmbeddedFile", b"/Helvetica"):
        assert dangerous not in pdf


def test_that_slips_drawn_one_after_the_other_do_not_share_letters() -> None:
    first = draw(a_refund(name="Žofie Ωmega"), Paper.ROLL_80, speech("sv"))
    draw(a_refund(name="Дмитрий"), Paper.ROLL_80, speech("sv"))

    again = draw(a_refund(name="Žofie Ωmega"), Paper.ROLL_80, speech("sv"))

    assert letters_of(again) == letters_of(first)
    assert len(again) == len(first)
