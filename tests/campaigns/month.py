"""`python -m tests.campaigns.month [--returns 5000] [--seed 1]`: a month of a shop, looked at.

A simulated clock; far ends that are down for days, silent or late; people who forget to answer.
"""

import argparse
import sys
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.campaigns.house import tell
from tests.campaigns.month_life import Life
from tests.campaigns.month_oracle import looked_over
from tests.campaigns.month_world import DAYS, FIRST_DAY, World, a_world, moments, opening

# The station looks each minute; here each tenth while people are awake, and each hour at night.
_LOOKS: Final = sorted(
    {*range(0, 12 * 60, 10), *range(12 * 60, 23 * 60, 60), *range(1380, 1440, 10)}
)
_EVENING: Final = 9 * 60


def lived(world: World, days: int = DAYS) -> Life:
    """A month, and as many quiet days after it as the longest promise is long."""
    life, sale = Life(world), 0
    for nth in range(days + 20):
        day = FIRST_DAY + timedelta(days=nth)
        begins = opening(day)
        if nth < days:
            left = days - nth
            for at in moments(world.chance, day, round((world.sales - sale) / left)):
                sale += 1
                life.later(at, partial(life.comes_back, sale))
        for minute in _LOOKS:
            life.until(begins + timedelta(minutes=minute))
            life.ticks()
            if minute == _EVENING:
                life.evening()
    return life


def main(argv: list[str] | None = None) -> int:
    """Live it, and tell what it came to; 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--returns", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(argv)
    with TemporaryDirectory() as folder:
        world = a_world(Path(folder), asked.returns, asked.seed)
        figures, wrong = looked_over(lived(world))
        for name, value in figures.items():
            tell({name: value})
        for one in wrong[:20]:
            tell({"wrong": one})
        tell({"all wrong": len(wrong)})
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
