"""What a measurement asks of the world: a filled shop, its Station, and the floor beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from returns_station.desk.station import Station


class Pick(Protocol):
    """One sale that nothing has come back of, and all the ways to ask for it."""

    @property
    def sale_id(self) -> int:
        """Its id."""

    @property
    def number(self) -> str:
        """Its number as the receipt has it."""

    @property
    def bought_on(self) -> date:
        """The day of the sale."""

    @property
    def gtin(self) -> str:
        """The goods of its first line."""

    @property
    def prefix(self) -> str:
        """Her first name, and the beginning of her last."""

    @property
    def misspelt(self) -> str:
        """Her last name, not quite."""

    @property
    def both(self) -> str:
        """Her last name, not quite, and a word of what she bought."""


class Floor(Protocol):
    """The same work by plain driver calls; its answers are only handed on."""

    def find(self, key: str) -> Any:  # noqa: ANN401 - the floor's own rows
        """The rows of the sale with this number, by its key."""

    def goods(self, gtin: str) -> object:
        """The newest sales of an article."""

    def named(self, first: str, begins: str) -> object:
        """The sales of those whose name has a word and one that begins so, both folded."""

    def take_back(self, found: Any, key: str, at: str) -> str:  # noqa: ANN401 - as above
        """Take back one unit of the first line, durably; gives the slip's number."""

    def slip_bytes(self, number: str) -> bytes:
        """As many bytes as the printer gets."""


@dataclass(frozen=True, slots=True)
class BenchShop:
    """A shop of one size; `picks` draws sales that were not drawn before in this run."""

    station: Station
    floor: Floor
    picks: Callable[[int], Iterator[Pick]]
    fold: Callable[[str], str]
