"""The shop's promise written, approved and published, in one unit of work each."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import assert_never

from returns_station.canonical import dumps
from returns_station.case import Who
from returns_station.days import local_day
from returns_station.desk.commands import ApproveTerms, PublishTerms, SaveTerms, TermsCommand
from returns_station.desk.errors import InputError
from returns_station.desk.keeper import PromiseKeeper
from returns_station.desk.ports import UnitOfWork
from returns_station.desk.terms_views import NO_CASES, OwnCases, TermsRow, TermsState
from returns_station.phrase import Phrase
from returns_station.policy.promise.book import (
    TermsApproved,
    TermsEvent,
    TermsPublished,
    TermsSaved,
)
from returns_station.policy.terms import Terms


class TermsUnknownError(InputError):
    """No version of the promise has this name."""


class TermsPublishedError(InputError):
    """What is promised is never changed: a new version is written instead."""


class TermsInThePastError(InputError):
    """A promise begins today or later; nobody is promised anything yesterday."""


class TermsBelowLawError(InputError):
    """The terms promise less than the law gives; `reasons` tells each place by its paragraph."""

    def __init__(self, reasons: tuple[Phrase, ...]) -> None:
        """Keep every reason; the first is the advice."""
        super().__init__(reasons[0])
        self.reasons = reasons


class TermsBreakCasesError(InputError):
    """The shop's own worked cases do not all hold under these terms; `own` names them."""

    def __init__(self, own: OwnCases) -> None:
        """Keep how the cases came out, for the window and the command line."""
        named = tuple(broken.id for broken in own.broken)
        super().__init__(Phrase("terms.break_cases", {"cases": named, "count": len(named)}))
        self.own = own


class TermsNeedTwoError(InputError):
    """The shop lets a second person read a promise before it is made."""


class OwnApprovalError(InputError):
    """Nobody approves what she wrote herself, or without a name."""


@dataclass(frozen=True, slots=True)
class TermsDone:
    """What a command about terms came to; `own` tells of the cases where they were run."""

    version: str
    events: tuple[TermsEvent, ...]
    again: bool = False
    own: OwnCases = NO_CASES


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who asks, when, and what judges a promise."""

    work: UnitOfWork
    keeper: PromiseKeeper
    now: datetime
    who: Who

    @property
    def today(self) -> date:
        """The day at the shop."""
        return local_day(self.now, self.keeper.market)


def digest_of(terms: Terms) -> str:
    """The digest of a promise's canonical text, by which a version is known."""
    return hashlib.sha256(dumps(terms).encode()).hexdigest()


def keep_promise(
    command: TermsCommand, work: UnitOfWork, *, keeper: PromiseKeeper, now: datetime, who: Who
) -> TermsDone:
    """Carry out a command about terms; the same key a second time changes nothing."""
    before = work.terms_done(command.key)
    if before is not None:
        return TermsDone(before.version, (), again=True)
    asked = _Asked(work, keeper, now, who)
    event: TermsEvent
    match command:
        case SaveTerms():
            row, event, own = _save(command, asked)
        case ApproveTerms():
            row, event, own = _approve(command, asked)
        case PublishTerms():
            row, event, own = _publish(command, asked)
        case _:
            assert_never(command)
    work.put_terms(row, command.key)
    work.journal((event,), at=now, who=who)
    return TermsDone(row.version, (event,), own=own)


def _save(command: SaveTerms, asked: _Asked) -> tuple[TermsRow, TermsSaved, OwnCases]:
    today, author = asked.today, asked.who.actor
    _may_begin(command.terms, command.valid_from or today, asked)
    draft = asked.work.terms_draft(author)
    version = draft.version if draft else _next_name(asked)
    terms = replace(command.terms, version=version)
    base = asked.work.terms_book().in_force(today)
    row = TermsRow(
        version=version,
        terms=terms,
        digest=digest_of(terms),
        author=author,
        saved_at=asked.now.isoformat(),
        valid_from=command.valid_from,
        based_on=base.version if base else "",
        note=command.note,
    )
    event = TermsSaved(version, row.digest, author, row.valid_from, row.based_on, row.note)
    return row, event, asked.keeper.own_cases(terms)


def _next_name(asked: _Asked) -> str:
    year = asked.today.year
    return f"{year}-{asked.work.next_number(f'terms.{year}')}"


def _approve(command: ApproveTerms, asked: _Asked) -> tuple[TermsRow, TermsApproved, OwnCases]:
    draft, approver = _draft(command.version, asked.work), asked.who.actor
    if not approver.strip() or approver.strip() == draft.author.strip():
        raise OwnApprovalError(Phrase("terms.own_approval", {"version": draft.version}))
    row = replace(draft, approved_by=approver, approved_at=asked.now.isoformat())
    event = TermsApproved(row.version, row.digest, row.author, approver)
    return row, event, NO_CASES


def _publish(command: PublishTerms, asked: _Asked) -> tuple[TermsRow, TermsPublished, OwnCases]:
    draft = _draft(command.version, asked.work)
    if asked.keeper.two_to_promise and not draft.approved_by:
        raise TermsNeedTwoError(Phrase("terms.needs_two", {"version": draft.version}))
    _may_begin(draft.terms, command.valid_from, asked)
    own = asked.keeper.own_cases(draft.terms)
    if own.broken:
        raise TermsBreakCasesError(own)
    row = replace(
        draft,
        state=TermsState.PUBLISHED,
        valid_from=command.valid_from,
        published_by=asked.who.actor,
        published_at=asked.now.isoformat(),
    )
    event = TermsPublished(row.version, row.digest, row.author, row.approved_by, command.valid_from)
    return row, event, own


def _draft(version: str, work: UnitOfWork) -> TermsRow:
    row = work.terms(version)
    if row is None:
        raise TermsUnknownError(Phrase("terms.unknown", {"version": version}))
    if row.state is TermsState.PUBLISHED:
        raise TermsPublishedError(Phrase("terms.published", {"version": version}))
    return row


def _may_begin(terms: Terms, day: date, asked: _Asked) -> None:
    if day < asked.today:
        raise TermsInThePastError(Phrase("terms.in_the_past", {"day": asked.today}))
    below = asked.keeper.below_the_law(terms, day)
    if below:
        raise TermsBelowLawError(below)
