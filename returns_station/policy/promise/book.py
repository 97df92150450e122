"""The shop's published promises by their days, and the events that tell how one came to hold."""

from dataclasses import dataclass
from datetime import date

from returns_station.policy.terms import Terms


@dataclass(frozen=True, slots=True)
class TermsVersion:
    """One published version: what is promised from a day on."""

    version: str
    valid_from: date
    terms: Terms


@dataclass(frozen=True, slots=True)
class TermsBook:
    """Every published version in the order they were published; none is ever taken out."""

    versions: tuple[TermsVersion, ...] = ()

    def in_force(self, day: date) -> Terms | None:
        """The terms of a day: the newest that had begun, of one day the one published last.

        None before the first: then the terms that the shop started with hold.
        """
        begun = [one for one in self.versions if one.valid_from <= day]
        if not begun:
            return None
        newest = max(one.valid_from for one in begun)
        return [one.terms for one in begun if one.valid_from == newest][-1]


@dataclass(frozen=True, slots=True)
class TermsSaved:
    """A draft was written or written anew; nothing is promised by it yet."""

    version: str
    digest: str
    author: str
    valid_from: date | None
    based_on: str
    note: str


@dataclass(frozen=True, slots=True)
class TermsApproved:
    """A second person has read a draft and stands behind it."""

    version: str
    digest: str
    author: str
    approved_by: str


@dataclass(frozen=True, slots=True)
class TermsPublished:
    """A version is promised from a day on; it is never changed again."""

    version: str
    digest: str
    author: str
    approved_by: str
    valid_from: date


TermsEvent = TermsSaved | TermsApproved | TermsPublished
