"""What is seen of the inbox: the order, who answers, what is late; without a window."""

from datetime import timedelta

from returns_station.adapters.speech import speech
from returns_station.case import Who
from returns_station.desk.dialogue.inbox_views import Wrote
from returns_station.dialogue.letter import LetterState
from tests.builders import NOW
from tests.ui.rooms.inbox.items import STAFF, a_letter, an_item, answered, late, unplaced
from tests.ui.rooms.inbox.window import MAJA
from ui.rooms.inbox.asking import said_of
from ui.rooms.inbox.state import inbox, telling
from ui.rooms.inbox.state.talk import Talk


def _read(*items: object) -> inbox.Inbox:
    return inbox.read(inbox.settled(MAJA), items, STAFF, NOW)  # type: ignore[arg-type]  # items


def test_that_the_first_due_stands_first_and_her_own_comes_into_hand() -> None:
    state = _read(unplaced(), an_item(), late())

    assert [one.number for one in state.queue] == ["I2", "I1", "I3"]
    assert state.at == "I1"


def test_that_a_desk_owns_what_was_done_there() -> None:
    assert inbox.is_mine(an_item(owner="Disk 2"), Who("", "Disk 2"))
    assert not inbox.is_mine(an_item(owner=""), Who("", ""))


def test_that_what_is_late_says_since_when() -> None:
    say = speech("en")

    assert telling.is_late(late(), NOW)
    assert say.say(telling.due(late(), NOW)) == "was due 10:32"
    assert not telling.is_late(an_item(), NOW)
    assert say.say(telling.due(an_item(due=NOW + timedelta(days=3)), NOW)) == "Sun 29 Nov"


def test_that_what_was_answered_says_by_whom_and_when() -> None:
    say, one = speech("en"), answered(days=2)

    assert say.say(telling.due(one, NOW)) == "answered Tue 24 Nov"
    assert say.say(telling.due(answered(), NOW)) == "answered 12:32"
    assert telling.owner(one, MAJA, STAFF) == "Noor Haddad"
    assert "Noor Haddad" in say.say(telling.promised(one, NOW, STAFF))


def test_that_what_she_is_called_is_said_even_where_nobody_knows() -> None:
    nobody = an_item(sender=unplaced().item.sender)

    assert telling.name_of(nobody) == "kim.ek@example.org"


def test_that_a_letter_that_did_not_arrive_says_so() -> None:
    said = said_of(a_letter(NOW, state=LetterState.DEAD))

    assert "did not arrive" in speech("en").say(telling.by_way(said, NOW))
    assert said.words == "Tack, Elin. Pengarna är på väg till kortet."


def test_that_a_code_nobody_knows_is_told_as_an_unknown_file_once() -> None:
    said = said_of(Wrote(NOW, an_item(left_out=("new_code", "other_code", "kind"))))

    assert [each.key for each in telling.kept_out(said)] == [
        "inbox.left_out.unknown",
        "inbox.left_out.kind",
    ]


def test_that_a_walk_ends_at_both_ends() -> None:
    state = _read(unplaced(), an_item(), late())

    up = inbox.walked(inbox.walked(inbox.walked(state, -1), -1), -1)
    down = inbox.walked(inbox.walked(inbox.walked(state, 1), 1), 1)

    assert (up.at, down.at) == ("I2", "I3")


def test_that_one_press_is_one_answer() -> None:
    state = inbox.written(inbox.seen(_read(an_item()), Talk(an_item())), "Hello")

    sent = inbox.said(state, "k1")

    assert inbox.said(sent, "k2") is sent
    assert sent.sends is not None
    assert (sent.sends.key, sent.sends.words) == ("k1", "Hello")


def test_that_a_failed_read_lets_nobody_press_twice() -> None:
    state = inbox.written(inbox.seen(_read(an_item()), Talk(an_item())), "Hello")
    sent = inbox.said(state, "k1")

    told = inbox.not_read(sent, telling.title(sent))

    assert told.busy
    assert inbox.said(told, "k2").sends == sent.sends


def test_that_changed_words_are_another_answer() -> None:
    state = inbox.written(inbox.seen(_read(an_item()), Talk(an_item())), "Hello")
    failed = inbox.refused(inbox.said(state, "k1"), telling.title(state))

    same = inbox.said(failed, "k2").sends
    other = inbox.said(inbox.written(failed, "Hello there"), "k3").sends

    assert same is not None
    assert other is not None
    assert (same.key, other.key) == ("k1", "k3")
