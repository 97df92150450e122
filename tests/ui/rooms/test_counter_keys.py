"""One table of keys: none means two things, and help tells them all in both languages."""

from collections import Counter as Count

import pytest

from returns_station.adapters.speech import speech
from ui.rooms.counter.state.counter import Page
from ui.rooms.counter.state.keys import KEYS, Do, key_for


@pytest.mark.parametrize("page", Page)
def test_that_a_key_means_one_thing_on_a_page(page: Page) -> None:
    names = Count(key.name for key in KEYS if page in key.pages)

    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("page", Page)
def test_that_enter_and_esc_mean_something_everywhere(page: Page) -> None:
    keys = (key_for("Enter", page), key_for("Esc", page))

    assert [key.do if key else None for key in keys] == [Do.CONFIRM, Do.BACK]


@pytest.mark.parametrize("page", Page)
@pytest.mark.parametrize("language", ("en", "sv"))
def test_that_help_says_every_key_of_the_page(page: Page, language: str) -> None:
    say = speech(language)

    places = {key.help for key in KEYS if page in key.pages and key.help}
    told = {place: say(f"help.key.{place}") for place in places}

    assert all(text != f"help.key.{place}" for place, text in told.items())
