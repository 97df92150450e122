"""`prints`: what is not surely out is listed with its reason, answered, moved and put aside."""

import json
from pathlib import Path
from typing import Any

import pytest

from returns_station.__main__ import main, open_station
from returns_station.adapters.settings import load
from tests.builders import a_claim, a_sale, taking
from tests.db.shelf import a_store
from tests.returns_station.desk.counter import MAJA

NUMBER = "RS000000013"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A shop with one return whose slip has not been sent yet."""
    a_store(tmp_path, a_sale()).engine.dispose()
    station = open_station(f"sqlite:///{tmp_path / 'station.db'}", load(tmp_path))
    station.perform(taking("visit", 1, a_claim()), MAJA)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> tuple[int, Any]:
    """The exit code and the JSON answer; on an error the JSON of standard error."""
    code = main(["prints", *arguments, "--data", str(folder), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out or said.err)


def is_on_its_way(shop: Path) -> None:
    """The station died while the slip was sent, longer ago than any print takes."""
    station = open_station(f"sqlite:///{shop / 'station.db'}", load(shop))
    with station.store.work() as work:
        work.send(NUMBER, "printer:kassa", station.clock().replace(year=2020), "Disk 2")
        work.commit()


def test_that_what_waits_is_listed_and_moved_to_a_file(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = told(capsys, shop, "--waiting")
    moved = told(capsys, shop, "rs 0000-0001-3", "--to", str(shop / "slip.pdf"))

    code, (one,) = listed
    assert (code, one["slip"], one["state"], one["desk"]) == (1, NUMBER, "new", "Disk 2")
    assert (moved[0], moved[1][0]["state"]) == (0, "done")
    assert (shop / "slip.pdf").read_bytes().startswith(b"%PDF")
    assert told(capsys, shop, "--waiting") == (0, [])


def test_that_the_reason_is_said_and_the_slip_still_waits(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = str(shop / "no folder" / "slip.pdf")

    failed, _ = told(capsys, shop, NUMBER, "--to", nowhere)
    _, (one,) = told(capsys, shop)

    assert (failed, one["state"], one["reason"], one["tries"]) == (3, "new", "slip.not_saved", 1)
    assert one["due"]


def test_that_a_question_is_answered_with_no_and_the_slip_is_marked(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    is_on_its_way(shop)

    _, (lost,) = told(capsys, shop, "--waiting")
    code, (one,) = told(capsys, shop, NUMBER, "--came-out", "no")

    assert lost["state"] == "unknown"
    assert (code, one["state"], one["second"]) == (1, "new", True)


def test_that_a_question_is_answered_with_yes(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    is_on_its_way(shop)
    told(capsys, shop)

    code, (one,) = told(capsys, shop, NUMBER, "--came-out", "yes")

    assert (code, one["state"], one["second"]) == (0, "done", False)


def test_that_what_may_be_out_is_not_moved_before_somebody_looked(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    is_on_its_way(shop)

    code, (one,) = told(capsys, shop, NUMBER, "--to", str(shop / "slip.pdf"))

    assert (code, one["state"]) == (1, "unknown")
    assert not (shop / "slip.pdf").exists()


def test_that_a_slip_can_be_put_aside(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, (one,) = told(capsys, shop, NUMBER, "--aside")

    assert (code, one["state"]) == (0, "dead")


def test_that_it_is_told_for_people_with_what_to_do(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, shop, NUMBER, "--to", str(shop / "no folder" / "slip.pdf"))

    main(["prints", "--data", str(shop), "--language", "en"])

    first, *others = capsys.readouterr().out.splitlines()
    assert first == "RS 0000-0001-3: waits, tried 1 time"
    assert "    waits at Disk 2" in others


def test_that_an_unknown_number_is_refused(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, error = told(capsys, shop, "RS000000099", "--aside")

    assert (code, error["error"]) == (2, "slip.unknown")
