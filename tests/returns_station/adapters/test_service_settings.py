"""What a shop promises of itself, from its settings file."""

from datetime import date, time
from pathlib import Path

import pytest

from returns_station.adapters.dialogue_house import dialogue_house
from returns_station.adapters.settings import Settings, SettingsUnreadableError, read
from returns_station.desk.dialogue.house import SlowerTime

SUMMER = """
[service]
goods_days = 3
closes = "19:00"
quiet_from = "20:00"
roles = { clerk = "i returdisken" }
slower = [{ first = 2027-06-28, last = 2027-08-01, days = 2, role = "sommarvikarie" }]
"""


def test_that_a_shop_says_nothing_and_promises_as_shipped() -> None:
    service = Settings().service

    assert (service.house.goods_days, service.house.repair_days) == (5, 15)
    assert service.quiet == (time(21), time(8))


def test_that_summer_substitutes_reach_the_desk_by_days_and_by_name(tmp_path: Path) -> None:
    settings = read(SUMMER)

    dialogue = dialogue_house(settings, tmp_path)

    summer = SlowerTime(date(2027, 6, 28), date(2027, 8, 1), 2, "sommarvikarie")
    assert (dialogue.slower, dialogue.roles) == ((summer,), {"clerk": "i returdisken"})
    assert (dialogue.quiet_from, settings.service.house.closes) == (time(20), time(19))


@pytest.mark.parametrize(
    "wrong",
    (
        "goods_days = 0",
        'closes = "25:00"',
        "slower = [{ first = 2027-08-01, last = 2027-06-28 }]",
        'slower = [{ first = 2027-06-28, last = 2027-08-01, role = "a\\nBcc: x" }]',
    ),
)
def test_that_what_makes_no_sense_is_named(wrong: str) -> None:
    with pytest.raises(SettingsUnreadableError):
        read(f"[service]\n{wrong}\n")
