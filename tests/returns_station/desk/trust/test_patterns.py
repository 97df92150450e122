"""Which counts are told as a pattern: hand-counted shops, row by row."""

from collections.abc import Sequence

import pytest

from returns_station.desk.trust.patterns import AT_LEAST, patterns
from returns_station.desk.trust.tallies import OfClerk, OfCustomer, Tallies
from returns_station.desk.trust.views import Pattern, PatternKind


def her(who: str, count: int, name: str = "") -> OfCustomer:
    """One customer's count, with as many slips."""
    return OfCustomer(who, count, name or who, slips=tuple(f"{who}-{nr}" for nr in range(count)))


def told(tallies: Tallies) -> list[tuple[PatternKind, str, int, int]]:
    """What is told, without its slips."""
    return [(one.kind, one.whom, one.count, one.usual) for one in patterns(tallies)]


@pytest.mark.parametrize(
    ("counts", "shown"),
    (
        ((), []),
        # Nobody else did: shown by the number alone, and no usual is claimed.
        ((3,), []),
        ((4,), [(4, 0)]),
        # The middle one of all others is what is usual; only what lies above it stands out.
        ((1, 1, 1, 5), [(5, 1)]),
        ((4, 4, 4), []),
        ((1, 2, 6, 7), [(7, 2), (6, 2)]),
        ((1, 1, 4, 9, 1), [(9, 1), (4, 1)]),
    ),
)
def test_that_a_customer_stands_out_above_the_usual_and_never_with_few(
    counts: Sequence[int], shown: list[tuple[int, int]]
) -> None:
    tallies = Tallies(no_receipt=tuple(her(f"c{nr}", many) for nr, many in enumerate(counts)))

    found = [(one.count, one.usual) for one in patterns(tallies)]

    assert found == shown


@pytest.mark.parametrize(
    ("hers", "others", "shown"),
    (
        # Of 100 returns 20 without a receipt, beside 10 of 400: between 13 and 29 % against 4.5.
        ((20, 100), (10, 400), True),
        # The same share of few: chance alone may make it.
        ((5, 25), (10, 400), False),
        ((6, 30), (10, 400), True),
        ((6, 30), (40, 400), False),
        # Four are too few whatever the others do; nobody beside her says nothing either.
        ((4, 40), (0, 400), False),
        ((20, 100), (0, 29), False),
    ),
)
def test_that_a_clerks_share_is_told_only_where_chance_does_not_make_it(
    hers: tuple[int, int], others: tuple[int, int], *, shown: bool
) -> None:
    clerks = (
        OfClerk("Maja", hers[1], no_receipt=hers[0]),
        OfClerk("Nils", others[1], no_receipt=others[0]),
    )

    found = {one.whom for one in patterns(Tallies(clerks=clerks))}

    assert found == ({"Maja"} if shown else set())


def test_that_many_returns_are_told_beside_two_colleagues_or_more() -> None:
    three = (OfClerk("Maja", 90), OfClerk("Nils", 30), OfClerk("Olga", 20))

    assert told(Tallies(clerks=three)) == [(PatternKind.CLERK_RETURNS, "Maja", 90, 30)]
    assert told(Tallies(clerks=three[:2])) == []
    assert told(Tallies(clerks=(OfClerk("Maja", 29), OfClerk("Nils", 3), OfClerk("Olga", 2)))) == []


def test_that_undone_returns_are_told_with_all_she_took() -> None:
    clerks = (OfClerk("Maja", 50, undone=9, undone_slips=("S1",)), OfClerk("Nils", 150, undone=1))

    (found,) = patterns(Tallies(clerks=clerks))

    assert found == Pattern(
        PatternKind.CLERK_UNDONE, "Maja", 9, 1, of=50, slips=("S1",), threshold=5
    )


@pytest.mark.parametrize(("times", "shown"), ((1, False), (2, True)))
def test_that_a_shared_name_is_told_from_the_second_time(times: int, *, shown: bool) -> None:
    clerks = (OfClerk("Maja Lind", 10, same_name=times),)

    assert bool(patterns(Tallies(clerks=clerks))) == shown


def test_that_every_kind_says_from_how_many_it_is_told() -> None:
    many = her("c1", 9)
    everyone = (
        OfClerk("Maja", 300, no_receipt=60, undone=60, same_name=3),
        OfClerk("Nils", 50),
        OfClerk("Olga", 40),
    )

    found = patterns(Tallies((many,), (many,), (many,), everyone))

    assert {one.kind for one in found} == set(PatternKind)
    assert all(one.threshold == AT_LEAST[one.kind] for one in found)
