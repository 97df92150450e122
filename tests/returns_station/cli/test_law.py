"""`law` tells each figure with its paragraph, for people and for programs."""

import json
from pathlib import Path

import pytest

from returns_station.__main__ import main


def told(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> tuple[int, str, str]:
    code = main(["law", *arguments, "--data", str(folder), "--language", "en"])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_that_a_market_is_told_by_version_with_paragraphs_in_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = told(capsys, tmp_path, "se")

    rows = [line for line in out.splitlines() if line.startswith("  complaint.years ")]
    heads = [line for line in out.splitlines() if line.startswith("SE-")]
    assert code == 0
    assert heads == [
        "SE-2014: contracts from 2014-06-13, and older ones",
        "SE-2022: contracts from 2022-05-01; all else as SE-2014",
        "SE-2026: contracts from 2026-07-31; all else as SE-2022",
    ]
    assert [row.split()[:3] for row in rows] == [
        ["complaint.years", "3", "C"],
        ["complaint.years", "3", "B"],
    ]
    assert "credit-SE-1982: store credit given from 1982-01-01" in out
    assert len({row.index(" SFS ") for row in rows}) == 1
    assert "  vat.food_for_a_time" in out
    assert "(from 2026-04-01, until 2027-12-31)" in out


def test_that_a_program_gets_the_same_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = told(capsys, tmp_path, "NO", "--json")

    (durable,) = (each for each in json.loads(out) if each["path"] == "complaint.years_durable")
    assert code == 0
    assert durable == {
        "version": "NO-2014",
        "path": "complaint.years_durable",
        "value": 5,
        "source": "LOV-2002-06-21-34 § 27",
        "confidence": "A",
        "valid_from": "2014-06-13",
        "valid_until": None,
    }


def test_that_every_market_is_told_when_none_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = told(capsys, tmp_path, "--json")

    versions = {each["version"] for each in json.loads(out)}
    assert code == 0
    assert {version.removeprefix("credit-").split("-")[0] for version in versions} == {
        *("SE", "NO", "FI", "DK", "DE", "NL", "UK", "EU")
    }


def test_that_an_unknown_market_is_told_with_those_that_are_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = told(capsys, tmp_path, "Narnia")

    assert (code, out) == (2, "")
    assert err == ("There is no market Narnia. These are known: SE, NO, FI, DK, DE, NL, UK, EU.\n")


def test_that_nothing_is_stored_by_looking_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, tmp_path, "DK")

    assert list(tmp_path.iterdir()) == []
