"""A person asked, or answering here, as calls to the station."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from returns_station.case import Who
from returns_station.desk.errors import AwayError, StationError
from returns_station.desk.ruling.commands import AskAgain, AskForYes, TakeBackAsk
from returns_station.desk.ruling.views import AskStands
from returns_station.desk.station import Station
from returns_station.people.rights import Right
from returns_station.phrase import Phrase
from ui.models.answering import command_of
from ui.rooms.counter.state import answering_here, overriding
from ui.rooms.counter.state.counter import Counter
from ui.rooms.counter.state.override import AskFor, AskOverride, AskPerson, SayHere, Withdraw

if TYPE_CHECKING:
    from ui.rooms.counter.asking import Setting

Moved = Callable[[Counter], Counter]


def question_override(
    ask: AskOverride, station: Station, setting: "Setting"
) -> Callable[[], Moved]:
    """The call that asks; its result moves the state. Its key is made once, before it is tried."""
    key = setting.new_key()
    match ask:
        case AskPerson():
            return lambda: _kindly(lambda: _asked(station, ask, key, setting), overriding.not_asked)
        case Withdraw():
            return lambda: _kindly(lambda: _back(station, ask, key, setting), overriding.not_asked)
        case SayHere():
            return lambda: _kindly(
                lambda: _said(station, ask, key, setting), answering_here.not_said
            )
        case _:
            assert_never(ask)


def stands_of(station: Station, setting: "Setting") -> tuple[AskStands, ...]:
    """How the questions of this desk stand."""
    return station.ruling(setting.who).stands(setting.who.desk)


def who_can(station: Station, what: AskFor, setting: "Setting") -> tuple[tuple[str, ...], bool]:
    """Who can say yes to this, and whether anybody has to sign in here."""
    if not station.doorkeeper.needed():
        return (), False
    return station.ruling(setting.who).who_can(what.amount), True


def _kindly(call: Callable[[], Moved], refused: Callable[[Counter, Phrase], Counter]) -> Moved:
    try:
        return call()
    except AwayError:
        raise  # it is asked again, with the same key
    except StationError as error:
        advice = error.advice
        return lambda state: refused(state, advice)


def _asked(station: Station, ask: AskPerson, key: str, setting: "Setting") -> Moved:
    """The question is put; where it is answered here, with the whole picture of it."""
    ruling, desk = station.ruling(setting.who), setting.who.desk
    name = _who_answers(station, ask.badge, setting.who) if ask.badge else ""
    what = ask.asked
    number = ask.number or ask.again
    if ask.again:
        ruling.say(AskAgain(key, ask.again, ""))
    elif not number:
        number = ruling.ask(AskForYes(key, what.visit, what.parts, what.wish))
    now, stands = setting.now(), ruling.stands(desk)
    if not ask.here:
        return lambda state: overriding.sent(state, number, now, stands)
    seen = ruling.one(number)

    def moved(state: Counter) -> Counter:
        return overriding.opened(overriding.sent(state, number, now, stands), ask, name, seen)

    return moved


def _who_answers(station: Station, badge: str, clerk: Who) -> str:
    """The name of whose badge it is; she who asks, or has no right to it, is told so at once."""
    seen = station.doorkeeper.badge(badge, clerk.desk)
    if seen.staff == clerk.staff:
        raise StationError(Phrase("ruling.own"))
    granted = station.doorkeeper.grants(Who(seen.name, clerk.desk, seen.staff))
    if Right.RULE not in granted and Right.DECLINE not in granted:
        raise StationError(Phrase("counter.ask.not_hers", {"name": seen.name}))
    return seen.name


def _back(station: Station, ask: Withdraw, key: str, setting: "Setting") -> Moved:
    ruling = station.ruling(setting.who)
    ruling.say(TakeBackAsk(key, ask.number))
    stands = ruling.stands(setting.who.desk)
    return lambda state: overriding.stood(replace(state, asks=None), stands)


def _said(station: Station, ask: SayHere, key: str, setting: "Setting") -> Moved:
    """In her name, and for this one answer alone; whoever works here stays who she is."""
    who, desk = setting.who, setting.who.desk
    if ask.badge:
        who = station.doorkeeper.sign_in(ask.badge, ask.secret, desk).who
    seen = station.ruling(who).say(command_of(ask.answering, key))
    stands = stands_of(station, setting)
    return lambda state: answering_here.said(state, seen, stands)
