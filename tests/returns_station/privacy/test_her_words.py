"""Her words are taken out of a text however they are written there, and nobody else's."""

import json

import pytest

from returns_station.privacy.words import HerWords, Text, pattern, without

HER = HerWords(
    names=("Åsa Berg",), phones=("070-174 06 13",), mails=("asa.berg@example.org",),
    doors=("Tallstigen 4",),
)  # fmt: skip


@pytest.mark.parametrize(
    "note",
    (
        "Åsa Berg wanted it",
        "ring ÅSA",
        "fru berg kommer",
        "asa.berg@example.org",
        "ASA.BERG@EXAMPLE.ORG",
        "070-174 06 13",
        "0701740613",
        "+46 70 174 06 13",
        "+46(0)70-1740613",
        "lives at Tallstigen 4",
    ),
)
def test_that_a_note_forgets_her(note: str) -> None:
    left = without(note, pattern(HER, Text.NOTE)).casefold()

    assert not any(one in left for one in ("åsa", "berg", "1740613", "174 06 13", "tallstigen"))


@pytest.mark.parametrize(
    "note", ("Bergs jacket", "Åsander was here", "070-174 06 14", "art. 91701740613991", "berga")
)
def test_that_a_note_of_somebody_else_stays(note: str) -> None:
    assert without(note, pattern(HER, Text.NOTE)) == note


def test_that_what_the_house_wrote_stays_readable() -> None:
    """A name may be a word of the house's own: keys and values that are no name stand."""
    her = HerWords(names=("May Key",), mails=("may@example.org",))
    told = {"key": "pickup.tell.may", "args": {"name": "May", "who": "May Key"}, "to": "it may be"}

    left = json.loads(without(json.dumps(told), pattern(her, Text.DATA)))

    assert left == {
        "key": "pickup.tell.may", "args": {"name": "", "who": ""}, "to": "it may be",
    }  # fmt: skip


def test_that_a_name_is_found_as_json_writes_it() -> None:
    text = json.dumps({"name": "Åsa Berg"})

    assert json.loads(without(text, pattern(HER, Text.DATA))) == {"name": ""}


def test_that_nobody_is_found_in_a_text_by_nothing() -> None:
    assert pattern(HerWords(), Text.NOTE) is None
    assert without("as it was", None) == "as it was"
