"""An import killed at any moment, and begun again, ends as one that was never disturbed."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Final

import pytest

from returns_station.desk.incoming import NewLine, NewReturn, NewSale
from tests.db.incoming import a_new_line, a_new_return, a_new_sale, all_rows, an_inbox

_HOUSE: Final = Path(__file__).parents[2]
_BATCHES: Final = 12
_SALES: Final = 60


def batches() -> list[tuple[list[NewSale], list[NewReturn]]]:
    """The same sales and returns every time."""
    chance = Random(7)
    made = []
    for n in range(_BATCHES):
        day = f"2027-01-{10 + n}"
        sales = [
            a_new_sale(
                str(n * _SALES + k),
                *(_a_line(chance, nr) for nr in range(1, chance.randint(2, 9))),
                day=day,
                customer=str(chance.randint(1, 25)),
                cash=100_000,
            )
            for k in range(_SALES)
        ]
        returns = [
            a_new_return(
                f"C{n}-{k}", sku=_sku(chance), day=day, customer=str(chance.randint(1, 30))
            )
            for k in range(40)
        ]
        made.append((sales, returns))
    return made


def _sku(chance: Random) -> str:
    return f"SKU {chance.randint(1, 40)}"


def _a_line(chance: Random, nr: int) -> NewLine:
    return a_new_line(str(nr), _sku(chance), chance.randint(1, 4), chance.randint(0, 40_000))


def bring_in(folder: Path) -> None:
    """Put and match it all, telling after every step."""
    inbox, engine = an_inbox(folder)
    for sales, returns in batches():
        inbox.put(sales, returns, file="a.csv")
        sys.stdout.write("put\n")
        sys.stdout.flush()
    inbox.match()
    engine.dispose()


@pytest.mark.parametrize("told", (0, 1, 4, 9, _BATCHES))
def test_that_a_killed_import_begun_again_ends_as_if_undisturbed(tmp_path: Path, told: int) -> None:
    calm, killed = tmp_path / "calm", tmp_path / "killed"
    bring_in(calm)

    child = subprocess.Popen(
        [sys.executable, "-m", "tests.db.test_imports_killed", str(killed)],
        stdout=subprocess.PIPE,
        cwd=_HOUSE,
        env={**os.environ, "PYTHONPATH": str(_HOUSE)},
    )
    with child:
        assert child.stdout is not None
        for _ in range(told):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
    bring_in(killed)

    assert child.returncode == -signal.SIGKILL
    # How many batches it took is the journal's to tell, and each store-room has a salt of its own.
    rows = [
        all_rows(an_inbox(folder)[1], "journal", "row_mark", "salt") for folder in (calm, killed)
    ]
    assert rows[0] == rows[1]


if __name__ == "__main__":
    bring_in(Path(sys.argv[1]))
