"""A promise holds from its day on, and until the next one's."""

from datetime import date

from returns_station.policy.promise.book import TermsBook, TermsVersion
from returns_station.policy.terms import Terms


def a_version(name: str, begins: str) -> TermsVersion:
    """A version that begins on a day."""
    return TermsVersion(name, date.fromisoformat(begins), Terms(name))


def name_on(day: str, *versions: TermsVersion) -> str:
    """The name of the version in force on a day, empty before the first."""
    found = TermsBook(versions).in_force(date.fromisoformat(day))
    return found.version if found else ""


def test_that_nothing_of_the_book_holds_before_its_first_day() -> None:
    assert name_on("2026-11-30", a_version("a", "2026-12-01")) == ""
    assert name_on("2026-12-01", a_version("a", "2026-12-01")) == "a"


def test_that_the_version_that_began_last_holds_whenever_it_was_published() -> None:
    spring, autumn = a_version("spring", "2027-03-01"), a_version("autumn", "2026-10-01")

    assert name_on("2027-02-28", spring, autumn) == "autumn"
    assert name_on("2027-03-01", spring, autumn) == "spring"


def test_that_of_two_that_begin_on_one_day_the_one_published_last_holds() -> None:
    assert name_on("2027-01-01", a_version("a", "2026-12-01"), a_version("b", "2026-12-01")) == "b"
