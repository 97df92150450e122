"""The reading process: limited in memory and time, it turns one file into batches of rows."""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, Final

from returns_station.adapters.orders.headings import corrected, missing, proposed, recall
from returns_station.adapters.orders.kinds import Kind, kind_of, records_of
from returns_station.adapters.orders.postal_rows import PostalRow, places
from returns_station.adapters.orders.reading import Defaults
from returns_station.adapters.orders.records import BadRow, NewReturn, NewSale
from returns_station.adapters.orders.stock_rows import counts
from returns_station.adapters.orders.tables import TableError, open_table
from returns_station.desk.stock import NewCount
from returns_station.phrase import Phrase

_MEMORY: Final = 1 << 30
_SECONDS: Final = 900
_LINES_A_BATCH: Final = 10_000
_LETTERS_AN_ANSWER: Final = 8 << 20
_RECORDS: Final = ("sales", "returns", "bad")


def main() -> None:
    """Answer the one question on standard input, a line of JSON at a time."""
    asked = json.loads(sys.stdin.buffer.read())
    _limit()
    try:
        if "propose" in asked:
            _answer(_proposal(Path(asked["propose"]["path"]), asked["propose"]["remembered"]))
        elif "count" in asked:
            _count(Path(asked["count"]["path"]))
        elif "places" in asked:
            _places(Path(asked["places"]["path"]))
        else:
            _read(asked["read"])
        _answer({"ended": True})
    except TableError as error:
        _refuse(error.advice)
    except OSError:
        path = Path(next(iter(asked.values()))["path"])
        _refuse(Phrase("file.unreadable", {"file": path.name}))
    except MemoryError:
        # The parent sees an end without a word, and says that the file is too much.
        sys.exit(1)


def _limit() -> None:
    """At most so much memory and time; a system without such limits reads without them."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(told: object) -> None:
    sys.stdout.buffer.write(json.dumps(told, separators=(",", ":")).encode() + b"\n")
    sys.stdout.buffer.flush()


def _refuse(advice: Phrase) -> None:
    _answer({"error": advice.key, "args": dict(advice.args)})


def _proposal(path: Path, remembered: str) -> dict[str, object]:
    kind = kind_of(path)
    if kind is not Kind.LINES:
        return {"kind": kind.value, "headings": [], "mapping": {}, "missing": []}
    _, headings = next(open_table(path).rows(), (0, []))
    at, _ = corrected(proposed(headings), headings, recall(remembered, headings))
    return {
        "kind": kind.value,
        "headings": headings,
        "mapping": {meaning: headings[place] for meaning, place in at.items()},
        "missing": missing(at),
    }


def _count(path: Path) -> None:
    rows = counts(path)
    while some := list(islice(rows, _LINES_A_BATCH)):
        good = [one for one in some if isinstance(one, NewCount)]
        _answer({"counts": good, "bad": [one for one in some if isinstance(one, BadRow)]})


def _places(path: Path) -> None:
    rows = places(path)
    while some := list(islice(rows, _LINES_A_BATCH)):
        good = [one for one in some if isinstance(one, PostalRow)]
        _answer({"places": good, "bad": [one for one in some if isinstance(one, BadRow)]})


def _read(asked: dict[str, Any]) -> None:
    defaults = Defaults(**asked["defaults"])
    found = records_of(Path(asked["path"]), defaults, asked["remembered"])
    for batch in _batches(found):
        _hand_over(batch)


def _hand_over(batch: dict[str, Any]) -> None:
    """One answer, or several smaller ones where the rows are long: the station holds one."""
    text = json.dumps(batch, separators=(",", ":")).encode()
    if len(text) > _LETTERS_AN_ANSWER and max(len(batch[kind]) for kind in _RECORDS) > 1:
        first = {kind: batch[kind][: len(batch[kind]) // 2] for kind in _RECORDS}
        rest = {kind: batch[kind][len(batch[kind]) // 2 :] for kind in _RECORDS}
        # What is counted of the whole batch is told with its end.
        _hand_over(batch | first | {"lines": 0})
        _hand_over(batch | rest)
        return
    sys.stdout.buffer.write(text + b"\n")
    sys.stdout.buffer.flush()


def _batches(
    found: Iterator[tuple[int, int, NewSale | NewReturn | BadRow]],
) -> Iterator[dict[str, Any]]:
    sales: list[NewSale] = []
    returns: list[NewReturn] = []
    bad: list[BadRow] = []
    lines = done = total = told = 0
    for done, total, record in found:
        if isinstance(record, NewSale):
            sales.append(record)
            lines += len(record.lines)
        elif isinstance(record, NewReturn):
            returns.append(record)
            lines += 1
        else:
            bad.append(record)
            lines += 1
        if lines >= _LINES_A_BATCH:
            # Of a table every row is counted, also the good ones of a sale that is held back.
            yield _batch(sales, returns, bad, done - told if total else lines, done, total)
            sales, returns, bad, lines, told = [], [], [], 0, done
    yield _batch(sales, returns, bad, total - told if total else lines, total or done, total)


def _batch(
    sales: list[NewSale],
    returns: list[NewReturn],
    bad: list[BadRow],
    lines: int,
    done: int,
    total: int,
) -> dict[str, Any]:
    return {
        "sales": sales,
        "returns": returns,
        "bad": bad,
        "lines": lines,
        "done": done,
        "total": total,
    }


if __name__ == "__main__":
    main()
