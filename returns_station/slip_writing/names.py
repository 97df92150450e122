"""What things on a slip are called: a tender, what was kept back, goods like hers."""

from returns_station.case import gives
from returns_station.phrase import Phrase
from returns_station.policy.decision import Decision
from returns_station.policy.entitlement import Ground
from returns_station.resolution.settlement import Settlement, TenderShare
from returns_station.sale import TenderKind


def tender_name(tender: TenderShare) -> Phrase:
    """What a tender is called: a card by its last four digits, the others by their kind."""
    if tender.kind is TenderKind.CARD and tender.label:
        return Phrase("tender.card_ending", {"label": tender.label})
    return Phrase(f"tender.{tender.kind}")


def deduction_name(decision: Decision, settled: Settlement) -> Phrase:
    """What was kept back: for wear where that is all there is, else in general."""
    given = tuple(gives(line, settled) for line in decision.lines)
    if all(each is None or (each.may_deduct_wear and each.percent == 100) for each in given):  # noqa: PLR2004 - percent
        return Phrase("slip.of_it.deduction")
    return Phrase("slip.of_it.deduction_part")


def is_new(decision: Decision, settled: Settlement) -> bool:
    """Whether a replacement is one like hers: only for wrong goods are others given."""
    given = (gives(line, settled) for line in decision.lines)
    return all(each is None or each.ground is not Ground.WRONG_ITEM for each in given)
