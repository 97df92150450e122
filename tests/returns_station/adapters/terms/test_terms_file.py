"""Terms go out as data and come back the same; a file that makes no sense is refused in words."""

import json
import tomllib
from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import example, given

from returns_station.adapters.law.book import house_terms
from returns_station.adapters.speech import speech
from returns_station.adapters.terms.file import TermsFileError, read_terms
from returns_station.adapters.terms.form import TermsForm
from returns_station.adapters.terms.reading import terms_from
from returns_station.adapters.terms.writing import terms_plain, terms_toml
from returns_station.policy.promise.sense import nonsense
from returns_station.policy.terms import NOTHING_MORE, Terms
from tests.returns_station.policy.promise.any_terms import any_terms, needs_cases, shared_terms

NO_SELECTOR = (
    "t.toml, rules.1: The rule does not say what it is for:"
    " name category, trait, condition or handed_in."
)
LONGEST_PROMISE = """
version = "autumn"
valid_from = 2026-12-01
note = "för julen"
return_fee = 49
restocking_percent = 2.5

[open_purchase]
days = 60
counted_from = "receipt"

[[seasons]]
bought_from = 2026-11-01
bought_to = 2026-12-24
return_by = 2027-01-31

[member_days]
"gold & silver" = 30
"""


@given(any_terms)
def test_that_terms_written_as_toml_read_back_the_same(terms: Terms) -> None:
    text = terms_toml(terms)

    assert terms_from(tomllib.loads(text), version="") == terms


@given(any_terms)
def test_that_what_is_written_has_the_form_of_a_promise(terms: Terms) -> None:
    plain = terms_plain(terms)

    form = TermsForm.model_validate_json(json.dumps(plain))

    assert terms_from(form.model_dump(exclude_unset=True), version=terms.version) == terms
    assert terms_from(plain, version=terms.version) == terms


@given(any_terms)
@example(Terms("0", member_days=(("return_fee", 2), ("up_to", 1)), trust_days=1))
def test_that_a_written_file_is_taken_or_refused_for_its_sense_alone(terms: Terms) -> None:
    files = {"a.toml": terms_toml(terms), "a.json": json.dumps(terms_plain(terms))}

    for name, text in files.items():
        read = _read_or_faults(text, name, terms.version)

        assert read == (terms if not nonsense(terms) else len(nonsense(terms)))


def _read_or_faults(text: str, name: str, version: str) -> Terms | int:
    """The terms of a file, or how many faults it was refused for."""
    try:
        return read_terms(text, name=name, version=version).terms
    except TermsFileError as error:
        return len(error.faults)


@needs_cases
def test_that_every_promise_of_the_shared_cases_comes_back_the_same() -> None:
    for case, plain in shared_terms():
        terms = terms_from(plain, version=case)

        read = read_terms(terms_toml(terms), name="a.toml")

        assert read.terms == terms
        assert terms_from(terms_plain(terms), version=case) == terms


def test_that_only_what_differs_from_saying_nothing_is_written() -> None:
    assert terms_plain(NOTHING_MORE) == {}
    assert terms_plain(house_terms()) == {
        "open_purchase": {
            "days": 60,
            "conditions": ["assembled", "opened", "unopened", "unused"],
        }
    }


def test_that_a_file_says_its_name_and_its_first_day() -> None:
    read = read_terms(LONGEST_PROMISE, name="autumn.toml")

    assert (read.terms.version, read.valid_from, read.note) == (
        "autumn",
        date(2026, 12, 1),
        "för julen",
    )
    assert read.terms.return_fee == 49
    assert read.terms.restocking_percent == Decimal("2.5")
    again = terms_toml(read.terms, valid_from=read.valid_from, note=read.note)
    assert read_terms(again, name="again.toml") == read


def test_that_json_says_days_and_sums_as_text() -> None:
    text = '{"open_purchase": {"until": "2027-01-31"}, "return_fee": "49.00"}'

    terms = read_terms(text, name="T.JSON", version="v").terms

    assert terms_plain(terms) == {
        "open_purchase": {"until": "2027-01-31"},
        "return_fee": "49.00",
    }


def test_that_a_promise_that_is_only_advertised_is_a_promise() -> None:
    terms = terms_from({"advertised_also": {"months": 12}}, version="v")

    assert terms_plain(terms) == {"open_purchase": {"months": 12}}


@pytest.mark.parametrize(
    ("text", "said"),
    (
        ("retrun_fee = 3", "t.toml, retrun_fee: No promise has a key of this name."),
        ('return_fee = "a"', "t.toml, return_fee: This is not an amount such as 49.00."),
        ("return_fee = -1", "t.toml, return_fee: This is not an amount such as 49.00."),
        ("return_fee = 1.555", "t.toml, return_fee: This is not an amount such as 49.00."),
        (
            "restocking_percent = 101",
            "t.toml, restocking_percent: This must be a percentage from 0 to 100.",
        ),
        (
            "open_purchase = {days = 0}",
            "t.toml, open_purchase.days: This must be a whole number of 1 or more.",
        ),
        (
            "open_purchase = {days = 3.5}",
            "t.toml, open_purchase.days: This must be a whole number of 1 or more.",
        ),
        (
            "member_days = {gold = true}",
            "t.toml, member_days.gold: This must be a whole number of 1 or more.",
        ),
        (
            "open_purchase = {days = 3, months = 1}",
            "t.toml, open_purchase: Name exactly one of days, months, until and unlimited.",
        ),
        (
            "open_purchase = {until = 2026-11-30T10:00:00}",
            "t.toml, open_purchase.until: This is not a day such as 2026-11-30.",
        ),
        (
            "open_purchase = {days = 3, conditions = []}",
            "t.toml, open_purchase.conditions: This is empty.",
        ),
        ('member_days = {"" = 4}', "t.toml, member_days: This is empty."),
        (
            'gift = {gives = ["refund", "refund"]}',
            "t.toml, gift.gives: The same thing is named twice.",
        ),
        ("gift = {}", "t.toml, gift.gives: This key is missing."),
        (
            'without_proof = {gives = ["refund"], at = "half"}',
            "t.toml, without_proof.at: This must be one of 'price_today' or 'lowest_price'.",
        ),
        (
            "rules = [{days = 3}]",
            NO_SELECTOR,
        ),
        (
            'rules = [{category = "a", days = 3, months = 1}]',
            "t.toml, rules.1: Name only one of days, months, until and unlimited.",
        ),
        (
            "seasons = [{bought_from = 2026-11-01, bought_to = 2026-12-24}]",
            "t.toml, seasons.1: Name one of return_by and days, not both.",
        ),
        (
            'rules = [{category = "a"}]',
            "t.toml, rules.1: The rule says what it is for, but not what holds then.",
        ),
    ),
)
def test_that_a_fault_names_the_key_in_words(text: str, said: str) -> None:
    with pytest.raises(TermsFileError) as refused:
        read_terms(text, name="t.toml")

    assert [speech("en").say(fault) for fault in refused.value.faults] == [said]


def test_that_all_faults_are_told_at_once() -> None:
    text = "rules = [{}]\nseasons = 3\n[open_purchase]\ndays = 1\nconditions = ['wet']"

    with pytest.raises(TermsFileError) as refused:
        read_terms(text, name="t.toml")

    assert [fault.args["key"] for fault in refused.value.faults] == [
        "open_purchase.conditions.1",
        "seasons",
        "rules.1",
    ]
    assert refused.value.advice == refused.value.faults[0]


@pytest.mark.parametrize(
    ("name", "text"),
    (
        ("t.toml", "days ="),
        ("t.toml", "a = 1\na = 2"),
        ("t.json", "{"),
        ("t.json", "[" * 100_000),
        ("t.json", '{"return_fee": "1", "return_fee": "2"}'),
        ("t.json", '{"gift": null}'),
        ("t.json", "[]"),
    ),
)
def test_that_a_file_that_is_no_such_file_is_refused(name: str, text: str) -> None:
    with pytest.raises(TermsFileError) as refused:
        read_terms(text, name=name)

    assert name in speech("sv").say(refused.value.advice)


def test_that_the_terms_we_ship_are_read_by_the_strict_reader_too() -> None:
    text = files("assets").joinpath("terms", "house.toml").read_text("utf-8")

    assert read_terms(text, name="house.toml").terms == house_terms()
