"""Commands and who may run them: once there is staff, each asks for a sign-in and for its right."""

import json
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from returns_station.__main__ import main, open_station
from returns_station.adapters.settings import load
from returns_station.cli.commands import COMMANDS
from returns_station.cli.gate import NEEDS, Anybody, need_of
from returns_station.people.rights import Right
from returns_station.people.roles import AUDITOR, CLERK, WAREHOUSE
from tests.canaries import CARDS, NAME
from tests.staff import PIN, Crew, staffed

DENIED, WORDS, FAILED = 4, 2, 3


class Shop:
    """A shop with staff, and a command line that nobody sits at."""

    def __init__(
        self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.folder, self._capsys, self._env = folder, capsys, monkeypatch

    def staffed(self) -> Crew:
        """Take the first manager in."""
        url = f"sqlite:///{self.folder / 'station.db'}"
        return staffed(open_station(url, load(self.folder), folder=self.folder), self.folder)

    def run(self, *arguments: str, badge: str = "", pin: str = PIN) -> tuple[int, Any]:
        """The exit code and the answer."""
        self._env.delenv("RETURNS_STATION_BADGE", raising=False)
        if badge:
            self._env.setenv("RETURNS_STATION_BADGE", badge)
            self._env.setenv("RETURNS_STATION_PIN", pin)
        done = main([*arguments, "--data", str(self.folder), "--json"])
        said = self._capsys.readouterr()
        return done, json.loads(said.out or said.err)


@pytest.fixture
def shop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shop:
    return Shop(tmp_path, capsys, monkeypatch)


def test_that_every_command_says_what_it_needs() -> None:
    assert set(NEEDS) == set(COMMANDS)


def test_that_the_house_is_open_while_nobody_is_staff(shop: Shop) -> None:
    assert shop.run("payouts") == (0, [])
    assert shop.run("stock") == (1, [])


LOOKS: Sequence[Sequence[str]] = (
    ("find", "2041-1187"), ("unproven",), ("awaited",), ("payouts",), ("prints",), ("stock",),
    ("wishes",), ("day-report",), ("credit", "TG000000427"), ("explain", "2041-1187"),
    ("check-trace", "--all"), ("intake",), ("vans",), ("staff",), ("trust",),
)  # fmt: skip


def test_that_a_stranger_is_told_to_sign_in_and_sees_nothing(shop: Shop) -> None:
    """Not even what waits: names stand on those lists."""
    shop.staffed()

    told = {" ".join(words): shop.run(*words) for words in LOOKS}

    assert {code for code, _ in told.values()} == {DENIED}
    assert {each["error"] for _, each in told.values()} == {"cli.sign_in.needed"}


def test_that_a_badge_and_a_pin_open_what_the_role_may(shop: Shop) -> None:
    crew = shop.staffed()
    for role in (CLERK, WAREHOUSE, AUDITOR):
        crew.take_in(f"{NAME} {role}", role)
    badges = {role: crew.badges[f"{NAME} {role}"] for role in (CLERK, WAREHOUSE, AUDITOR)}

    assert shop.run("payouts", badge=badges[CLERK]) == (0, [])
    code, told = shop.run("intake", badge=badges[CLERK])
    assert (code, told["error"]) == (DENIED, "right.missing")
    assert shop.run("intake", badge=badges[WAREHOUSE])[0] == 0
    sales = shop.folder / "sales.csv"
    sales.write_text("number\n1\n")
    assert shop.run("import", str(sales), badge=badges[AUDITOR])[1]["error"] == "right.missing"
    assert shop.run("payouts", badge=badges[CLERK], pin="000001")[0] == DENIED


def test_that_upkeep_runs_by_itself_and_in_nobodys_name(shop: Shop) -> None:
    """A timer has no PIN; what it does is what the station does every minute."""
    crew = shop.staffed()

    assert shop.run("payouts", "run") == (0, [])
    with crew.station.store.views() as views:
        assert "AttemptRefused" not in "".join(entry.body for entry in views.journal())


@pytest.mark.parametrize(
    ("words", "need"),
    (
        ({"command": "payouts", "deed": "run"}, Anybody.UPKEEP),
        ({"command": "payouts", "deed": "pay"}, Right.PAY),
        ({"command": "vans", "deed": "say"}, Anybody.FREE),
        ({"command": "vans", "deed": None}, Right.VANS),
        ({"command": "terms", "deed": "publish"}, Right.PUBLISH),
        ({"command": "asks", "deed": "take-back"}, Right.TAKE_BACK),
        ({"command": "stock", "file": None}, Right.SEE),
        ({"command": "stock", "file": "goods.csv"}, Right.STOCK),
    ),
)
def test_that_a_deed_needs_its_own_right(words: dict[str, object], need: object) -> None:
    assert need_of(Namespace(**words)) is need


@pytest.mark.parametrize("card", CARDS)
def test_that_a_card_number_among_the_words_is_refused(shop: Shop, card: str) -> None:
    """Before anything is opened; that the command line may remember it is said."""
    code, told = shop.run("unproven", "--found", "1", "2", "--customer", f"card {card}")

    assert (code, told["error"]) == (WORDS, "cli.card_number")
    assert not (shop.folder / "station.db").exists()


def test_that_our_own_mistake_is_told_without_anybodys_data(
    shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    """Python would print the words of the error, and they may name her."""
    (shop.folder / "station.db").mkdir()

    code = main(["find", NAME, "--data", str(shop.folder)])
    said = capsys.readouterr()

    assert code == FAILED
    assert NAME not in said.out + said.err
    assert "Traceback" not in said.err
