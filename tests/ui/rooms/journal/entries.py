"""Entries of a test's journal, and an honest small journal that hands them out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from returns_station.desk.auditing.views import EntrySeen, HeadSeen, Query, Verified
from returns_station.desk.trust.views import Budget, Given, Honesty, Pattern
from returns_station.phrase import Phrase
from ui.rooms.journal.state.journal import ALL

FIRST = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)


def an_entry(
    seq: int, *, actor: str = "a1", name: str = "Maja Lind", kind: str = "ReturnUndone"
) -> EntrySeen:
    """One entry, an hour after the one before."""
    at = FIRST + timedelta(hours=seq - 1)
    about = (f"RS{seq:09}",)
    told = (Phrase("story.undone"),)
    return EntrySeen(
        seq, at, actor, name, "Disk 2", told, (kind,), "v2", f"{seq}-CODE", about=about
    )


@dataclass
class SmallJournal:
    """As the real one answers: newest first, what a query asks, so many at once."""

    kept: tuple[EntrySeen, ...]
    found: Verified = field(default_factory=Verified)
    asked: list[Query] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)

    def head(self) -> HeadSeen:
        """Where it ends."""
        last = self.kept[-1] if self.kept else None
        return HeadSeen(last.seq, last.head) if last else HeadSeen(0, "")

    def entries(
        self,
        query: Query = ALL,
        *,
        before: int = 0,
        after: int = 0,
        limit: int = 100,
    ) -> tuple[EntrySeen, ...]:
        """Entries, the newest first; with `after` the oldest first from there."""
        self.asked.append(query)
        meant = [
            one
            for one in self.kept
            if (not query.about or query.about in one.about)
            and (not query.actor or query.actor == one.actor)
            and (not query.kind or query.kind in one.kinds)
            and (not before or one.seq < before)
            and one.seq > after
        ]
        return tuple(meant if after else reversed(meant))[:limit]

    def verify(
        self, told: Callable[[float], object] = lambda _: None, *, code: str = ""
    ) -> Verified:
        """Tell how far it is, and what was found."""
        self.codes.append(code)
        for share in (0.25, 0.75, 1.0):
            told(share)
        return self.found

    def export(self, path: Path) -> int:
        """Write a line for each."""
        path.write_text("".join(f"{one.seq}\n" for one in self.kept), encoding="utf-8")
        return len(self.kept)


@dataclass
class SmallTrust:
    """What was counted."""

    share: Honesty
    facts: tuple[Pattern, ...] = ()
    given: tuple[Given, ...] = ()

    def honesty(self, since: date) -> Honesty:  # noqa: ARG002 - one year as any
        """How much held."""
        return self.share

    def patterns(self, since: date) -> tuple[Pattern, ...]:  # noqa: ARG002 - as above
        """What repeats itself."""
        return self.facts

    def budget(self, customer_id: int, currency: str) -> Budget:  # noqa: ARG002 - as above
        """What she was given."""
        return Budget(customer_id, "", self.given)
