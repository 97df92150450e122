"""Which counts are told as a pattern: those that stand out by more than chance, and never small.

A pattern is a fact for a supervisor to look at. It decides nothing, and nobody gets a score.
"""

from collections.abc import Callable, Iterator, Sequence
from statistics import median_high
from typing import Final

from returns_station.desk.trust.interval import wilson
from returns_station.desk.trust.tallies import OfClerk, OfCustomer, Tallies
from returns_station.desk.trust.views import Pattern, PatternKind

AT_LEAST: Final = {
    PatternKind.NO_RECEIPT: 4,
    PatternKind.SAME_GOODS: 4,
    PatternKind.NOT_COME: 2,
    PatternKind.CLERK_RETURNS: 30,
    PatternKind.CLERK_NO_RECEIPT: 5,
    PatternKind.CLERK_UNDONE: 5,
    PatternKind.SAME_NAME: 2,
}
"""From how many a count is told at all."""
ENOUGH_RETURNS: Final = 30
"""A share is told of a clerk with so many returns, beside others with as many together."""
TIMES_USUAL: Final = 3
"""A clerk has many returns from three times what is usual on."""
_COLLEAGUES: Final = 3


def patterns(tallies: Tallies) -> tuple[Pattern, ...]:
    """The facts that stand out, customers first, the largest count of each kind first."""
    return (
        *_customers(PatternKind.NO_RECEIPT, tallies.no_receipt),
        *_customers(PatternKind.SAME_GOODS, tallies.same_goods),
        *_customers(PatternKind.NOT_COME, tallies.not_come),
        *_busiest(tallies.clerks),
        *_shares(PatternKind.CLERK_NO_RECEIPT, tallies.clerks),
        *_shares(PatternKind.CLERK_UNDONE, tallies.clerks),
        *_same_names(tallies.clerks),
    )


def _customers(kind: PatternKind, told: Sequence[OfCustomer]) -> Iterator[Pattern]:
    """Those that come above the usual of all others who did it at least once."""
    least = AT_LEAST[kind]
    counts = sorted(one.count for one in told)
    for one in sorted(told, key=lambda one: (-one.count, one.who)):
        usual = _usual_beside(one.count, counts)
        if one.count >= least and one.count > usual:
            yield Pattern(
                kind,
                one.name,
                one.count,
                usual,
                goods=one.goods,
                slips=one.slips,
                customer=one.customer,
                threshold=least,
            )


def _usual_beside(own: int, counts: Sequence[int]) -> int:
    """The middle count of the others; 0: there are none."""
    others = list(counts)
    others.remove(own)
    return median_high(others) if others else 0


def _busiest(clerks: Sequence[OfClerk]) -> Iterator[Pattern]:
    least, counts = AT_LEAST[PatternKind.CLERK_RETURNS], [one.returns for one in clerks]
    if len(clerks) < _COLLEAGUES:
        return
    for one in sorted(clerks, key=lambda one: (-one.returns, one.name)):
        usual = _usual_beside(one.returns, counts)
        if one.returns >= max(least, TIMES_USUAL * usual):
            kind = PatternKind.CLERK_RETURNS
            yield Pattern(kind, one.name, one.returns, usual, threshold=least)


_OF_CLERK: Final[dict[PatternKind, Callable[[OfClerk], tuple[int, tuple[str, ...]]]]] = {
    PatternKind.CLERK_NO_RECEIPT: lambda one: (one.no_receipt, one.no_receipt_slips),
    PatternKind.CLERK_UNDONE: lambda one: (one.undone, one.undone_slips),
}


def _shares(kind: PatternKind, clerks: Sequence[OfClerk]) -> Iterator[Pattern]:
    """Clerks whose share is above that of all others by more than chance may make it."""
    counted = _OF_CLERK[kind]
    returns, times = sum(one.returns for one in clerks), sum(counted(one)[0] for one in clerks)
    for one in sorted(clerks, key=lambda one: (-counted(one)[0], one.name)):
        count, slips = counted(one)
        others, theirs = returns - one.returns, times - count
        if count < AT_LEAST[kind] or min(one.returns, others) < ENOUGH_RETURNS:
            continue
        if wilson(count, one.returns).low > wilson(theirs, others).high:
            usual = round(100 * theirs / others)
            yield Pattern(
                kind,
                one.name,
                count,
                usual,
                of=one.returns,
                slips=slips,
                threshold=AT_LEAST[kind],
            )


def _same_names(clerks: Sequence[OfClerk]) -> Iterator[Pattern]:
    least, kind = AT_LEAST[PatternKind.SAME_NAME], PatternKind.SAME_NAME
    for one in sorted(clerks, key=lambda one: (-one.same_name, one.name)):
        if one.same_name >= least:
            slips = one.same_name_slips
            yield Pattern(kind, one.name, one.same_name, 0, slips=slips, threshold=least)
