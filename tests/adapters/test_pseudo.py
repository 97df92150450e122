"""The pseudo-language: English that shows what was never looked up, offered to nobody."""

import re
import string
from datetime import date

import pytest
from pydantic import ValidationError

from returns_station.adapters.catalogue import LANGUAGES, catalogue
from returns_station.adapters.pseudo import PSEUDO, pseudo
from returns_station.adapters.settings import ShopSettings
from returns_station.adapters.speech import Speech, speech
from returns_station.cli.arguments import parse
from returns_station.money import Money

ENGLISH = catalogue("en")


def _fields(text: str) -> list[tuple[str | None, str | None]]:
    return [(name, form) for _, name, form, _ in string.Formatter().parse(text) if name]


def test_that_a_text_gets_accents_brackets_and_two_fifths_more() -> None:
    assert pseudo("Scan anything.") == "[Šçàñ àñýţĥîñğ. · · ·]"


def test_that_every_text_keeps_its_placeholders_and_forms() -> None:
    said = catalogue(PSEUDO)

    assert said.keys() == ENGLISH.keys()
    for key, entry in ENGLISH.items():
        assert [_fields(text) for text in said[key].texts] == [_fields(t) for t in entry.texts]


def test_that_every_text_is_in_brackets_and_much_longer() -> None:
    for key, entry in catalogue(PSEUDO).items():
        for text, english in zip(entry.texts, ENGLISH[key].texts, strict=True):
            words = re.sub(r"\{[^}]*\}", "", english)
            assert text[0] + text[-1] == "[]"
            assert len(text) >= len(english) + 0.4 * len(words) + 2


def test_that_braces_in_a_text_stay_braces() -> None:
    assert Speech("en").fill(pseudo("{{x}} {name}"), {"name": "Elin"}) == "[{x} Elin ·]"


def test_that_figures_and_days_are_english() -> None:
    say = speech(PSEUDO)

    said = (say.money(Money(129950, "SEK")), say.day(date(2027, 1, 11)), say.listing(["a", "b"]))

    assert say.language == PSEUDO
    assert said == ("1,299.50\N{NO-BREAK SPACE}kr", "Monday 11 January 2027", "a and b")


def test_that_nobody_is_offered_it() -> None:
    assert PSEUDO not in LANGUAGES
    with pytest.raises(SystemExit):
        parse(["--language", PSEUDO, "doctor"])
    with pytest.raises(ValidationError):
        ShopSettings.model_validate({"language": PSEUDO})
