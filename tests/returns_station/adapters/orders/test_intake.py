"""Files brought in one after the other: told on the way, stopped at once, none left open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from returns_station.adapters.orders.intake import Progress, Summary, bring_in
from returns_station.adapters.orders.reading import Batch, Defaults, FileUnreadableError
from returns_station.adapters.orders.records import BadRow, NewReturn, NewSale
from returns_station.desk.incoming import Matched, Stored
from returns_station.desk.stock import NewCount
from returns_station.phrase import Phrase

SHOP = Defaults("SE", "SEK", "store")
FILES = (Path("a.csv"), Path("b.csv"), Path("c.csv"), Path("d.csv"))
BAD = BadRow(3, "Antal", "import.bad.quantity", "många", "17")


@dataclass
class Counting:
    """An inbox that counts."""

    matched: int = 0

    def put(
        self,
        sales: Sequence[NewSale],  # noqa: ARG002 - counted by the batch alone
        returns: Sequence[NewReturn],  # noqa: ARG002 - as above
        *,
        file: str = "",
    ) -> Stored:
        """One sale of each batch is new, one number differs."""
        return Stored(1, 1, (f"{file} 1",), 2, 0)

    def count(self, counts: Sequence[NewCount], *, file: str = "") -> tuple[str, ...]:
        """No goods are counted here."""
        raise AssertionError((counts, file))

    def match(self) -> Matched:
        """Count."""
        self.matched += 1
        return Matched()


@dataclass
class Given:
    """Files with batches that are given; one of them cannot be read to its end."""

    torn: str = ""
    open: set[str] = field(default_factory=set)
    begun: list[str] = field(default_factory=list)

    def __call__(self, path: Path, defaults: Defaults, *, remembered: Path | None) -> "Begun":
        """Begin."""
        assert (defaults, remembered) == (SHOP, None)
        self.open.add(path.name)
        self.begun.append(path.name)
        return Begun(self, path.name)


@dataclass
class Begun:
    """One file of two batches."""

    given: Given
    name: str

    def batches(self) -> Iterator[Batch]:
        """The batches."""
        yield Batch((), (), (BAD, BAD), 10, 1, 2)
        if self.name == self.given.torn:
            raise FileUnreadableError(Phrase("file.unreadable", {"file": self.name}))
        yield Batch((), (), (), 5, 2, 2)

    def close(self) -> None:
        """Close."""
        self.given.open.discard(self.name)


def brought(given: Given, inbox: Counting, stop_after: int = 99) -> tuple[Summary, list[Progress]]:
    """Bring the files in; `told` says stop after so many batches."""
    heard: list[Progress] = []

    def told(progress: Progress) -> bool:
        heard.append(progress)
        return len(heard) < stop_after

    return bring_in(inbox, FILES, SHOP, told=told, read=given), heard


def test_that_each_file_has_its_own_sum() -> None:
    inbox = Counting()

    summary, heard = brought(Given(), inbox)

    first = summary.files[0]
    assert [one.file for one in summary.files] == ["a.csv", "b.csv", "c.csv", "d.csv"]
    assert (first.lines, first.new, first.same, first.differing) == (15, 2, 2, 2)
    assert (first.bad_rows, first.held, first.changed) == (2, 1, ("a.csv 1", "a.csv 1"))
    assert heard[:2] == [Progress("a.csv", 1, 2, 10, 1), Progress("a.csv", 2, 2, 15, 2)]
    assert inbox.matched == 1


def test_that_a_stop_keeps_what_is_in_and_leaves_nothing_open() -> None:
    given, inbox = Given(), Counting()

    summary, _ = brought(given, inbox, stop_after=3)

    assert summary.stopped
    assert [one.lines for one in summary.files] == [15, 10]
    assert (given.open, inbox.matched) == (set(), 0)


def test_that_a_torn_file_keeps_its_whole_batches_and_stops_no_other() -> None:
    given = Given(torn="b.csv")

    summary, _ = brought(given, Counting())

    trouble = [one.trouble.key if one.trouble else "" for one in summary.files]
    assert trouble == ["", "file.unreadable", "", ""]
    assert [one.lines for one in summary.files] == [15, 10, 15, 15]
    assert given.open == set()


def test_that_the_next_files_are_begun_while_one_is_stored() -> None:
    given = Given()

    brought(given, Counting(), stop_after=1)

    assert given.begun == ["a.csv", "b.csv", "c.csv"]


def test_that_a_bad_row_is_told_with_its_place_and_its_reason() -> None:
    summary, _ = brought(Given(), Counting())

    (told,) = summary.files[0].bad_rows_told(1)
    assert (told.key, told.args["row"], told.args["column"]) == ("import.bad_row", 3, "Antal")
    assert told.args["why"] == Phrase("import.bad.quantity")
