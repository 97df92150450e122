"""Beside a visit that is done: her slip sent by F6, how its promises stand, a small extra."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from returns_station.dialogue.contact import Consent, Contact, ContactSource
from returns_station.dialogue.letter import Address, Channel
from returns_station.phrase import Phrase
from returns_station.service.promise import DuePromise, PromiseKind, PromiseStands, PromiseState
from returns_station.service.surprise import SurpriseKind
from tests.builders import NOW
from tests.payouts import SLIP
from tests.ui.counter_scenes import a_screen, scene
from tests.ui.rooms.after_states import is_done
from tests.ui.rooms.beside_shop import a_kind_shop
from tests.ui.rooms.beside_states import LINE, WAYS, done, typed
from tests.ui.rooms.shop import JUMPER, MAJA, RECEIPT, Counter
from tests.ui.rooms.states import pressed
from ui.rooms.counter.screen.aside import SendCard
from ui.rooms.counter.state import beside, ending
from ui.rooms.counter.state.extras import Beside, GiveExtra, SendSlip
from ui.rooms.counter.state.facing import facing
from ui.rooms.counter.state.keys import Do


def test_that_f6_asks_once_and_enter_sends_to_mail_or_phone() -> None:
    mail = ending.entered(typed("elin@example.com"))
    phone = ending.entered(typed("070 174 06 05"))

    sends = [beside.extras_of(state).sends for state in (mail, phone)]

    assert [one.channel for one in sends if isinstance(one, SendSlip)] == [
        Channel.EMAIL,
        Channel.SMS,
    ]
    assert ending.entered(mail) == mail, "one press is one message"


def test_that_f6_once_more_says_that_she_may_be_asked_how_it_was() -> None:
    state = ending.entered(pressed(typed("elin@example.com"), (Do.SEND, "")))

    sends = beside.extras_of(state).sends

    assert isinstance(sends, SendSlip)
    assert sends.afterwards


def test_that_a_shop_without_a_way_out_offers_none() -> None:
    state = done(Beside(SLIP))

    assert not beside.can_send(state)
    assert pressed(state, (Do.SEND, "")) == state
    assert not ending.means(state, Do.SEND)


def test_that_the_address_of_who_paid_is_not_shown_to_who_brings_a_gift() -> None:
    address = Address(Channel.EMAIL, "buyer@example.com")
    contact = Contact(address, Consent.THIS_RETURN, ContactSource.SALE, NOW)
    known = Beside(SLIP, contacts=(contact,), ways=WAYS)
    hers, gift = done(known), done(known)
    assert gift.done is not None
    gift = replace(gift, done=replace(gift.done, discreet=True))

    written = [beside.extras_of(pressed(one, (Do.SEND, ""))).reach for one in (hers, gift)]

    assert written == ["buyer@example.com", ""]


def test_that_esc_puts_away_what_lies_open_before_it_undoes() -> None:
    state = ending.went_back(typed("elin"))

    assert beside.extras_of(state).reach is None
    assert state.asks is None


def test_that_an_extra_is_chosen_by_its_digit_and_the_same_press_is_one() -> None:
    open_ = pressed(done(), (Do.EXTRA, ""))

    state = pressed(open_, (Do.GIVE, "2"))

    assert beside.extras_of(state).sends == GiveExtra(SLIP, SurpriseKind.LINE, f"extra:{SLIP}")
    assert pressed(state, (Do.GIVE, "1")) == state
    assert not ending.means(done(), Do.GIVE), "a digit alone is the start of a number"


def test_that_what_was_given_tells_what_to_write_and_is_not_offered_again() -> None:
    state = ending.entered(pressed(done(), (Do.EXTRA, "")))
    ask = beside.extras_of(state).sends
    assert isinstance(ask, GiveExtra)

    given = beside.gave(state, ask)

    assert (beside.extras_of(given).gave, beside.extras_of(given).line) == (SurpriseKind.CARD, LINE)
    assert not beside.can_surprise(given)


def test_that_her_own_screen_knows_of_nothing_beside() -> None:
    plain, open_ = is_done(), pressed(done(), (Do.EXTRA, ""))

    assert facing(open_) == facing(plain)
    assert facing(typed("elin@example.com")) == facing(plain)


def test_that_a_promise_is_shown_as_the_ledger_has_it() -> None:
    says = Phrase("promise.repair", {"day": NOW.date()})
    due = DuePromise("p", PromiseKind.REPAIR, "s", SLIP, says, NOW, NOW)
    words = {}
    for state in PromiseState:
        known = Beside(SLIP, (PromiseStands(due, state),))
        one = done(known).done
        assert one is not None
        words[state] = beside.how_kept(one, "slip.next.repair")[0].key

    assert words == {
        PromiseState.OPEN: "counter.promised",
        PromiseState.KEPT: "counter.promise.kept",
        PromiseState.MISSED: "counter.promise.missed",
        PromiseState.RELEASED: "counter.promise.released",
    }


def test_that_in_the_shop_f6_sends_once(qtbot: QtBot, tmp_path: Path) -> None:
    station = a_kind_shop(tmp_path)
    counter = Counter(tmp_path, station)
    qtbot.addWidget(counter.window, before_close_func=lambda _: counter.close())
    counter.open(qtbot)
    for code in (RECEIPT, JUMPER):
        counter.scan(code)
    qtbot.waitUntil(lambda: counter.state.answered and counter.state.asks is None)
    counter.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: beside.can_send(counter.state))
    slip = beside.extras_of(counter.state).beside
    assert slip is not None

    counter.press(Qt.Key.Key_F6)
    counter.room.act(Do.TELL, "elin.ny@example.com")
    counter.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: beside.extras_of(counter.state).sends is None)

    letters = station.letters(MAJA)
    (contact,) = [one for one in letters.contacts(slip.slip) if one.slip]
    assert (contact.address.to, contact.consent) == ("elin.ny@example.com", Consent.THIS_RETURN)
    sent = beside.extras_of(counter.state).sent
    assert sent is not None
    assert sent.args["to"] == "elin.ny@example.com"
    assert [one.promise.kind for one in slip.promised] == [PromiseKind.REFUND]


def test_that_another_address_takes_the_place_of_the_known_one(qtbot: QtBot) -> None:
    screen = a_screen(qtbot, "beside")

    screen.tell(scene("sending"))

    (field,) = (each for each in screen.findChildren(SendCard) if each.isVisible())
    assert field.field.edit.selectedText() == "elin@example.com"
