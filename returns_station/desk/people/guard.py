"""The door's keeper: a store-room that lets nobody in without the right, as staff stand now.

Every transaction asks in itself, so that who left a moment ago has left.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from returns_station.case import Who
from returns_station.desk.errors import NotAllowedError
from returns_station.desk.following import Follow
from returns_station.people.rights import Right
from returns_station.phrase import Phrase

if TYPE_CHECKING:
    from returns_station.desk.ports import Clock, Store, UnitOfWork, Views
    from returns_station.desk.views import OpenVisit


@dataclass(frozen=True, slots=True)
class AttemptRefused:
    """Somebody asked for what she has no right to; `asked` names the command or the door."""

    right: Right
    asked: str


@dataclass(frozen=True, slots=True)
class Guarded:
    """A store-room behind one right to write, and another to read."""

    store: "Store"
    clock: "Clock"
    who: Who
    right: Right
    asked: str
    to_read: Right = Right.SEE
    follow: Follow | None = None

    @contextmanager
    def work(self) -> "Iterator[UnitOfWork]":
        """Begin a writing transaction; raises NotAllowedError, and the attempt is journalled."""
        with self.store.work() as work:
            if self.right in work.people.granted(self.who.staff):
                if self.follow is not None:
                    work.followed_by(self.follow)
                yield work
                return
        self._refuse(self.right)

    @contextmanager
    def views(self) -> "Iterator[Views]":
        """Begin a reading one; raises as above."""
        with self.store.views() as views:
            if self.to_read in views.people.granted(self.who.staff):
                yield views
                return
        self._refuse(self.to_read)

    def admit(self) -> None:
        """Ask for the right to write alone, of what is done elsewhere; raises as above."""
        with self.store.views() as views:
            if self.right in views.people.granted(self.who.staff):
                return
        self.refuse()

    def refuse(self) -> NoReturn:
        """Write the attempt down, in a transaction of its own, and raise NotAllowedError."""
        self._refuse(self.right)

    def keep_visit(self, visit: "OpenVisit") -> None:
        """Save a half-finished visit: it is nobody's right to lose it."""
        self.store.keep_visit(visit)

    def drop_visit(self, visit_id: str) -> None:
        """Forget a visit that is done or undone."""
        self.store.drop_visit(visit_id)

    def _refuse(self, right: Right) -> NoReturn:
        with self.store.work() as work:
            work.journal((AttemptRefused(right, self.asked),), at=self.clock(), who=self.who)
            work.commit()
        key = "right.missing" if self.who.staff else "right.nobody"
        raise NotAllowedError(Phrase(key, {"right": Phrase(f"right.{right}")}))


def ask_first(store: object) -> None:
    """Ask before anything is looked up or kept elsewhere; a bare store-room has nobody to ask."""
    if isinstance(store, Guarded):
        store.admit()
