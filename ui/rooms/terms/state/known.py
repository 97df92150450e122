"""What the store-room and the law say, as it was last read."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from returns_station.desk.terms_views import TermsRow, TermsState
from returns_station.policy.promise.book import TermsBook
from returns_station.policy.terms import Terms
from ui.rooms.terms.state.chip import Draft
from ui.rooms.terms.state.floor import Floor, floor_on


@dataclass(frozen=True, slots=True)
class Known:
    """The versions there are, what the shop began with, the law, and how this shop promises."""

    now: datetime
    me: str
    versions: tuple[TermsRow, ...]
    book: TermsBook
    shipped: Terms
    floors: tuple[Floor, ...]
    currency: str = ""
    two_to_promise: bool = False

    @property
    def today(self) -> date:
        """The day at the shop; `now` is local."""
        return self.now.date()

    def in_force(self, day: date) -> Terms:
        """What is promised on a day."""
        return self.book.in_force(day) or self.shipped

    def floor(self, day: date) -> Floor:
        """The law of a day."""
        return floor_on(self.floors, day)

    @property
    def mine(self) -> TermsRow | None:
        """My own draft."""
        return next(
            (row for row in self.versions if _is_draft(row) and row.author == self.me), None
        )

    @property
    def others(self) -> tuple[TermsRow, ...]:
        """The drafts of others."""
        return tuple(row for row in self.versions if _is_draft(row) and row.author != self.me)

    def named(self, version: str) -> TermsRow | None:
        """The version of a name."""
        return next((row for row in self.versions if row.version == version), None)

    def first_draft(self) -> Draft:
        """What one writes on: the own draft, else what was promised last, from tomorrow on."""
        begun = max((row.valid_from for row in self.book.versions), default=self.today)
        first = max(self.today + timedelta(days=1), begun)
        row = self.mine
        if row is None:
            return Draft(self.in_force(first), first)
        return Draft(row.terms, max(row.valid_from or first, self.today), row.note)


def same_promise(one: Terms, other: Terms) -> bool:
    """Whether both promise the same, by whatever name."""
    return replace(one, version="") == replace(other, version="")


def _is_draft(row: TermsRow) -> bool:
    return row.state is TermsState.DRAFT
