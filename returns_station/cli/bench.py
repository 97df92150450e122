"""`bench`: the counter's work measured at several sizes, beside a raw floor in the same run."""

from argparse import Namespace
from dataclasses import asdict
from typing import Final

from returns_station.canonical import Plain
from returns_station.cli.bench_measure import Measured, Spread, measure
from returns_station.cli.context import DONE, Context
from returns_station.desk.errors import InputError
from returns_station.phrase import Phrase

_SIZES: Final = (10_000, 100_000, 1_000_000)
_MS: Final = 1000
# What one round uses up, with room to spare: a shop is filled anew when half of it is used.
_SALES_A_ROUND: Final = 20


class TooFewSalesError(InputError):
    """A shop of this size has not enough sales for so many rounds."""


def run(context: Context, asked: Namespace) -> int:
    """Measure every size asked for and tell it as a table, or as JSON; or deciding, if asked."""
    if asked.claims:
        from returns_station.cli.bench_policy import run as deciding

        return deciding(context, asked)
    facts: list[Plain] = []
    for sales in asked.sales or _SIZES:
        if sales < asked.rounds * _SALES_A_ROUND:
            least = asked.rounds * _SALES_A_ROUND
            raise TooFewSalesError(Phrase("bench.too_few", {"least": least}))
        shop = context.open_bench(sales)
        # A million sales take a minute to fill: what is known is told at once.
        if not context.as_json:
            print(_head(context, sales, asked.rounds), file=context.out, flush=True)
        steps: list[Plain] = []
        for measured in measure(shop, asked.rounds):
            steps.append(_facts(measured))
            if not context.as_json:
                print(_row(context, measured), file=context.out, flush=True)
        facts.append({"sales": sales, "rounds": asked.rounds, "steps": steps})
    if context.as_json:
        context.answer(facts, "")
    return DONE


def _head(context: Context, sales: int, rounds: int) -> str:
    title = context.say(Phrase("bench.title", {"sales": sales, "rounds": rounds}))
    ours, floor = context.say(Phrase("bench.ours")), context.say(Phrase("bench.floor"))
    ratio, load = context.say(Phrase("bench.ratio")), context.say(Phrase("bench.load"))
    cpu_ratio = context.say(Phrase("bench.cpu_ratio"))
    parts = "".join(f"{part:>8}" for part in ("p50", "p95", "p99", "CPU"))
    names = f"{'':<36}{ours:>32}{floor:>32}{ratio:>11}{cpu_ratio:>11}{load:>7}"
    return f"\n{title}\n{names}\n{'':<36}{parts}{parts}"


def _row(context: Context, measured: Measured) -> str:
    name = context.say(Phrase(f"bench.step.{measured.step}"))
    ratios = "".join(
        f"{'' if ratio is None else f'{ratio:.1f}':>11}"
        for ratio in (measured.ratio, measured.cpu_ratio)
    )
    figures = _figures(measured.ours) + _figures(measured.floor)
    return f"{name:<36}{figures}{ratios}{measured.load:>7}"


def _figures(spread: Spread | None) -> str:
    if spread is None:
        return " " * 32
    parts = (spread.p50_us, spread.p95_us, spread.p99_us, spread.cpu_us)
    return "".join(f"{part / _MS:>8.2f}" for part in parts)


def _facts(measured: Measured) -> Plain:
    return {
        "step": measured.step,
        "ours": asdict(measured.ours),
        "floor": asdict(measured.floor) if measured.floor else None,
        "ratio_p50": _plain(measured.ratio),
        "ratio_cpu": _plain(measured.cpu_ratio),
        "load": f"{measured.load:.1f}",
    }


def _plain(ratio: float | None) -> str | None:
    return None if ratio is None else f"{ratio:.2f}"
