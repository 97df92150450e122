"""What somebody is called, and the id that stands for her where names may not."""

from typing import Final

from returns_station.desk.people.errors import StaffRefusedError
from returns_station.desk.people.house import PeopleHouse
from returns_station.phrase import Phrase
from returns_station.scan import Unreadable, holds_card_number, read
from returns_station.scan.text import GS, plain

LONGEST_NAME: Final = 60
_ID_BYTES: Final = 5


def called(name: str) -> str:
    """A name made plain; raises StaffRefusedError where it cannot be one."""
    found = " ".join(plain(name).replace(GS, " ").split())
    if not found or len(found) > LONGEST_NAME:
        raise StaffRefusedError(Phrase("people.name_length", {"most": LONGEST_NAME}))
    if holds_card_number(found) or isinstance(read(found), Unreadable):
        raise StaffRefusedError(Phrase("people.name_wrong"))
    return found


def new_id(house: PeopleHouse) -> str:
    """An id that says nothing of her."""
    return f"s{house.chance(_ID_BYTES).hex()}"
