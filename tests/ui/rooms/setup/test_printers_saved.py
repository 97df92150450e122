"""Printers in the settings file: they come, go and are renamed, and every comment stays."""

from pathlib import Path

import pytest

from returns_station.adapters.settings import FILE, load
from returns_station.adapters.settings_saving import save

KEPT = """\
# Kept by hand.
[desk]
printer = "Gamla" # by the door
[printers.Gamla]
at = "tcp://10.0.0.5:9100" # its fixed address
speaks = "escpos"
[printers.Etiketter]
at = "tcp://10.0.0.6:9100"
[desks."Disk 3".desk]
spare_printer = "Gamla"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A settings file that somebody wrote."""
    made = tmp_path / FILE
    made.write_text(KEPT, encoding="utf-8")
    return made


def test_that_a_printer_is_added_beside_the_others(file: Path) -> None:
    added = {"at": "ipp://kontoret/ipp/print", "speaks": "pdf", "paper": "a4"}

    settings = save(file.parent, {"printers": {"På kontoret": added}})

    assert list(settings.printers) == ["Gamla", "Etiketter", "På kontoret"]
    assert settings.printers["På kontoret"].paper == "a4"
    assert '[printers."På kontoret"]' in file.read_text("utf-8")


def test_that_a_changed_printer_keeps_its_other_entries_and_their_comments(file: Path) -> None:
    settings = save(file.parent, {"printers": {"Gamla": {"dpi": 300, "drawer": True}}})

    changed = settings.printers["Gamla"]
    assert (changed.speaks, changed.dpi, changed.drawer) == ("escpos", 300, True)
    assert "# its fixed address" in file.read_text("utf-8")


def test_that_a_renamed_printer_is_still_where_every_desk_prints(file: Path) -> None:
    settings = save(file.parent, {"printers": {"Gamla": "Kassan vid dörren"}})

    assert settings.desk.printer == "Kassan vid dörren"
    assert settings.printers["Kassan vid dörren"].at == "tcp://10.0.0.5:9100"
    assert load(file.parent, "Disk 3").desk.spare_printer == "Kassan vid dörren"
    assert "Gamla" not in file.read_text("utf-8")
    assert "# its fixed address" in file.read_text("utf-8")


def test_that_a_removed_printer_is_gone_and_can_be_removed_twice(file: Path) -> None:
    save(file.parent, {"printers": {"Etiketter": None}})

    assert list(save(file.parent, {"printers": {"Etiketter": None}}).printers) == ["Gamla"]
    assert file.read_text("utf-8").startswith("# Kept by hand.")
