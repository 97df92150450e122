"""What a person has to look at: goods in quarantine, and the ways each can go on."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from returns_station.desk.bench.views import Row, Standing
from returns_station.goods.grade import Lane


@dataclass(frozen=True, slots=True)
class Held:
    """One piece in quarantine, and of which parcel; `called` is "" while nobody knows whose."""

    parcel: str
    called: str
    since: date
    row: Row

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return f"{self.parcel}/{self.row.nr}"


@dataclass(frozen=True, slots=True)
class Aside:
    """All that is held, the one that lies open, and whether it is on its way."""

    held: tuple[Held, ...] | None = None
    at: str = ""
    sending: bool = False


_WAYS: Final = (Lane.TO_HER, Lane.SUPPLIER, Lane.OUTLET, Lane.RECYCLING)


def open_one(state: Aside) -> Held | None:
    """The piece that is looked at."""
    return next((one for one in state.held or () if one.key == state.at), None)


def ways(one: Held) -> tuple[Lane, ...]:
    """Where it may go on; what was recalled stays locked, and none goes to the shelf unseen."""
    return () if one.row.standing is Standing.RECALLED else _WAYS


def learnt(state: Aside, held: tuple[Held, ...]) -> Aside:
    """What is held now; one that is gone gives its place to the next."""
    keys = [one.key for one in held]
    return replace(state, held=held, at=state.at if state.at in keys else next(iter(keys), ""))


def walked(state: Aside, by: int) -> Aside:
    """The piece above or below."""
    keys = [one.key for one in state.held or ()]
    if not keys:
        return state
    at = keys.index(state.at) if state.at in keys else 0
    return replace(state, at=keys[(at + by) % len(keys)])
