"""A file of sales read by a child process with limits; what comes back is whole batches of rows."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any, Final, Self

from returns_station.adapters.orders.records import (
    BadRow,
    NewCustomer,
    NewLine,
    NewReturn,
    NewSale,
    NewTender,
)
from returns_station.desk.errors import InputError
from returns_station.phrase import Phrase

_ROOT: Final = Path(__file__).parents[3]
_CHILD: Final = "returns_station.adapters.orders.child"


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a file does not say: market, currency, channel, the order of days, column by meaning."""

    market: str
    currency: str
    channel: str
    dates: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Batch:
    """Some whole sales and earlier returns of a file, the rows that could not be read, how far."""

    sales: tuple[NewSale, ...]
    returns: tuple[NewReturn, ...]
    bad: tuple[BadRow, ...]
    lines: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """What kind of file this is, its headings, and which column is taken to mean what."""

    kind: str
    headings: tuple[str, ...]
    mapping: Mapping[str, str]
    missing: tuple[str, ...]


class FileUnreadableError(InputError):
    """The whole file cannot be read; nothing of it was brought in after the last batch."""


def propose(path: Path, *, remembered: Path | None = None) -> Proposal:
    """Which kind of file this is and what its columns are taken to mean; nothing is brought in."""
    asked = {"path": str(path), "remembered": _text(remembered)}
    with Child({"propose": asked}, path.name) as child:
        for told in child.answers():
            return Proposal(
                told["kind"], tuple(told["headings"]), told["mapping"], tuple(told["missing"])
            )
    raise _died(path.name)


class Reading:
    """A file that its child reads from now on; closing stops the child at once.

    `remembered` is the folder where corrected columns are kept for the next file of the kind.
    `batches` raises FileUnreadableError when the file as a whole cannot be read.
    """

    def __init__(self, path: Path, defaults: Defaults, *, remembered: Path | None = None) -> None:
        """Start the child: it reads ahead until its first answers wait to be taken."""
        asked = {"path": str(path), "defaults": asdict(defaults), "remembered": _text(remembered)}
        self._child = Child({"read": asked}, path.name)

    def __enter__(self) -> Self:
        """Use it in a with statement, so that the child is surely stopped."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the child."""
        self.close()

    def batches(self) -> Iterator[Batch]:
        """The batches; raises FileUnreadableError when the file as a whole cannot be read."""
        for told in self._child.answers():
            yield _batch(told)

    def close(self) -> None:
        """Stop the child."""
        self._child.close()


def _text(path: Path | None) -> str:
    return "" if path is None else str(path)


def _died(name: str) -> FileUnreadableError:
    return FileUnreadableError(Phrase("import.file.too_much", {"file": name}))


class Child:
    """The reading process: asked once on its standard input, answering a line of JSON at a time."""

    def __init__(self, asked: object, name: str) -> None:
        """Start it with its question; `name` is the file's, for what is told."""
        self._name = name
        environment = os.environ | {"PYTHONPATH": str(_ROOT), "PYTHONSAFEPATH": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", _CHILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        pipe = _open(self._process.stdin)
        pipe.write(json.dumps(asked).encode())
        pipe.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop it at once."""
        self._process.kill()
        _open(self._process.stdout).close()
        self._process.wait()

    def answers(self) -> Iterator[Any]:
        """Each answer; raises FileUnreadableError when the child says so or dies of its limits."""
        ended = False
        for line in _open(self._process.stdout):
            told = json.loads(line)
            if "error" in told:
                raise FileUnreadableError(Phrase(told["error"], told["args"]))
            ended = told.get("ended", False)
            if not ended:
                yield told
        if not ended:
            raise _died(self._name)


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None, "both pipes were asked for"
    return pipe


def _batch(told: Any) -> Batch:  # noqa: ANN401 - a line of the child's JSON
    return Batch(
        sales=tuple(_sale(row) for row in told["sales"]),
        returns=tuple(NewReturn(*row) for row in told["returns"]),
        bad=tuple(BadRow(*row) for row in told["bad"]),
        lines=told["lines"],
        done=told["done"],
        total=told["total"],
    )


_LINES: Final = NewSale._fields.index("lines")
_TENDERS: Final = NewSale._fields.index("tenders")
_CUSTOMER: Final = NewSale._fields.index("customer")


def _sale(row: list[Any]) -> NewSale:
    row[_LINES] = tuple(NewLine(*line) for line in row[_LINES])
    row[_TENDERS] = tuple(NewTender(*paid) for paid in row[_TENDERS])
    row[_CUSTOMER] = NewCustomer(*row[_CUSTOMER]) if row[_CUSTOMER] else None
    return NewSale(*row)
