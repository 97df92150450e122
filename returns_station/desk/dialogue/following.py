"""Which message events deserve, and by which way it goes.

Most events deserve none, and most visits have nobody to write to: both are known at once.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from returns_station.case import Who

if TYPE_CHECKING:
    from returns_station.desk.house import House
    from returns_station.desk.ports import UnitOfWork

# By name, so that a verb that deserves no message pays for nothing that writes one.
_SPOKEN: Final = {
    "GoodsTakenBack": "taken_back",
    "CaseReferred": "referred",
    "PayoutConfirmed": "paid",
    "GoodsArrived": "arrived",
    "ReturnUndone": "undone",
    "PromiseForetold": "foretold",
    "PromiseEnded": "ended",
    "ItemCame": "heard",
}
# Also without any way out: a person is to tell her.
_ALWAYS: Final = frozenset(("PromiseForetold", "PromiseEnded"))
_PICKUP: Final = "Booking"
_LATE: Final = "VanLate"


def letters_follow(
    work: "UnitOfWork", events: Sequence[object], at: datetime, who: Who, *, house: "House"
) -> None:
    """Write every message that these events deserve; the same event twice is one message."""
    ways = bool(house.dialogue.ways)
    named = [(type(event).__name__, event) for event in events]
    told = [(name, event) for name, event in named if name in _SPOKEN and (ways or name in _ALWAYS)]
    fetched = {slip: None for name, event in named if ways and (slip := _fetched_from(name, event))}
    if not told and not fetched:
        return
    from returns_station.desk.dialogue import deserving
    from returns_station.desk.dialogue.composing import Writer

    writer = Writer(work, house, at, who)
    for slip in fetched:
        deserving.pickup(slip, writer)
    for name, event in told:
        say: Callable[[Any, Writer], None] = getattr(deserving, _SPOKEN[name])
        say(event, writer)


def _fetched_from(name: str, event: object) -> str:
    """The visit whose pickup an event tells of; "" it tells of none."""
    return str(getattr(event, "slip", "")) if name.startswith(_PICKUP) or name == _LATE else ""
