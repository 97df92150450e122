"""What is left of a text from outside before it is shown or printed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.adapters.plain import plain


@pytest.mark.parametrize(
    ("given_", "left"),
    (
        ("Åsa Öberg", "Åsa Öberg"),
        ("Anna\x1bp\x00\x19\xfa", "Annap\xfa"),
        ("two\r\nlines\there", "two  lines here"),
        ("\u202egnp.exe\u2066", "gnp.exe"),
        ("<img src='/etc/passwd'>", "<img src='/etc/passwd'>"),
        ("\ufeff\u200bkr\u00ad", "kr"),
        ("a" * 3000, "a" * 1999 + "…"),
    ),
)
def test_that_only_letters_are_left(given_: str, left: str) -> None:
    assert plain(given_) == left


@given(st.text())
def test_that_plain_text_stays_as_it_is_and_holds_no_marks(text: str) -> None:
    once = plain(text)

    assert plain(once) == once
    assert not [
        c for c in once if unicodedata.bidirectional(c) in {"RLO", "LRO", "RLE", "LRE", "PDF"}
    ]
    assert not [c for c in once if unicodedata.category(c) == "Cc"]
