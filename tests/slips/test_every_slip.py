"""Every kind of slip in every language says today what it said when it was last looked at."""

from pathlib import Path

import pytest

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.slip import SlipKind
from tests.slips.kinds import every_kind
from tests.slips.told import every_word

KEPT = Path(__file__).parent / "words"


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_slip_says_what_it_said(language: str) -> None:
    kept = (KEPT / f"{language}.txt").read_text("utf-8")

    said = every_word(language)

    assert said == kept, "look at the new ones: python -m tests.slips.every_slip"


def test_that_there_is_a_slip_of_every_kind() -> None:
    kinds = every_kind("sv")

    assert set(kinds) == set(SlipKind)
    assert {kind: slip.kind for kind, slip in kinds.items()} == {kind: kind for kind in SlipKind}
