"""`route FILE.vrp`: a public routing instance solved by what plans our vans, for who compares."""

from argparse import Namespace
from pathlib import Path
from typing import Final

from returns_station.cli.context import DONE, Context
from returns_station.phrase import Phrase

_HUNDRED: Final = 100


def run(context: Context, asked: Namespace) -> int:
    """Solve each file, and tell what it came to; beside the best known where a .sol lies there."""
    from returns_station.adapters.routing.solver import SECONDS_A_HUNDRED
    from returns_station.adapters.routing.vrp_file import solve

    for file in asked.files:
        limit = asked.seconds or max(1.0, _clients(file) * SECONDS_A_HUNDRED / _HUNDRED)
        found = solve(file, limit, rounding=asked.rounding, seed=asked.seed)
        known = _best_known(file)
        gap = round((found.cost / known - 1) * _HUNDRED, 2) if known else None
        facts = {
            "file": file.name,
            "clients": found.clients,
            "seconds": limit,
            "cost": found.cost,
            "best_known": known,
            "gap_percent": gap,
            "routes": [list(route) for route in found.routes],
        }
        text = "\n".join(found.lines()) if asked.out is None else f"Cost {found.cost:g}"
        if asked.out is not None:
            asked.out.write_text("\n".join(found.lines()) + "\n", encoding="utf-8")
        if gap is not None:
            told = {"gap": str(gap), "known": f"{known:g}"}
            text += "\n" + context.say(Phrase("route.gap", told))
        context.answer(facts, text)
    return DONE


def _clients(file: Path) -> int:
    """How many doors the file names; what cannot be read is told by who solves it."""
    try:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                name, _, value = line.partition(":")
                if name.strip() == "DIMENSION":
                    return int(value) - 1
    except (OSError, ValueError):
        pass
    return _HUNDRED


def _best_known(file: Path) -> float | None:
    """The cost in the .sol file beside it, None where there is none."""
    try:
        text = file.with_suffix(".sol").read_text(encoding="utf-8")
        return float(text.split("Cost")[-1].strip())
    except (OSError, ValueError):
        return None
