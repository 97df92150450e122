"""`promises` and `board` at the front door."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from returns_station.__main__ import main
from returns_station.adapters.board_file import cell, write_board
from returns_station.policy.claim import Claim, Outcome, Reason
from returns_station.service.board import board
from returns_station.service.measures import Measures, VisitFact
from tests.builders import NOW, a_claim, a_sale, taking
from tests.returns_station.desk.counter import MAJA, a_station


def faulty() -> Claim:
    """A jumper that is to be mended."""
    (line,) = a_claim().lines
    return replace(a_claim(), lines=(replace(line, reason=Reason.FAULTY),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shop in which money is promised, and a repair; both are long due."""
    sales = [a_sale(number=f"S{nr}") for nr in range(2)]
    station = a_station(tmp_path, *sales)
    station.perform(taking("money", 1, a_claim()), MAJA)
    station.perform(taking("mend", 2, faulty(), Outcome.REPAIR), MAJA)
    return tmp_path


def asked(
    folder: Path, capsys: pytest.CaptureFixture[str], *words: str, as_json: bool = True
) -> tuple[int, Any]:
    """The exit code of a command and its answer."""
    capsys.readouterr()
    code = main([*words, "--data", str(folder), *(("--json",) if as_json else ())])
    said = capsys.readouterr()
    return code, json.loads(said.out or said.err) if as_json else said.out + said.err


def test_that_what_was_promised_is_told_and_goods_that_are_here_are_said_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, (money,) = asked(folder, capsys, "promises", "slip", "RS000000013")
    assert (code, money["kind"], money["state"]) == (0, "refund", "open")

    first = asked(folder, capsys, "promises", "done", "repair:mend")
    again = asked(folder, capsys, "promises", "done", "repair:mend")

    assert (first[0], again[0]) == (0, 1)
    code, text = asked(folder, capsys, "promises", "slip", "RS000000013", as_json=False)
    assert (code, "refund:money" in text) == (0, True)


def test_that_a_command_that_names_nothing_is_told_what_to_say(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = asked(folder, capsys, "promises", "done", as_json=False)

    assert code == 2
    assert "promises done" in text


def test_that_the_board_is_told_checked_and_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = folder / "board.csv"
    days = ("--since", "2026-11-01", "--until", "2026-11-30")

    code, shown = asked(folder, capsys, "board", *days, "--by", "desk", "--csv", str(table))
    checked = asked(folder, capsys, "board", *days, "--check")

    assert (code, checked) == (0, (0, {"same": True}))
    assert [(row["name"], row["visits"], row["open"]) for row in shown["rows"]] == [
        ("Disk 2", 2, 2)
    ]
    assert shown["said"] == []
    head, row, _ = table.read_text("utf-8-sig").splitlines()
    assert (head.split(";")[0], row.split(";")[0]) == ("name", "Disk 2")


@pytest.mark.parametrize("name", ("=1+1", "+x", "-x", "@SUM(A1)", "\t=1", "|calc", " =1"))
def test_that_no_cell_is_taken_for_a_formula(name: str, tmp_path: Path) -> None:
    visit = VisitFact("RS1", name, NOW)
    shown = board(Measures(visits=(visit,)), NOW.date(), NOW.date(), by="desk", market="SE")

    write_board(tmp_path / "board.csv", shown)

    assert cell(name).startswith("'")
    assert f"\n{cell(name)};" in (tmp_path / "board.csv").read_text("utf-8")
