"""The settings file: read strictly, different at one desk, and changed without losing a comment."""

from pathlib import Path

import pytest

from returns_station.adapters.settings import FILE, SettingsUnreadableError, load, read
from returns_station.adapters.settings_saving import SettingsNotSavedError, save

SHOP = """\
# Ours since 1954.
[shop]
name = "Granlöv" # as on the sign

[look]
theme = "dark"

[desks."Disk 3"]
desk.printer = "Epson"
look.text_percent = 150
"""


def test_that_a_desk_has_its_own_settings_over_the_shops() -> None:
    three, other = read(SHOP, "Disk 3"), read(SHOP)

    assert (three.desk.name, three.desk.printer, three.look.text_percent) == (
        "Disk 3",
        "Epson",
        150,
    )
    assert (three.look.theme, three.shop.name) == ("dark", "Granlöv")
    assert (other.desk.printer, other.look.text_percent) == ("", 100)


def test_that_a_desk_nobody_wrote_of_is_as_all_are() -> None:
    assert read(SHOP, "Disk 4").look == read(SHOP).look
    assert read(SHOP, "Disk 4").desk.name == "Disk 4"


def test_that_a_choice_is_kept_and_every_comment_stays(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(SHOP, encoding="utf-8")

    save(tmp_path, {"look": {"theme": "light"}, "sound": {"volume": 30}})
    save(tmp_path, {"look": {"theme": "contrast"}}, "Disk 3")

    text = (tmp_path / FILE).read_text(encoding="utf-8")
    assert "# Ours since 1954." in text
    assert "# as on the sign" in text
    assert (load(tmp_path).look.theme, load(tmp_path).sound.volume) == ("light", 30)
    assert load(tmp_path, "Disk 3").look.theme == "contrast"
    assert load(tmp_path, "Disk 3").look.text_percent == 150


def test_that_the_first_choice_makes_the_file(tmp_path: Path) -> None:
    folder = tmp_path / "new"

    saved = save(folder, {"shop": {"name": "Granlöv"}})

    assert saved == load(folder)
    assert saved.shop.name == "Granlöv"


def test_that_a_choice_that_makes_no_sense_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(SHOP, encoding="utf-8")

    with pytest.raises(SettingsUnreadableError):
        save(tmp_path, {"sound": {"volume": 400}})

    assert (tmp_path / FILE).read_text(encoding="utf-8") == SHOP


def test_that_a_disk_that_takes_nothing_is_told_and_the_old_file_stays(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(SettingsUnreadableError):
        load(tmp_path)

    blocked = tmp_path / "blocked"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises((SettingsNotSavedError, SettingsUnreadableError)):
        save(blocked, {"sound": {"volume": 40}})


@pytest.mark.parametrize("text", ('desks = "three"', '[desks]\n"Disk 3" = 3'))
def test_that_desks_in_another_shape_mean_nothing(text: str) -> None:
    assert read(text, "Disk 3").desk.name == "Disk 3"


def test_that_a_table_of_another_shape_is_named() -> None:
    with pytest.raises(SettingsUnreadableError) as refused:
        read('[desks."Disk 3"]\nlook = 3', "Disk 3")

    assert refused.value.advice.args["where"] == "look"
