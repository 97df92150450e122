"""What follows from events, in the transaction that wrote them: promises move, messages are due."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from returns_station.case import Who

if TYPE_CHECKING:
    from returns_station.desk.house import House
    from returns_station.desk.ports import UnitOfWork


class Follow(Protocol):
    """What is done with the events of a transaction when they are journalled."""

    def __call__(
        self, work: "UnitOfWork", events: Sequence[object], at: datetime, who: Who
    ) -> None:
        """Write what follows; events of its own are journalled, and followed, in their turn."""


def follows(house: "House") -> Follow:
    """What follows from events in this house."""

    def follow(work: "UnitOfWork", events: Sequence[object], at: datetime, who: Who) -> None:
        from returns_station.desk.dialogue.following import letters_follow
        from returns_station.desk.service.following import promises_follow

        promises_follow(work, events, at, who, house=house)
        letters_follow(work, events, at, who, house=house)

    return follow
