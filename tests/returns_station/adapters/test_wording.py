"""The shop's own words: names it may use are filled, all else is told or stays as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.adapters.settings import SettingsUnreadableError, read
from returns_station.adapters.speech import speech
from returns_station.adapters.wording import LONGEST, NAMES, checked, filled

FACTS = {"name": "Elin", "shop": "Granlöv", "number": "RS 1", "amount": "499 kr", "day": "måndag"}


def test_that_a_name_in_braces_becomes_what_the_slip_knows() -> None:
    assert (
        filled("Tack {name}! {amount} kommer {day}.", FACTS) == "Tack Elin! 499 kr kommer måndag."
    )


def test_that_words_that_need_what_a_slip_lacks_give_way_to_the_house() -> None:
    assert filled("Tack {name}!", FACTS | {"name": ""}) == ""
    assert filled("Tack {name}!", {}) == ""


@pytest.mark.parametrize(
    ("template", "problem"),
    (
        ("Tack {Name}!", "wording.unknown"),
        ("{name.__class__}", "wording.unknown"),
        ("{0}", "wording.unknown"),
        ("{}", "wording.unknown"),
        ("{name!r}", "wording.unknown"),
        ("{amount:>9999999}", "wording.unknown"),
        ("Tack {name", "wording.brace"),
        ("{{name}}", "wording.brace"),
        ("Tack\x1bp", "wording.line"),
        ("Tack\nElin", "wording.line"),
        ("x" * (LONGEST + 1), "wording.long"),
    ),
)
def test_that_what_is_wrong_with_a_template_is_told_and_it_is_not_used(
    template: str, problem: str
) -> None:
    assert [phrase.key for phrase in checked(template)] == [problem]
    assert filled(template, FACTS) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_each_problem_is_told_in_every_language(language: str) -> None:
    for template in ("{wrong}", "{", "\n", "x" * 900):
        (problem,) = checked(template)
        assert speech(language).say(problem) != problem.key


@given(st.text(), st.dictionaries(st.sampled_from(NAMES), st.text(), min_size=1))
def test_that_what_a_customer_is_called_is_never_read_as_a_template(
    template: str, facts: dict[str, str]
) -> None:
    said = filled("{name}", facts | {"name": "{shop}{number"})

    assert said == "{shop}{number"
    assert isinstance(filled(template, facts), str)


def test_that_settings_refuse_a_wording_with_a_name_nobody_knows() -> None:
    with pytest.raises(SettingsUnreadableError) as told:
        read('[wording.sv]\nthanks = "Tack {kund}!"')

    assert told.value.advice.args["where"] == "wording.sv.thanks"


def test_that_settings_keep_the_words_of_each_language() -> None:
    settings = read('[wording.sv]\nthanks = "Tack {name}!"\n[wording.en]\nclosing = "Bye."')

    assert settings.wording["sv"].thanks == "Tack {name}!"
    assert settings.wording["en"].closing == "Bye."
