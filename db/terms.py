"""The shelf of promises: a draft is written anew, a published version is only read."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Connection, bindparam, func, select, text

from db.prepared import Prepared
from db.sales import AnyRow
from db.tables import terms_version
from returns_station.canonical import dumps
from returns_station.canonical_reading import loads
from returns_station.desk.promising import TermsPublishedError
from returns_station.desk.terms_views import TermsRow, TermsState
from returns_station.phrase import Phrase
from returns_station.policy.promise.book import TermsBook, TermsVersion
from returns_station.policy.terms import Terms

_LAST: Final = Prepared(select(func.max(terms_version.c.nth).label("nth")))
_BOOK: Final = (
    select(terms_version.c.version, terms_version.c.valid_from, terms_version.c.body)
    .where(terms_version.c.nth.is_not(None))
    .order_by(terms_version.c.nth)
)
_ALL: Final = select(terms_version).order_by(terms_version.c.id.desc())
_ONE: Final = _ALL.where(terms_version.c.version == bindparam("version"))
_DRAFT: Final = _ALL.where(
    terms_version.c.author == bindparam("author"),
    terms_version.c.state == TermsState.DRAFT.value,
)
_KEYS: Final = select(terms_version.c.version, terms_version.c.done_by)
_WORDS: Final = (
    *("version", "state", "valid_from", "body", "digest", "author", "saved_at", "approved_by"),
    *("approved_at", "published_by", "published_at", "based_on", "note", "nth", "done_by"),
)
_CHANGES: Final = ", ".join(f"{name} = excluded.{name}" for name in _WORDS[1:-1])
# The row count tells whether it still was a draft: another desk may have published it meanwhile.
_PUT: Final = text(
    f"INSERT INTO terms_version ({', '.join(_WORDS)}) "  # noqa: S608 - only our own names
    f"VALUES ({', '.join(f':{name}' for name in _WORDS)}) "
    f"ON CONFLICT (version) DO UPDATE SET {_CHANGES}, "
    "done_by = terms_version.done_by || ' ' || excluded.done_by WHERE terms_version.state = 'draft'"
)


@dataclass(slots=True)
class Shelf:
    """The book as it was last read, kept by the count of the published: they are never changed."""

    kept: tuple[int, TermsBook] = (0, TermsBook())

    def book(self, connection: Connection) -> TermsBook:
        """Every published version."""
        nth: int = _LAST.one(connection).nth or 0
        known, kept = self.kept
        if nth == known:
            return kept
        book = TermsBook(tuple(_version(row) for row in connection.execute(_BOOK)))
        # Count and book in one step: several threads read here.
        self.kept = nth, book
        return book


def _version(row: AnyRow) -> TermsVersion:
    return TermsVersion(row.version, date.fromisoformat(row.valid_from), loads(Terms, row.body))


def every_version(connection: Connection) -> tuple[TermsRow, ...]:
    """Every version, drafts too, the newest first."""
    return tuple(_row(found) for found in connection.execute(_ALL))


def one_version(connection: Connection, version: str) -> TermsRow | None:
    """One version, draft or published."""
    found = connection.execute(_ONE, {"version": version}).one_or_none()
    return None if found is None else _row(found)


def draft_of(connection: Connection, author: str) -> TermsRow | None:
    """The newest draft of an author."""
    found = connection.execute(_DRAFT, {"author": author}).first()
    return None if found is None else _row(found)


def done_by(connection: Connection, key: str) -> TermsRow | None:
    """The version that a command with this key was carried out on."""
    for version, keys in connection.execute(_KEYS):
        if key in keys.split():
            return one_version(connection, version)
    return None


def put(connection: Connection, row: TermsRow, key: str, nth: int | None) -> None:
    """Store a version in place of its draft; raises TermsPublishedError if it is none any more."""
    body = dumps(row.terms)
    values: dict[str, object] = {
        **{name: getattr(row, name) for name in _WORDS if name in TermsRow.__slots__},
        "state": row.state.value,
        "valid_from": row.valid_from.isoformat() if row.valid_from else "",
        "body": body,
        "nth": nth,
        "done_by": key,
    }
    if connection.execute(_PUT, values).rowcount != 1:
        raise TermsPublishedError(Phrase("terms.published", {"version": row.version}))


def _row(found: AnyRow) -> TermsRow:
    return TermsRow(
        version=found.version,
        terms=loads(Terms, found.body),
        digest=found.digest,
        author=found.author,
        saved_at=found.saved_at,
        state=TermsState(found.state),
        valid_from=date.fromisoformat(found.valid_from) if found.valid_from else None,
        based_on=found.based_on,
        note=found.note,
        approved_by=found.approved_by,
        approved_at=found.approved_at,
        published_by=found.published_by,
        published_at=found.published_at,
        whole=hashlib.sha256(found.body.encode()).hexdigest() == found.digest,
    )
