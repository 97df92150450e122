"""Where goods of a grade go next: rules and value, never a person's mood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from returns_station.goods.grade import Grade, Lane
from returns_station.money import Money
from returns_station.sale import Trait

# Nobody else may have them once they were hers; of goods that cannot be kept at all, ever.
_HERS: Final = frozenset({Trait.SEALED_HYGIENE, Trait.CUSTOM_MADE})
_NEVER_AGAIN: Final = frozenset({Trait.PERISHABLE, Trait.MEDICINE, Trait.NEWSPAPER})

LANES: Final[Mapping[Lane, str]] = {
    Lane.OUTLET: "O",
    Lane.REPAIR: "R",
    Lane.SUPPLIER: "S",
    Lane.RECYCLING: "X",
    Lane.TO_HER: "H",
    Lane.QUARANTINE: "Q",
}
"""What stands over each lane where the shop has not named its own."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The shop's own: shelves and suppliers by article number or category, lanes by their name.

    An article number may be cut short: the longest that fits holds. `handling` is what it costs to
    mend, to photograph or to send on one piece; `outlet` whether the shop sells what was opened.
    `recalled` are article numbers, or NUMBER/LOT. `sets` names the parts of an article.
    """

    shelves: Mapping[str, str] = field(default_factory=dict)
    suppliers: Mapping[str, str] = field(default_factory=dict)
    lanes: Mapping[Lane, str] = field(default_factory=lambda: LANES)
    handling: Money | None = None
    outlet: bool = True
    recalled: frozenset[str] = frozenset()
    sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def lane(self, lane: Lane) -> str:
        """What stands over a lane."""
        return self.lanes.get(lane) or LANES[lane]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one piece: `value` is what it sells for today, None where nobody knows.

    `undecided`: we have not said yes, so it is hers. `to_mend`: it goes back to her when mended.
    """

    sku: str
    category: str = ""
    value: Money | None = None
    faulty: bool = False
    traits: frozenset[Trait] = frozenset()
    batch: str = ""
    undecided: bool = False
    to_mend: bool = False


def is_recalled(facts: Facts, rules: Rules) -> bool:
    """Whether nobody may have it: it, or its lot, was called back."""
    named = {facts.sku, f"{facts.sku}/{facts.batch}"}
    return Trait.RECALLED in facts.traits or bool(named & rules.recalled)


def lane_for(grade: Grade, facts: Facts, rules: Rules) -> Lane:
    """Where goods of a grade go; what is recalled or not ours yet is locked away."""
    if is_recalled(facts, rules) or facts.undecided:
        return Lane.QUARANTINE
    if facts.to_mend:
        return Lane.TO_HER if grade is Grade.A else Lane.REPAIR
    if facts.traits & _NEVER_AGAIN or (facts.traits & _HERS and grade is not Grade.A):
        return _back(facts, rules)
    return Lane.SHELF if grade is Grade.A else _of_opened(grade, facts, rules)


def _of_opened(grade: Grade, facts: Facts, rules: Rules) -> Lane:
    if _is_worth_less(facts, rules):
        return Lane.RECYCLING
    if grade is Grade.D or facts.faulty:
        return _back(facts, rules)
    if grade is Grade.B and rules.outlet:
        return Lane.OUTLET
    return Lane.REPAIR if grade is Grade.C else Lane.RECYCLING


def _back(facts: Facts, rules: Rules) -> Lane:
    """Faulty goods are their supplier's, where one is known; all else is recycled."""
    sent = facts.faulty and not _is_worth_less(facts, rules) and supplier_of(facts, rules)
    return Lane.SUPPLIER if sent else Lane.RECYCLING


def _is_worth_less(facts: Facts, rules: Rules) -> bool:
    value, handling = facts.value, rules.handling
    if value is None or handling is None or value.currency != handling.currency:
        return False
    return value.minor < handling.minor


def shelf_for(lane: Lane, facts: Facts, rules: Rules) -> str:
    """What stands over the place: a shelf of its own, else the lane's name; "" if none is known."""
    if lane is Lane.SHELF:
        return _named(rules.shelves, facts)
    return rules.lane(lane)


def supplier_of(facts: Facts, rules: Rules) -> str:
    """Who delivered it; "" where nobody has said."""
    return _named(rules.suppliers, facts)


def _named(names: Mapping[str, str], facts: Facts) -> str:
    """The name by the longest beginning of the article number, else by the category."""
    fits = [one for one in names if one and facts.sku.startswith(one)]
    if fits:
        return names[max(fits, key=len)]
    return names.get(facts.category, "")
