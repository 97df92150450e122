"""The printer's door lets letters in, and nothing else."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from returns_station.adapters.printing.plain import LONGEST, plain

_ANYTHING = st.text(st.characters(codec=None), max_size=40)


@given(_ANYTHING)
def test_that_no_control_or_direction_mark_gets_through(text: str) -> None:
    seen = plain(text)

    kinds = {unicodedata.category(letter) for letter in seen}
    assert not kinds & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    assert plain(seen) == seen


def test_that_printer_commands_in_a_name_become_harmless_letters() -> None:
    kick, cut, trick = "Eva\x1bp\x00\x19\xfa", "Bo\x1dV\x00", "Ann\u202enila\u2066"

    assert [plain(kick), plain(cut), plain(trick)] == ["Evapú", "BoV", "Annnila"]


def test_that_what_is_bound_together_stays_so() -> None:
    assert plain("1\u202f299\xa0kr\n på\tväg ") == "1\xa0299\xa0kr på väg"


def test_that_the_longest_text_costs_no_more_than_a_long_one() -> None:
    said = plain("å" * 5_000_000)

    assert len(said) == LONGEST
    assert said.endswith("…")
