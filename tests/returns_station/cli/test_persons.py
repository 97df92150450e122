"""`person`, `thin-out` and `retention` at the front door."""

import json
from pathlib import Path
from typing import Any

import pytest

from returns_station.__main__ import main
from tests.demo_shop import demo_database


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of a demo shop."""
    demo_database(tmp_path / "data")
    return tmp_path / "data"


def asked(data: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    """The exit code of a command and its answer."""
    capsys.readouterr()
    code = main([*words, "--data", str(data), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out or said.err)


def test_that_somebody_is_found_handed_out_and_forgotten(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, (her, *_) = asked(data, capsys, "person", "find", "maja.yildirim-hed@example.com")
    number, out = str(her["customer"]), tmp_path / "her.json"
    assert code == 0

    code, told = asked(data, capsys, "person", "export", number, "--to", str(out))
    assert code == 0
    assert json.loads(out.read_text("utf-8"))["records"]["customer"][0]["name"] == her["name"]
    assert out.stat().st_mode & 0o077 == 0
    assert asked(data, capsys, "person", "export", number, "--to", str(out))[0] == 3

    code, told = asked(data, capsys, "person", "erase", number)
    assert (code, told["error"]) == (2, "person.sure")
    code, told = asked(data, capsys, "person", "erase", number, "--yes")
    assert code in {0, 1}
    assert told["done"] is (code == 0)


def test_that_thinning_out_and_its_rules_are_told(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = asked(data, capsys, "thin-out")
    assert (code, told["wiped"]) == (0, "clean")

    code, rules = asked(data, capsys, "retention", "no")
    voucher = next(rule for rule in rules if rule["kind"] == "voucher")
    assert (code, voucher["keep"]) == (0, {"years": 5})
