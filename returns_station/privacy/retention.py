"""Each kind of data that tells of somebody, with how long it is kept and why: the shop's plan."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from returns_station.days import add_days, add_months


class Kind(StrEnum):
    """One kind of data, kept for one reason."""

    VOUCHER = "voucher"
    """Sums, VAT, goods and numbers of what was paid out: nobody's name is in it."""
    BUYER = "buyer"
    """Who bought: name, phone and mail as the shop's files told them."""
    CONTACT = "contact"
    """Her name on slips, her contact for a pickup, messages, notes of a visit that is over."""
    DOOR = "door"
    """Where goods were fetched, and what was said there."""
    BRINGER = "bringer"
    """What tells apart who brings goods without a receipt."""
    PHOTO = "photo"
    FEEDBACK = "feedback"
    """Who at the desk a grade, or a small extra, was given to; neither itself is anybody's."""
    OVERRIDE = "override"
    """Notes and words of questions to a person and their answers."""
    DRAFT = "draft"
    """A visit that was begun and never ended."""
    ROUTE = "route"
    """What a van took along on this computer."""
    PAPER = "paper"
    """Slips, lists and labels that this computer keeps as files."""
    CRASH = "crash"
    LEAVER = "leaver"
    """The name of who no longer works here; the journal keeps her id."""


@dataclass(frozen=True, slots=True)
class Keep:
    """How long: years, months and days, one after the other."""

    years: int = 0
    months: int = 0
    days: int = 0

    def since(self, today: date) -> date:
        """What is older than this day has been kept long enough."""
        return add_days(add_months(today, -12 * self.years - self.months), -self.days)


@dataclass(frozen=True, slots=True)
class Rule:
    """How long one kind is kept, by which source, as sure as its letter tells (A to D)."""

    kind: Kind
    keep: Keep
    source: str
    confidence: str = "C"


@dataclass(frozen=True, slots=True)
class Figures:
    """What a market's law profile says on a day, each with its source and its letter."""

    bookkeeping_years: tuple[int, str, str] = (7, "", "D")
    liability_years: tuple[int, str, str] = (3, "", "D")
    claim_months: tuple[int, str, str] = (3, "", "C")
    contact_days: tuple[int, str, str] = (90, "", "C")
    photo_months: tuple[int, str, str] = (6, "", "C")
    feedback_months: tuple[int, str, str] = (12, "", "C")
    override_months: tuple[int, str, str] = (24, "", "C")


# The house's own suggestions, where law.md names none.
AFTER_PICKUP: Final = Keep(days=14)
_DRAFT: Final = Keep(days=30)
_CRASH: Final = Keep(days=30)
_PLAN: Final = "a plan, not law: the purpose ends"


def rules_of(told: Figures) -> tuple[Rule, ...]:
    """Every kind with its rule, as a market's figures tell."""
    contact = Keep(days=told.contact_days[0])
    liable = Keep(years=told.liability_years[0], months=told.claim_months[0])
    override = Keep(months=told.override_months[0])
    return (
        Rule(Kind.VOUCHER, Keep(years=told.bookkeeping_years[0]), *told.bookkeeping_years[1:]),
        Rule(Kind.BUYER, liable, *told.liability_years[1:]),
        Rule(Kind.CONTACT, contact, *told.contact_days[1:]),
        Rule(Kind.DOOR, AFTER_PICKUP, *told.contact_days[1:]),
        Rule(Kind.BRINGER, contact, *told.contact_days[1:]),
        Rule(Kind.PHOTO, Keep(months=told.photo_months[0]), *told.photo_months[1:]),
        Rule(Kind.FEEDBACK, Keep(months=told.feedback_months[0]), *told.feedback_months[1:]),
        Rule(Kind.OVERRIDE, override, *told.override_months[1:]),
        Rule(Kind.DRAFT, _DRAFT, _PLAN),
        Rule(Kind.ROUTE, AFTER_PICKUP, _PLAN),
        Rule(Kind.PAPER, contact, _PLAN),
        Rule(Kind.CRASH, _CRASH, _PLAN),
        Rule(Kind.LEAVER, override, *told.override_months[1:]),
    )


def sinces(rules: tuple[Rule, ...], today: date) -> dict[Kind, date]:
    """Of each kind the day before which it has been kept long enough."""
    return {rule.kind: rule.keep.since(today) for rule in rules}
