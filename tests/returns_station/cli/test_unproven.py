"""`unproven` at the front door: opened, listed with where the goods may be from, and verified."""

import json
from pathlib import Path
from typing import Any

import pytest

from returns_station.__main__ import main
from tests.db.word_shop import SKU, WordShop, open_shop

GTIN = "7310865004703"


@pytest.fixture
def shop(tmp_path: Path) -> WordShop:
    """The shop behind these commands."""
    folder = tmp_path / "data"
    folder.mkdir()
    return open_shop(f"sqlite:///{folder / 'station.db'}")


def told(
    folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, dict[str, Any] | list[dict[str, Any]]]:
    """The exit code of `unproven` and what it answered."""
    capsys.readouterr()
    code = main(["unproven", *arguments, "--data", str(folder / "data"), "--json"])
    said = capsys.readouterr()
    answer: dict[str, Any] = json.loads(said.out or said.err)
    return code, answer


def test_that_goods_are_opened_listed_and_verified(
    shop: WordShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, opened = told(tmp_path, capsys, "--open", SKU, "--open", GTIN, "--key", "k")
    assert (code, opened) == (0, {"sale": "U000001", "key": "k", "again": False})
    assert told(tmp_path, capsys) == (1, [])
    with shop.station.store.views() as views:
        view = views.sale(4)
    assert view is not None
    shop.taken(view)

    code, waiting = told(tmp_path, capsys)
    assert code == 0
    assert isinstance(waiting, list)
    assert [one["goods"][0]["quantity"] for one in waiting] == [2]
    assert [one["sale"] for one in waiting[0]["candidates"]] == ["K12", "K11", "K10"]

    code, found = told(tmp_path, capsys, "--found", "u000001", "K11")
    assert code == 0
    assert isinstance(found, dict)
    assert (found["sale"], found["more"]) == ("K11", "0.00")
    assert told(tmp_path, capsys) == (1, [])


def test_that_unknown_goods_name_the_way_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, answer = told(tmp_path, capsys, "--open", "NOTHING-LIKE-IT")

    assert code == 2
    assert isinstance(answer, dict)
    assert answer["error"] == "unproven.goods_unknown"


@pytest.mark.parametrize("language", ("en", "sv"))
def test_that_the_list_is_told_in_words(
    shop: WordShop, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    shop.taken(shop.opened(2))

    code = main(["unproven", "--data", str(tmp_path / "data"), "--language", language])

    lines = capsys.readouterr().out.splitlines()
    assert code == 0
    assert lines[0].startswith("U000001, ")
    assert lines[0].endswith(": 2 × Stickad tröja")
    assert len(lines) == 4
