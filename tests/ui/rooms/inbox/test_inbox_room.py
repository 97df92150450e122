"""The inbox room used by its keys, over an inbox in memory."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from returns_station.case import Who
from returns_station.desk.errors import StationError
from returns_station.dialogue.answering import ItemState
from returns_station.phrase import Phrase
from tests.builders import NOW
from tests.canaries import CARDS
from tests.ui.rooms.inbox.items import PAPER, MemoryInbox, an_item, answered, late, unplaced
from tests.ui.rooms.inbox.window import Office
from ui.desk import Desk
from ui.widgets.chip import Chip
from ui.widgets.label import PlainLabel

Opened = Callable[[MemoryInbox], Office]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    """Opens the room; closed after the test."""
    assert qtbot is not None
    made: list[Office] = []

    def open_(inbox: MemoryInbox) -> Office:
        made.append(Office(inbox))
        return made[-1]

    yield open_
    for office in made:
        office.close()


def test_that_whoever_types_answers_and_enter_sends_it(opened: Opened) -> None:
    office = opened(MemoryInbox(an_item(), unplaced()))

    office.type("On its way.")
    office.press(Qt.Key.Key_Return, shift=True)
    office.type("Maja")
    office.press(Qt.Key.Key_Return)

    assert office.inbox.said == {"k1": ("I1", "On its way.\nMaja")}
    assert office.room.state.at == "I3"


def test_that_enter_alone_sends_nothing_and_leads_to_the_words(opened: Opened) -> None:
    office = opened(MemoryInbox(an_item()))

    office.press(Qt.Key.Key_Return)

    assert office.inbox.said == {}
    assert office.screen.writes


def test_that_an_answer_whose_end_nobody_heard_is_sent_once(opened: Opened) -> None:
    inbox = MemoryInbox(an_item(), late())
    inbox.breaks = 1
    office = opened(inbox)

    office.type("Hello")
    office.press(Qt.Key.Key_Return)
    told = office.screen.hint.isVisible()
    office.inbox.queue = [an_item(), late()]  # it is read as open still
    office.room.hear(())
    office.calm()
    office.press(Qt.Key.Key_Return)

    assert told
    assert office.inbox.said == {"k1": ("I1", "Hello")}


def test_that_what_is_refused_is_told_and_every_word_stays(opened: Opened) -> None:
    inbox = MemoryInbox(an_item())
    inbox.refuses = StationError(Phrase("error.unexpected"))
    office = opened(inbox)

    office.type("Hello")
    office.press(Qt.Key.Key_Return)

    assert office.screen.hint.isVisible()
    assert office.screen.answer.words.words == "Hello"


def test_that_a_ready_sentence_is_in_her_language(opened: Opened) -> None:
    office = opened(MemoryInbox(unplaced()))

    office.press(Qt.Key.Key_2)

    assert office.screen.answer.words.words.startswith("We are sorry")


def test_that_words_stay_where_somebody_else_was_quicker(opened: Opened) -> None:
    office = opened(MemoryInbox(an_item(), late()))

    office.type("Hello")
    done = replace(an_item(), state=ItemState.ANSWERED, answered_by="Noor", answered_at=NOW)
    office.inbox.queue = [done, late()]
    office.room.hear(())
    office.calm()
    office.press(Qt.Key.Key_Return)

    assert office.inbox.said == {}
    assert office.screen.answer.words.words == "Hello"
    assert not office.screen.total.primary.isEnabled()


def test_that_one_takes_it_hands_it_over_and_says_where_it_belongs(opened: Opened) -> None:
    office = opened(MemoryInbox(unplaced()))

    office.press(Qt.Key.Key_F4)
    mine = office.inbox.queue[0].owner
    office.press(Qt.Key.Key_F6)
    office.press(Qt.Key.Key_2)
    given = office.inbox.queue[0].owner
    office.press(Qt.Key.Key_F9)

    assert (mine, given) == ("maja", "anders")
    assert office.inbox.did == [("place", "I3", "RS000000534")]


def test_that_pictures_are_shown_and_what_was_not_let_in_is_told(opened: Opened) -> None:
    office = opened(MemoryInbox(an_item()))

    told = {each.text() for each in office.screen.talk.findChildren(PlainLabel)}

    assert "En fil av ett slag vi inte släpper in blev kvar utanför." in told
    assert not office.room.attached.images["photo-1"].isNull()


def test_that_a_document_is_opened_by_key_and_by_hand_and_the_key_opens_the_latest(
    opened: Opened,
) -> None:
    first = f"{'b' * 64}.pdf"
    inbox = MemoryInbox(an_item(attached=(first, PAPER)))
    inbox.papers = (first, PAPER)
    office = opened(inbox)

    office.press(Qt.Key.Key_F6, shift=True)
    chips = [each for each in office.screen.talk.findChildren(Chip) if each.isVisible()]
    for chip in chips:
        chip.click()
    office.calm()

    assert office.shown == [f"/kept/{name}" for name in (PAPER, first, PAPER)]
    assert not office.room.state.giving, "F6 alone hands over"


def test_that_a_document_that_is_gone_or_cannot_be_shown_is_told(opened: Opened) -> None:
    told = []
    for kept, has_viewer in (((), True), ((PAPER,), False)):
        inbox = MemoryInbox(an_item(attached=(PAPER,)))
        inbox.papers = kept
        office = opened(inbox)
        office.has_viewer = has_viewer
        office.press(Qt.Key.Key_F6, shift=True)
        told.append((office.room.state.told, office.shown))

    assert told == [
        (Phrase("inbox.no_paper"), []),
        (Phrase("inbox.no_paper"), [f"/kept/{PAPER}"]),
    ]


def test_that_a_letter_without_documents_opens_none(opened: Opened) -> None:
    office = opened(MemoryInbox(an_item()))

    office.press(Qt.Key.Key_F6, shift=True)

    assert office.shown == []


def test_that_what_a_stranger_wrote_is_only_text(opened: Opened) -> None:
    office = opened(MemoryInbox(an_item(words="<b>Hi</b>\n<img src=http://x>")))

    told = {each.text() for each in office.screen.talk.findChildren(PlainLabel)}

    assert {"<b>Hi</b>", "<img src=http://x>"} <= told


def test_that_whoever_signs_in_next_finds_no_words_of_hers(opened: Opened) -> None:
    office = opened(MemoryInbox(an_item()))
    desk = Desk(Who("Noor Haddad", "Disk 2", "noor"), "sv", "SE", office.room.setting.now)  # type: ignore[arg-type]  # its folder is not asked for

    office.type("Hello")
    office.room.settle(desk)
    office.calm()

    assert office.screen.answer.words.words == ""


def test_that_a_card_number_stays_in_no_answer(opened: Opened) -> None:
    office = opened(MemoryInbox(an_item()))

    office.type(f"Your card {CARDS[0]}")

    assert CARDS[0] not in office.screen.answer.words.words
    assert CARDS[0] not in office.room.state.words
    assert not office.screen.answer.words.edit.document().isUndoAvailable()


def test_that_f5_shows_what_was_answered_the_latest_first_to_be_read_alone(opened: Opened) -> None:
    old, new = answered("I4", days=2), answered("I5")
    office = opened(MemoryInbox(an_item(), old, new))
    office.type("Draft")

    office.press(Qt.Key.Key_Escape)
    office.press(Qt.Key.Key_F5)
    shown = [one.number for one in office.room.state.queue]
    office.press(Qt.Key.Key_F4)
    office.type("More")
    office.press(Qt.Key.Key_Return)

    assert shown == ["I5", "I4"]
    assert office.room.state.at == "I5"
    assert office.inbox.said == {}, "what is answered is read, and that is all"
    office.press(Qt.Key.Key_Escape)
    assert (office.room.state.at, office.room.state.words) == ("I1", "Draft")
    office.screen.queue.turn.click()
    office.calm()
    assert office.room.state.shelf is ItemState.ANSWERED


def test_that_f8_leads_to_how_we_write(opened: Opened) -> None:
    office = opened(MemoryInbox(an_item()))
    led: list[str] = []
    office.room.left_for.connect(led.append)

    office.press(Qt.Key.Key_F8)

    assert led == ["templates"]


def test_that_other_times_are_offered_where_somebody_is_to_come(opened: Opened) -> None:
    plain, fetched = MemoryInbox(an_item()), MemoryInbox(an_item())
    fetched.fetched = True

    for inbox in (plain, fetched):
        opened(inbox).press(Qt.Key.Key_F7)

    assert (plain.did, fetched.did) == ([], [("offer", "I1")])
    assert [one.state for one in fetched.queue] == [ItemState.ANSWERED]
