"""How the columns of a file are read, as a person corrects it: one row for each meaning."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from returns_station.adapters.orders.headings import missing, proposed

# What is asked of a sale and its payment, then of the goods and the customer.
MEANINGS: Final = (
    ("sale", "sold_on", "quantity", "paid", "price", "currency", "tenders"),
    ("sku", "gtin", "title", "customer", "customer_name", "phone", "email"),
)
ROWS: Final = MEANINGS[0] + MEANINGS[1]
NOWHERE: Final = -1
_DIGITS: Final = "0123456789"


@dataclass(frozen=True, slots=True)
class Columns:
    """The headings of a file, which column each meaning is taken from, and the row chosen."""

    headings: tuple[str, ...]
    places: Mapping[str, int]
    row: int = 0

    @property
    def meaning(self) -> str:
        """What the chosen row asks for."""
        return ROWS[self.row]

    @property
    def lacking(self) -> tuple[str, ...]:
        """What the file cannot be read without."""
        return missing(self.places)

    @property
    def unused(self) -> tuple[str, ...]:
        """The headings that are taken for nothing."""
        used = set(self.places.values())
        return tuple(self.headings[place] for place in _named(self.headings) if place not in used)

    def heading(self, meaning: str) -> str:
        """The heading a meaning is taken from; empty where no column means it."""
        place = self.places.get(meaning, NOWHERE)
        return "" if place == NOWHERE else self.headings[place]


def shown(headings: tuple[str, ...], places: Mapping[str, int]) -> Columns:
    """The columns as they were recognised; the first that is missing is asked for first."""
    return at_lacking(Columns(headings, places))


def at_lacking(columns: Columns) -> Columns:
    """The first row that lacks its column is chosen."""
    return chosen(columns, ROWS.index(columns.lacking[0])) if columns.lacking else columns


def keyed(columns: Columns, name: str, text: str) -> Columns | None:
    """A key was pressed; None where it means nothing here."""
    if name in ("Up", "Down"):
        return chosen(columns, columns.row + (1 if name == "Down" else -1))
    if name in ("Left", "Right"):
        return turned(columns, 1 if name == "Right" else -1)
    if len(text) == 1 and text in _DIGITS:
        return numbered(columns, int(text))
    return typed(columns, text) if len(text) == 1 and text.isalnum() else None


def chosen(columns: Columns, row: int) -> Columns:
    """Another row is chosen; there is none before the first or after the last."""
    return replace(columns, row=max(0, min(row, len(ROWS) - 1)))


def turned(columns: Columns, by: int) -> Columns:
    """The chosen row takes the next column that nothing else is taken from, or none."""
    free = [NOWHERE, *_free(columns)]
    at = free.index(columns.places.get(columns.meaning, NOWHERE))
    return _placed(columns, free[(at + by) % len(free)])


def numbered(columns: Columns, number: int) -> Columns:
    """The chosen row takes this column of the file, also from another row; 0 is none."""
    if number == 0:
        return _placed(columns, NOWHERE)
    place = number - 1
    return _placed(columns, place) if place in _named(columns.headings) else columns


def typed(columns: Columns, letter: str) -> Columns:
    """The chosen row takes the next free column whose heading begins so."""
    free = list(_free(columns))
    here = columns.places.get(columns.meaning, NOWHERE)
    after = [place for place in free if place > here] + [place for place in free if place <= here]
    begins = (p for p in after if columns.headings[p].casefold().startswith(letter.casefold()))
    place = next(begins, None)
    return columns if place is None else _placed(columns, place)


def said(columns: Columns) -> dict[str, str]:
    """What is to be remembered: the heading of each meaning, empty where it was taken away."""
    known = {meaning: columns.headings[place] for meaning, place in columns.places.items()}
    asked = (*ROWS, *proposed(columns.headings))
    return known | {meaning: "" for meaning in asked if meaning not in known}


def _placed(columns: Columns, place: int) -> Columns:
    """A column means one thing: what it was taken for before lacks it now."""
    meaning = columns.meaning
    kept = {each: at for each, at in columns.places.items() if at != place and each != meaning}
    return replace(columns, places=kept if place == NOWHERE else kept | {meaning: place})


def _free(columns: Columns) -> Iterator[int]:
    mine = columns.meaning
    others = {columns.places[each] for each in ROWS if each in columns.places and each != mine}
    return (place for place in _named(columns.headings) if place not in others)


def _named(headings: tuple[str, ...]) -> tuple[int, ...]:
    """The columns that a heading tells apart: of two alike the first, of an empty one none."""
    bare = [heading.strip().casefold() for heading in headings]
    return tuple(at for at, name in enumerate(bare) if name and bare.index(name) == at)
