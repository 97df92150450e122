"""A Budbee that tells by itself, and what it tells to."""

import random
from collections.abc import Mapping
from datetime import datetime
from functools import partial

from returns_station.adapters.carriers.budbee import Budbee
from returns_station.adapters.carriers.budbee_words import word_of
from returns_station.adapters.carriers.simulator.budbee import BudbeeFace
from returns_station.adapters.carriers.simulator.far_end import FarEnd
from returns_station.adapters.carriers.simulator.faults import Fault, Faults
from returns_station.adapters.carriers.simulator.in_process import InProcess
from returns_station.adapters.carriers.simulator.machine import Machine
from returns_station.adapters.carriers.simulator.post import Post
from returns_station.adapters.carriers.webhooks import Listening
from returns_station.pickup.booking import Booking, Word
from tests.returns_station.adapters.carriers.ends import FARE, MONDAY, a_booking, a_question

SECRET = "hush"  # noqa: S105 - of a simulator
HERE = "https://shop.example.com/carriers/budbee"
HOOK = partial(word_of, "budbee", SECRET)


class Evening:
    """A clock that is moved on by hand."""

    def __init__(self) -> None:
        self.at = MONDAY

    def __call__(self) -> datetime:
        return self.at


class World:
    """A Budbee that tells, what it tells to, and one booking of ours."""

    def __init__(self, *faults: Fault, can_ask: bool = True, seed: int | None = None) -> None:
        self.clock = Evening()
        self.face = BudbeeFace("key", SECRET)
        self.end = FarEnd(self.clock)
        self.machine = Machine(self.face, self.end, Faults(faults))
        line = InProcess(self.machine)
        self.carrier = Budbee(line, FARE, "key", SECRET, 7, can_ask=can_ask)
        chance = None if seed is None else random.Random(seed)
        self.post = Post(self.end, self.face, SECRET, chance)
        self.words: list[Word] = []
        self.listening = Listening({"budbee": HOOK}, self.words.extend)

    def knock(self, headers: Mapping[str, str], body: bytes) -> int:
        return self.listening.knock("budbee", headers, body)

    def booked(self) -> Booking:
        booking = a_booking(self.carrier.slots(a_question())[0])
        self.carrier.book(booking)
        return booking
