"""Text as it comes from a scanner or a hand, made plain; and the key that numbers are found by."""

import re
import unicodedata
from typing import Final

# Ends a variable-length value inside a GS1 code; the one control character that carries meaning.
GS: Final = "\x1d"

# ISO/IEC 15424: "]", a letter for the symbology, a modifier. Some scanners are set to send it.
_AIM: Final = re.compile(r"(?:\][A-Za-z][0-9A-Za-z])+")
_SPACES: Final = str.maketrans(dict.fromkeys("\t\n\v\f\r", " "))
_DROPPED: Final = str.maketrans(dict.fromkeys(map(ord, " -")))


def plain(text: str) -> str:
    """The text in one Unicode form, without unseen characters (GS apart) and outer blanks."""
    if text.isascii() and text.isprintable():
        return text.strip()
    spaced = unicodedata.normalize("NFC", text).translate(_SPACES)
    seen = "".join(_seen(character) for character in spaced)
    # Dropping a character may bring two others together that are one letter.
    return unicodedata.normalize("NFC", seen).strip(" " + GS)


def _seen(character: str) -> str:
    if character == GS or character.isprintable():
        return character
    return " " if unicodedata.category(character) == "Zs" else ""


def without_aim(text: str) -> tuple[str, str]:
    """The AIM symbology identifier ("" where there is none) and the text without it."""
    found = _AIM.match(text)
    if not found:
        return "", text
    return found[0][:3], text[found.end() :].strip(" " + GS)


def code_key(text: str) -> str:
    """The key a number is stored and found by: no case, blanks, dashes or leading "#".

    It is kept in the database beside each number, so it may never change. It tells no two
    numbers apart for certain (1-23 and 12-3 share one), and "" is the key of nothing.
    """
    if text.isascii() and text.isprintable():
        return text.lower().translate(_DROPPED).lstrip("#")
    key = text
    # Folding may bring forth what is dropped, and dropping what is folded; three rounds settle it.
    for _ in range(3):
        folded = unicodedata.normalize("NFKC", key).casefold()
        key = "".join(filter(_kept, folded)).lstrip("#")
    return key


def _kept(character: str) -> bool:
    # Pd is every dash; isprintable is false for controls, unseen marks and all blanks but one.
    return character.isprintable() and character != " " and unicodedata.category(character) != "Pd"
