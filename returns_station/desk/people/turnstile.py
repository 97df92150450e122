"""Wrong tries, counted before anybody knows that they are wrong, at a person's door and a desk's.

A try is written down and durable before the secret is looked at: pulling the plug, many processes
at once and many desks on one store all use tries up. A right one gives them back.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from returns_station.case import Who
from returns_station.desk.people.errors import ShutOutError, WrongSecretError
from returns_station.desk.people.ports import StaffShelf, StaffViews
from returns_station.desk.ports import UnitOfWork
from returns_station.people.granted import THE_STATION
from returns_station.people.staff import ShutOut, StationShut, StrangeBadges
from returns_station.people.tries import (
    PERSON,
    STATION,
    Rule,
    Tries,
    left_of,
    right,
    settled,
    tried,
)
from returns_station.phrase import Phrase

STRANGERS: Final = "strange"
_FIRST_TOLD: Final = 4
_SECOND: Final = 1000


def the_door(desk: str) -> Who:
    """Who tells of what happens before anybody has signed in."""
    return Who(desk, desk, THE_STATION)


def her_door(staff: str) -> str:
    """Where a person's wrong tries are counted."""
    return f"who:{staff}"


def desk_door(desk: str) -> str:
    """Where those at a desk are counted, whoever they were for."""
    return f"at:{desk}"


@dataclass(frozen=True, slots=True)
class Turnstile:
    """One door and the desk that it stands at; `now` is the wall clock's, to tell people."""

    door: str
    desk: str
    steady: int
    now: datetime

    def shut_until(self, people: StaffViews) -> datetime | None:
        """When another may be tried; None: now."""
        left = self._left(people)
        return self.now + timedelta(milliseconds=left) if left else None

    def began_anew(self, people: StaffViews) -> bool:
        """Whether the machine was started anew during a wait, which then begins again."""
        return people.steady(self.steady) < people.tries(self.door).since

    def begin_again(self, work: UnitOfWork) -> None:
        """Let the wait begin from now on, rather than from when somebody tries."""
        clock = work.people.steady(self.steady)
        for door, rule in self._doors:
            work.people.put_tries(door, settled(work.people.held_tries(door), rule, clock))
        work.commit()

    def take(self, work: UnitOfWork) -> None:
        """Use one try up, durably; raises ShutOutError while another has to wait."""
        people = work.people
        clock = people.steady(self.steady)
        doors = [(door, rule, people.held_tries(door)) for door, rule in self._doors]
        left = max(left_of(tries, rule, clock) for _, rule, tries in doors)
        for door, rule, tries in doors:
            after = settled(tries, rule, clock) if left else tried(tries, rule, clock)
            # Who tries all the same while she has to wait writes nothing.
            if after != tries:
                people.put_tries(door, after)
        work.commit()
        if left:
            raise shut_out(left, self.now)

    def right(self, people: StaffShelf) -> int:
        """The try that was taken was right; gives how many wrong ones came before it."""
        before = people.held_tries(self.door)
        for door, rule in self._doors:
            people.put_tries(door, right(people.held_tries(door), rule))
        return max(0, before.wrong - 1)

    def wrong(self, work: UnitOfWork, staff: str) -> WrongSecretError:
        """The try was wrong; where the next one has to wait the journal tells of it."""
        mine = work.people.tries(self.door)
        desk = work.people.tries(desk_door(self.desk))
        seconds = mine.wait // _SECOND
        events: list[object] = [ShutOut(staff, mine.wrong, seconds)] if seconds else []
        if desk.wrong >= STATION.free:
            events.append(StationShut(desk.wrong, STATION.forgets // _SECOND))
        if events:
            work.journal(events, at=self.now, who=the_door(self.desk))
            work.commit()
        if seconds:
            until = self.now + timedelta(seconds=seconds)
            advice = Phrase("people.wrong_secret_shut", {"count": seconds})
            return WrongSecretError(advice, 0, until)
        left = PERSON.free - mine.wrong
        return WrongSecretError(Phrase("people.wrong_secret", {"count": left}), left)

    @property
    def _doors(self) -> tuple[tuple[str, Rule], ...]:
        return (self.door, PERSON), (desk_door(self.desk), STATION)

    def _left(self, people: StaffViews) -> int:
        clock = people.steady(self.steady)
        return max(left_of(people.tries(door), rule, clock) for door, rule in self._doors)


def shut_out(left: int, now: datetime) -> ShutOutError:
    """What is told to who has to wait so many milliseconds."""
    seconds = -(-left // _SECOND)
    until = now + timedelta(seconds=seconds)
    return ShutOutError(Phrase("people.shut_out", {"count": seconds}), until, seconds)


def stranger(work: UnitOfWork, desk: str, now: datetime) -> None:
    """A badge of nobody's: as much is written as of a known one; of many, the journal tells."""
    door = f"{STRANGERS}:{desk}"
    wrong = work.people.held_tries(door).wrong + 1
    work.people.put_tries(door, Tries(wrong))
    work.people.held_tries(desk_door(desk))
    if wrong >= _FIRST_TOLD and wrong & (wrong - 1) == 0:
        work.journal((StrangeBadges(wrong),), at=now, who=the_door(desk))
    work.commit()
