"""Measuring: ours and the floor turn about, so that both meet the same machine."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter_ns, process_time_ns
from typing import Final, TypeAlias

from returns_station.cli.bench_shop import BenchShop, Pick
from returns_station.cli.bench_steps import Counter, Step

_WARM_UP: Final = 5
_US: Final = 1000

# So many nanoseconds by the wall clock, and of the processor.
Time: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spread:
    """How long it took, in microseconds: the middle, and all but 5 and 1 of a hundred.

    `cpu_us` is the processor's own share on average, which a busy machine changes least.
    """

    p50_us: int
    p95_us: int
    p99_us: int
    cpu_us: int


@dataclass(frozen=True, slots=True)
class Measured:
    """One step at one size; `load` is the machine's load average when it was measured."""

    step: str
    ours: Spread
    floor: Spread | None
    load: float

    @property
    def ratio(self) -> float | None:
        """How many floors ours is high, at the middle."""
        return self.ours.p50_us / self.floor.p50_us if self.floor else None

    @property
    def cpu_ratio(self) -> float | None:
        """The same of the processor's time, which says more on a busy machine: all wait alike."""
        return self.ours.cpu_us / self.floor.cpu_us if self.floor else None


def measure(shop: BenchShop, rounds: int) -> Iterator[Measured]:
    """Every step, each so many rounds after a short warm-up."""
    counter = Counter(shop)
    sales = tuple(shop.picks(rounds + _WARM_UP))
    for step in counter.steps():
        yield _measured(step, sales, sales)
    for step in counter.deeds():
        mine = tuple(shop.picks(rounds + _WARM_UP))
        yield _measured(step, mine, tuple(shop.picks(rounds + _WARM_UP)) if step.floor else ())
    last = next(iter(shop.picks(1)))
    slip = next(counter.deeds()).ours(last)
    assert isinstance(slip, str), "accepting gives the slip's number"
    for step in counter.papers(slip):
        yield _measured(step, sales, sales)


def _measured(step: Step, mine: Sequence[Pick], beside: Sequence[Pick]) -> Measured:
    ours: list[Time] = []
    floor: list[Time] = []
    for n, one in enumerate(mine):
        # Turn about: whoever comes second finds the machine as warm as the first left it.
        turns = [(step.ours, one, ours)]
        if step.floor:
            turns.insert(n % 2, (step.floor, beside[n], floor))
        for work, sale, times in turns:
            times.append(_timed(work, sale))
    spread = _spread(floor[_WARM_UP:]) if floor else None
    return Measured(step.name, _spread(ours[_WARM_UP:]), spread, round(os.getloadavg()[0], 1))


def _timed(work: Callable[[Pick], object], sale: Pick) -> Time:
    begun, cpu = perf_counter_ns(), process_time_ns()
    work(sale)
    return perf_counter_ns() - begun, process_time_ns() - cpu


def _spread(times: list[Time]) -> Spread:
    ordered = sorted(time for time, _ in times)
    last = len(ordered) - 1
    p50, p95, p99 = (ordered[min(last, len(ordered) * part // 100)] for part in (50, 95, 99))
    cpu = sum(cpu for _, cpu in times) // len(times)
    return Spread(p50 // _US, p95 // _US, p99 // _US, max(1, cpu // _US))
