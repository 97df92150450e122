"""The counter's shop with a way out into a folder, and a day's money for small extras."""

from dataclasses import replace
from pathlib import Path

from returns_station.adapters.messaging.files import FolderMessenger
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.desk.dialogue.house import DialogueHouse
from returns_station.desk.dialogue.ports import ToSend
from returns_station.desk.service.surprise_house import SurpriseHouse
from returns_station.desk.station import Station
from returns_station.dialogue.letter import Channel
from returns_station.service.surprise import Plan, SurpriseKind
from tests.builders import NOW
from tests.ui.rooms.paying_shop import a_paying_shop

COSTS = {SurpriseKind.LINE: 0, SurpriseKind.CARD: 25_00, SurpriseKind.FLOWERS: 120_00}


def a_kind_shop(folder: Path, daily: int = 800_00) -> Station:
    """Messages become files, and small extras may be given from the morning on."""
    shop = a_paying_shop(folder)
    way = FolderMessenger(folder / "out", _words)
    dialogue = DialogueHouse({Channel.EMAIL: way, Channel.SMS: way})
    surprises = SurpriseHouse(Plan(daily, COSTS))
    house = replace(shop.house, dialogue=dialogue, surprises=surprises)
    return Station(shop.store, SlipPaper("roll80"), clock=lambda: NOW, house=house)


def _words(it: ToSend) -> bytes:
    return it.stands.letter.key.encode()
