"""A wording names what it may, in a sandbox that reaches nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.adapters.messaging.words import filled, parts, problems
from returns_station.desk.dialogue.ports import Wording
from returns_station.dialogue.letter import LetterKind
from returns_station.dialogue.placeholders import names_of
from tests.returns_station.adapters.messaging.letters import PRESS

NAMES = ("name", "amount")


@pytest.mark.parametrize(
    ("text", "wrong"),
    (
        ("Hej {name}", ""),
        ("Hej {nam}", "wording.unknown"),
        ("Hej {name", "wording.brace"),
        ("Hej name}", "wording.brace"),
        ("Hej {{ name }}", "wording.brace"),
        ("{name.__class__}", "wording.brace"),
        ("{name|upper}", "wording.brace"),
        ("{7 * 7}", "wording.brace"),
        ("{''.__class__.__mro__}", "wording.brace"),
        ("{% for x in name %}", "wording.brace"),
        ("{# hidden #}", "wording.brace"),
        ("{range(9)}", "wording.brace"),
        ("{%s}", "wording.brace"),
        ("{self}", "wording.unknown"),
        ("{" * 500, "wording.brace"),
        ("\x00% set x %\x00", "wording.line"),
    ),
)
def test_that_words_name_what_they_may_and_nothing_else(text: str, wrong: str) -> None:
    found = {each.key for each in problems(text, NAMES)}

    assert wrong in found if wrong else not found


def test_that_what_is_wrong_is_told_once_and_names_what_may_stand_there() -> None:
    (wrong,) = problems("{nam} {nam}\n{nam}", NAMES)

    assert wrong.args == {"given": "{nam}", "known": ("{name}", "{amount}")}


@given(st.text(alphabet="{}%#nameo .|()\n\x00_'", max_size=40))
def test_that_words_are_refused_or_filled_and_nothing_between(text: str) -> None:
    if not problems(text, NAMES):
        said = filled(text, {"name": "{amount}", "amount": "{name}"})
        assert "\x00" not in said


def test_that_what_fills_a_name_is_filled_no_further() -> None:
    assert filled("Hej {name}.", {"name": "{amount}", "amount": "9"}) == "Hej {amount}."


def test_that_a_body_is_cut_at_its_perforation() -> None:
    assert parts("a\n\nb\n---\nc\n---\nd") == ("a\n\nb", "c\n---\nd")
    assert parts("a --- b") == ("a --- b", "")
    assert parts("---\nc") == ("", "c")


@pytest.mark.parametrize(
    ("subject", "body", "wrong"),
    (
        ("", "Hej", "message.empty"),
        ("Hej", "---\nunder", "message.empty"),
        ("Hej\nBcc: x@y.example", "Hej", "message.subject_line"),
        ("Hej" * 100, "Hej", "wording.long"),
        ("Hej", "x" * 5000, "wording.long"),
    ),
)
def test_that_words_that_make_no_message_are_refused(subject: str, body: str, wrong: str) -> None:
    told = PRESS.problems(Wording("answer", "sv", subject, body))

    assert wrong in {each.key for each in told}


def test_that_every_kind_says_what_it_may_name() -> None:
    assert all("hello" in names_of(kind) for kind in LetterKind)
