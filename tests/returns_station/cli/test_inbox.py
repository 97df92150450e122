"""`inbox` at the front door: fetched from a folder, taken, placed and answered."""

import json
from pathlib import Path
from typing import Any

import pytest

from returns_station.__main__ import main
from tests.letters import a_letter_shop
from tests.returns_station.adapters.incoming.messages import a_mail


def asked(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    """The exit code of `inbox` and its answer."""
    capsys.readouterr()
    code = main(["inbox", *words, "--data", str(folder), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out or said.err)


def test_that_a_message_is_fetched_placed_and_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slip = a_letter_shop(tmp_path, ways=False).come()
    settings = tmp_path / "settings.toml"
    settings.write_text('[inbox]\nfolder = "mail"\n', encoding="utf-8")
    for name in ("new", "cur", "tmp"):
        (tmp_path / "mail" / name).mkdir(parents=True)
    (tmp_path / "mail" / "new" / "1").write_bytes(a_mail("Hej").as_bytes())

    assert asked(tmp_path, capsys, "fetch") == (0, {"count": 1, "late": 0})
    code, (item,) = asked(tmp_path, capsys)
    number = item["number"]
    assert (code, item["words"], item["state"]) == (1, "Hej", "open")
    assert asked(tmp_path, capsys, "place", number, slip)[1]["slip"] == slip
    assert asked(tmp_path, capsys, "take", number)[0] == 0
    assert asked(tmp_path, capsys, "answer", number, "Ja.", "--key", "k")[1]["answer"] == "Ja."
    assert asked(tmp_path, capsys, "answer", number, "Ja.", "--key", "k")[0] == 0
    assert asked(tmp_path, capsys, "answer", number, "Nej.", "--key", "l")[0] != 0
    assert asked(tmp_path, capsys) == (0, [])
    main(["inbox", "show", number, "--data", str(tmp_path)])
    assert "Hej" in capsys.readouterr().out
