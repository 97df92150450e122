"""What judges a promise before it is made: the law of the shop's market, and its own cases."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from returns_station.adapters.law.book import law_on, paragraph
from returns_station.adapters.law.credit import credit_months_for, credit_paragraph
from returns_station.adapters.settings import ShopSettings
from returns_station.desk.errors import InputError
from returns_station.desk.terms_views import BrokenCase, OwnCases
from returns_station.phrase import Phrase
from returns_station.policy.law import Law
from returns_station.policy.promise.undercut import CREDIT_MONTHS, Undercut, undercuts
from returns_station.policy.terms import Terms

CASES: Final = "cases"
"""The folder of the shop's own worked cases, in its data folder."""


class OwnCasesUnreadableError(InputError):
    """A file of the shop's own worked cases cannot be read; it is named."""


@dataclass(frozen=True, slots=True)
class ShopKeeper:
    """The keeper of one shop's promise: its settings say the market, its folder has the cases."""

    shop: ShopSettings
    folder: Path

    @property
    def two_to_promise(self) -> bool:
        """Whether a second person must approve a draft before it is published."""
        return self.shop.two_to_promise

    @property
    def market(self) -> str:
        """The market in whose days the promise counts."""
        return self.shop.market

    def law(self, day: date) -> Law:
        """The law of the shop's market on a day."""
        return law_on(self.shop.market, day)

    def undercuts(self, terms: Terms, day: date) -> tuple[Undercut, ...]:
        """All in which terms give less than the law of a day, refused or only noted."""
        return undercuts(
            terms,
            self.law(day),
            at_a_distance=self.shop.channel != "store",
            valid_from=day,
            currency=self.shop.currency,
            credit_months=credit_months_for(self.market, day),
        )

    def below_the_law(self, terms: Terms, day: date) -> tuple[Phrase, ...]:
        """Where terms promise less than the law of a day, each with the number and paragraph."""
        return self._said(terms, day, refused=True)

    def beside_the_law(self, terms: Terms, day: date) -> tuple[Phrase, ...]:
        """What may be promised and yet gives less than the law, which wins all the same."""
        return self._said(terms, day, refused=False)

    def _said(self, terms: Terms, day: date, *, refused: bool) -> tuple[Phrase, ...]:
        found = (each for each in self.undercuts(terms, day) if each.refused is refused)
        return tuple(each.said(self._paragraph(each.figure, day)) for each in found)

    def _paragraph(self, figure: str, day: date) -> str:
        if figure == CREDIT_MONTHS:
            return credit_paragraph(self.market, day)
        return paragraph(self.law(day), figure)

    def own_cases(self, terms: Terms) -> OwnCases:
        """The shop's own worked cases under these terms; raises OwnCasesUnreadableError."""
        files = sorted((self.folder / CASES).glob("*.json"))
        if not files:
            return OwnCases()
        broken = [found for path in files for found in _run(path, terms)]
        return OwnCases(len(broken), tuple(case for case in broken if case.keys))


def _run(path: Path, terms: Terms) -> Iterator[BrokenCase]:
    """Every case of a file, with the keys it breaks in; the file's "house" means these terms."""
    # The form of worked cases costs pydantic: only a shop that has cases pays for it.
    from returns_station.adapters.cases.answers import differences
    from returns_station.adapters.cases.worked import CaseError, read_cases

    try:
        text = path.read_text(encoding="utf-8")
        for case in read_cases(text, path.name, house=terms):
            keys = tuple(difference.key for difference in differences(case))
            yield BrokenCase(case.form.id, case.form.says, keys)
    except (OSError, UnicodeDecodeError, CaseError) as error:
        told = Phrase("terms.cases_unreadable", {"file": path.name, "why": str(error)})
        raise OwnCasesUnreadableError(told) from error
