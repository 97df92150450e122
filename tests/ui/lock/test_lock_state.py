"""What the lock asks, moves and forgets."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest

from returns_station.desk.errors import StationError
from returns_station.desk.people.errors import (
    NoSecretError,
    PepperLostError,
    ShutOutError,
    StaffRefusedError,
    UnknownBadgeError,
    WrongSecretError,
)
from returns_station.desk.people.views import BadgeSeen
from returns_station.people.badge import badge_from, recovery_code
from returns_station.phrase import Phrase
from tests.builders import NOW
from ui.lock import state as moves
from ui.lock.state import Ask, Asks, Lock, Page
from ui.lock.words import words

BADGE: Final = badge_from(bytes(range(16)))
OTHER: Final = badge_from(bytes(range(1, 17)))
MAJA: Final = BadgeSeen("m", "Maja Lind", "sv", has_secret=True)
NEW: Final = replace(MAJA, has_secret=False)
PIN: Final = "739164"
WHY: Final = Phrase("people.badge_unknown")


def greeted(seen: BadgeSeen = MAJA, back: str = "") -> Lock:
    return moves.greeted(moves.heard(moves.locked(), BADGE, back), seen, NOW)


def refused(error: StationError, state: Lock | None = None) -> Lock:
    asked = state or moves.entered(greeted(), PIN)
    return moves.refused(asked, error, error.advice)


def test_that_a_badge_is_asked_about_and_its_bearer_greeted_by_name() -> None:
    asked = moves.heard(moves.locked(), BADGE)
    state = moves.greeted(asked, MAJA, NOW)

    assert asked.asks == Ask(Asks.WHOSE, BADGE)
    assert (state.page, state.name, state.busy) == (Page.PIN, "Maja", False)
    assert words(state, NOW).title == Phrase("lock.pin.title", {"name": "Maja"})


@pytest.mark.parametrize("code", ("2041-1187", "7310865004703", "", "4111111111111111", "RS1"))
def test_that_nothing_of_what_is_no_badge_is_kept(code: str) -> None:
    state = moves.heard(moves.locked(), code)

    assert state == moves.locked(Phrase("lock.badges_only"))


def test_that_no_badge_pin_or_code_is_in_a_repr() -> None:
    asked = moves.entered(greeted(), PIN)
    chosen = moves.entered(greeted(NEW), PIN)
    paper = moves.entered(moves.went_to_code(moves.locked()), recovery_code(bytes(14)))

    said = repr((asked, chosen, paper))
    assert not any(each in said for each in (BADGE, PIN, paper.code))


def test_that_a_new_person_chooses_her_pin_twice_alike() -> None:
    first = greeted(NEW)
    again = moves.entered(first, PIN)

    assert (first.page, again.page) == (Page.FIRST, Page.AGAIN)
    assert moves.entered(again, "482915").said == Phrase("lock.not_the_same")
    assert moves.entered(again, "482915").page is Page.FIRST
    asked = moves.entered(again, PIN)
    assert asked.asks == Ask(Asks.FIRST_SECRET, BADGE, PIN)
    assert asked.chosen == ""


def test_that_a_pin_that_falls_at_once_is_not_taken_and_it_is_said_why() -> None:
    state = moves.entered(greeted(NEW), "123456")

    assert (state.page, state.said) == (Page.FIRST, Phrase("secret.runs"))


def test_that_a_wrong_pin_says_what_is_left_and_asks_again() -> None:
    state = refused(WrongSecretError(WHY, 4))

    assert (state.page, state.said, state.busy, state.until) == (Page.PIN, WHY, False, None)


def test_that_who_is_shut_out_is_told_until_when_and_nothing_is_tried_before() -> None:
    until = NOW + timedelta(seconds=90)
    state = refused(ShutOutError(WHY, until, 90))

    assert moves.entered(state, PIN) is state
    assert words(state, NOW).waits
    assert moves.seconds_left(state, NOW + timedelta(seconds=1)) == 89
    assert moves.ticked(state, until - timedelta(seconds=1)) is state
    after = moves.ticked(state, until)
    assert moves.entered(after, PIN).asks == Ask(Asks.SIGN_IN, BADGE, PIN)


def test_that_a_badge_shut_out_elsewhere_is_shut_here_from_the_first() -> None:
    until = NOW + timedelta(seconds=30)

    assert greeted(replace(MAJA, shut_until=until)).until == until
    assert greeted(replace(MAJA, shut_until=NOW)).until is None


def test_that_an_unknown_badge_leads_back_to_the_lock_but_a_store_away_does_not() -> None:
    asked = moves.heard(moves.locked(), BADGE)

    assert refused(UnknownBadgeError(WHY), asked).page is Page.LOCKED
    assert refused(UnknownBadgeError(WHY)).page is Page.LOCKED
    assert refused(PepperLostError(WHY)).page is Page.PIN
    assert refused(NoSecretError(WHY)).page is Page.FIRST


def test_that_esc_leads_back_to_who_works_here_and_else_to_the_lock() -> None:
    over = moves.heard(Lock(), BADGE, back="Maja")

    assert moves.went_back(over) == Lock()
    assert moves.went_back(greeted(back="")).page is Page.LOCKED
    asked = moves.entered(greeted(), PIN)
    assert moves.went_back(asked) is asked


def test_that_a_second_badge_takes_the_place_of_the_first() -> None:
    state = moves.heard(greeted(), OTHER)

    assert state.asks == Ask(Asks.WHOSE, OTHER)
    assert state.seen is None


def test_that_a_badge_typed_by_a_slow_scanner_is_no_wrong_pin() -> None:
    state = moves.entered(greeted(), BADGE)

    assert state.asks == Ask(Asks.WHOSE, BADGE)


def test_that_a_code_on_paper_asks_for_a_new_pin_and_a_wrong_one_for_the_code_again() -> None:
    code = recovery_code(bytes(14))
    state = moves.went_to_code(moves.locked())
    for typed in (code, PIN, PIN):
        state = moves.entered(state, typed)

    assert state.asks == Ask(Asks.RECOVER, code, PIN)
    assert refused(UnknownBadgeError(WHY), state).page is Page.CODE


def test_that_the_first_manager_is_asked_her_name_and_esc_lets_it_be() -> None:
    state = moves.founding()
    for typed in ("Siv Aronsson", PIN, PIN):
        state = moves.entered(state, typed)

    assert state.asks == Ask(Asks.FIRST_MANAGER, "Siv Aronsson", PIN)
    assert moves.went_back(moves.founding()) == Lock()
    assert refused(StaffRefusedError(WHY), state).page is Page.NAME
    assert words(moves.recovered(state), NOW).title == Phrase("lock.founded.title")
