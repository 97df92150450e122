"""`vans` and what goes with them: a whole day at the command line, also without a network."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from returns_station.__main__ import main
from returns_station.pickup.identifiers import read_sscc
from tests.returns_station.adapters.test_postal_codes import a_file, a_line
from tests.returns_station.desk.pickup.van_shop import DAY, VAN, VanShop, north

SETTINGS = """
[shop]
name = "Granlöv"
[pickup]
depot = [59.8586, 17.6389]
[vans."Van 1"]
begins = "09:00"
room = 10
"""
ON = ("--on", DAY.isoformat())


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[VanShop]:
    """A shop with a van and two pickups of one day."""
    (tmp_path / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    opened = VanShop(f"sqlite:///{tmp_path}/station.db", (VAN,))
    opened.booked(1, north(500))
    opened.booked(2, north(900))
    yield opened
    opened.engine.dispose()


class Line:
    """The command line of the shop."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def __call__(self, *arguments: str) -> tuple[int, Any]:
        """The exit code and the JSON answer; on an error the JSON of standard error."""
        code = main([*arguments, "--data", str(self.folder), "--json"])
        said = self._capsys.readouterr()
        return code, json.loads(said.out or said.err)

    def says(self, *arguments: str) -> str:
        """What people read."""
        main([*arguments, "--data", str(self.folder), "--language", "sv"])
        return self._capsys.readouterr().out


@pytest.fixture
def line(shop: VanShop, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    assert shop.vans_.runs(DAY)
    return Line(tmp_path, capsys)


def test_that_a_day_is_told_with_its_doors_in_order(line: Line) -> None:
    code, told = line("vans", *ON)

    assert code == 0
    (run,) = told["runs"]
    assert (run["run"], run["van"], len(run["stops"])) == ("R-00001", "Van 1", 2)
    assert "R-00001, Van 1: 2 stopp" in line.says("vans", *ON)
    assert "Elin" not in line.says("vans", *ON)


def test_that_a_day_without_a_van_says_so(line: Line) -> None:
    code, told = line("vans", "--on", "2026-12-01")

    assert (code, told["runs"]) == (0, [])
    assert "Ingen bil" in line.says("vans", "--on", "2026-12-01")


def test_that_a_van_goes_out_and_comes_back_without_a_network(line: Line) -> None:
    (run,) = line("vans", *ON)[1]["runs"]
    first, second = (stop["slip"] for stop in run["stops"])
    assert line("vans", "start", "R-00001", "--driver", "Piotr")[1]["out"] is True
    assert line("vans", "take", "R-00001")[1] == {"run": "R-00001", "stops": 2}

    # Said on the machine alone: no database is opened.
    store = ("--database", "sqlite:////nowhere/at/all.db")
    point = "--point=59.8630,17.6389"
    said = line("vans", "say", "R-00001", first, "picked_up", point, *store)
    assert said[0] == 0
    assert line("vans", "say", "R-00001", second, "nobody_home", *store)[0] == 0
    doors = line("vans", "doors", "R-00001", *store)[1]["stops"]
    assert [door["said"] for door in doors] == ["picked_up", "nobody_home"]

    code, synced = line("vans", "sync")
    again = line("vans", "sync")[1]

    assert code == 0
    assert (synced["new"], synced["closed"]) == (2, ["R-00001"])
    assert (again["new"], again["known"]) == (0, 0)
    assert not list((line.folder / "runs").iterdir())
    (run,) = line("vans", *ON)[1]["runs"]
    assert [(stop["fetched"], stop["failure"]) for stop in run["stops"]] == [
        (True, ""),
        (False, "nobody_home"),
    ]


def test_that_what_is_no_door_of_the_run_is_told(line: Line) -> None:
    line("vans", "take", "R-00001")

    code, told = line("vans", "say", "R-00001", "RS000009997", "refused")
    nowhere = line("vans", "say", "R-00001", "RS000000013", "refused", "--point", "somewhere")
    untaken = line("vans", "doors", "R-00009")

    assert (code, told["error"]) == (2, "vans.not_on_run")
    assert (nowhere[0], nowhere[1]["error"]) == (2, "vans.no_point")
    assert (untaken[0], untaken[1]["error"]) == (2, "vans.not_taken")


def test_that_a_question_is_told_until_somebody_looked(line: Line, shop: VanShop) -> None:
    stray = shop.said(shop.booked(3, north(700)), name="stray")
    shop.vans_.sync((replace(stray, booking="nobody"),))

    code, told = line("vans", *ON)
    assert (code, told["questions"][0]["why"]) == (1, "no_booking")
    assert "ingen av våra hämtningar" in line.says("vans", *ON)

    assert line("vans", "looked", "stray")[1] == {"first": True}
    assert line("vans", *ON)[0] == 0


def test_that_a_day_is_planned_joined_and_closed_by_command(line: Line) -> None:
    assert line("vans", "plan", *ON)[0] == 0
    assert line("vans", "join", "nobody")[1]["error"] == "vans.no_booking"
    assert line("vans", "start", "R-00077")[1]["error"] == "vans.no_run"
    assert line("vans", "close", "R-00001")[0] == 0
    assert line("vans", "start", "R-00001")[1]["error"] == "vans.back_already"
    assert line("vans", "--on", "someday")[0] == 2


def test_that_the_list_and_the_labels_are_put_on_paper_the_same_each_time(line: Line) -> None:
    paper = str(line.folder / "list.pdf")
    label = str(line.folder / "label.pdf")

    assert line("manifest", "R-00001", "--to", paper)[0] == 0
    first = line("parcel-label", "RS000000013", "--parcels", "2", "--to", label)
    again = line("parcel-label", "RS000000013", "--parcels", "2", "--to", label)

    assert Path(paper).read_bytes().startswith(b"%PDF")
    assert Path(label).read_bytes().startswith(b"%PDF")
    assert (line.folder / "label-2.pdf").exists()
    assert first == again
    assert all(map(read_sscc, first[1]["sscc"]))
    assert line("parcel-label", "RS000009997", "--to", label)[0] == 2


def test_that_postal_codes_are_read_in_once_and_say_whose_they_are(line: Line) -> None:
    assert line("postal-codes") == (1, [])
    file = a_file(line.folder, a_line("SE", "753 27", "59.86", "17.64"), "bad")

    code, told = line("postal-codes", str(file))

    assert code == 1
    assert told["bad"][0]["why"] == "postal.bad.columns"
    assert line("postal-codes")[1][0]["codes"] == 1
    assert "GeoNames" in line.says("postal-codes")
    assert "CC BY 4.0" in line.says("postal-codes")
    assert "GeoNames" in line("vans", *ON)[1]["postal_codes"][0]
