"""A machine plays shop at two desks' doors, by lot; after every step every ledger must add up.

python -m tests.campaigns.money_machine 10000 [--seed N] [--postgres]
"""

import argparse
import sys
import tempfile
import time
import traceback
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import get_state_machine_test

from tests.campaigns.house import tell
from tests.campaigns.machine_desks import Count
from tests.campaigns.machine_rules import MoneyMachine
from tests.campaigns.machine_shop import rooms_on
from tests.campaigns.postgres import a_server

_STEPS_EACH: Final = 40
_SHOPS_AT_ONCE: Final = 10


def play(url: str, steps: int, first_seed: int, *, shrink: bool = False) -> tuple[Count, list[str]]:
    """Play so many steps at least; gives what was done, and what did not hold."""
    MoneyMachine.rooms, MoneyMachine.count = rooms_on(url), Count()
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    rules = settings(
        max_examples=max(1, min(_SHOPS_AT_ONCE, steps // _STEPS_EACH)),
        stateful_step_count=_STEPS_EACH,
        phases=phases,
        database=None,
        deadline=None,
        derandomize=False,
        suppress_health_check=tuple(HealthCheck),
        print_blob=False,
        report_multiple_bugs=False,
    )
    found = []
    for nr in range(first_seed, first_seed + steps):
        try:
            seed(nr)(get_state_machine_test(MoneyMachine, settings=rules))()
        except Exception as error:  # noqa: BLE001 - whatever breaks a step is what is looked for
            found.append(f"seed {nr}: {error!r}")
            sys.stderr.write(
                "\n".join([*traceback.format_tb(error.__traceback__)[-3:], *_notes(error)])
            )
            break
        if MoneyMachine.count.steps >= steps:
            break
    return MoneyMachine.count, found


def _notes(error: Exception) -> list[str]:
    """The steps that led there."""
    return list(getattr(error, "__notes__", []))


def main() -> int:
    """Run it as it was asked, and tell what came of it as JSON; 1 when anything did not hold."""
    parser = argparse.ArgumentParser(prog="tests.campaigns.money_machine", description=__doc__)
    parser.add_argument("steps", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shrink", action="store_true", help="make what is found small")
    parser.add_argument("--postgres", action="store_true", help="on a new server of its own")
    asked = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        on_disk = f"sqlite:///{folder / 'pattern.db'}"
        url = stack.enter_context(a_server()) if asked.postgres else on_disk
        begun = time.monotonic()
        count, found = play(url, asked.steps, asked.seed, shrink=asked.shrink)
        tell({
            "database": url.partition(":")[0],
            "seed": asked.seed,
            "steps": count.steps,
            "shops": count.shops,
            "kinds of steps": dict(count.kinds.most_common()),
            "refused": dict(count.refused.most_common()),
            "seconds": round(time.monotonic() - begun),
            "faults": found,
        })  # fmt: skip
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
