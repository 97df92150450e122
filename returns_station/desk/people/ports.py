"""What the door asks of the store-room about staff."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from returns_station.case import Who
from returns_station.people.granted import Granted
from returns_station.people.roles import Role
from returns_station.people.staff import Staff
from returns_station.people.tries import Tries


class Doorkeeping(Protocol):
    """What staff may do, as it stands in this transaction."""

    def granted(self, staff: str) -> Granted:
        """The rights and limits of who signed in; nothing for a leaver or a stranger."""


class StaffViews(Doorkeeping, Protocol):
    """The questions about staff."""

    def any_staff(self) -> bool:
        """Whether anybody was ever taken in."""

    def every(self) -> tuple[Staff, ...]:
        """All who work here and all who left, the first taken in first."""

    def one(self, staff: str) -> Staff | None:
        """One by her id."""

    def by_badge(self, digest: str) -> Staff | None:
        """Who works here and has this badge."""

    def secret(self, staff: str) -> str:
        """Her PIN or passphrase as it is stored; "" while she has none."""

    def roles(self) -> tuple[Role, ...]:
        """Every role, those that every shop has first."""

    def tries(self, door: str) -> Tries:
        """The wrong tries at a door: a person's, a station's."""

    def steady(self, own: int) -> int:
        """The steady clock of whoever keeps the store, in milliseconds: the server's, else ours."""

    def pepper(self) -> str:
        """The name of the pepper that the shop's secrets are kept with; "" while none is."""

    def codes_left(self, staff: str) -> int:
        """How many of her recovery codes are not used."""


class StaffShelf(StaffViews, Protocol):
    """Where staff are kept, in a writing transaction."""

    def alone(self) -> None:
        """Let nobody else change staff until this transaction ends."""

    def put(self, staff: Staff) -> None:
        """Keep her, new or changed; badge and secret are set apart."""

    def set_badge(self, staff: str, digest: str, at: str) -> None:
        """Her badge's digest; "" takes it from her."""

    def set_secret(self, staff: str, kept: str, at: str) -> None:
        """Her secret as it is stored; "" takes it from her."""

    def leave(self, staff: str, at: str) -> None:
        """She leaves: no badge, no secret, no recovery code of hers is left."""

    def put_role(self, role: Role) -> None:
        """Keep a role of the shop's own, or its limits for one that every shop has."""

    def held_tries(self, door: str) -> Tries:
        """The wrong tries at a door; nobody else changes them until this transaction ends."""

    def put_tries(self, door: str, tries: Tries) -> None:
        """Keep them."""

    def set_pepper(self, name: str) -> None:
        """Secrets are kept with this pepper from now on."""

    def put_codes(self, staff: str, digests: Sequence[str]) -> None:
        """Keep recovery codes of hers in place of all she had."""

    def use_code(self, digest: str) -> str:
        """Use a recovery code up and say whose it was; "" for an unknown or a used one."""

    def deed(self, key: str) -> str | None:
        """Whom or what a command with this key was carried out on before."""

    def put_deed(self, key: str, what: str) -> None:
        """Remember that a command was carried out."""


class AtTheDoor(Protocol):
    """A transaction, as far as the door knows it."""

    @property
    def people(self) -> Doorkeeping:
        """Staff."""


class WritesRefusals(AtTheDoor, Protocol):
    """A writing transaction that can tell of an attempt."""

    def journal(self, events: Sequence[object], *, at: datetime, who: Who) -> None:
        """Chain the events of this transaction to the journal."""

    def commit(self) -> None:
        """Make it durable."""


class DoorStore(Protocol):
    """A store-room, as far as the door knows it."""

    def work(self) -> AbstractContextManager[WritesRefusals]:
        """Begin a writing transaction."""

    def views(self) -> AbstractContextManager[AtTheDoor]:
        """Begin a reading one."""
