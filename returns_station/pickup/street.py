"""Which street a door stands in, so that two doors of one street are known as such."""

import re
from typing import Final

from returns_station.pickup.door import Door

# "Björkgatan 12 B lgh 1101" and "Björkgatan 9" are one street: its name ends where a number begins.
# "Östra 2:a gatan" and "Christian 4. Vej" have a number of their own, which stays.
_NUMBER: Final = re.compile(r"[\s,]+\d+(?![\d:.]).*$", re.ASCII)


def street_of(door: Door) -> str:
    """A key of the street within its postal code; "" where no street is said."""
    name = " ".join(_NUMBER.sub("", door.street.strip()).casefold().split()).strip(" ,.")
    code = "".join(each for each in door.postal_code if each.isalnum()).casefold()
    return f"{name}|{code}" if name and code else ""
