"""The catalogue: gettext .po files of one strict shape, read in a millisecond."""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from returns_station.adapters.pseudo import PSEUDO, pseudo

LANGUAGES: Final = ("en", "sv", "nb", "fi", "da")
FALLBACK: Final = "en"
_STANZA: Final = re.compile(
    r'^msgid (?P<key>"[^\n]+")\n(?:msgid_plural [^\n]*\n)?(?P<texts>(?:msgstr[^\n]*\n?)+)',
    re.MULTILINE,
)
_TEXT: Final = re.compile(r'^msgstr(?:\[\d\])? (".*")$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one key says: one text, or one for a single thing and one for many."""

    texts: tuple[str, ...]

    def form(self, count: object) -> str:
        """The text for this count; all our languages tell one from the rest."""
        return self.texts[0 if count in (None, 1) else -1]


@cache
def catalogue(language: str) -> Mapping[str, Entry]:
    """All entries of a language that say something, by key; the pseudo-language has English's."""
    if language == PSEUDO:
        english = catalogue(FALLBACK)
        return {key: Entry(tuple(map(pseudo, one.texts))) for key, one in english.items()}
    source = files("assets") / "translations" / f"{language}.po"
    return read(source.read_text("utf-8"))


def read(source: str) -> dict[str, Entry]:
    """The entries of a .po text in the shape its head tells; untranslated ones are left out."""
    found: dict[str, Entry] = {}
    for stanza in _STANZA.finditer(source):
        texts = tuple(_said(text) for text in _TEXT.findall(stanza["texts"]))
        key = _said(stanza["key"])
        assert key not in found, f"{key} is said twice"
        if key and all(texts):
            found[key] = Entry(texts)
    return found


def _said(quoted: str) -> str:
    """The text within the quotes; gettext escapes as C does, which Python reads alike."""
    if "\\" not in quoted:
        return quoted[1:-1]
    text = ast.literal_eval(quoted)
    assert isinstance(text, str), quoted
    return text
