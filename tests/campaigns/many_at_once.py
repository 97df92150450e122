"""`python -m tests.campaigns.many_at_once [--desks 6] [--visits 40] [--postgres]`: all at once.

Desks take back, pay, hear and answer while every one of them looks after what waits: nobody waits
for somebody who waits for her, and each promise ends once.
"""

import argparse
import random
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from returns_station.case import Who
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.dialogue.inbox_errors import AnsweredAlreadyError
from returns_station.desk.looking_after import look_after
from returns_station.desk.people.upkeep import by_itself
from returns_station.policy.claim import Claim, ClaimLine, Outcome, Reason
from tests.campaigns.house import tell
from tests.campaigns.month_life import Life
from tests.campaigns.month_oracle import read
from tests.campaigns.month_world import World, a_world
from tests.campaigns.postgres import a_server


def busy(world: World, desk: int, visits: int) -> Counter[str]:
    """One desk's hour; gives what went wrong, by the name of its error."""
    chance, who, wrong = random.Random(desk), Who(f"Disk {desk}", f"Disk {desk}"), Counter[str]()
    station, life = world.station, Life(world)
    for nth in range(visits):
        sale = desk * visits + nth + 1
        claim = Claim(world.clock.now, (ClaimLine("1", reason=Reason.CHANGED_MIND),))
        try:
            part = Part(sale, claim, Outcome.REFUND)
            done = station.perform(TakeBack(f"d{sale}", (part,)), who)
            life.pays(done.slip, who)
            station.feedback(who).say(done.slip, chance.randint(1, 5), "Tack.", f"f{sale}")
            look_after(station, by_itself(who.desk))
            for one in station.inbox(who).items()[:2]:
                station.inbox(who).answer(one.number, "Tack själv.", f"{desk}:{one.number}")
        except AnsweredAlreadyError:
            continue
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
            wrong[f"{type(error).__name__}: {str(error)[:160]}"] += 1
    return wrong


def main(argv: list[str] | None = None) -> int:
    """Let them, and tell what it came to; 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--desks", type=int, default=6)
    parser.add_argument("--visits", type=int, default=40)
    parser.add_argument("--postgres", action="store_true")
    asked = parser.parse_args(argv)
    server = a_server() if asked.postgres else nullcontext("")
    with TemporaryDirectory() as folder, server as url:
        world = a_world(Path(folder), asked.desks * asked.visits, 1, url)
        with ThreadPoolExecutor(asked.desks) as pool:
            told = pool.map(lambda desk: busy(world, desk, asked.visits), range(asked.desks))
            wrong = sum(told, Counter[str]())
        month = read(world)
        twice = [key for key, one in month.promises.items() if len(one.ends) > 1]
        kinds = Counter(one.kind for one in month.promises.values())
        tell({"promises": kinds, "ended twice": twice, "wrong": wrong + Counter(month.wrong)})
    return 1 if wrong or twice or month.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
