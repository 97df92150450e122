"""A carrier to try with in a process of its own: it books, and knocks where it was told to."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event

from returns_station.adapters.carriers.budbee import Budbee
from returns_station.adapters.carriers.budbee_words import word_of
from returns_station.adapters.carriers.http import HttpLine
from returns_station.adapters.carriers.line import Asked, Heard
from returns_station.adapters.carriers.simulator.far_end import times_booked
from returns_station.adapters.carriers.simulator.servers import DRIVE, serving
from returns_station.adapters.carriers.webhooks import Listening, WebhookServer
from returns_station.adapters.clock import now
from returns_station.pickup.booking import Told, Word
from returns_station.pickup.slot import SlotQuestion
from tests.returns_station.adapters.carriers.ends import FARE, a_booking, a_question

SECONDS = 30.0


@contextmanager
def a_carrier(folder: Path) -> Iterator[dict[str, str]]:
    """What `simulate carrier budbee` tells, while it runs."""
    command = [sys.executable, "-m", "returns_station", "--data", str(folder), "--json"]
    with subprocess.Popen(
        [*command, "simulate", "carrier", "budbee"], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        try:
            yield json.loads(process.stdout.readline())
        finally:
            process.terminate()


def soon() -> SlotQuestion:
    """The next days by the clock on the wall, as the other process has no other."""
    return replace(a_question(), first_day=now().date() + timedelta(days=1))


def test_that_a_carrier_to_try_with_books_keeps_it_and_tells_what_happens(tmp_path: Path) -> None:
    words: list[Word] = []
    heard = {Told.BOOKED: Event(), Told.FETCHED: Event()}

    def heed(told: Sequence[Word]) -> None:
        words.extend(told)
        for word in told:
            heard[word.told].set()

    hooks = {"budbee": partial(word_of, "budbee", "secret")}
    server = WebhookServer(0, Listening(hooks, heed))
    with a_carrier(tmp_path) as told, serving(server):
        line = HttpLine(told["address"])
        key, secret = told["secret"].split()
        budbee = Budbee(line, FARE, key, secret, 7)
        assert budbee.listen_at(f"http://127.0.0.1:{server.port}/carriers/budbee")
        booking = a_booking(budbee.slots(soon())[0])

        answer = budbee.book(booking)
        assert heard[Told.BOOKED].wait(SECONDS)
        driven = line.send(Asked("POST", f"{DRIVE}{answer.reference}/fetched"))
        assert heard[Told.FETCHED].wait(SECONDS)

    assert isinstance(driven, Heard)
    assert driven.status == 200
    assert [(word.reference, word.told) for word in words] == [
        (booking.id, Told.BOOKED),
        (booking.id, Told.FETCHED),
    ]
    assert times_booked(Path(told["file"]))[booking.id] == 1
