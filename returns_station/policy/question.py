"""What a ground is asked: one line of a claim, and the promise read one way."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from returns_station.phrase import Phrase
from returns_station.policy.claim import Bringer, Claim, ClaimLine, Proof
from returns_station.policy.clock import Clock
from returns_station.policy.entitlement import Basis, Entitlement
from returns_station.policy.law import Law
from returns_station.policy.rules import Promised
from returns_station.policy.terms import Terms
from returns_station.sale import Sale, SaleLine

Answer: TypeAlias = Entitlement | Phrase
"""What a ground says: what it gives, or why it is silent."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the promise: whose words, which terms, and what they promise for the line."""

    basis: Basis
    terms: Terms
    promised: Promised


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a claim, with all a ground may look at; `clock` None is a sale in a shop.

    `received` is the day the last piece came into her hands, None while it has not.
    """

    sale: Sale
    line: SaleLine
    claim: Claim
    wish: ClaimLine
    law: Law
    day: date
    clock: Clock | None
    received: date | None

    @property
    def is_proven(self) -> bool:
        """Whether anything shows that the goods were bought here."""
        return self.claim.proof is not Proof.NONE

    @property
    def is_gift(self) -> bool:
        """Whether who got the goods brings them, and not who paid."""
        by, proof = self.claim.by, self.claim.proof
        return by is Bringer.GIFT_RECEIVER or (
            by is not Bringer.BUYER and proof is Proof.GIFT_RECEIPT
        )
