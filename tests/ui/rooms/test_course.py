"""How much longer it takes: told once it can be known, never more exactly than that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.adapters.speech import speech
from ui.models.course import left_s, left_said
from ui.rooms.imports import state as moves
from ui.rooms.imports.state import Imports, Progress, Stage


@pytest.mark.parametrize(
    ("share", "elapsed_s", "left"),
    ((None, 60, None), (0.0, 60, None), (0.5, 1, None), (0.5, 30, 30), (0.1, 60, 540), (1.2, 9, 0)),
)
def test_that_what_is_left_follows_the_pace_until_now(
    share: float | None, elapsed_s: float, left: int | None
) -> None:
    assert left_s(share, elapsed_s) == left


@pytest.mark.parametrize(
    ("seconds", "said"),
    (
        (3, "Några sekunder kvar"),
        (34, "Ungefär 40 sekunder kvar"),
        (60, "Ungefär 1 minut kvar"),
        (119, "Ungefär 2 minuter kvar"),
        (3599, "Ungefär 60 minuter kvar"),
    ),
)
def test_that_it_is_said_as_a_person_would(seconds: int, said: str) -> None:
    assert speech("sv").say(left_said(seconds)) == said


@given(st.integers(0, 10**6))
def test_that_every_language_says_it(seconds: int) -> None:
    for language in LANGUAGES:
        assert "{" not in speech(language).say(left_said(seconds))


def test_that_a_file_that_is_read_tells_how_long_and_one_that_is_not_does_not() -> None:
    reading = Imports(Stage.READING)

    assert moves.progressed(reading, Progress(500, 0.25), 30).left == 90
    assert moves.progressed(Imports(), Progress(500, 0.25), 30).left is None
