"""The steps of the counter's work, each as the station does it and as the floor does."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from returns_station.adapters.clock import new_key, now
from returns_station.adapters.printing import escpos, pdf
from returns_station.adapters.speech import Speech, speech
from returns_station.case import Who
from returns_station.cli.bench_shop import BenchShop, Pick
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.views import SaleFound, VisitSeen
from returns_station.policy.claim import Claim, ClaimLine
from returns_station.scan import code_key
from returns_station.slip import Slip

_WHO: Final = Who("Maja", "Disk 2")
_DAYS_OLD: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to measure; `floor` None where plain driver calls have nothing like it."""

    name: str
    ours: Callable[[Pick], object]
    floor: Callable[[Pick], object] | None = None


class Counter:
    """One desk of a shop at work, without a window."""

    def __init__(self, shop: BenchShop) -> None:
        """Stand at the desk; its customers are Swedish."""
        self._shop = shop
        self._voice: Speech = speech("sv")

    def steps(self) -> Iterator[Step]:
        """Every step, in the order of the table."""
        find, floor = self._shop.station.find, self._shop.floor
        yield Step("number", lambda one: find(one.number), lambda one: floor.find(_key(one)))
        yield Step("gtin", lambda one: find(one.gtin), lambda one: floor.goods(one.gtin))
        yield Step("prefix", lambda one: find(one.prefix), self._floor_named)
        yield Step("misspelt", lambda one: find(one.misspelt))
        search = self._shop.station.search
        yield Step("search_begun", lambda one: search(one.prefix.split(" ")[1][:2]))
        yield Step("search_prefix", lambda one: search(one.prefix))
        yield Step("search_misspelt", lambda one: search(one.misspelt))
        yield Step("search_both", lambda one: search(one.both))
        yield Step("search_number", lambda one: search(one.number[:-2]))
        yield Step("preview", self._preview)

    def deeds(self) -> Iterator[Step]:
        """The steps that use up a sale: each round needs a new one."""
        yield Step("accept", self._accept, self._floor_accept)
        yield Step("unit", self._unit, self._floor_unit)
        yield Step("unit_pdf", self._unit_pdf)

    def papers(self, slip: str) -> Iterator[Step]:
        """The bytes of one slip."""
        with self._shop.station.store.views() as views:
            stored = views.slip(slip)
        assert stored is not None, "the slip of the return that was just made"
        yield Step(
            "escpos",
            lambda _: escpos.encode(stored, self._voice),
            lambda _: self._shop.floor.slip_bytes(slip),
        )
        yield Step("story", lambda _: self._shop.station.story(slip))
        yield Step("pdf", lambda _: pdf.draw(stored, pdf.Paper.ROLL_80, self._voice))

    def _accept(self, one: Pick, seen: str = "") -> str:
        command = TakeBack(new_key(), (Part(one.sale_id, _claim(one)),), seen=seen)
        done = self._shop.station.perform(command, _WHO)
        assert done.slip, "every sale of this shop is young enough"
        return done.slip

    def _preview(self, one: Pick) -> VisitSeen:
        return self._shop.station.preview((Part(one.sale_id, _claim(one)),))

    def _taken(self, one: Pick) -> Slip:
        """Scan, found, weighed for the eye, accepted and durable: its slip."""
        found = self._shop.station.find(one.number)
        assert isinstance(found, SaleFound), "every number of this shop is of one sale"
        seen = self._preview(one)
        number = self._accept(one, seen.digest)
        with self._shop.station.store.views() as views:
            slip = views.slip(number)
        assert slip is not None, "as above"
        return slip

    def _unit(self, one: Pick) -> bytes:
        return escpos.encode(self._taken(one), self._voice)

    def _unit_pdf(self, one: Pick) -> bytes:
        return pdf.draw(self._taken(one), pdf.Paper.ROLL_80, self._voice)

    def _floor_accept(self, one: Pick) -> str:
        floor = self._shop.floor
        return floor.take_back(floor.find(_key(one)), new_key(), now().isoformat())

    def _floor_unit(self, one: Pick) -> bytes:
        return self._shop.floor.slip_bytes(self._floor_accept(one))

    def _floor_named(self, one: Pick) -> object:
        first, last = self._shop.fold(one.prefix).split(" ")
        return self._shop.floor.named(first, last)


def _key(one: Pick) -> str:
    return code_key(one.number)


def _claim(one: Pick) -> Claim:
    """Her wish, so long after the sale that the shop's promise still holds."""
    told_at = datetime.combine(one.bought_on + _DAYS_OLD, time(12), UTC)
    return Claim(told_at, (ClaimLine("1"),))
