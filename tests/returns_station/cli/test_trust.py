"""`trust` at the front door: the share, what stands out, and one budget."""

import json
from pathlib import Path
from typing import Any

import pytest

from returns_station.__main__ import main
from returns_station.desk.unproven_commands import FindSale
from tests.campaigns.house import WHO
from tests.db.word_shop import WordShop, open_shop


@pytest.fixture
def shop(tmp_path: Path) -> WordShop:
    """A shop where she was believed four times, and one of them was found."""
    folder = tmp_path / "data"
    folder.mkdir()
    opened = open_shop(f"sqlite:///{folder / 'station.db'}")
    views = [opened.opened(1, customer_id=2) for _ in range(4)]
    for view in views:
        opened.taken(view)
    opened.station.perform(FindSale("found", views[0].sale.id, 2), WHO)
    return opened


def asked(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    """The exit code of `trust` and its answer."""
    capsys.readouterr()
    code = main(["trust", *words, "--data", str(folder / "data"), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out or said.err)


def test_that_the_share_the_patterns_and_a_budget_are_told(
    shop: WordShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shop.pressed

    code, share = asked(tmp_path, capsys, "--since", "2026-11-01")
    assert (code, share["held"], share["not_held"], share["unchecked"]) == (0, 1, 0, 3)
    assert (share["low_percent"], share["high_percent"]) == (20, 100)

    code, found = asked(tmp_path, capsys, "patterns", "--since", "2026-11-01")
    assert (code, [(one["kind"], one["whom"], one["count"]) for one in found]) == (
        1,
        [("no_receipt", "Åsa Öberg", 4), ("same_goods", "Åsa Öberg", 4)],
    )

    code, budget = asked(tmp_path, capsys, "budget", "asa@example.com")
    assert (code, [one["verified"] for one in budget["given"]]) == (
        0,
        ["sale_found", "not_yet", "not_yet", "not_yet"],
    )


def test_that_nobody_and_too_many_are_told_with_a_way_on(
    shop: WordShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shop.pressed

    assert asked(tmp_path, capsys, "budget", "Nobody Known")[1]["error"] == "cli.trust.nobody"
    assert asked(tmp_path, capsys, "budget", "Sandberg")[1]["error"] == "cli.trust.many"
