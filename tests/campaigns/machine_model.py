"""What a plain book-keeper would write down of a shop's visits: units left, credit left, money."""

from dataclasses import dataclass, field
from typing import Final

Units = dict[str, int]
_FEW: Final = 6


@dataclass(slots=True)
class Visit:
    """One visit that was stored: what it took, what went out for it, and what was paid.

    `touches` are the sales of which anything was used up.
    """

    slip: str
    took: list[tuple[int, str, int]]
    touches: frozenset[int]
    made: int = 0
    credits: list[str] = field(default_factory=list)
    undone: bool = False


@dataclass(slots=True)
class Book:
    """All that is left of everything, in plain numbers."""

    left: dict[int, Units] = field(default_factory=dict)
    currency: dict[int, str] = field(default_factory=dict)
    visits: dict[str, Visit] = field(default_factory=dict)
    worth: dict[str, int] = field(default_factory=dict)
    credit: dict[str, int] = field(default_factory=dict)
    payouts: dict[str, str] = field(default_factory=dict)
    slip_of: dict[str, str] = field(default_factory=dict)

    def sold(self, sale_id: int, currency: str, units: Units) -> None:
        """A sale came in, or goods went out as one."""
        self.left[sale_id], self.currency[sale_id] = units, currency

    @property
    def has_little(self) -> bool:
        """Whether it is time for another sale."""
        return len(self.left) < _FEW or not any(any(left.values()) for left in self.left.values())

    @property
    def likely(self) -> list[int]:
        """The sales by how likely they are to be asked for: what is left comes before what is not.

        The newest comes once more: goods that just went out come back soon.
        """
        ids = sorted(self.left)
        some = [sale_id for sale_id in ids if any(self.left[sale_id].values())]
        return [*ids, *some * 4, *ids[-1:] * len(some)]

    def came_back(self, visit: Visit) -> None:
        """A visit took units."""
        self.visits[visit.slip] = visit
        for sale_id, line, units in visit.took:
            self.left[sale_id][line] -= units
            assert self.left[sale_id][line] >= 0, visit

    def given(self, slip: str, number: str, amount: int) -> None:
        """A credit note or gift card was given with a visit."""
        self.visits[slip].credits.append(number)
        self.worth[number] = self.credit[number] = amount

    def why_not_undone(self, slip: str) -> str:
        """The advice that a wish to undo would get; "": it can be undone."""
        visit = self.visits[slip]
        if visit.undone:
            return "undo.undone_before"
        if any(self.credit[number] != self.worth[number] for number in visit.credits):
            return "undo.credit_spent"
        mine = [state for name, state in self.payouts.items() if self.slip_of[name] == slip]
        if "confirmed" in mine:
            return "undo.money_left"
        standing = (each for each in self.visits.values() if not each.undone)
        moved_on = any(visit.made in each.touches for each in standing)
        return "undo.goods_back" if moved_on else ""

    def undone(self, slip: str) -> None:
        """A visit was undone: all it took is left again, all that went out for it is back."""
        visit = self.visits[slip]
        visit.undone = True
        for sale_id, line, units in visit.took:
            self.left[sale_id][line] += units
        if visit.made:
            self.left[visit.made] = dict.fromkeys(self.left[visit.made], 0)
        for number in visit.credits:
            self.credit[number] = 0
        for name in self.payouts:
            if self.slip_of[name] == slip:
                self.payouts[name] = "cancelled"
