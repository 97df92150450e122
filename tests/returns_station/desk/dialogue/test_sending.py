"""A letter on its way: once, in order, again later where it did not go, and never lost."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.hers import of_cases
from db.letter_forgetting import forget_letters
from returns_station.desk.dialogue.ports import MaybeSentError, NotSentError
from returns_station.desk.dialogue.sending import LONGEST_CALL, after_tries
from returns_station.desk.rating import Rate
from returns_station.dialogue.contact import Consent
from returns_station.dialogue.letter import Address, Channel, LetterStands, LetterState
from returns_station.people.rights import Right
from returns_station.phrase import Phrase
from tests.letters import ITSELF, LetterShop, Way, a_letter_shop
from tests.returns_station.desk.counter import MAJA

BUSY = NotSentError(Phrase("mail.busy"), again=True)
NEVER = NotSentError(Phrase("mail.refused"), again=False)
MAYBE = MaybeSentError(Phrase("mail.maybe"))


@pytest.fixture
def shop(tmp_path: Path) -> LetterShop:
    return a_letter_shop(tmp_path)


def test_that_a_letter_goes_out_once(shop: LetterShop) -> None:
    slip = shop.come()

    assert [shop.send(), shop.send()] == [1, 0]
    assert shop.way.keys == [f"return_done:{slip}"]
    (it,) = shop.way.sent
    assert [one.number for one in it.slips] == [slip]
    stands = shop.one(slip)
    assert (stands.state, stands.sent_at, stands.tries) == (LetterState.SENT, shop.now, 1)
    assert stands.message_id
    assert stands.thread


def test_that_it_waits_longer_each_time_and_then_a_person_is_asked(shop: LetterShop) -> None:
    slip = shop.come()
    shop.way.answers = [BUSY] * 60
    begun, gaps, last = shop.now, [], shop.now

    while shop.one(slip).state is LetterState.NEW:
        shop.send()
        stands = shop.one(slip)
        if stands.next_at is not None:
            gaps.append(stands.next_at - last)
            last = shop.now = stands.next_at

    minutes = [gap // timedelta(minutes=1) for gap in gaps[:8]]
    assert minutes[:8] == [1, 2, 4, 8, 16, 32, 64, 128]
    assert shop.now - begun <= timedelta(days=3)
    assert shop.one(slip).state is LetterState.DEAD
    assert [one.letter.slip for one in shop.letters.dead()] == [slip]


def test_that_no_wait_is_longer_than_four_hours() -> None:
    assert after_tries(1) == timedelta(minutes=1)
    assert after_tries(50) == timedelta(hours=4)


def test_that_what_is_refused_for_good_is_not_tried_again(shop: LetterShop) -> None:
    slip = shop.come()
    shop.way.answers = [NEVER]

    shop.send()

    assert shop.of(slip) == [f"return_done:{slip} dead"]


def test_that_a_later_letter_waits_for_an_earlier_one_of_its_visit_alone(
    shop: LetterShop,
) -> None:
    slip, other = shop.come("a", sale=1), shop.come("b", sale=2)
    shop.letters.write(slip, "Hej igen.", "w")
    shop.way.answers = [BUSY]

    shop.send()
    assert shop.way.keys == [f"return_done:{other}"]

    shop.now += timedelta(minutes=1)
    shop.send()
    assert shop.way.keys[1:] == [f"return_done:{slip}", "answer:w"]


def test_that_a_sender_who_was_killed_sends_again_only_what_the_far_end_knows_again(
    shop: LetterShop,
) -> None:
    slip = shop.come()
    stands = claimed(shop, slip)
    assert shop.send() == 0

    shop.now += LONGEST_CALL
    assert shop.send() == 1
    assert shop.one(slip).tries == stands.tries + 2


def test_that_a_mail_goes_again_under_its_own_name_but_not_for_ever(shop: LetterShop) -> None:
    shop.way.can_tell = False
    slip = shop.come()
    name = shop.one(slip).message_id

    for _ in range(3):
        claimed(shop, slip)
        shop.now += LONGEST_CALL
    shop.send()

    stands = shop.one(slip)
    assert (stands.state, stands.message_id) == (LetterState.UNKNOWN, name)
    assert shop.letters.dead() == (stands,)


def test_that_a_text_message_that_may_have_gone_is_asked_about(tmp_path: Path) -> None:
    shop, way = a_letter_shop(tmp_path, mail=""), Way(can_tell=False, answers=[MAYBE])
    shop.ways(sms=way)
    slip = shop.come()

    shop.send()

    assert shop.one(slip).state is LetterState.UNKNOWN


def test_that_a_mail_that_may_have_gone_goes_again(shop: LetterShop) -> None:
    shop.way.can_tell = False
    slip = shop.come()
    shop.way.answers = [MAYBE]

    shop.send()
    shop.now += timedelta(minutes=1)
    shop.send()

    assert shop.of(slip) == [f"return_done:{slip} sent"]


def test_that_a_letter_that_breaks_the_sender_lets_the_next_one_go(shop: LetterShop) -> None:
    slip, other = shop.come("a", sale=1), shop.come("b", sale=2)
    shop.way.answers = [ZeroDivisionError("a mistake of ours")]

    with pytest.raises(ZeroDivisionError):
        shop.send()

    assert shop.send() == 1
    assert shop.way.keys == [f"return_done:{other}"]
    assert shop.one(slip).why == "broke"


def test_that_two_desks_never_send_the_same_letter(shop: LetterShop) -> None:
    slip = shop.come()
    stands = shop.one(slip)
    until = shop.now + LONGEST_CALL

    with shop.station.store.work() as work:
        first = work.letters.claim(stands, shop.now, until)
        second = work.letters.claim(stands, shop.now, until)

    assert first is not None
    assert second is None


def test_that_nothing_goes_at_night(shop: LetterShop) -> None:
    shop.now = datetime(2026, 11, 26, 22, 30, tzinfo=UTC)
    slip = shop.come()
    # Whoever stands there now is awake.
    assert shop.send() == 1

    shop.letters.write(slip, "Det är klart.", "w")
    assert shop.send() == 0
    shop.now = datetime(2026, 11, 27, 7, tzinfo=UTC)
    assert shop.send() == 1


def test_that_what_waited_until_night_waits_for_the_morning(shop: LetterShop) -> None:
    shop.come()
    shop.now = datetime(2026, 11, 26, 23, tzinfo=UTC)

    assert shop.send() == 0
    shop.now = datetime(2026, 11, 27, 7, tzinfo=UTC)
    assert shop.send() == 1


def test_that_who_said_how_it_was_is_not_asked(shop: LetterShop) -> None:
    slip = shop.come()
    shop.letters.reach(slip, shop.one(slip).letter.address, Consent.AFTERWARDS)
    shop.station.perform(Rate(slip, 5), MAJA)
    shop.now += timedelta(days=1)

    shop.send()

    assert shop.of(slip) == [f"return_done:{slip} sent", f"how_was_it:{slip} not_needed"]


def test_that_a_way_that_is_taken_away_leaves_its_letters_to_a_person(shop: LetterShop) -> None:
    slip = shop.come()
    shop.ways(sms=Way())

    shop.send()

    assert shop.one(slip).state is LetterState.DEAD
    assert shop.one(slip).why == "no_way"


def test_that_an_address_that_bounced_is_used_no_more(shop: LetterShop) -> None:
    slip = shop.come("a")
    with shop.station.behind(Right.ANSWER, "test", ITSELF).work() as work:
        assert work.letters.bounced(Channel.EMAIL, shop.one(slip).letter.address.to, shop.now)
        work.commit()

    assert shop.letters.of_slip(shop.come("b", sale=2)) == ()

    # She gives it again: it counts as good.
    shop.letters.reach(slip, Address(Channel.EMAIL, "elin@exempel.se"))
    assert shop.letters.contacts(slip)


def test_that_who_is_forgotten_is_not_written_to(shop: LetterShop) -> None:
    slip = shop.come()
    shop.letters.reach(slip, Address(Channel.EMAIL, "ny@exempel.se", "Elin"))
    with shop.station.store.work() as work:
        connection = work._connection  # type: ignore[attr-defined]  # noqa: SLF001 - as forgetting does
        forget_letters(connection, of_cases(connection, (1,)))
        work.commit()

    assert shop.send() == 0
    assert {one.letter.address.to for one in shop.letters.of_slip(slip)} == {""}


def claimed(shop: LetterShop, slip: str) -> LetterStands:
    """Somebody claims a letter and is killed."""
    stands = shop.one(slip)
    with shop.station.store.work() as work:
        found = work.letters.claim(stands, shop.now, shop.now + LONGEST_CALL)
        work.commit()
    assert found is not None
    return stands
