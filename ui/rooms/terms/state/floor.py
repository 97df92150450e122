"""The law's floor beside each sentence, with the paragraph it stands in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from returns_station.phrase import Phrase
from returns_station.policy.law import Law
from returns_station.policy.promise.undercut import CREDIT_MONTHS
from returns_station.policy.promise.words import days_of, months_of
from returns_station.policy.terms import Rule
from ui.rooms.terms.state.sentence import Beside

DAYS: Final = "withdrawal.days"
FEE: Final = "refund.no_fee"
DELIVERY: Final = "refund.delivery"
PROOF: Final = "complaint.any_proof_of_purchase"
TENDERS: Final = "refund.same_tender"
OURS: Final = "return.paid_by_for_faults_and_wrong_items"
EXCEPT: Final = "withdrawal.except."
NAMED: Final = (DAYS, FEE, DELIVERY, PROOF, TENDERS, OURS)
"""The figures of a law that are named in the room, besides its exceptions."""

NO_CLAIM: Final = Beside((Phrase("terms_room.law.nothing"),))
AS_ALL: Final = Beside((Phrase("terms_room.law.as_all"),))


@dataclass(frozen=True, slots=True)
class Floor:
    """One version of the law and where its figures stand; `sources` by figure.

    Without `at_a_distance` nothing is sold but over the counter, and the law asks for no days.
    `credit_months` is how long store credit holds by law; None where it does not say.
    """

    law: Law
    sources: Mapping[str, str] = field(default_factory=dict)
    at_a_distance: bool = True
    credit_months: int | None = None

    def source(self, figure: str) -> str:
        """The paragraph; nothing where it is only known by hearsay."""
        told = self.sources.get(figure, "")
        return told if any(letter.isdigit() for letter in told) else ""

    @property
    def days(self) -> Phrase:
        """The law's time to withdraw."""
        return days_of(self.law.withdrawal.days)

    def of_days(self) -> Beside:
        """How long everyone has by law."""
        far = Phrase("terms_room.law.at_a_distance", {"minimum": self.days})
        return Beside((Phrase("terms_room.law.in_shop"), far), self.source(DAYS))

    def of_money(self) -> Beside:
        """What the law gives in its time."""
        return Beside((Phrase("terms_room.law.money", {"minimum": self.days}),), self.source(DAYS))

    def of_fees(self) -> Beside:
        """What the law lets a shop keep."""
        return Beside((Phrase("terms_room.law.no_fee", {"minimum": self.days}),), self.source(FEE))

    def of_delivery(self) -> Beside:
        """What of the delivery comes back by law."""
        words = (Phrase("terms_room.law.delivery", {"minimum": self.days}),)
        return Beside(words, self.source(DELIVERY))

    def of_proof(self) -> Beside:
        """What the law asks of a proof."""
        words = (Phrase("terms_room.law.in_shop_regret"), Phrase("terms_room.law.credible"))
        return Beside(words, self.source(PROOF))

    def of_credit(self) -> Beside:
        """How long the law lets store credit hold."""
        if self.credit_months is None:
            return NO_CLAIM
        words = (Phrase("terms_room.law.credit", {"minimum": months_of(self.credit_months)}),)
        return Beside(words, self.source(CREDIT_MONTHS))

    def of_tenders(self) -> Beside:
        """How the law lets money go back."""
        words = (Phrase("terms_room.law.tenders", {"minimum": self.days}),)
        return Beside(words, self.source(TENDERS))

    def of_ours(self) -> Beside:
        """What the law asks where the mistake is the shop's."""
        return Beside((Phrase("terms_room.law.free_of_charge"),), self.source(OURS))

    def of_rule(self, rule: Rule) -> Beside:
        """Whether the law excepts what a rule is for."""
        if all(each.trait is not rule.trait for each in self.law.withdrawal.exceptions):
            return AS_ALL
        source = self.source(f"{EXCEPT}{rule.trait}")
        return Beside((Phrase("terms_room.law.excepted"),), source)


def floor_on(floors: tuple[Floor, ...], day: date) -> Floor:
    """The law of a day; before the first version that one."""
    assert floors, "every market has a law"
    valid = [floor for floor in floors if floor.law.valid_from <= day]
    return valid[-1] if valid else floors[0]
