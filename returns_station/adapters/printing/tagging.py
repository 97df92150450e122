"""What a PDF file tells who cannot see it: its texts and codes one after the other, in order."""

from codecs import BOM_UTF16_BE
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject

from returns_station.adapters.printing.drawing import Item, Patches, Picture, Text

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_TEXT: Final = "P"
_FIGURE: Final = "Figure"
_DECOR: Final = "Artifact"
_READ_OUT: Final = 48  # letters of a code; a signature is nothing to listen to


class _Written(PDFObject):
    """An object as it stands in the file: of structure there is much, and it must cost little."""

    def __init__(self, content: str = "") -> None:
        self.content = content

    def format(self, _document: object) -> bytes:
        """The object's own bytes."""
        return self.content.encode("ascii")


@dataclass(slots=True)
class _Element:
    """One paragraph or figure: the marks of its parts, and what it says where it has no letters."""

    kind: str
    marks: list[int] = field(default_factory=list)
    says: str = ""


class Tags:
    """Marks what is drawn while it is drawn; `code_says` words what a code holds."""

    def __init__(self, canvas: "Canvas", code_says: Callable[[str], str]) -> None:
        self._canvas, self._code_says = canvas, code_says
        self._pages: list[list[_Element]] = []
        self._next_mark, self._open = 0, ""
        self._words: _Element | None = None

    def begin_page(self) -> None:
        """All that follows is on a new page."""
        self._pages.append([])
        self._next_mark = 0

    def mark(self, item: Item) -> None:
        """Say what the next thing is."""
        says = self._said_by(item)
        kind = _TEXT if isinstance(item, Text) else _FIGURE if says else _DECOR
        if kind == self._open and kind != _FIGURE:
            return
        self._shut()
        self._open = kind
        if kind == _DECOR:
            self._canvas.addLiteral("/Artifact BMC")
            return
        self._canvas.addLiteral(f"/{kind} <</MCID {self._next_mark}>> BDC")
        self._element(kind, says).marks.append(self._next_mark)
        self._next_mark += 1

    def end_block(self) -> None:
        """What belongs together is at its end."""
        self._shut()
        self._words = None

    def finish(self) -> None:
        """Put the structure into the file."""
        document = self._canvas._doc  # type: ignore[attr-defined] # noqa: SLF001 - no other way in
        names = document.idToObjectNumberAndVersion

        def number(one: PDFObject) -> int:
            return int(names[document.Reference(one).name][0])

        root, whole = _Written(), _Written()
        root_nr, whole_nr = number(root), number(whole)
        kids, parents = [], []
        for nr, (page, elements) in enumerate(zip(document.Pages.pages, self._pages, strict=True)):
            _point_to_structure(page, nr)
            marked: dict[int, int] = {}
            for one in elements:
                said = number(_Written(_element(one, whole_nr, number(page))))
                kids.append(said)
                marked |= dict.fromkeys(one.marks, said)
            parents.append(f"{nr} [{_references(marked[mark] for mark in sorted(marked))}]")
        root.content = (
            f"<</Type/StructTreeRoot/K {whole_nr} 0 R/ParentTreeNextKey {len(parents)}"
            f"/ParentTree<</Nums[{' '.join(parents)}]>>>>"
        )
        whole.content = f"<</Type/StructElem/S/Document/P {root_nr} 0 R/K[{_references(kids)}]>>"
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def _said_by(self, item: Item) -> str:
        match item:
            case Picture():
                return item.says
            case Patches() if item.says:
                cut = item.says if len(item.says) <= _READ_OUT else f"{item.says[:_READ_OUT]}…"
                return self._code_says(cut)
            case _:
                return ""

    def _element(self, kind: str, says: str) -> _Element:
        """A figure by itself; all words of a block are one paragraph."""
        if kind == _TEXT and self._words:
            return self._words
        made = _Element(kind, says=says)
        self._pages[-1].append(made)
        if kind == _TEXT:
            self._words = made
        return made

    def _shut(self) -> None:
        if self._open:
            self._canvas.addLiteral("EMC")
            self._open = ""


def _point_to_structure(page: Any, nr: int) -> None:  # noqa: ANN401 - reportlab's types lack these
    page.__NoDefault__ = (*page.__NoDefault__, "StructParents", "Tabs")
    page.StructParents, page.Tabs = nr, "/S"


def _element(one: _Element, parent: int, page: int) -> str:
    marks = one.marks[0] if len(one.marks) == 1 else f"[{' '.join(map(str, one.marks))}]"
    says = f"/Alt<{(BOM_UTF16_BE + one.says.encode('utf-16-be')).hex()}>" if one.says else ""
    return f"<</Type/StructElem/S/{one.kind}/P {parent} 0 R/Pg {page} 0 R/K {marks}{says}>>"


def _references(numbers: Iterable[int]) -> str:
    return " ".join(f"{nr} 0 R" for nr in numbers)
