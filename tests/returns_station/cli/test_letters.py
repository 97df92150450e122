"""`letters` at the front door: reached, written to, told by a person; no address is said."""

import json
from pathlib import Path
from typing import Any

import pytest

from returns_station.__main__ import main
from tests.letters import a_letter_shop


def asked(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    """The exit code of `letters` and its answer."""
    capsys.readouterr()
    code = main(["letters", *words, "--data", str(folder), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out or said.err)


def test_that_what_no_way_leads_to_is_told_by_a_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slip = a_letter_shop(tmp_path, ways=False).come()

    code, none = asked(tmp_path, capsys, "reach", slip, "elin@exempel.se")
    assert (code, none) == (1, {"slip": slip})
    code, (letter,) = asked(tmp_path, capsys, "write", slip, "Det", "är", "klart.", "--key", "w")
    assert (code, letter["state"], letter["kind"]) == (0, "by_hand", "answer")
    assert "exempel" not in json.dumps(letter)

    code, dead = asked(tmp_path, capsys, "dead")
    assert (code, [one["id"] for one in dead]) == (1, [letter["id"]])
    assert asked(tmp_path, capsys, "told", str(letter["id"]))[0] == 0
    assert asked(tmp_path, capsys, "told", str(letter["id"]))[0] == 1
    assert asked(tmp_path, capsys, "dead") == (0, [])
    assert asked(tmp_path, capsys, "send") == (0, {"sent": 0})
    assert [one["state"] for one in asked(tmp_path, capsys, "slip", slip)[1]] == ["sent"]


@pytest.mark.parametrize("words", (("write", "RS1"), ("told",), ("reach", "RS1", "no address")))
def test_that_what_cannot_be_understood_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    a_letter_shop(tmp_path)

    assert asked(tmp_path, capsys, *words)[0] == 2
