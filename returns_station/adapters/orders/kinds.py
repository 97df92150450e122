"""What kind of file this is, and which reader takes it."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import IO, Any, Final

from returns_station.adapters.orders.reading import Defaults
from returns_station.adapters.orders.records import BadRow, NewReturn, NewSale
from returns_station.adapters.orders.tables import Row, TableError, open_table
from returns_station.phrase import Phrase

Record = NewSale | NewReturn | BadRow
Counted = tuple[int, int, Record]

_SOURCE: Final = "lines"
_DEPTH_LIMIT: Final = 64
# An order is some thousand bytes; one string of 200 MB takes a parser minutes.
_ORDER_LIMIT: Final = 16 << 20


class Kind(StrEnum):
    """The kinds of files sales come in."""

    LINES = "lines"
    SHOPIFY_CSV = "shopify_csv"
    SHOPIFY_JSON = "shopify_json"
    WOOCOMMERCE = "woocommerce"


def kind_of(path: Path) -> Kind:
    """Look at the head of a file; raises TableError when it is empty or a folder."""
    if path.is_dir():
        raise TableError(Phrase("import.file.folder", {"file": path.name}))
    if path.exists() and not path.is_file():
        # A pipe or a device may never end, or never begin.
        raise TableError(Phrase("import.file.not_text", {"file": path.name}))
    with path.open("rb") as file:
        head = file.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head:
        raise TableError(Phrase("import.file.empty", {"file": path.name}))
    if head[:1] in (b"{", b"["):
        first = next(_orders(path), {})
        is_woo = "date_created" in first or "order_key" in first
        return Kind.WOOCOMMERCE if is_woo else Kind.SHOPIFY_JSON
    _, headings = next(open_table(path).rows(), (0, []))
    if {"Name", "Lineitem quantity", "Lineitem price"} <= set(headings):
        return Kind.SHOPIFY_CSV
    return Kind.LINES


def records_of(path: Path, defaults: Defaults, remembered: str) -> Iterator[Counted]:
    """Everything in a file: how far, of how much, and the record; raises TableError."""
    match kind_of(path):
        case Kind.LINES:
            from returns_station.adapters.orders.sale_lines import records

            table = open_table(path)
            yield from records(table, defaults, remembered, _SOURCE)
        case Kind.SHOPIFY_CSV:
            from returns_station.adapters.orders.shopify_csv import sales as shopify_csv

            yield from _counted(shopify_csv(_by_heading(path), defaults))
        case Kind.SHOPIFY_JSON:
            from returns_station.adapters.orders.shopify_json import sales as shopify_json

            yield from _counted(shopify_json(_orders(path), defaults))
        case Kind.WOOCOMMERCE:
            from returns_station.adapters.orders.woocommerce import sales as woocommerce

            yield from _counted(woocommerce(_orders(path), defaults))


def _counted(found: Iterator[Record]) -> Iterator[Counted]:
    """These files do not tell how many orders they hold before they are read."""
    for done, record in enumerate(found, start=1):
        yield done, 0, record


def _by_heading(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    rows: Iterator[Row] = open_table(path).rows()
    _, headings = next(rows, (0, []))
    for number, cells in rows:
        yield number, dict(zip(headings, cells, strict=False))


def _orders(path: Path) -> Iterator[Mapping[str, Any]]:
    """The orders of a JSON file, one at a time, under whatever roof they stand."""
    import ijson

    prefix = _roof(path)
    with path.open("rb") as opened:
        file = _Measured(opened, path.name)
        try:
            for order in ijson.items(file, prefix):
                file.read_since = 0
                # What is no order says nothing of itself, and is told as a bad row.
                yield order if isinstance(order, dict) else {}
        except (ijson.JSONError, UnicodeDecodeError, RecursionError, ValueError) as error:
            raise TableError(Phrase("import.file.broken_json", {"file": path.name})) from error


class _Measured:
    """A file that is told as too much when a single order never ends."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file = file
        self._name = name
        self.read_since = 0

    def read(self, size: int = -1) -> bytes:
        chunk = self._file.read(size)
        self.read_since += len(chunk)
        if self.read_since > _ORDER_LIMIT:
            raise TableError(Phrase("import.file.too_much", {"file": self._name}))
        return chunk


def _roof(path: Path) -> str:
    """Where the orders stand: a list, {"orders": [...]}, {"order": {...}} or one order alone."""
    import ijson

    with path.open("rb") as file:
        try:
            parsed = ijson.parse(_Measured(file, path.name))
            for depth, (prefix, event, value) in enumerate(parsed):
                if depth == 0 and event == "start_array":
                    return "item"
                if event == "map_key" and not prefix and value in ("orders", "order"):
                    return "orders.item" if value == "orders" else "order"
                if depth > _DEPTH_LIMIT:
                    return ""
        except (ijson.JSONError, UnicodeDecodeError, RecursionError, ValueError) as error:
            raise TableError(Phrase("import.file.broken_json", {"file": path.name})) from error
    return ""
