"""How each room that is made late comes to be: its code is read when it is made."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from returns_station.adapters.clock import new_key
from returns_station.case import Who
from ui.desk import Desk, open_file
from ui.rooms.counter.room import CounterRoom
from ui.rooms.entry import Room

if TYPE_CHECKING:
    from returns_station.desk.station import Station
    from ui.rooms.approvals.asking import Answers

Clock: TypeAlias = Callable[[], datetime]


def terms(desk: Desk, clock: Clock) -> Room:
    """The promise in sentences."""
    from ui.rooms.terms.errands import Setting
    from ui.rooms.terms.room import TermsRoom

    now, far = desk.local(clock), desk.at_a_distance
    return TermsRoom(Setting(desk.who, now, new_key, desk.currency, at_a_distance=far))


def journal(counter: CounterRoom, desk: Desk, clock: Clock) -> Room:
    """The journal room: what is no paper of ours goes to the counter."""
    from ui.rooms.journal.room import JournalRoom
    from ui.rooms.journal.setting import Setting

    journal = JournalRoom(Setting(desk.who, desk.local(clock), desk.data, desk.currency))
    journal.passed_on.connect(counter.scanned)
    return journal


def staff(desk: Desk, clock: Clock) -> Room:
    """Who works here."""
    from ui.rooms.staff.room import Setting, StaffRoom

    return StaffRoom(Setting(desk, desk.local(clock), new_key))


def intake(desk: Desk, clock: Clock) -> Room:
    """The bench."""
    from ui.rooms.intake.room import IntakeRoom

    return IntakeRoom(desk, clock, new_key)


def approvals(desk: Desk, clock: Clock) -> Room:
    """Questions to a person."""
    from ui.rooms.approvals.asking import Setting
    from ui.rooms.approvals.room import ApprovalsRoom

    def answers(station: "Station", who: Who) -> "Answers":
        return station.ruling(who)

    return ApprovalsRoom(Setting(desk.who, desk.local(clock), new_key, answers))


def today(counter: CounterRoom, desk: Desk, clock: Clock) -> Room:
    """The day; what is scanned there goes to the counter."""
    from ui.rooms.day.made import day_room

    return day_room(desk, clock, counter.scanned)


def inbox(desk: Desk, clock: Clock) -> Room:
    """What customers write, and what they are answered."""
    from ui.rooms.inbox.asking import Answering, Setting
    from ui.rooms.inbox.room import InboxRoom

    def answering(station: "Station", who: Who) -> Answering:
        return station.inbox(who)

    now, spoken = desk.local(clock), desk.shop_language
    return InboxRoom(Setting(desk.who, now, new_key, answering, open_file, spoken))


def templates(desk: Desk, clock: Clock) -> Room:
    """How messages are worded."""
    from ui.rooms.templates.asking import Setting, Words
    from ui.rooms.templates.room import TemplatesRoom

    def words(station: "Station", who: Who) -> Words:
        return station.wordings(who)

    return TemplatesRoom(Setting(desk.who, desk.local(clock), words, desk.shop_language))


def runs(desk: Desk, clock: Clock) -> Room:
    """The run room stands on this machine: what is said at doors lies in its data folder."""
    from ui.rooms.runs.asking import Setting
    from ui.rooms.runs.book import DoorBook
    from ui.rooms.runs.paper import paper_of
    from ui.rooms.runs.room import RunsRoom

    return RunsRoom(
        Setting(
            desk.who,
            desk.local(clock),
            new_key,
            desk.data,
            lambda station: station.vans(desk.who),
            DoorBook(desk.data),
            paper_of(desk),
        )
    )


def pickup(counter: CounterRoom, desk: Desk, clock: Clock) -> Room:
    """The pickup room: what it cannot read goes to the counter."""
    from ui.rooms.pickup.errands import Setting
    from ui.rooms.pickup.room import PickupRoom

    pickup = PickupRoom(Setting(desk.who, desk.local(clock), new_key, desk.target))
    pickup.passed_on.connect(counter.scanned)
    return pickup
