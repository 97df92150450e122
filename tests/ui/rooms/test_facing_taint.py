"""Her screen never shows what is another's, whatever the clerk does: a walk over all states."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from tests.builders import kronor
from tests.ui.rooms import tainted
from tests.ui.rooms.tainted import ANNA, BERIT, Watch, leaks, strange_prices
from ui.models.facing import Facing, Goods, Moment, Total
from ui.rooms.counter.state.counter import Page
from ui.rooms.counter.state.keys import KEYS, Do
from ui.rooms.second_screen.parts import Thing

KINDS: Final = ("scan", "scan", "key", "key", "letter", "touch", "touch", "act", "wait", "visit")
LETTERS: Final = "annazq berit 77"
ACTS: Final = (
    (Do.CONFIRM, ""),
    (Do.PICK, "0"),
    (Do.PICK, "1"),
    (Do.OFFER, "refund"),
    (Do.OFFER, "store_credit"),
    (Do.OFFER, "exchange"),
    (Do.REASON, "5"),
    (Do.MEND, "1"),
)
STEPS: Final = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 997)), min_size=8, max_size=36
)


@dataclass(frozen=True, slots=True)
class House:
    """The shop, and all that can be scanned in it."""

    station: Station
    slips: tuple[str, ...]
    credits: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Receipts, goods, slips, credits, and what nobody knows."""
        known = (*ANNA.receipts, *BERIT.receipts, *ANNA.gtins, *BERIT.gtins)
        return (*known, *known, *self.slips, *self.credits, "4006-88-XX", "5000112637922")


@pytest.fixture
def house(qapp: QApplication, tmp_path: Path) -> House:
    """A shop of one test."""
    assert qapp is QApplication.instance()
    return House(*tainted.a_tainted_station(tmp_path))


@contextmanager
def watching(house: House) -> Iterator[Watch]:
    """A counter over the shop with her screen; at the end nothing may have leaked."""
    watch = Watch(house.station)
    try:
        yield watch
        assert watch.leaks == []
    finally:
        watch.close()


def scan(watch: Watch, *codes: str) -> None:
    for code in codes:
        watch.room.scanned(code)
        watch.settle()


def act(watch: Watch, *asked: tuple[Do, str]) -> None:
    for do, what in asked:
        watch.room.act(do, what)
        watch.settle()


def facing(watch: Watch) -> Facing:
    return watch.room.across.shown


def take(watch: Watch, house: House, kind: str, nr: int) -> None:
    """One step of a walk: what `nr` picks of its kind."""
    if kind == "scan":
        scan(watch, house.codes[nr % len(house.codes)])
    elif kind == "visit":
        marks = (ANNA, BERIT)[nr % 2]
        scan(watch, marks.receipts[nr // 2 % 2], marks.gtins[nr // 2 % 2])
        act(watch, (Do.CONFIRM, ""))
    elif kind == "act":
        act(watch, ACTS[nr % len(ACTS)])
    elif kind == "wait":
        watch.second.clock.timeout.emit()
        watch.settle()
    elif kind == "touch":
        things = [each for each in watch.screen.findChildren(Thing) if each.isVisible()]
        if things:
            things[nr % len(things)].click()
        watch.settle()
    else:
        here = [key for key in KEYS if watch.room.state.page in key.pages]
        name = here[nr % len(here)].name if kind == "key" else LETTERS[nr % len(LETTERS)]
        watch.room.pressed(name, name if len(name) == 1 else "")
        watch.settle()


@settings(
    max_examples=20,
    deadline=None,
    # A walk is short, and its leaks name themselves: making it shorter takes minutes.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=(HealthCheck.function_scoped_fixture,),
)
@given(STEPS)
def test_that_no_walk_shows_anything_of_another(
    qapp: QApplication, steps: list[tuple[str, int]]
) -> None:
    assert qapp is QApplication.instance()
    with tempfile.TemporaryDirectory() as folder:
        # A shop for each walk: what one gave back is not there for the next.
        house = House(*tainted.a_tainted_station(Path(folder)))
        with watching(house) as watch:
            for kind, nr in steps:
                take(watch, house, kind, nr)


def test_that_every_page_of_the_clerk_keeps_her_screen_clean(house: House) -> None:
    """Each page in turn, with both customers in play: the walk above may miss one."""
    pages: set[Page] = set()

    with watching(house) as watch:

        def seen(*codes: str, do: tuple[tuple[Do, str], ...] = ()) -> None:
            scan(watch, *codes)
            act(watch, *do)
            pages.add(watch.room.state.page)

        seen()
        seen(BERIT.gtins[0])  # candidates of both would lie here
        seen(do=((Do.BACK, ""), (Do.TYPE, "annazq")))
        seen(do=((Do.BACK, ""),))
        seen(ANNA.receipts[0], ANNA.gtins[0])
        seen(do=((Do.OFFER, "exchange"),))
        seen(do=((Do.LINES, ""), (Do.SEEK, "")))
        seen(do=((Do.BACK, ""), (Do.UNPROVEN, "")))
        seen(do=((Do.BACK, ""),))
        seen(house.credits[1])
        seen(do=((Do.BACK, ""),))
        seen(BERIT.receipts[0], BERIT.gtins[0])  # Anna's visit is parked
        seen(do=((Do.RESUME, ""),))
        seen(do=((Do.OFFER, "refund"), (Do.CONFIRM, "")))
        seen(house.slips[2])  # an earlier case of Berit's
        seen(do=((Do.CONFIRM, ""), (Do.OWING, "")))

    assert pages >= {
        Page.IDLE,
        Page.SEEK,
        Page.VISIT,
        Page.SWAP,
        Page.DONE,
        Page.CREDIT,
        Page.UNPROVEN,
    }
    assert watch.moments >= {Moment.CALM, Moment.UNDERSTOOD, Moment.CHOOSING, Moment.THANKS}


def test_that_her_own_visit_is_seen_at_all(house: House) -> None:
    """A screen that shows nothing would leak nothing, too."""
    with watching(house) as watch:
        scan(watch, ANNA.receipts[0], ANNA.gtins[0])

        texts = " ".join(tainted.painted(watch.screen))

        assert ANNA.first in texts
        assert ANNA.goods[0] in texts
        assert ANNA.last_four in texts
        assert facing(watch).language == "fi"


def test_that_no_number_of_her_credit_is_seen(house: House) -> None:
    with watching(house) as watch:
        scan(watch, ANNA.receipts[0], ANNA.gtins[0])
        act(watch, (Do.OFFER, "store_credit"), (Do.CONFIRM, ""))

        done = watch.room.state.done
        assert done is not None
        assert done.after.credits
        assert facing(watch).moment is Moment.THANKS


def test_that_the_code_of_her_own_slip_may_be_shown_and_no_other(house: House) -> None:
    with watching(house) as watch:
        scan(watch, ANNA.receipts[0], ANNA.gtins[0])
        act(watch, (Do.CONFIRM, ""))
        act(watch, (Do.CODE, ""))

        own = facing(watch)
        watch.room.shown.emit(replace(own, code=house.slips[0]))
        smelled, watch.leaks = watch.leaks, []

    assert own.code
    assert own.code not in house.slips
    assert smelled == [f"told THANKS: {house.slips[0]}"]


def test_that_the_next_scan_takes_her_thanks_away_at_once(house: House) -> None:
    with watching(house) as watch:
        scan(watch, ANNA.receipts[0], ANNA.gtins[0])
        act(watch, (Do.CONFIRM, ""))
        thanked = facing(watch)

        watch.room.scanned("4006-88-XX")  # not answered yet

        assert thanked.moment is Moment.THANKS
        assert facing(watch).moment is Moment.CALM
        assert leaks(tuple(tainted.painted(watch.screen)), set()) == []
        watch.settle()


def test_that_an_earlier_case_is_nobodys_to_see(house: House) -> None:
    """Its slip may have been found in a list; who stands there is not known."""
    with watching(house) as watch:
        scan(watch, house.slips[0])

        assert watch.room.state.page is Page.DONE
        assert facing(watch).moment is Moment.CALM


def test_that_who_brings_a_gift_sees_no_price_and_no_name(house: House) -> None:
    with watching(house) as watch:
        scan(watch, ANNA.receipts[0], ANNA.gtins[0])
        act(watch, (Do.REASON, "5"), (Do.OFFER, "refund"))
        of_refund = facing(watch)
        act(watch, (Do.OFFER, "exchange"))
        of_exchange = facing(watch)

    for seen in (of_refund, of_exchange):
        texts = " ".join(tainted.told(seen))
        # Her own credit is hers to know; nothing else tells what was paid.
        amounts = [way.amount for way in seen.ways if way.key != Outcome.STORE_CREDIT]
        assert seen.name == ""
        assert ANNA.first not in texts
        assert ANNA.last_four not in texts
        assert amounts.count(None) == len(amounts)
        assert seen.total is None or not seen.total.amount


@pytest.mark.parametrize(
    "leak",
    (
        Facing(name=BERIT.first),
        Facing(says=Phrase("facing.hello", {"name": BERIT.first})),
        Facing(goods=(Goods("parcel", BERIT.goods[0]),)),
        Facing(more=Phrase("tender.card_ending", {"label": BERIT.last_four})),
        Facing(name=ANNA.secret[0]),
        Facing(name=ANNA.receipts[0]),
        Facing(name="TG000000013"),
        Facing(name="RS 000-000-013"),
    ),
)
def test_that_a_leak_would_be_smelled(leak: Facing) -> None:
    assert leaks(tuple(tainted.told(leak)), set(ANNA.open))


def test_that_the_price_of_anothers_goods_would_be_smelled() -> None:
    leak = Facing(total=Total(Phrase("slip.total.refund"), kronor(3 * BERIT.price)))

    assert strange_prices(leak, set(ANNA.open))
    assert not strange_prices(leak, set(BERIT.open))
