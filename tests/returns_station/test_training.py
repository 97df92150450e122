"""Training from the front door: its own folder, shop and numbers; the shop's own are never near."""

from dataclasses import replace
from pathlib import Path

import pytest

from returns_station.__main__ import main, open_inbox, open_station
from returns_station.adapters.demo.filling import open_shop
from returns_station.adapters.settings import FILE, read
from returns_station.adapters.training import TrainingPaper, training_folder, training_settings
from returns_station.desk.ports import Printed
from returns_station.slip import Slip
from tests.builders import a_claim, taking
from tests.returns_station.adapters.printing.slips import a_refund

REAL = """
[shop]
name = "Tuomen kauppa"
market = "FI"
currency = "EUR"
language = "fi"
payout_gateway = "https://pay.example.com/"
[desk]
name = "Disk 3"
clerk = "Aino"
printer = "Roll"
payout_terminal = "127.0.0.1:4711"
"""


class Kept:
    """A printer that keeps what it is given."""

    def __init__(self) -> None:
        """It has printed nothing."""
        self.slips: list[Slip] = []

    def deliver(self, slip: Printed, target: str) -> None:
        """Keep it."""
        assert target
        assert isinstance(slip, Slip)
        self.slips.append(slip)


def test_that_training_writes_into_its_own_folder_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = f"sqlite:///{tmp_path / 'shop.db'}"

    asked = ("--data", str(tmp_path / "data"), "--database", elsewhere, "--training", "demo")
    code = main(asked)

    assert code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["training"]
    assert "XR 0000-0001-3" in capsys.readouterr().out


def test_that_nothing_pays_by_itself_in_training_and_every_paper_of_it_is_marked(
    tmp_path: Path,
) -> None:
    settings, url = training_settings(read(REAL)), f"sqlite:///{tmp_path / 'station.db'}"
    station = open_station(url, settings, folder=tmp_path, training=True)
    open_shop(station, open_inbox(url, settings), tmp_path, "fi")
    with station.store.views() as views:
        (sale,) = views.by_number("20411187")

    done = station.perform(taking("press-1", sale.sale_id, a_claim()), settings.desk.who)

    assert station.payers == {}
    slip = station.print_slip(done.slip, str(tmp_path / "slip.pdf"), settings.desk.who)
    assert (slip.number[:2], slip.training_mark, slip.desk) == ("XR", "HARJOITUS", "Disk 3")
    assert not (tmp_path / FILE).exists(), "the desk's own settings hold"


def test_that_the_desk_stays_itself_and_its_far_ends_are_away() -> None:
    settings = training_settings(read(REAL))

    assert (settings.desk.who.actor, settings.desk.printer) == ("Aino", "Roll")
    assert (settings.shop.name, settings.shop.market, settings.shop.language) == (
        "Granlöv",
        "FI",
        "fi",
    )
    assert (settings.desk.payout_terminal, settings.shop.payout_gateway) == ("", "")


def test_that_what_is_chosen_in_training_holds_there_alone() -> None:
    chosen = """
    [look]
    text_percent = 150
    [shop]
    name = "Övningsboden"
    payout_gateway = "https://pay.example.com/"
    [desks."Disk 3".sound]
    volume = 5
    """

    settings = training_settings(read(REAL), chosen, "Disk 3")

    assert (settings.look.text_percent, settings.sound.volume) == (150, 5)
    assert (settings.shop.name, settings.shop.market) == ("Övningsboden", "FI")
    assert (settings.desk.printer, settings.shop.payout_gateway) == ("Roll", "")


def test_that_no_paper_leaves_a_printer_of_training_without_its_mark() -> None:
    printer, real = Kept(), a_refund()

    TrainingPaper(printer).deliver(real, "printer:Roll")

    assert real.training_mark == ""
    assert printer.slips == [replace(real, shop=replace(real.shop, training=True))]


def test_that_training_lies_inside_the_data_folder() -> None:
    assert training_folder(Path("data")) == Path("data/training")
