"""A paper of ours whose square code holds a seal behind its number; nobody asks yet if it is true.

A scanner may have lost a letter on the way: what is nearly as long as a seal is read as a torn one,
so that the slip opens all the same.
"""

import re
from typing import Final

from returns_station.scan.slips import damm, slip_parts

_FORM: Final = re.compile(r"((?:RS|XR|TG|PK|XT|XP)(\d{9}))([A-Z0-9]{100,200})", re.ASCII)


def sealed_parts(text: str) -> tuple[str, str] | None:
    """The number and the seal of such a code, in capitals; None where the number is not ours."""
    # A scanner with Caps Lock on types small letters.
    found = _FORM.fullmatch(text.upper()) if text.isascii() else None
    if found is None or damm(found[2]):
        return None
    return found[1], found[3]


def slip_coded(text: str) -> str:
    """What looks like a slip number as it is coded, its seal left out; other text as it is."""
    sealed = sealed_parts(text.strip())
    return sealed[0] if sealed else "".join(slip_parts(text) or (text,))
