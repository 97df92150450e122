"""What lies on the search page: what was typed, what it may mean, and the row in hand."""

from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from returns_station.credit import Credit
from returns_station.desk.searching import MOST, NO_HITS, Group, Hits, Person, Within
from returns_station.desk.views import Article, Candidate, RecentReturn
from returns_station.phrase import Phrase

Row: TypeAlias = Candidate | Person | RecentReturn | Credit | Article
"""One thing that was found."""

# So many of each kind are shown beside the others.
_TASTE: Final = {Group.SALES: 6, Group.PEOPLE: 4, Group.RETURNS: 4, Group.GOODS: 3}
_KINDS: Final = tuple(_TASTE)


@dataclass(frozen=True, slots=True)
class LookWithin:
    """Ask for the sales and returns of one person, or with some goods."""

    one: Within


@dataclass(frozen=True, slots=True)
class Seeking:
    """What may be meant by what was typed or scanned; `at` is the row in hand.

    `candidates` are the sales of what was found, `hits` has all of it. `answered` is the text
    that this answers. `within` is whose sales lie here, and `outer` the page that led here.
    """

    text: str = ""
    candidates: tuple[Candidate, ...] = ()
    at: int = 0
    gtin: str = ""
    nothing: Phrase | None = None
    answered: str | None = None
    hits: Hits = NO_HITS
    group: Group = Group.ALL
    within: Within | None = None
    outer: "Seeking | None" = None

    def of(self, group: Group) -> tuple[Row, ...]:
        """All that was found of one kind; what was given for returns lies among them."""
        match group:
            case Group.SALES:
                return self.candidates
            case Group.PEOPLE:
                return self.hits.people
            case Group.RETURNS:
                return (*self.hits.returns, *self.hits.credits)
            case Group.GOODS:
                return self.hits.goods
            case Group.ALL:
                return tuple(row for kind in _KINDS for row in self.of(kind))

    @property
    def groups(self) -> tuple[Group, ...]:
        """The kinds that have anything; the open one stays among them."""
        there = tuple(one for one in _KINDS if self.of(one) or one is self.group)
        return (Group.ALL, *there)

    @property
    def sections(self) -> tuple[tuple[Group, tuple[Row, ...]], ...]:
        """What is shown: the open kind, or the likeliest of each."""
        if self.group is not Group.ALL:
            return ((self.group, self.of(self.group)),)
        if not self.text and self.within is None and not self.gtin:
            # Nothing is asked for yet: nothing lies in hand.
            return ()
        there = tuple(one for one in _KINDS if self.of(one))
        most = dict.fromkeys(there, MOST) if len(there) == 1 else _TASTE
        return tuple((one, self.of(one)[: most[one]]) for one in there)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that are shown, from the top."""
        return tuple(row for _, rows in self.sections for row in rows)

    @property
    def in_hand(self) -> Row | None:
        """The row that Enter opens."""
        rows = self.rows
        return rows[self.at] if self.at < len(rows) else None

    @property
    def sale(self) -> Candidate | None:
        """The sale in hand, where it is one."""
        row = self.in_hand
        return row if isinstance(row, Candidate) else None


def found(seeking: Seeking, text: str, hits: Hits) -> Seeking:
    """What was found of a text; another kind is open where the one that was has nothing of it."""
    new = replace(seeking, answered=text, hits=hits, candidates=hits.sales, nothing=hits.advice)
    new = replace(new, at=0, gtin="", within=None, outer=None)
    return new if new.of(new.group) else replace(new, group=Group.ALL)


def walked(seeking: Seeking, steps: int) -> Seeking:
    """The next or the last row is in hand."""
    last = max(0, len(seeking.rows) - 1)
    return replace(seeking, at=max(0, min(seeking.at + steps, last)))


def in_group(seeking: Seeking, what: str) -> Seeking:
    """A kind by its name, or the next or last one there is."""
    groups = seeking.groups
    if what in tuple(Group):
        group = Group(what)
    else:
        step = -1 if what.startswith("-") else 1
        group = groups[(groups.index(seeking.group) + step) % len(groups)]
    return replace(seeking, group=group, at=0)


def inside(seeking: Seeking, one: Within, hits: Hits) -> Seeking:
    """Only what belongs to one person, or is of some goods; one step back is the page before."""
    outer = seeking if seeking.within is None else seeking.outer
    return Seeking(
        seeking.text, hits.sales, answered=seeking.text, hits=hits, within=one, outer=outer
    )
