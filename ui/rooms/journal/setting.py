"""Where the journal room stands, and what it asks of the station."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from returns_station.case import Who
from returns_station.desk.auditing.views import EntrySeen, HeadSeen, Query, Verified
from returns_station.desk.trust.views import Budget, Honesty, Pattern
from returns_station.people.rights import Right

if TYPE_CHECKING:
    from returns_station.desk.station import Station

_A_YEAR: Final = timedelta(days=365)
_A_SEASON: Final = timedelta(days=90)
_MOST: Final = 20
"""Of so many customers it is looked up what verified what they were given."""


class Audits(Protocol):
    """The journal for somebody, as far as the room asks."""

    def head(self) -> HeadSeen:
        """Where it ends."""
        ...

    def entries(
        self, query: Query = ..., *, before: int = ..., after: int = ..., limit: int = ...
    ) -> tuple[EntrySeen, ...]:
        """Entries, the newest first; with `after` the oldest first from there."""
        ...

    def verify(self, told: Callable[[float], object] = ..., *, code: str = ...) -> Verified:
        """Hold everything against everything, and against a code on paper."""
        ...

    def export(self, path: Path) -> int:
        """Write it to a file; gives how many entries."""
        ...


class Trusts(Protocol):
    """Trust for somebody, as far as the room asks."""

    def honesty(self, since: date) -> Honesty:
        """How much held."""
        ...

    def patterns(self, since: date) -> tuple[Pattern, ...]:
        """What repeats itself."""
        ...

    def budget(self, customer_id: int, currency: str) -> Budget:
        """What one customer was given on her word, and what verified it."""
        ...


def _audits(station: "Station", who: Who) -> Audits:
    return station.auditing(who)


def _trusts(station: "Station", who: Who) -> Trusts:
    return station.trust(who)


@dataclass(frozen=True, slots=True)
class Setting:
    """Who stands there, what time it is, where files go, and whom the room asks."""

    who: Who
    now: Callable[[], datetime]
    folder: Path
    currency: str = ""
    audits: "Callable[[Station, Who], Audits]" = _audits
    trusts: "Callable[[Station, Who], Trusts]" = _trusts

    @property
    def zone(self) -> tzinfo | None:
        """The zone of the shop."""
        return self.now().tzinfo

    @property
    def since(self) -> date:
        """From when on it is told how much held."""
        return self.now().date() - _A_YEAR

    @property
    def lately(self) -> date:
        """From when on it is told what repeats itself: what is long over explains nothing."""
        return self.now().date() - _A_SEASON

    def file(self) -> Path:
        """Where the journal is written to: a new file for each moment."""
        return self.folder / "journal" / f"journal-{self.now():%Y-%m-%d-%H%M%S}.jsonl"


@dataclass(frozen=True, slots=True)
class TrustTold:
    """What trust came to: the share, the patterns, and the budgets of the customers in them."""

    honesty: Honesty
    patterns: tuple[Pattern, ...]
    budgets: tuple[Budget, ...] = ()


def trust_told(station: "Station", setting: Setting) -> TrustTold:
    """All that the page of trust shows."""
    trusts = setting.trusts(station, setting.who)
    patterns = trusts.patterns(setting.lately)
    hers = dict.fromkeys(one.customer for one in patterns if one.customer)
    budgets = tuple(trusts.budget(one, setting.currency) for one in tuple(hers)[:_MOST])
    return TrustTold(trusts.honesty(setting.since), patterns, budgets)


def rights_of(station: "Station", who: Who) -> frozenset[Right]:
    """What she may do now."""
    with station.store.views() as views:
        return views.people.granted(who.staff).rights
