"""A version of a law is the one it follows, with its own figures laid over it."""

from datetime import date
from typing import Final

from returns_station.adapters.law.files import fingerprint, versions_from

LAW: Final = """
[[version]]
name = "XX-2014"
valid_from = 2014-06-13
days = { is = 14, source = "old act 1 §", confidence = "A" }
[version.complaint]
years = { is = 2, source = "old act 2 §", confidence = "B" }
tested = { is = "shows", source = "old act 3 §", confidence = "B" }

[[version]]
name = "XX-2022"
valid_from = 2022-01-01
follows = "XX-2014"
[version.complaint]
years = { is = 3, source = "new act 4 §", confidence = "A" }
repair_adds_months = { is = 12, source = "new act 5 §", confidence = "A" }
"""
PUT_RIGHT: Final = """
[[version]]
name = "XX-2014-2"
valid_from = 2014-06-13
follows = "XX-2014"
days = { is = 15, source = "old act 1 §, read again", confidence = "A" }
"""


def test_that_a_version_keeps_what_it_does_not_say_anew() -> None:
    first, second = versions_from(LAW, "XX")

    assert second.whole == {
        "days": first.own["days"],
        "complaint": {
            "years": {"is": 3, "source": "new act 4 §", "confidence": "A"},
            "tested": first.own["complaint"]["tested"],
            "repair_adds_months": {"is": 12, "source": "new act 5 §", "confidence": "A"},
        },
    }
    assert (second.follows, second.valid_from) == ("XX-2014", date(2022, 1, 1))
    assert first.whole == first.own


def test_that_a_version_put_right_comes_after_the_one_of_its_day() -> None:
    versions = versions_from(LAW + PUT_RIGHT, "XX")

    assert [version.name for version in versions] == ["XX-2014", "XX-2014-2", "XX-2022"]


def test_that_a_fingerprint_sees_every_letter_of_a_version_and_of_what_it_follows() -> None:
    source = LAW.replace("old act 3 §", "old act 3 a §")
    unsure = LAW.replace('"B"', '"C"')

    prints = {fingerprint(versions_from(text, "XX")[1]) for text in (LAW, source, unsure)}

    assert len(prints) == 3
    assert fingerprint(versions_from(LAW + PUT_RIGHT, "XX")[2]) in prints
