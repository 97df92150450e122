"""What a person has to look at: goods in quarantine, then goods that are less than was told."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from returns_station.desk.bench.views import Row, Standing
from returns_station.goods.grade import Lane


class Answer(StrEnum):
    """What a person made of worn goods, the kindest first; none of them takes money from her."""

    AS_IS = "as_is"
    OURS = "ours"
    TALKED = "talked"


@dataclass(frozen=True, slots=True)
class Held:
    """One piece to look at, and of which parcel; `called` is "" while nobody knows whose.

    `worn`: it was told to be unused and is not, and lies where its grade took it.
    """

    parcel: str
    called: str
    since: date
    row: Row
    worn: bool = False

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
    """Where it may go on; what was recalled stays locked, and none goes to the shelf unseen.

    Worn goods have gone on already: of those only the question is left.
    """
    return () if one.worn or one.row.standing is Standing.RECALLED else _WAYS


def answers(one: Held) -> tuple[Answer, ...]:
    """What a person may say of it."""
    return tuple(Answer) if one.worn else ()


def learnt(state: Aside, held: tuple[Held, ...]) -> Aside:
    """What is held now; one that is gone gives its place to the next."""
    keys = [one.key for one in held]
    return replace(state, held=held, at=state.at if state.at in keys else next(iter(keys), ""))


def without(state: Aside, key: str) -> Aside:
    """One is dealt with, and leaves the list before that is read anew."""
    return learnt(state, tuple(one for one in state.held or () if one.key != key))


def walked(state: Aside, by: int) -> Aside:
    """The piece above or below."""
    keys = [one.key for one in state.held or ()]
    if not keys:
        return state
    at = keys.index(state.at) if state.at in keys else 0
    return replace(state, at=keys[(at + by) % len(keys)])
