"""`bench --claims`: deciding measured, one claim with its whole trace beside the bulk path."""

import os
from argparse import Namespace
from dataclasses import dataclass
from time import perf_counter, perf_counter_ns
from typing import Final

from returns_station.adapters.many import in_parts
from returns_station.canonical import Plain
from returns_station.cli.bench_claims import Invented, Part, invented
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.phrase import Phrase
from returns_station.policy.decision import Accepted, Referred, answers, decide

# So many at a time are made before they are decided, so that only deciding is timed.
_AT_A_TIME: Final = 2_000
_BESIDE: Final = 20_000
_NS_IN_US: Final = 1000


@dataclass(frozen=True, slots=True)
class Plainly:
    """The plain path, one claim at a time: microseconds each, and whether the bulk path agrees."""

    p50_us: float
    p99_us: float
    equal: bool


@dataclass(frozen=True, slots=True)
class Bulk:
    """The bulk path: its own seconds by the clock of each process, and how many said yes."""

    seconds: float
    yes: int


def run(context: Context, asked: Namespace) -> int:
    """Measure both paths on the same claims; 1 when their answers differ."""
    processes = os.cpu_count() or 1
    plainly = _plainly(Part(0, min(asked.claims, _BESIDE)))
    share = -(-asked.claims // processes)
    parts = [
        Part(first, min(share, asked.claims - first)) for first in range(0, asked.claims, share)
    ]
    begun = perf_counter()
    bulk = tuple(in_parts(decided, parts, processes=processes))
    whole = perf_counter() - begun
    longest = max(each.seconds for each in bulk)
    facts: dict[str, Plain] = {
        "claims": asked.claims,
        "processes": processes,
        "plain_p50_us": f"{plainly.p50_us:.1f}",
        "plain_p99_us": f"{plainly.p99_us:.1f}",
        "bulk_us_each": f"{sum(each.seconds for each in bulk) * 1e6 / asked.claims:.1f}",
        "bulk_seconds": f"{longest:.1f}",
        "whole_seconds": f"{whole:.1f}",
        "yes": sum(each.yes for each in bulk),
        "equal": plainly.equal,
        "load": f"{os.getloadavg()[0]:.1f}",
    }
    context.answer(facts, context.say(Phrase("bench.policy", _told(facts))))
    return DONE if plainly.equal else NOT_AS_ASKED


def _told(facts: dict[str, Plain]) -> dict[str, str]:
    return {name: str(value) for name, value in facts.items() if name not in ("equal", "load")}


def _plainly(part: Part) -> Plainly:
    times, equal = [], True
    for each in invented(part):
        begun = perf_counter_ns()
        decision = decide(each.sale, each.claim, each.promise, each.earlier)
        times.append(perf_counter_ns() - begun)
        equal = equal and tuple(line.answer for line in decision.lines) == _answers(each)
    ordered = sorted(times)
    p50, p99 = (ordered[len(ordered) * part // 100] / _NS_IN_US for part in (50, 99))
    return Plainly(p50, p99, equal)


def decided(part: Part) -> Bulk:
    """Decide a part by the bulk path; making the claims is not counted."""
    seconds, yes = 0.0, 0
    for first in range(part.first, part.first + part.count, _AT_A_TIME):
        left = part.first + part.count - first
        batch = tuple(invented(Part(first, min(_AT_A_TIME, left))))
        begun = perf_counter()
        said = [_answers(each) for each in batch]
        seconds += perf_counter() - begun
        yes += sum(isinstance(answer, Accepted) for (answer,) in said)
    return Bulk(seconds, yes)


def _answers(each: Invented) -> tuple[Accepted | Referred, ...]:
    return answers(each.sale, each.claim, each.promise, each.earlier)
