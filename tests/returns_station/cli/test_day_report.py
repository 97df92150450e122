"""`day-report`: what a day came to, as text, as JSON and on paper."""

import json
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped] # it has no types
import pytest

from returns_station.__main__ import main
from tests.returns_station.cli.stored import a_shop

DAY = "2026-11-12"


def told(
    capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str
) -> tuple[int, dict[str, Any]]:
    code = main(["day-report", *arguments, "--data", str(folder), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out or said.err)


def rows(report: dict[str, Any], part: str) -> list[tuple[Any, ...]]:
    """What stands in one part."""
    (found,) = (one for one in report["parts"] if one["part"] == part)
    return [(row["what"], row["count"], row["amount"]) for row in found["rows"]]


def kr(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "SEK"}


def test_that_a_day_tells_what_came_back_and_what_waits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_shop(tmp_path)

    code, report = told(capsys, tmp_path, "--on", DAY)

    assert (code, report["day"]) == (0, DAY)
    assert rows(report, "report.outcomes") == [("report.outcome.refund", 1, kr("499.00"))]
    assert rows(report, "report.tenders") == [("report.tender.card", 1, kr("499.00"))]
    assert rows(report, "report.rates") == [("report.rate", None, kr("99.80"))]
    assert rows(report, "report.slips") == [("report.slip", None, None)]
    assert rows(report, "report.payouts") == [("report.tender.card", None, kr("499.00"))]
    assert rows(report, "report.awaited") == []


def test_that_an_empty_day_says_so_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_shop(tmp_path)

    code = main(["day-report", "--on", "2026-01-02", "--data", str(tmp_path), "--language", "en"])

    said = capsys.readouterr().out
    assert code == 0
    assert "No returns this day." in said
    assert "No money went back." in said


def test_that_a_day_goes_to_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a_shop(tmp_path)
    paper = tmp_path / "day.pdf"

    code, said = told(capsys, tmp_path, "--on", DAY, "--to", str(paper), "--paper", "a4")

    page = pypdfium2.PdfDocument(paper.read_bytes())[0].get_textpage().get_text_range()
    assert (code, said["to"]) == (0, str(paper))
    assert DAY in page


def test_that_a_day_that_is_none_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_shop(tmp_path)

    code, said = told(capsys, tmp_path, "--on", "last week")

    assert (code, said["error"]) == (2, "wishes.no_day")
