"""`simulate printer`: a printer to try with, from the command line to its paper."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from returns_station.__main__ import main
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.adapters.settings import PrinterSettings
from tests.returns_station.adapters.printing.slips import a_refund

HOUSE = Path(__file__).parents[3]


@pytest.mark.parametrize("speaks", ("escpos", "zpl"))
def test_that_a_printer_can_be_simulated(speaks: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "returns_station", "simulate", "printer"]
    command += ["--speaks", speaks, "--to", str(tmp_path / "out"), "--data", str(tmp_path)]
    with subprocess.Popen([*command, "--json"], cwd=HOUSE, stdout=subprocess.PIPE) as printer:
        try:
            assert printer.stdout is not None
            says = json.loads(printer.stdout.readline())
            settings = {"at": says["address"], "speaks": speaks}
            paper = SlipPaper("a4", {"Prov": PrinterSettings.model_validate(settings)})
            paper.deliver(a_refund(), "printer:Prov")
        finally:
            printer.terminate()

    (came_out,) = (tmp_path / "out").glob("*.png")
    assert {code.text for code in zxingcpp.read_barcodes(Image.open(came_out))} == {"RS000004273"}
    assert came_out.with_suffix(".txt").exists()


@pytest.mark.parametrize(
    ("arguments", "key"),
    (
        (("--fault", "moody"), "cli.simulate_fault"),
        (("--fault", "refuses"), "cli.simulate_fault"),
        (("--fault", "cover:3"), "cli.simulate_fault"),
        (("--port", "99999"), "cli.simulate_port"),
    ),
)
def test_that_a_printer_that_cannot_be_is_refused(
    arguments: tuple[str, ...],
    key: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main(["simulate", "printer", *arguments, "--data", str(tmp_path), "--json"])

    assert (code, json.loads(capsys.readouterr().err)["error"]) == (2, key)
