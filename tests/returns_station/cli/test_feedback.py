"""`feedback`, `feedback-page` and `surprise` at the front door."""

import json
from pathlib import Path
from typing import Any

import pytest

from returns_station.__main__ import main
from returns_station.policy.claim import Reason
from returns_station.scan import opinion_code
from tests.builders import a_claim, a_sale, taking
from tests.returns_station.desk.counter import MAJA, a_station

SLIP = "RS000000013"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shop with a visit that was our mistake."""
    station = a_station(tmp_path, a_sale())
    done = station.perform(taking("a", 1, a_claim(reason=Reason.WRONG_ITEM)), MAJA)
    assert done.slip == SLIP
    return tmp_path


def asked(
    folder: Path, capsys: pytest.CaptureFixture[str], *words: str, as_json: bool = True
) -> tuple[int, Any]:
    capsys.readouterr()
    code = main([*words, "--data", str(folder), *(("--json",) if as_json else ())])
    said = capsys.readouterr()
    return code, json.loads(said.out or said.err) if as_json else said.out + said.err


def test_that_what_is_said_at_the_desk_is_owed_an_answer_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say = ("feedback", "say", SLIP, "--grade", "2", "--topic", "wait", "--words", "Det drog")

    first = asked(folder, capsys, *say, "--key", "k")
    again = asked(folder, capsys, *say, "--key", "k")

    assert first == again == (0, {"slip": SLIP, "grade": 2, "item": "M00001"})
    told = {"slip": SLIP, "grade": 2, "topics": ["wait"], "times": 1}
    assert asked(folder, capsys, "feedback", "of", SLIP) == (0, told)


def test_that_a_code_is_heard_and_another_text_is_not(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(folder, capsys, "feedback", "of", SLIP)[0] == 1

    code, told = asked(folder, capsys, "feedback", "code", opinion_code(SLIP, 5))

    assert (code, told["grade"]) == (0, 5)
    assert asked(folder, capsys, "feedback", "code", "hej")[0] == 2


def test_that_a_change_says_its_languages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change = ("feedback", "change", "--topic", "wait", "--words")

    assert asked(folder, capsys, *change, "Vi är två nu.")[0] == 2
    code, (made,) = asked(folder, capsys, *change, "sv=Vi är två nu.")

    assert (code, made["told"], made["words"]) == (0, 0, {"sv": "Vi är två nu."})
    _, text = asked(folder, capsys, "feedback", "changes", as_json=False)
    assert "Vi är två nu." in text


def test_that_the_page_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = folder / "page.html"

    code, _ = asked(folder, capsys, "feedback-page", str(page), "--mail", "retur@example.se")

    assert code == 0
    assert "retur@example.se" in page.read_text("utf-8")


def test_that_a_line_by_hand_is_suggested_given_and_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = asked(folder, capsys, "surprise", "suggest", SLIP)
    assert (code, found["because"]) == (0, "mistake")
    assert [one["kind"] for one in found["kinds"]] == ["line"]

    given = asked(folder, capsys, "surprise", "give", SLIP, "line", "--key", "k")
    again = asked(folder, capsys, "surprise", "give", SLIP, "line", "--key", "k")

    assert given == again
    assert asked(folder, capsys, "surprise", "suggest", SLIP)[0] == 1
    assert asked(folder, capsys, "surprise", "give", SLIP, "card")[0] == 2
    _, today = asked(folder, capsys, "surprise")
    assert [one["kind"] for one in today["given"]] == ["line"]
    assert "0,00" in asked(folder, capsys, "surprise", as_json=False)[1]
