"""`asks` at the front door: put, looked at, answered, reopened, and used by `return`."""

import json
from pathlib import Path
from typing import Any

import pytest

from returns_station.__main__ import main
from tests.db.ruling_shop import RulingShop, open_ruling_shop

# Each answer is read with the keys that its deed gives.
Told = Any
CLAIM = {
    "sale": "1988-0412",
    "claim": {
        "told_at": "2026-11-26T14:41:00+01:00",
        "lines": [{"line": "1", "quantity": 1, "reason": "changed_mind"}],
    },
}


@pytest.fixture
def shop(tmp_path: Path) -> RulingShop:
    """The shop behind these commands; its own terms are the shipped ones: 30 days."""
    folder = tmp_path / "data"
    folder.mkdir()
    (tmp_path / "claim.json").write_text(json.dumps(CLAIM), encoding="utf-8")
    return open_ruling_shop(f"sqlite:///{folder / 'station.db'}")


def told(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Told]:
    """The exit code of a command and what it answered."""
    capsys.readouterr()
    code = main([*arguments, "--data", str(folder / "data"), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out or said.err)


@pytest.mark.usefixtures("shop")
def test_that_a_question_is_put_declined_reopened_answered_and_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = str(tmp_path / "claim.json")
    assert told(tmp_path, capsys, "asks") == (0, [])
    assert told(tmp_path, capsys, "preview", claim)[0] == 1

    code, asked = told(tmp_path, capsys, "asks", "put", claim, "--note", "Hon var sjuk")
    number = asked["number"]
    assert (code, asked["state"], asked["may"]) == (0, "waiting", True)
    assert [one["number"] for one in told(tmp_path, capsys, "asks")[1]] == [number]
    words = ("no", number, "--why", "worn", "--note", "Sliten", "--nearest")
    code, refused = told(tmp_path, capsys, "asks", *words, "repair")
    assert (code, refused["error"]) == (2, "ruling.not_named")
    (nearest, *_) = asked["nearest"]
    assert told(tmp_path, capsys, "asks", *words, nearest)[1]["state"] == "no"
    again = told(tmp_path, capsys, "asks", "again", number, "--note", "Den var ren")[1]
    assert again["note"] == "Hon var sjuk\nDen var ren"
    said = told(tmp_path, capsys, "asks", "yes", number, "--why", "loyal", "--key", "k")[1]
    assert said["state"] == "yes"
    assert told(tmp_path, capsys, "asks", "yes", number, "--key", "k")[1]["state"] == "yes"
    code, done = told(tmp_path, capsys, "return", claim, "--ruling", number)

    assert (code, done["answer"]) == (0, "accepted")
    assert told(tmp_path, capsys, "asks", "show", number)[1]["state"] == "used"
    assert told(tmp_path, capsys, "check-trace", "--all")[0] == 0


@pytest.mark.usefixtures("shop")
def test_that_people_read_it_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claim = str(tmp_path / "claim.json")
    _, asked = told(tmp_path, capsys, "asks", "put", claim, "--note", "Hon var sjuk")

    main(["asks", "show", asked["number"], "--data", str(tmp_path / "data"), "--language", "en"])

    said = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert "“Hon var sjuk”" in said
    assert "a yes gives the money back: 1,299.50 kr, of which 1,299.50 kr is beyond" in said
