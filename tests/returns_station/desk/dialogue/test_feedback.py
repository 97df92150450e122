"""What customers say of us: heard once, owned and answered, and told back what we changed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.case import Who
from returns_station.desk.dialogue.changing import NoWordsError
from returns_station.desk.dialogue.feedback import NoFeedbackCodeError
from returns_station.desk.dialogue.house import DialogueHouse
from returns_station.desk.dialogue.ports import ToSend
from returns_station.desk.house import House
from returns_station.desk.no_cards import CardNumberError
from returns_station.desk.rating import VisitUnknownError
from returns_station.desk.station import Station
from returns_station.dialogue.answering import ItemStands, ItemState
from returns_station.dialogue.contact import Consent
from returns_station.dialogue.feedback import Topic, Way
from returns_station.dialogue.letter import Address, Channel, LetterKind, LetterStands
from returns_station.scan import opinion_code
from tests.builders import NOW, SHOP, a_claim, a_line, a_sale, taking
from tests.db.shelf import a_store

MAJA: Final = Who("Maja Lind", "Disk 2")
HERS: Final = "elin@example.se"
WORDS: Final = {"sv": "Vi har nu två i disken på lördagar.", "en": "We are two on Saturdays now."}


class Nowhere:
    """A way out that takes everything."""

    can_tell = True

    def send(self, it: ToSend) -> str:
        """Take it."""
        return it.stands.letter.key


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """A station with three sales and a way out."""
    sales = [a_sale(a_line(sku=f"S{nr}"), number=f"S-{nr}", customer=name)
             for nr, name in enumerate(("Elin Sandberg", "Åsa Öberg", "Väinö Mäki"))]  # fmt: skip
    house = House(SHOP, "sv", promise_for, dialogue=DialogueHouse(ways={Channel.EMAIL: Nowhere()}))
    store = a_store(tmp_path, *sales)
    yield Station(store, SlipPaper("roll80"), clock=lambda: NOW, house=house)
    with store.views() as views:
        assert views.journal_break() is None
    store.close()


def a_visit(station: Station, sale: int = 1) -> str:
    return station.perform(taking(f"visit-{sale}", sale, a_claim()), MAJA).slip


def inbox(station: Station, state: ItemState = ItemState.OPEN) -> tuple[ItemStands, ...]:
    with station.store.views() as views:
        return views.inbox.items(state)


def letters(station: Station, slip: str, kind: LetterKind) -> list[LetterStands]:
    with station.store.views() as views:
        return [one for one in views.letters.of_slip(slip) if one.letter.kind is kind]


def reached(station: Station, slip: str, to: str, consent: Consent, language: str = "") -> None:
    station.letters(MAJA).reach(slip, Address(Channel.EMAIL, to, "", language), consent)


@pytest.mark.parametrize(("grade", "words", "owed"), (
    (1, "", True), (2, "", True), (3, "", False), (5, "", False), (5, "Tack Maja", True),
    (0, "Det drog", True), (0, "  ", False),
))  # fmt: skip
def test_that_a_low_grade_and_any_words_have_an_owner_and_a_time(
    station: Station, grade: int, words: str, *, owed: bool
) -> None:
    slip = a_visit(station)

    heard = station.feedback(MAJA).say(slip, grade, words, "touch")

    items = inbox(station)
    assert bool(items) is owed is bool(heard.item)
    if owed:
        (one,) = items
        assert (one.number, one.item.slip, one.item.grade) == (heard.item, slip, grade)
        assert one.item.words == words.strip()
        assert one.owner
        assert NOW < one.due <= NOW + timedelta(days=4)


def test_that_the_same_touch_twice_is_heard_once(station: Station) -> None:
    slip = a_visit(station)

    first = station.feedback(MAJA).say(slip, 1, "", "touch")
    again = station.feedback(MAJA).say(slip, 1, "", "touch")

    assert first == again
    assert len(inbox(station)) == 1
    spoke = station.feedback(MAJA).of_slip(slip)
    assert spoke is not None
    assert spoke.times == 1


def test_that_topics_and_words_that_come_after_the_grade_join_it_in_the_inbox(
    station: Station,
) -> None:
    slip, feedback = a_visit(station), station.feedback(MAJA)

    feedback.say(slip, 2, "", "touch-1", Way.SCREEN)
    feedback.say(slip, 0, "", "touch-2", Way.SCREEN, (Topic.WAIT,))
    feedback.say(slip, 0, "Tjugo minuter", "touch-3", Way.DESK, (Topic.HELP,))

    (one,) = inbox(station)
    assert (one.item.grade, one.item.topic, one.item.words) == (2, "wait help", "Tjugo minuter")


def test_that_more_words_are_a_second_thing_to_answer(station: Station) -> None:
    slip, feedback = a_visit(station), station.feedback(MAJA)

    feedback.say(slip, 2, "Det drog", "a")
    feedback.say(slip, 0, "Och det tog tid", "b")

    assert sorted(one.item.words for one in inbox(station)) == ["Det drog", "Och det tog tid"]


def test_that_it_is_closed_by_an_answer_alone_and_then_opens_anew(station: Station) -> None:
    slip, feedback = a_visit(station), station.feedback(MAJA)
    heard = feedback.say(slip, 1, "Det drog", "a")

    station.inbox(MAJA).answer(heard.item, "Vi har lagat dörren.", "answer")
    again = feedback.say(slip, 1, "Det drar än", "b")

    assert [one.number for one in inbox(station)] == [again.item] != [heard.item]
    assert [one.number for one in inbox(station, ItemState.ANSWERED)] == [heard.item]


def test_that_the_grade_is_the_visit_s_wherever_it_came_from(station: Station) -> None:
    slip = a_visit(station)

    station.feedback(MAJA).code(opinion_code(slip, 4, (0, 5)), "scan")

    with station.store.views() as views:
        assert views.day(NOW.replace(day=1).isoformat()).grades.count == 1
    spoke = station.feedback(MAJA).of_slip(slip)
    assert spoke is not None
    assert (spoke.grade, spoke.topics) == (4, (Topic.WAIT, Topic.PICKUP))
    assert inbox(station) == ()


@pytest.mark.parametrize("text", ("hej", "RS000000018", "FB0000004274012"))
def test_that_what_is_no_code_is_told_kindly(station: Station, text: str) -> None:
    with pytest.raises(NoFeedbackCodeError):
        station.feedback(MAJA).code(text, "scan")


def test_that_nobody_speaks_of_a_visit_that_was_not(station: Station) -> None:
    with pytest.raises(VisitUnknownError):
        station.feedback(MAJA).say("RS000000026", 1, "", "touch")
    assert inbox(station) == ()


def test_that_a_payment_card_in_her_words_is_kept_nowhere(station: Station) -> None:
    slip = a_visit(station)

    with pytest.raises(CardNumberError):
        station.feedback(MAJA).say(slip, 1, "4242 4242 4242 4242", "touch")
    assert inbox(station) == ()


def test_that_what_we_changed_is_told_once_to_each_who_said_it_and_may_be_written_to(
    station: Station,
) -> None:
    said, silent, elsewhere = (a_visit(station, sale) for sale in (1, 2, 3))
    reached(station, said, HERS, Consent.AFTERWARDS)
    reached(station, silent, "asa@example.se", Consent.THIS_RETURN)
    reached(station, elsewhere, "vaino@example.fi", Consent.AFTERWARDS, "fi")
    feedback = station.feedback(MAJA)
    feedback.say(said, 2, "", "a", topics=(Topic.WAIT,))
    feedback.say(said, 0, "", "b", topics=(Topic.WAIT, Topic.HELP))
    feedback.say(silent, 2, "", "c", topics=(Topic.WAIT,))
    feedback.say(elsewhere, 2, "", "d", topics=(Topic.GOODS,))

    first = feedback.change(WORDS, (Topic.WAIT,), "press")
    again = feedback.change(WORDS, (Topic.WAIT,), "press")

    assert (first, first.told) == (again, 1)
    assert feedback.changes() == (first,)
    (letter,) = letters(station, said, LetterKind.WE_CHANGED)
    assert letter.letter.says.args["words"] == WORDS["sv"]
    assert letters(station, silent, LetterKind.WE_CHANGED) == []
    assert letters(station, elsewhere, LetterKind.WE_CHANGED) == []


def test_that_one_person_with_two_visits_hears_it_once(station: Station) -> None:
    feedback = station.feedback(MAJA)
    for sale in (1, 2):
        slip = a_visit(station, sale)
        reached(station, slip, HERS, Consent.AFTERWARDS)
        feedback.say(slip, 2, "", f"say-{sale}", topics=(Topic.WAIT,))

    assert feedback.change(WORDS, (Topic.WAIT,), "press").told == 1


def test_that_who_reads_no_language_of_ours_hears_it_in_the_shop_s(station: Station) -> None:
    slip, feedback = a_visit(station), station.feedback(MAJA)
    reached(station, slip, HERS, Consent.AFTERWARDS, "fi")
    feedback.say(slip, 2, "", "a", topics=(Topic.WAIT,))

    feedback.change(WORDS, (Topic.WAIT,), "press")

    (letter,) = letters(station, slip, LetterKind.WE_CHANGED)
    assert (letter.letter.address.language, letter.letter.says.args["words"]) == (
        "sv",
        WORDS["sv"],
    )


def test_that_a_change_is_said_in_the_shop_s_own_language(station: Station) -> None:
    with pytest.raises(NoWordsError):
        station.feedback(MAJA).change({"en": "We did."}, (), "press")


def test_that_a_practised_code_says_nothing_for_real(station: Station) -> None:
    code = opinion_code("XR" + a_visit(station)[2:], 5)

    with pytest.raises(NoFeedbackCodeError):
        station.feedback(MAJA).code(code, "scan")


def test_that_the_question_how_it_was_keeps_its_codes(station: Station) -> None:
    slip = a_visit(station)

    reached(station, slip, HERS, Consent.AFTERWARDS)

    (letter,) = letters(station, slip, LetterKind.HOW_WAS_IT)
    codes = letter.letter.says.args["codes"]
    assert isinstance(codes, tuple)
    assert codes[4] == opinion_code(slip, 5)
