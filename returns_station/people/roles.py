"""Roles: named sets of rights, and how far a yes of each may go."""

from dataclasses import dataclass
from typing import Final

from returns_station.people.rights import EVERY, Right


@dataclass(frozen=True, slots=True)
class Limits:
    """How far one person's yes goes, in minor units of the shop's currency; None: as far as asked.

    `amount` is the most that one yes may give beyond what was offered, `percent` the most of what
    the goods cost, `a_day` the most yeses in a day. Above `four_eyes` a second person says yes too.
    """

    amount: int | None = None
    percent: int | None = None
    a_day: int | None = None
    four_eyes: int | None = None


UNLIMITED: Final = Limits()


@dataclass(frozen=True, slots=True)
class Role:
    """A name, what its bearers may do, and how far their yes goes."""

    name: str
    rights: frozenset[Right]
    limits: Limits = UNLIMITED


_CLERK: Final = frozenset({
    Right.SEE, Right.TAKE_BACK, Right.UNPROVEN, Right.RECEIVE, Right.UNDO, Right.PAY, Right.CREDIT,
    Right.PRINT, Right.PICKUPS, Right.ANSWER, Right.SURPRISE,
})  # fmt: skip
_WAREHOUSE: Final = frozenset({
    Right.SEE, Right.RECEIVE, Right.PRINT, Right.PICKUPS, Right.VANS, Right.BENCH, Right.STOCK,
})  # fmt: skip
_SUPERVISOR: Final = _CLERK | _WAREHOUSE | {
    Right.BRING_IN, Right.PROMISE, Right.RULE, Right.DECLINE, Right.PATTERNS, Right.READ_JOURNAL,
    Right.WORDING,
}  # fmt: skip

CLERK: Final = "clerk"
WAREHOUSE: Final = "warehouse"
SUPERVISOR: Final = "supervisor"
MANAGER: Final = "manager"
AUDITOR: Final = "auditor"

# The sums are the house's own suggestion, in minor units of any Nordic krone; a shop sets its own.
SHIPPED: Final = {
    role.name: role
    for role in (
        Role(CLERK, _CLERK),
        Role(WAREHOUSE, _WAREHOUSE),
        Role(SUPERVISOR, _SUPERVISOR, Limits(amount=500_000, a_day=40, four_eyes=300_000)),
        Role(MANAGER, EVERY - {Right.LOOK_AFTER}, Limits(four_eyes=1_000_000)),
        Role(AUDITOR, frozenset({Right.SEE, Right.PATTERNS, Right.READ_JOURNAL})),
    )
}
"""The roles that every shop has; it may set its own limits for them, and make roles of its own."""

# What the station may do by itself, when nobody stands there.
STATION_RIGHTS: Final = frozenset({
    Right.SEE, Right.LOOK_AFTER, Right.PAY, Right.PRINT, Right.PICKUPS, Right.VANS, Right.BENCH,
    Right.ANSWER,
})  # fmt: skip
