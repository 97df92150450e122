"""`payouts`: what waits to be paid out is listed, paid, asked about and confirmed by the door."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from returns_station.__main__ import main, open_station
from returns_station.adapters.payouts.simulator.far_end import FarEnd, times_paid
from returns_station.adapters.payouts.simulator.faults import Fault, Faults
from returns_station.adapters.payouts.simulator.servers import serving, terminal
from returns_station.adapters.settings import load
from returns_station.desk.station import Station
from returns_station.sale import TenderKind
from tests.builders import a_claim, a_sale, taking
from tests.db.shelf import a_store
from tests.returns_station.desk.counter import MAJA

HOUSE = Path(__file__).parents[3]
CARD = "visit:1:card"
SLIP = "RS 0000-0001-3"


def told(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> tuple[int, Any]:
    """The exit code and the JSON answer; on an error the JSON of standard error."""
    code = main(["payouts", *arguments, "--data", str(folder), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out or said.err)


def a_shop(folder: Path, tender: TenderKind, settings: str = "") -> None:
    """A data folder with one sale that comes back whole."""
    (folder / "settings.toml").write_text(settings, encoding="utf-8")
    a_store(folder, a_sale(tender=tender)).engine.dispose()

    station: Station = open_station(f"sqlite:///{folder / 'station.db'}", load(folder))
    station.perform(taking("visit", 1, a_claim()), MAJA)


@pytest.fixture
def till(tmp_path: Path) -> Path:
    """A shop without any far end: cash is paid at the till."""
    a_shop(tmp_path, TenderKind.CASH)
    return tmp_path


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Path]:
    """A shop with a terminal that is silent at first; what the terminal paid is in its ledger."""
    paid = tmp_path / "terminal.jsonl"
    with serving(terminal(0, FarEnd(paid, Faults([Fault.CUT, Fault.GARBAGE])))) as server:
        settings = f'[desk]\npayout_terminal = "127.0.0.1:{server.port}"\n'
        a_shop(tmp_path, TenderKind.CARD, settings)
        yield paid


def test_that_money_by_the_till_waits_until_a_person_says_its_number(
    till: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = told(capsys, till)
    said = told(capsys, till, "till", SLIP, "--reference", "R 1187")
    again = told(capsys, till, "till", SLIP, "--reference", "R 1187")
    after = told(capsys, till)

    assert (before[0], [each["state"] for each in before[1]]) == (1, ["promised"])
    assert (before[1][0]["via"], before[1][0]["amount"]) == ("till", "499.00")
    assert (said[0], said[1][0]["state"], said[1][0]["reference"]) == (0, "confirmed", "R 1187")
    assert again == said
    assert after == (0, [])


def test_that_a_payout_is_confirmed_or_called_failed_one_by_one(
    till: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    failed = told(capsys, till, "fail", "visit:1:cash", "--reason", "Kassan var tom")
    confirmed = told(capsys, till, "confirm", "visit:1:cash", "--reference", "R 2")

    assert (failed[0], failed[1][0]["state"], failed[1][0]["reason"]) == (
        0,
        "failed",
        "Kassan var tom",
    )
    assert (confirmed[0], confirmed[1][0]["state"]) == (0, "confirmed")


def test_that_what_is_not_wired_is_told_kindly(
    till: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pay = told(capsys, till, "pay", "visit:1:cash")
    unknown = told(capsys, till, "confirm", "none", "--reference", "R 2")
    card = told(capsys, till, "confirm", "visit:1:cash", "--reference", "4111111111111111")

    assert (pay[0], pay[1]["error"]) == (2, "payout.by_hand")
    assert (unknown[0], unknown[1]["error"]) == (2, "payout.missing")
    assert (card[0], card[1]["error"]) == (2, "cli.card_number")


def test_that_a_terminal_pays_once_though_its_answer_was_cut(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first call is done and cut, the first question answered with nonsense."""
    cut = told(capsys, tmp_path, "run")
    asked = told(capsys, tmp_path, "ask")
    found = told(capsys, tmp_path, "ask", CARD)
    paid = told(capsys, tmp_path, "pay", CARD)

    assert (cut[0], cut[1][0]["state"]) == (1, "unknown")
    assert (asked[0], asked[1][0]["state"]) == (1, "unknown")
    assert (found[0], found[1][0]["state"], found[1][0]["tries"]) == (0, "confirmed", 1)
    assert paid == found
    assert times_paid(ledger) == {CARD: 1}


def test_that_people_read_sentences(till: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["payouts", "--data", str(till), "--language", "en"])
    waits = capsys.readouterr().out
    main(["payouts", "till", SLIP, "--reference", "R 1", "--data", str(till), "--language", "en"])
    paid = capsys.readouterr().out
    main(["payouts", "--data", str(till), "--language", "en"])
    none = capsys.readouterr().out

    waiting = "at the till (cash), slip RS 0000-0001-3: waits to be paid\n"
    assert waits == f"visit:1:cash: 499.00\N{NO-BREAK SPACE}kr {waiting}"
    assert paid.endswith("slip RS 0000-0001-3: paid, number R 1\n")
    assert none == "No payment waits.\n"


def test_that_a_reason_is_told_in_words(till: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["payouts", "fail", "visit:1:cash", "--reason", "declined", "--data", str(till)])

    assert capsys.readouterr().out.splitlines()[1] == "    den nekades"


@pytest.mark.parametrize("what", ("terminal", "gateway", "sms"))
def test_that_a_far_end_can_be_simulated(what: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "returns_station", "simulate", what, "--faults", "cut"]
    with subprocess.Popen(
        [*command, "--data", str(tmp_path), "--json"],
        cwd=HOUSE,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        says = json.loads(running.stdout.readline())
        running.kill()

    assert re.fullmatch(r"(http://)?127\.0\.0\.1:[0-9]+", says["address"])
    assert says["file"] == str(tmp_path / f"simulated-{what}.jsonl")


@pytest.mark.parametrize(
    ("arguments", "error"),
    ((("--faults", "some"), "cli.simulate_faults"), (("--port", "99999"), "cli.simulate_port")),
)
def test_that_a_far_end_that_cannot_be_is_told(
    arguments: tuple[str, ...], error: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["simulate", "terminal", *arguments, "--data", str(tmp_path), "--json"])

    assert (code, json.loads(capsys.readouterr().err)["error"]) == (2, error)
