"""The shelf of letters on both databases: one key one letter, one claim one sender."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from db.letter_forgetting import of_reached
from db.unit_of_work import StoreRoom
from returns_station.desk.dialogue.shelves import Ended
from returns_station.dialogue.contact import Consent, Contact, ContactSource
from returns_station.dialogue.letter import (
    Address,
    Channel,
    Letter,
    LetterKind,
    LetterState,
    Signature,
)
from returns_station.phrase import Phrase
from tests.builders import NOW
from tests.db.word_shop import WordShop

DESKS = 4
UNTIL = NOW + timedelta(minutes=5)


def a_letter(key: str, slip: str = "RS1") -> Letter:
    """A letter that may go now."""
    address = Address(Channel.EMAIL, "elin@exempel.se", "Elin Sandberg", "sv")
    says = Phrase("letter.says.answer", {"words": "Hej."})
    return Letter(key, LetterKind.ANSWER, slip, address, says, Signature("Maja"), NOW, NOW)


def put(store: StoreRoom, letter: Letter) -> int | None:
    """Write a letter."""
    with store.work() as work:
        number = work.letters.put(letter)
        work.commit()
    return number


def test_that_the_same_key_from_several_desks_is_one_letter_sent_by_one(shop: WordShop) -> None:
    store = StoreRoom(shop.engine)

    with ThreadPoolExecutor(DESKS) as desks:
        numbers = list(desks.map(lambda _: put(store, a_letter("k")), range(DESKS)))
    assert sum(number is not None for number in numbers) == 1

    def claim(_: int) -> bool:
        with store.work() as work:
            (due,) = work.letters.due(NOW, 10) or (None,)
            claimed = work.letters.claim(due, NOW, UNTIL) if due else None
            work.commit()
        return claimed is not None

    with ThreadPoolExecutor(DESKS) as desks:
        assert sum(desks.map(claim, range(DESKS))) == 1


def test_that_who_was_overtaken_writes_nothing_down(shop: WordShop) -> None:
    store = StoreRoom(shop.engine)
    put(store, a_letter("k"))

    with store.work() as work:
        (stands,) = work.letters.due(NOW, 10)
        slow = work.letters.claim(stands, NOW, UNTIL)
        assert slow is not None
        (late,) = work.letters.due(UNTIL, 10)
        quick = work.letters.claim(late, UNTIL, UNTIL + timedelta(minutes=5))
        assert quick is not None
        assert work.letters.settle(quick, Ended(LetterState.SENT), UNTIL)
        assert not work.letters.settle(slow, Ended(LetterState.NEW, "late", UNTIL), UNTIL)
        assert work.letters.doubts(stands.id) == 1
        work.commit()


def test_that_letters_of_a_visit_share_a_code_and_have_names_of_their_own(shop: WordShop) -> None:
    store = StoreRoom(shop.engine)
    for key, slip in (("a", "RS1"), ("b", "RS1"), ("c", "RS2"), ("d", ""), ("e", "")):
        put(store, a_letter(key, slip))

    with store.views() as views:
        found = views.letters.waiting()
        threads = [one.thread for one in found]
        assert threads[0] == threads[1]
        assert len(set(threads)) == 4
        assert len({one.message_id for one in found}) == len(found)
        assert views.letters.of_message(found[2].message_id) == found[2]
        assert [one.letter.key for one in views.letters.of_thread(threads[0])] == ["a", "b"]
        assert views.letters.of_thread("") == ()


@pytest.mark.parametrize("told", ("NY@exempel.se", "ny@exempel.se"))
def test_that_a_contact_given_for_a_visit_leads_to_it(shop: WordShop, told: str) -> None:
    slip = shop.taken(shop.opened(1, customer_id=2)).slip
    address = Address(Channel.EMAIL, "ny@exempel.se")
    with StoreRoom(shop.engine).work() as work:
        given = Contact(address, Consent.THIS_RETURN, ContactSource.COUNTER, NOW, slip)
        work.letters.reached(given)
        work.commit()

    with shop.engine.connect() as connection:
        assert slip in of_reached(connection, told).slips
        assert of_reached(connection, "other@exempel.se").slips == ()
