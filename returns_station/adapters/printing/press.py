"""A typeface whose common letters are cut out once for all slips, not anew for each."""

import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

# Every slip carries these, used or not: the piece of the face in it is then always the same.
_COMMON: Final = "ÅÄÖÆØÉÜåäöæøéèüáíóúýðþßčđŋšŧžłżśćńĄąĘęŁŻŠŽ·–—’”“…×€½•\N{MINUS SIGN}"
_FIRST_FREE: Final = 128  # ASCII keeps its own codes
_PIECES_KEPT: Final = 16


class PressFace(TTFontFace):
    """A TrueType face that keeps the pieces it has cut, and its widths as they are written."""

    def __init__(self, path: str) -> None:
        """Read the face; no more than outlines and widths are taken from it."""
        super().__init__(path)
        self._piece = lru_cache(_PIECES_KEPT)(super().makeSubset)
        self._packed = lru_cache(_PIECES_KEPT)(lambda piece: zlib.compress(self._piece(piece)))
        self._widths = {code: f"{width:g}".encode() for code, width in self.charWidths.items()}
        self._other = f"{self.defaultWidth:g}".encode()

    def getCharWidth(self, code: int) -> bytes:  # noqa: N802 - reportlab's name
        """A width as it stands in the file; writing 600 numbers was a fifth of a slip's time."""
        return self._widths.get(code, self._other)

    def makeSubset(self, subset: Sequence[int]) -> bytes:  # noqa: N802 - reportlab's name
        """The piece of the face with these letters, cut the first time it was needed."""
        return self._piece(tuple(subset))

    def addSubsetObjects(self, doc: Any, fontname: str, subset: Sequence[int]) -> Any:  # noqa: ANN401, N802 - reportlab's
        """Put a piece into the document, packed once."""
        described = super().addSubsetObjects(doc, fontname, subset)  # type: ignore[no-untyped-call] # reportlab's
        stream = doc.idToObject[f"fontFile:{self.filename}({fontname})"]
        stream.content = self._packed(tuple(subset))
        stream.dictionary["Filter"] = "/FlateDecode"
        return described


class PressFont(TTFont):
    """A font for reportlab made of such a face."""

    def __init__(self, name: str, path: str) -> None:
        """Read the face at this path."""
        super().__init__(name, path, asciiReadable=True, shapable=False)
        self.face = PressFace(path)
        self._common = [ord(one) for one in _COMMON if ord(one) in self.face.charToGlyph]

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: ANN401, N802 - reportlab's
        """The text in this document's codes; the common letters have theirs from the start."""
        if doc not in self.state:
            state: Any = TTFont.State(asciiReadable=True, ttf=self)
            codes = range(_FIRST_FREE, _FIRST_FREE + len(self._common))
            state.assignments |= dict(zip(self._common, codes, strict=True))
            state.subsets[0] += self._common
            state.nextCode = codes.stop
            self.state[doc] = state
        return super().splitString(text, doc, encoding)
