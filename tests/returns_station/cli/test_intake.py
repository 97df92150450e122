"""The bench by the command line: opened, ticked, graded, received, by the same door."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from returns_station.__main__ import main
from tests.builders import a_claim, a_sale, taking
from tests.returns_station.adapters.test_photos import a_photo
from tests.returns_station.desk.bench.at_the_bench import JUMPER, jumpers
from tests.returns_station.desk.counter import MAJA, a_station


@pytest.fixture
def slip(tmp_path: Path) -> str:
    """A data folder with a return that she told of; the number of its slip."""
    station = a_station(tmp_path, a_sale(jumpers()))
    at_home = replace(a_claim(), goods_at_home=True)
    return station.perform(taking("home", 1, at_home), MAJA).slip


def told(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: object) -> tuple[int, Any]:
    """The exit code and the JSON answer; on an error the JSON of standard error."""
    code = main(["intake", *(str(one) for one in arguments), "--data", str(folder), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out or said.err)


def test_that_a_parcel_is_received_by_the_command_line(
    tmp_path: Path, slip: str, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = told(capsys, tmp_path, "open", slip)[1]
    parcel = opened["parcel"]
    scanned = told(capsys, tmp_path, "scan", parcel, JUMPER)[1]
    graded = told(capsys, tmp_path, "grade", parcel, 1, "A", "--key", "press")
    again = told(capsys, tmp_path, "grade", parcel, 1, "A", "--key", "press")
    closed = told(capsys, tmp_path, "close", parcel)[1]

    assert (scanned["now"], scanned["suggested"], scanned["places"]["A"]) == (1, "A", "shelf")
    assert (graded[0], graded[1]["label"]["code"]) == (0, f"{slip}/1")
    assert again == graded
    assert (closed["closed"], closed["received"][:2]) == (True, "RS")


def test_that_a_picture_is_attached_and_a_label_drawn(
    tmp_path: Path, slip: str, capsys: pytest.CaptureFixture[str]
) -> None:
    picture, label = tmp_path / "photo.jpg", tmp_path / "label.pdf"
    picture.write_bytes(a_photo())
    parcel = told(capsys, tmp_path, "open", slip)[1]["parcel"]
    told(capsys, tmp_path, "scan", parcel, JUMPER)

    shown = told(capsys, tmp_path, "photo", parcel, 1, picture)[1]
    told(capsys, tmp_path, "grade", parcel, 1, "B", "--to", label)

    assert shown["photos"] == 1
    assert label.read_bytes().startswith(b"%PDF")


def test_that_what_waits_and_what_is_set_aside_is_listed(
    tmp_path: Path, slip: str, capsys: pytest.CaptureFixture[str]
) -> None:
    parcel = told(capsys, tmp_path, "open", slip)[1]["parcel"]
    told(capsys, tmp_path, "scan", parcel, "NOBODY-KNOWS")

    code, waits = told(capsys, tmp_path)
    aside = told(capsys, tmp_path, "quarantine")[1]

    assert (code, waits["waiting"], [one["parcel"] for one in waits["parcels"]]) == (1, 1, [parcel])
    assert [one["row"] for one in aside["parcels"]] == [2]


def test_that_what_is_less_than_told_is_a_question_and_settled_by_a_person(
    tmp_path: Path, slip: str, capsys: pytest.CaptureFixture[str]
) -> None:
    parcel = told(capsys, tmp_path, "open", slip)[1]["parcel"]
    told(capsys, tmp_path, "scan", parcel, JUMPER)
    told(capsys, tmp_path, "grade", parcel, 1, "C", "--unticked", "clean", "--note", "hairs")

    asked = told(capsys, tmp_path, "questions")
    told(capsys, tmp_path, "settle", parcel, 1, "--note", "brushed")
    settled = told(capsys, tmp_path, "questions")

    assert (asked[0], [one["row"] for one in asked[1]["parcels"]]) == (1, [1])
    assert settled[1]["parcels"] == []


def test_that_the_last_step_is_undone_by_the_command_line(
    tmp_path: Path, slip: str, capsys: pytest.CaptureFixture[str]
) -> None:
    parcel = told(capsys, tmp_path, "open", slip)[1]["parcel"]
    told(capsys, tmp_path, "scan", parcel, JUMPER)

    undone = told(capsys, tmp_path, "undo", parcel)[1]
    nothing = told(capsys, tmp_path, "undo", parcel)

    assert [row["standing"] for row in undone["rows"]] == ["awaited"]
    assert nothing == (3, {"error": "parcel.undo.none", "says": nothing[1]["says"]})
