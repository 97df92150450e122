"""Carriers and the desk together: real adapters, a real store, far ends that do wrong."""

import http.client
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from returns_station.adapters.carriers.bring import Bring
from returns_station.adapters.carriers.budbee import Budbee
from returns_station.adapters.carriers.budbee_words import word_of
from returns_station.adapters.carriers.dhl_freight import DhlFreight
from returns_station.adapters.carriers.quota import Quota
from returns_station.adapters.carriers.simulator.budbee import BudbeeFace
from returns_station.adapters.carriers.simulator.far_end import FarEnd, What
from returns_station.adapters.carriers.simulator.faults import ALL, Fault, Faults
from returns_station.adapters.carriers.simulator.in_process import InProcess
from returns_station.adapters.carriers.simulator.kinds import KINDS
from returns_station.adapters.carriers.simulator.machine import Machine
from returns_station.adapters.carriers.simulator.post import Post
from returns_station.adapters.carriers.simulator.servers import serving
from returns_station.adapters.carriers.webhooks import Listening, WebhookServer
from returns_station.adapters.carriers.working_days import Hours
from returns_station.adapters.settings import read
from returns_station.cli.carriers_listening import look_after
from returns_station.desk.pickup.carriers import Carrier
from returns_station.desk.pickup.house import PickupHouse
from returns_station.pickup.booking import Booking, BookingState
from returns_station.pickup.slot import Slot, SlotQuestion
from returns_station.pickup.words import moments
from returns_station.policy.claim import Collection
from tests.bookings import DOOR, Shop, a_shop, asking
from tests.builders import NOW
from tests.returns_station.adapters.carriers.ends import FARE, MAKES

S = BookingState
OVER = frozenset((S.BOOKED, S.DECLINED, S.FETCHED, S.FAILED, S.CANCELLED))


class Desk:
    """A shop, one real carrier behind it, and one return to fetch."""

    def __init__(self, kind: str, folder: Path, *faults: Fault, seed: int | None = None) -> None:
        self.shop: Shop = a_shop(folder)
        self.end = FarEnd(lambda: self.shop.now)
        # Times are asked for before anything goes wrong.
        self.machine = Machine(KINDS[kind](), self.end)
        self.line = InProcess(self.machine)
        carrier = MAKES[kind](self.line)
        if isinstance(carrier, Bring | DhlFreight):
            carrier = replace(carrier, hours=Hours(clock=lambda: self.shop.now))
        if isinstance(carrier, Budbee | Bring):
            carrier = replace(carrier, quota=Quota(300, 300.0, self.seconds))
        self.carrier = self.on(carrier)
        self.slot = self.times()[0]
        self.machine.faults = Faults(faults, seed, ALL)

    def seconds(self) -> float:
        """The shop's clock, as a quota counts by it."""
        return self.shop.now.timestamp()

    def on(self, carrier: Carrier) -> Carrier:
        """Let this carrier be the shop's one."""
        self.carrier = carrier
        house = PickupHouse(carriers={carrier.name: carrier})
        station = self.shop.station
        station.house = replace(station.house, pickups=house)
        return carrier

    def times(self) -> tuple[Slot, ...]:
        asked = asking(self.shop.slip)
        first = NOW.date() + timedelta(days=1)
        return self.carrier.slots(
            SlotQuestion(DOOR, asked.load, "SEK", Collection.ORDERED_BY_CUSTOMER, False, first, 7)
        )

    def book(self) -> Booking:
        return self.shop.fetching.book(asking(self.shop.slip, slot=self.slot))

    def later(self, **time: float) -> Booking:
        """Some time on, the desk does what it does now and then."""
        self.shop.now += timedelta(**time)
        self.shop.fetching.settle()
        self.line.catch_up()
        return self.shop.stands()

    @property
    def there(self) -> int:
        """How many bookings of ours the carrier has."""
        return self.end.times_booked()["b1"]

    def is_asked(self) -> bool:
        """Whether a person has it on the list."""
        return "b1" in {each.id for each in self.shop.fetching.questions()}


@pytest.mark.parametrize("fault", (Fault.SILENT, Fault.LOST, Fault.LATE, Fault.CUT))
def test_that_a_courier_nobody_can_ask_is_booked_once_and_left_to_a_person(
    fault: Fault, tmp_path: Path
) -> None:
    """K01."""
    desk = Desk("airmee", tmp_path, fault)

    desk.book()
    stands = [desk.later(minutes=10).state for _ in range(6)]

    assert stands == [S.UNKNOWN] * 6
    assert desk.there == (fault is not Fault.LOST)
    assert desk.is_asked()


@pytest.mark.parametrize("kind", ("budbee", "bring"))
@pytest.mark.parametrize("fault", (Fault.SILENT, Fault.LATE, Fault.GARBAGE, Fault.BROKEN))
def test_that_one_who_can_be_asked_clears_it_up_by_itself(
    kind: str, fault: Fault, tmp_path: Path
) -> None:
    desk = Desk(kind, tmp_path, fault)

    desk.book()
    desk.later(hours=2)
    stands = desk.later(minutes=1)

    assert (stands.state, desk.there) == (S.BOOKED, 1)
    assert desk.shop.told() == ["unknown", "booked"]


def test_that_what_never_arrived_is_over_once_the_carrier_says_so(tmp_path: Path) -> None:
    desk = Desk("bring", tmp_path, Fault.LOST)

    desk.book()
    stands = desk.later(hours=2)

    assert (stands.state, stands.tries, desk.there) == (S.DECLINED, 1, 0)


def test_that_a_carrier_that_is_busy_is_waited_for_and_booked_once(tmp_path: Path) -> None:
    desk = Desk("dhl_freight", tmp_path, Fault.BUSY)

    waits = desk.book()
    stands = desk.later(minutes=2)

    assert (waits.state, stands.state, desk.there) == (S.WISHED, S.BOOKED, 1)


def test_that_she_is_told_in_time_when_nobody_could_be_asked(tmp_path: Path) -> None:
    desk = Desk("dhl_freight", tmp_path, *[Fault.REFUSED] * 400)
    desk.book()
    begins, _ = moments(desk.slot.span, DOOR.market)

    while desk.later(minutes=30).state is S.WISHED:
        assert desk.shop.now < begins

    assert desk.shop.stands().state is S.DECLINED
    assert desk.shop.now < begins
    assert desk.shop.told() == ["declined"]
    assert desk.there == 0


def test_that_a_pickup_moved_to_another_day_is_told_to_her(tmp_path: Path) -> None:
    desk = Desk("dhl_freight", tmp_path, Fault.MOVED)

    stands = desk.book()

    assert stands.state is S.BOOKED
    assert stands.span != stands.first_span == desk.slot.span
    assert "moved" in "".join(desk.shop.told())


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kind", tuple(KINDS))
def test_that_whatever_goes_wrong_none_is_doubled_and_none_is_lost(
    kind: str, seed: int, tmp_path: Path
) -> None:
    desk = Desk(kind, tmp_path, seed=seed)

    stands = desk.book()
    for _ in range(48):
        stands = desk.later(hours=1.5)
        if stands.state in OVER:
            break

    assert desk.there <= 1
    assert stands.state in OVER or desk.is_asked()
    assert desk.there == (stands.state is S.BOOKED) or desk.is_asked()


def test_that_a_knock_over_http_clears_up_what_nobody_could_be_asked(tmp_path: Path) -> None:
    desk = Desk("budbee", tmp_path, Fault.NONE, Fault.SILENT)
    carrier = Budbee(desk.line, FARE, "key", "secret", 7)
    desk.on(carrier)
    hooks = {"budbee": partial(word_of, "budbee", "secret")}
    server = WebhookServer(0, Listening(hooks, desk.shop.fetching.heed))
    assert isinstance(desk.machine.face, BudbeeFace)
    post = Post(desk.end, desk.machine.face, "secret")
    with serving(server):
        url = f"http://127.0.0.1:{server.port}/carriers/budbee"
        carrier.listen_at(url)
        unknown = desk.book()
        post.go_round(partial(knock, server.port))
        booked = desk.shop.stands()
        desk.shop.now += timedelta(days=2)
        desk.end.drive("C000001")
        post.go_round(partial(knock, server.port))

    assert (unknown.state, booked.state) == (S.UNKNOWN, S.BOOKED)
    assert (desk.shop.stands().state, desk.there) == (S.FETCHED, 1)


def knock(port: int, headers: Mapping[str, str], body: bytes) -> int:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as line:
        line.request("POST", "/carriers/budbee", body, dict(headers))
        return line.getresponse().status


def test_that_one_round_mends_a_subscription_and_hears_what_was_missed(tmp_path: Path) -> None:
    """K03, at the desk."""
    desk = Desk("budbee", tmp_path)
    desk.book()
    desk.shop.now += timedelta(days=2)
    desk.end.drive("C000001", What.FAILED, "CONSUMER_NOT_HOME")
    here = "https://shop.example.com/carriers/budbee"
    settings = read(f'[carriers.budbee]\nkind = "budbee"\nwebhook = "{here}"\n')

    look_after(settings, {"budbee": desk.carrier}, desk.shop.fetching)

    assert isinstance(desk.carrier, Budbee)
    assert desk.carrier.listening_at() == here
    assert desk.shop.stands().state is S.FAILED
