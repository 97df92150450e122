"""A long run of generated claims, each held against every promise of the policy.

    python -m tests.campaigns.policy [--claims 100000] [--seed 1]

Prints how many claims were decided, how long it took and the first that breaks a promise.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from inspect import signature
from time import perf_counter
from typing import Final

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.returns_station.policy import test_metamorphic
from tests.returns_station.policy.generated import Situation, situations

# What Hypothesis remembers of a run grows with it; so a long run is many short ones.
_AT_A_TIME: Final = 2_000


def _promises() -> Iterator[tuple[Callable[..., None], int]]:
    """What each test of the normal run asks of a claim, and whether it draws more itself."""
    for name, test in vars(test_metamorphic).items():
        if name.startswith("test_that_"):
            promise = test.hypothesis.inner_test
            yield promise, len(signature(promise).parameters) - 1


_PROMISES: Final = tuple(_promises())


def main() -> int:
    """Put the claims to every promise; 1 where one is broken."""
    parser = ArgumentParser(description="Hold generated claims against every promise.")
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    started, decided, number = perf_counter(), 0, asked.seed
    while decided < asked.claims:
        count = min(_AT_A_TIME, asked.claims - decided)
        try:
            _run(count, number)
        except AssertionError as broken:
            broken.add_note(f"seed {number}, after {decided} claims that held")
            raise
        decided, number = decided + count, number + 1
        _say(f"{decided} claims held every promise, {perf_counter() - started:.0f} s")
    return 0


def _run(claims: int, number: int) -> None:
    """So many claims, each put to all promises; the first to break one is made small."""
    long = settings(
        max_examples=claims,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    seed(number)(long(given(situations(), st.data())(_all)))()


def _all(situation: Situation, data: st.DataObject) -> None:
    for promise, draws in _PROMISES:
        promise(situation, *(data,) * draws)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
