"""A visit by the command line: several claims at once, undone, and goods that are on their way."""

import json
from pathlib import Path
from typing import Any

import pytest

from returns_station.__main__ import main
from tests.builders import a_line, a_sale
from tests.db.shelf import a_store


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A data folder with two sales of one jumper each."""
    a_store(tmp_path, a_sale(), a_sale(a_line(paid=200), number="2041-1188")).engine.dispose()
    return tmp_path


def a_claim_file(folder: Path, sale: str, **changes: object) -> Path:
    told = {
        "told_at": "2026-11-26T14:32:00+01:00",
        "lines": [{"line": "1", "quantity": 1, "reason": "changed_mind"}],
    } | changes
    path = folder / f"{sale}.json"
    path.write_text(json.dumps({"sale": sale, "claim": told}), encoding="utf-8")
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any]:
    """The exit code and the JSON answer; on an error the JSON of standard error."""
    code = main([*(str(one) for one in arguments), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out or said.err)


def test_that_two_receipts_are_one_visit_with_one_sum_and_one_slip(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = (a_claim_file(shop, "2041-1187"), a_claim_file(shop, "2041-1188"))

    look = told(capsys, "preview", *files, "--data", shop)
    done = told(capsys, "return", *files, "--data", shop, "--key", "a visit")
    again = told(capsys, "return", *files, "--data", shop, "--key", "a visit")

    assert look[1]["sum"]["refund"] == "699.00"
    assert [one["sale"] for one in look[1]["sum"]["tenders"]] == ["2041-1187", "2041-1188"]
    assert (done[1]["answer"], done[1]["again"], again[1]["again"]) == ("accepted", False, True)
    assert done[1]["slip"] == again[1]["slip"]


def test_that_a_visit_is_undone_once_and_can_be_done_anew(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = a_claim_file(shop, "2041-1187")
    slip = told(capsys, "return", claim, "--data", shop)[1]["slip"]

    undone = told(capsys, "undo", slip.lower(), "--data", shop, "--key", "undo")
    again = told(capsys, "undo", slip, "--data", shop, "--key", "undo")
    refused = told(capsys, "undo", slip, "--data", shop)
    anew = told(capsys, "return", claim, "--data", shop)

    assert (undone[0], undone[1]["undone"], undone[1]["again"]) == (0, slip, False)
    assert (again[0], again[1]["again"]) == (0, True)
    assert refused[0] == 3
    assert (anew[0], anew[1]["slip"] != slip) == (0, True)


def test_that_goods_at_home_are_listed_until_they_come(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = a_claim_file(shop, "2041-1187", goods_back_on=None)
    slip = told(capsys, "return", claim, "--data", shop)[1]["slip"]

    listed = told(capsys, "awaited", "--data", shop)
    came = told(capsys, "awaited", "--came", slip, "--data", shop)
    after = told(capsys, "awaited", "--data", shop)
    unknown = told(capsys, "awaited", "--came", "RS1", "--data", shop)

    assert [(one["slip"], one["due_on"]) for one in listed[1]["awaited"]] == [(slip, "2026-12-10")]
    assert (came[0], came[1]["units"]) == (0, 1)
    assert (after[0], after[1]["awaited"]) == (0, [])
    assert unknown[0] == 2
