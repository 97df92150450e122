"""A signed slip at any desk: it opens as always, and a word says whether the paper is true."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from returns_station.adapters import key_files
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.adapters.signing import StationSeals
from returns_station.desk.commands import UndoReturn
from returns_station.desk.credit_views import CreditFound
from returns_station.desk.house import House
from returns_station.desk.ports import Store
from returns_station.desk.sealing import Standing
from returns_station.desk.station import Station
from returns_station.desk.views import Found, NothingFound, SlipFound
from returns_station.policy.claim import Outcome
from returns_station.sale import TenderKind
from returns_station.seal import Seal, facts_of, seal_in, sealed_text
from returns_station.slip import Slip
from tests.builders import NOW, SHOP, a_claim, a_sale, kronor, taking
from tests.db.shelf import a_store
from tests.returns_station.adapters.vaults import Ring, no_ring
from tests.returns_station.desk.counter import MAJA


def a_desk(store: Store, folder: Path, name: str = "Disk 2", *, training: bool = False) -> Station:
    """A desk with a key of its own in this folder, known to the shop."""
    seals = StationSeals(folder, name, lambda: date(2026, 11, 26), no_ring())
    assert seals.own is not None
    with store.work() as work:
        work.put_station_key(seals.own)
        work.commit()
    house = House(replace(SHOP, training=training), "sv", promise_for, seals=seals)
    return Station(store, SlipPaper("roll80"), clock=lambda: NOW, house=house)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A shop with two sales, one of them paid by gift card."""
    gift = a_sale(number="2041-2000", tender=TenderKind.GIFT_CARD)
    return a_store(tmp_path, a_sale(), gift)


@pytest.fixture
def desk(store: Store, tmp_path: Path) -> Station:
    """A desk of that shop."""
    return a_desk(store, tmp_path / "desk-2")


def a_slip(desk: Station, sale: int = 1) -> Slip:
    """A return of the first line, and its slip as it is stored."""
    done = desk.perform(taking(f"press-{sale}", sale, a_claim(), Outcome.REFUND), MAJA)
    return slip_of(desk, done.slip)


def slip_of(desk: Station, number: str) -> Slip:
    """A stored slip."""
    with desk.store.views() as views:
        slip = views.slip(number)
    assert slip is not None
    return slip


def verdict(found: Found) -> tuple[Standing, str]:
    """How the paper stands, and the words for it."""
    assert isinstance(found, SlipFound | CreditFound)
    assert found.verdict is not None
    return found.verdict.standing, found.verdict.why.key


def forged(desk: Station, slip: Slip) -> str:
    """A code that this desk's own key signs, whatever the slip says."""
    return desk.house.seals.seal(slip)


def test_that_each_slip_is_sealed_when_it_is_written(desk: Station) -> None:
    slip = a_slip(desk)

    seal = seal_in(slip.seal)

    assert seal is not None
    assert seal.facts == facts_of(slip)
    assert seal.facts.number == slip.number


def test_that_a_credit_s_own_paper_is_sealed_too(desk: Station) -> None:
    a_slip(desk, 2)

    card = slip_of(desk, "PK000000013")

    assert seal_in(card.seal) is not None
    found = desk.find(card.seal)
    assert isinstance(found, CreditFound)
    assert found.number == "PK000000013"
    assert verdict(found) == (Standing.GENUINE, "seal.genuine")


def test_that_a_true_paper_opens_at_another_desk_and_is_said_to_be_true(
    desk: Station, store: Store, tmp_path: Path
) -> None:
    slip = a_slip(desk)
    other = a_desk(store, tmp_path / "desk-3", "Disk 3")

    found = other.find(slip.seal)

    assert isinstance(found, SlipFound)
    assert (found.number, found.sale_id) == (slip.number, 1)
    assert verdict(found) == (Standing.GENUINE, "seal.genuine")


def test_that_a_number_alone_opens_as_ever_without_a_word(desk: Station) -> None:
    slip = a_slip(desk)

    assert desk.find(slip.number) == SlipFound(slip.number, 1)


def test_that_another_sum_under_the_same_signature_is_altered_and_opens_all_the_same(
    desk: Station,
) -> None:
    slip = a_slip(desk)
    seal = seal_in(slip.seal)
    assert seal is not None

    text = sealed_text(replace(seal, facts=replace(seal.facts, total=kronor(4990))))

    assert verdict(desk.find(text)) == (Standing.ALTERED, "seal.altered")


def test_that_whichever_letter_is_changed_the_slip_opens_and_the_paper_is_not_true(
    desk: Station,
) -> None:
    slip = a_slip(desk)

    for at in range(len(slip.number), len(slip.seal)):
        other = "B" if slip.seal[at] == "A" else "A"
        found = desk.find(slip.seal[:at] + other + slip.seal[at + 1 :])
        assert isinstance(found, SlipFound)
        assert found.number == slip.number
        assert verdict(found)[0] in (Standing.ALTERED, Standing.UNKNOWN)


def test_that_a_paper_that_differs_from_what_is_stored_is_altered(desk: Station) -> None:
    slip = a_slip(desk)

    text = forged(desk, replace(slip, total=kronor(4990)))

    assert verdict(desk.find(text)) == (Standing.ALTERED, "seal.differs")


def test_that_a_code_read_in_part_opens_and_asks_for_another_scan(desk: Station) -> None:
    slip = a_slip(desk)

    assert verdict(desk.find(slip.seal[:-7])) == (Standing.ALTERED, "seal.torn")


def test_that_a_key_nobody_here_knows_vouches_for_nothing(desk: Station, tmp_path: Path) -> None:
    slip = a_slip(desk)
    stranger = StationSeals(tmp_path / "stranger", "Disk 2", lambda: date(2026, 11, 26), no_ring())

    found = desk.find(stranger.seal(slip))

    assert verdict(found) == (Standing.UNKNOWN, "seal.unknown_key")


def test_that_a_signed_number_that_is_not_stored_here_is_told_apart(desk: Station) -> None:
    slip = a_slip(desk)

    found = desk.find(forged(desk, replace(slip, number="RS000000021")))

    assert isinstance(found, NothingFound)
    assert found.advice.key == "seal.unknown_number"


def test_that_a_trusted_shop_s_slip_is_true_and_opens_none_of_ours(
    desk: Station, tmp_path: Path
) -> None:
    a_slip(desk)
    elsewhere = a_desk(a_store(tmp_path / "elsewhere", a_sale()), tmp_path / "key", "Uppsala")
    theirs = a_slip(elsewhere)
    key = elsewhere.house.seals.known(seal_key(theirs))
    assert key is not None
    key_files.keep_keys(tmp_path / "desk-2", (key,), trusted=True)

    found = desk.find(theirs.seal)

    assert isinstance(found, NothingFound)
    assert found.advice.key == "seal.genuine_elsewhere"


def seal_key(slip: Slip) -> str:
    """The id of the key that sealed a slip."""
    seal = seal_in(slip.seal)
    assert seal is not None
    return seal.key


def test_that_an_undone_visit_s_paper_says_so(desk: Station) -> None:
    slip = a_slip(desk)
    desk.perform(UndoReturn("undo-1", slip.number), MAJA)

    assert verdict(desk.find(slip.seal)) == (Standing.UNDONE, "seal.undone")


def test_that_a_copy_is_as_true_as_its_original(desk: Station, tmp_path: Path) -> None:
    slip = a_slip(desk)
    desk.print_slip(slip.number, str(tmp_path / "one.pdf"), MAJA)
    copy = desk.print_slip(slip.number, str(tmp_path / "two.pdf"), MAJA)

    assert (copy.copy, copy.seal) == (1, slip.seal)
    assert verdict(desk.find(copy.seal)) == (Standing.GENUINE, "seal.genuine")


def test_that_a_slip_of_training_is_never_true_for_real(desk: Station, tmp_path: Path) -> None:
    practice = a_desk(
        a_store(tmp_path / "training", a_sale()), tmp_path / "desk-2" / "training", training=True
    )
    slip = a_slip(practice)

    assert verdict(practice.find(slip.seal)) == (Standing.GENUINE, "seal.genuine")
    found = desk.find(slip.seal)
    assert isinstance(found, NothingFound)
    assert found.advice.key == "find.training_paper"


def test_that_a_slip_of_training_under_a_real_number_is_told_for_what_it_is(
    desk: Station, tmp_path: Path
) -> None:
    slip = a_slip(desk)
    practice = StationSeals(tmp_path / "practice", "Disk 2", lambda: date(2026, 11, 26), no_ring())

    text = practice.seal(replace(slip, shop=replace(SHOP, training=True)))

    assert verdict(desk.find(text)) == (Standing.UNKNOWN, "seal.practice")


def test_that_a_desk_that_lost_its_key_tells_the_shop_of_the_new_one(
    store: Store, tmp_path: Path
) -> None:
    before = a_ring_desk(store, tmp_path, Ring())
    old = a_slip(before, 1)

    after = a_ring_desk(store, tmp_path, no_ring())
    new = a_slip(after, 2)

    assert seal_key(new) != seal_key(old)
    other = a_desk(store, tmp_path / "other", "Disk 3")
    assert verdict(other.find(old.seal)) == (Standing.GENUINE, "seal.genuine")
    assert verdict(other.find(new.seal)) == (Standing.GENUINE, "seal.genuine")


def a_ring_desk(store: Store, folder: Path, ring: Ring) -> Station:
    """A desk whose key is kept in a keyring; the store is told of it once."""
    seals = StationSeals(folder / "ring", "Disk 2", lambda: date(2026, 11, 26), ring)
    assert seals.own is not None
    with store.work() as work:
        work.put_station_key(seals.own)
        work.commit()
    house = House(SHOP, "sv", promise_for, seals=seals)
    return Station(store, SlipPaper("roll80"), clock=lambda: NOW, house=house)


def test_that_a_search_for_a_sealed_code_finds_its_slip(desk: Station) -> None:
    slip = a_slip(desk)

    assert [one.slip for one in desk.search(slip.seal).returns] == [slip.number]


def test_that_a_seal_of_nothing_opens_nothing_and_is_told(desk: Station) -> None:
    a_slip(desk)
    text = sealed_text(Seal(facts_of(a_number("RS000000021", desk)), "01020304", bytes(64)))

    found = desk.find(text)

    assert isinstance(found, NothingFound)
    assert found.advice.key == "seal.unknown_key"


def a_number(number: str, desk: Station) -> Slip:
    """The first slip under another number."""
    return replace(slip_of(desk, "RS000000013"), number=number)
