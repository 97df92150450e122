"""The journal for someone: read, signed, verified, and handed out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from returns_station.case import Who
from returns_station.checkpoint import Checkpoint, Heads, head_code, head_in
from returns_station.desk.auditing.checking import (
    anchored,
    beyond,
    entries_known,
    marks_known,
    signatures,
)
from returns_station.desk.auditing.ports import Told
from returns_station.desk.auditing.signing import sign_now
from returns_station.desk.auditing.views import EntrySeen, Finding, HeadSeen, Query, Verified
from returns_station.desk.auditing.words import about_of, in_words, kinds_of
from returns_station.desk.ports import Clock, Store, Views
from returns_station.journal import Entry
from returns_station.phrase import Phrase

if TYPE_CHECKING:
    from returns_station.desk.house import House

EVERYTHING = Query()


@dataclass(frozen=True, slots=True)
class Auditing:
    """Reads and verifies; every question asks whether she may."""

    store: Store
    house: "House"
    clock: Clock
    who: Who

    def head(self) -> HeadSeen:
        """Where the journal ends now, and how far it is signed."""
        with self.store.views() as views:
            return _head(views.audit.heads(), views.audit.last_checkpoint())

    def entries(
        self, query: Query = EVERYTHING, *, before: int = 0, after: int = 0, limit: int = 100
    ) -> tuple[EntrySeen, ...]:
        """Entries, the newest first, those older than `before` where it is said.

        With `after` the oldest first, from the entry that follows it.
        """
        with self.store.views() as views:
            found = views.audit.read(query, before=before, after=after, limit=limit)
            details = views.audit.details([one.seq for one in found if one.details])
            names = views.audit.names()
        return tuple(_seen(one, names.get(one.actor, ""), details.get(one.seq)) for one in found)

    def verify(
        self, told: Told = lambda _: None, *, code: str = "", anchor: tuple[Checkpoint, ...] = ()
    ) -> Verified:
        """Hold everything against everything; `told` hears how far it is: 0 to 1.

        `code` is a head from a slip or a day report; `anchor` what another second file remembers.
        """
        audit = self.house.audit
        with self.store.views() as views:
            keys = _keys(views) | dict(audit.signer.public_keys())
            resting = audit.rest.seen(lambda key: keys.get(key, ""))
            made, heads = views.audit.checkpoints(), views.audit.heads()
            remembered = audit.witness.remembered()
            known, wrong = _with_code(entries_known(made), code, heads)
            result = views.audit.verified(told, known, marks_known(made))
        anchors = (*(remembered or ()), *anchor)
        findings = (
            *wrong,
            *signatures(made, keys, audit.signer),
            *beyond(made, heads),
            *anchored(anchors, made, keys, audit.signer),
            *result.findings,
            *resting.findings,
        )
        notes = []
        if remembered is None and not anchor:
            notes.append(Phrase("audit.note.no_anchor"))
        unsigned = heads.seq - (made[-1].heads.seq if made else 0)
        if unsigned > 0:
            notes.append(Phrase("audit.note.unsigned", {"count": unsigned}))
        if result.entries and not result.marks:
            notes.append(Phrase("audit.note.no_marks"))
        if resting.blocks is None:
            notes.append(Phrase("audit.note.in_use"))
        return replace(
            result,
            checkpoints=len(made),
            anchors=len(anchors),
            blocks=resting.blocks or 0,
            findings=findings,
            notes=tuple(notes),
        )

    def checkpoint(self) -> HeadSeen:
        """Sign how far the journal is, here and in the second place."""
        sign_now(self.store, self.house.audit, self.clock)
        return self.head()

    def export(self, path: Path) -> int:
        """Write every entry, checkpoint and public key to a file; gives how many entries."""
        from returns_station.desk.auditing.exporting import written_out

        with self.store.views() as views:
            keys = _keys(views) | dict(self.house.audit.signer.public_keys())
            return written_out(path, views.audit.every(), views.audit.checkpoints(), keys)


def _keys(views: Views) -> dict[str, str]:
    try:
        return {key.id: key.public for key in views.station_keys()}
    except ValueError:
        # Somebody wrote among them: the row is found as such, and those beside the store hold.
        return {}


def _head(heads: Heads, last: Checkpoint | None) -> HeadSeen:
    if last is None:
        return HeadSeen(heads.seq, heads.code)
    at = datetime.fromisoformat(last.at)
    return HeadSeen(heads.seq, heads.code, last.heads.seq, at, last.key)


def _seen(one: Entry, name: str, details: Mapping[str, str] | None) -> EntrySeen:
    return EntrySeen(
        seq=one.seq,
        at=datetime.fromisoformat(one.at),
        actor=one.actor,
        name=name,
        desk=one.desk,
        events=in_words(one),
        kinds=kinds_of(one),
        formula=one.formula,
        head=head_code(one.seq, one.hash),
        had_details=bool(one.details),
        details=tuple(sorted((details or {}).items())),
        about=about_of(one),
    )


def _with_code(
    known: dict[int, str], code: str, heads: Heads
) -> tuple[dict[int, str], tuple[Finding, ...]]:
    """What entries must be, with what a paper says of one of them."""
    if not code:
        return known, ()
    where = Phrase("audit.at.code", {"code": code})
    told = head_in(code)
    if told is None:
        return known, (Finding(Phrase("audit.code_misread"), where),)
    seq, begins = told
    if seq > heads.seq:
        return known, (Finding(Phrase("audit.cut"), where),)
    # A signed hash says more than the beginning of one; where both differ both are told.
    if not known.get(seq, begins).startswith(begins):
        return known, (Finding(Phrase("audit.entry_rewritten"), where),)
    return {seq: begins} | known, ()
