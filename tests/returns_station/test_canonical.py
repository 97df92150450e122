"""One value, one text."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

from returns_station.canonical import dumps, plain, typed
from returns_station.money import Money
from returns_station.phrase import Argument, Phrase
from returns_station.sale import Trait
from tests.builders import NOW, a_claim, a_sale


def test_that_money_days_and_phrases_come_back_as_they_went() -> None:
    about: dict[str, Argument] = {
        "amount": Money(49900, "SEK"),
        "day": date(2026, 11, 30),
        "part": Decimal("12.5"),
        "names": ("Maja", Phrase("x")),
    }
    told = Phrase("slip.lead", about)
    value = {"told": told, "at": datetime(2026, 11, 26, 13, 32, tzinfo=UTC), "n": 1}

    assert typed(plain(value)) == value


def test_that_equal_values_have_one_text_whatever_the_order() -> None:
    assert dumps({"b": 1, "a": [2, 3]}) == dumps({"a": [2, 3], "b": 1}) == '{"a":[2,3],"b":1}'


def test_that_nordic_letters_stay_readable_in_the_text() -> None:
    assert "Stickad tröja" in dumps(a_sale())


def test_that_the_text_of_a_value_is_the_text_of_its_plain_form() -> None:
    sale = a_sale(delivery=49)

    whole = dumps({"sale": sale, "claim": a_claim(), "traits": frozenset(Trait), "at": NOW})

    parts = plain({"sale": sale, "claim": a_claim(), "traits": frozenset(Trait), "at": NOW})
    assert whole == json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
