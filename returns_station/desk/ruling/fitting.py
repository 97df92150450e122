"""A yes counts for the very claim it was said about, or for fewer of the same goods."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final, TypeAlias

from returns_station.desk.commands import Part
from returns_station.desk.ruling.kept import Ruled
from returns_station.policy.claim import Claim, ClaimLine
from returns_station.sale import TenderKind

_Slot: TypeAlias = tuple[str, int, Claim, ClaimLine]
"""A yes, a sale, what was told of the visit, and of one line of it."""

_ANY_TIME: Final = datetime(1970, 1, 1, tzinfo=UTC)


def with_rulings(parts: Iterable[Part], holding: Mapping[str, Ruled]) -> tuple[Part, ...]:
    """The parts with the yes that each of them names, where it was said about this; else without.

    Two parts that name one yes share its units.
    """
    left: Counter[_Slot] = Counter()
    for number, ruled in holding.items():
        left.update(_units(number, ruled.parts))
    return tuple(_with_ruling(part, holding, left) for part in parts)


def _with_ruling(part: Part, holding: Mapping[str, Ruled], left: Counter[_Slot]) -> Part:
    ruled = holding.get(part.ruling)
    ruling = None
    if ruled is not None:
        wanted = _units(part.ruling, (part,))
        if all(units <= left[slot] for slot, units in wanted.items()):
            left.subtract(wanted)
            ruling = ruled.ruling
    # Whatever a claim told of a yes itself is no yes.
    if part.claim.ruling == ruling:
        return part
    return replace(part, claim=replace(part.claim, ruling=ruling))


def _units(number: str, parts: Iterable[Part]) -> Counter[_Slot]:
    units: Counter[_Slot] = Counter()
    for part in parts:
        told = _told(part.claim)
        for wish in part.claim.lines:
            units[number, part.sale_id, told, _goods(wish)] += wish.quantity
    return units


def _told(claim: Claim) -> Claim:
    """What a person looked at of a claim: not the moment, nor how money goes back."""
    return replace(
        claim,
        told_at=_ANY_TIME,
        lines=(),
        wants=None,
        agrees_other_tender=False,
        pays_with=TenderKind.CARD,
        cash_back=False,
        turned_down=frozenset(),
        unproven_today=None,
        ruling=None,
    )


def _goods(wish: ClaimLine) -> ClaimLine:
    """What a person looked at of a line: not how many, nor what goes out instead."""
    wear = wish.wear_percent.normalize() if wish.wear_percent else Decimal(0)
    return replace(wish, quantity=1, wear_percent=wear, new_goods=None, in_stock=True)
