"""`verify`: everything holds, or what does not is told with its place."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from db.engine import sqlite_library
from returns_station.__main__ import main
from tests.campaigns.tampered_shop import TamperedShop, a_shop

Told = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def shop(tmp_path: Path) -> TamperedShop:
    """A shop with a history, signed and sealed."""
    folder = tmp_path / "shop"
    folder.mkdir()
    return a_shop(folder, Random(3), 8)


@pytest.fixture
def told(shop: TamperedShop, capsys: pytest.CaptureFixture[str]) -> Told:
    """What a command answers, and its exit code."""

    def ask(*arguments: str) -> tuple[int, dict[str, Any]]:
        code = main([*arguments, "--data", str(shop.folder), "--json"])
        said = capsys.readouterr()
        return code, json.loads(said.out or said.err)

    return ask


def test_that_a_shop_at_rest_holds_and_stays_sealed(told: Told, shop: TamperedShop) -> None:
    first, again = told("verify"), told("verify")

    assert first == again
    assert (first[0], first[1]["holds"], first[1]["notes"]) == (0, True, [])
    assert shop.path.with_name("station.db.rest").exists()


def test_that_what_was_changed_is_told_with_its_place(told: Told, shop: TamperedShop) -> None:
    driver = sqlite_library().connect(shop.path, isolation_level=None)
    driver.execute("UPDATE return_case SET refund = refund + 1 WHERE id = 1")
    driver.close()

    code, report = told("verify")

    places = [(one["what"], one["at"]) for one in report["findings"]]
    assert (code, report["holds"]) == (1, False)
    assert any(
        what == "audit.row_changed" and (at["table"], at["row"]) == ("return_case", "1")
        for what, at in places
    )
    assert any(what == "audit.block_changed" for what, _ in places)


def test_that_a_file_that_cannot_be_read_is_told_with_its_pages(
    told: Told, shop: TamperedShop
) -> None:
    data = bytearray(shop.path.read_bytes())
    data[0:64] = b"x" * 64
    shop.path.write_bytes(data)

    code, report = told("verify")

    assert code == 1
    assert [one["what"] for one in report["findings"]] == ["audit.damaged", "audit.block_changed"]
    assert report["findings"][1]["at"]["first"] == "1"


def test_that_a_command_that_writes_leaves_the_file_signed_and_sealed(
    told: Told, shop: TamperedShop
) -> None:
    shop.path.with_name("station.db.rest").unlink()
    before = told("verify")[1]["checkpoints"]

    code, report = told("day-report")

    assert (code, report["facts"][-1].startswith("Journalen slutar med ")) == (0, True)
    after = told("verify")[1]
    assert (after["holds"], after["notes"]) == (True, [])
    assert after["checkpoints"] >= before


def test_that_the_journal_is_handed_out_and_verified_elsewhere(
    told: Told, shop: TamperedShop, tmp_path: Path
) -> None:
    path = str(tmp_path / "journal.jsonl")

    written, read = told("verify", "--write", path), told("verify", "--export", path)

    assert (written[0], read[0]) == (0, 0)
    assert read[1]["entries"] == written[1]["entries"] > 0
    assert shop.path.exists()


def test_that_an_anchor_that_is_none_is_told(told: Told, tmp_path: Path) -> None:
    code, report = told("verify", "--anchor", str(tmp_path / "nothing"))

    assert (code, report["error"]) == (2, "audit.no_such_anchor")


def test_that_people_are_told_in_words(
    shop: TamperedShop, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["verify", "--data", str(shop.folder), "--language", "en"])

    assert capsys.readouterr().out.startswith("Everything holds: ")
