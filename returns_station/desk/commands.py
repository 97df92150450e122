"""What staff can ask: imperative, frozen, each with a key made before the first try."""

from dataclasses import dataclass

from returns_station.policy.claim import Claim, Outcome


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take goods back on a claim; `outcome` None takes what is suggested."""

    key: str
    sale_id: int
    claim: Claim
    outcome: Outcome | None = None
    language: str = ""
