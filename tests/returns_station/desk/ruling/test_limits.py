"""Whatever is asked and answered in whatever order: nobody's yes goes further than it may."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from returns_station.desk.errors import StationError
from returns_station.desk.ruling.kept import AskKept
from returns_station.desk.ruling.limits import (
    Answerer,
    needs_second,
    why_no_answer,
    why_no_yes,
)
from returns_station.desk.ruling.measuring import Measured
from returns_station.desk.ruling.views import AskState
from returns_station.money import Money
from returns_station.people.granted import OPEN_HOUSE, Granted
from returns_station.people.rights import Right
from returns_station.people.roles import Limits
from tests.builders import kronor
from tests.db.ruling_shop import (
    ANDERS,
    BIRGIT,
    CREDIT,
    MAJA,
    NOOR,
    NOW,
    REFUND,
    RulingShop,
    boots,
    open_ruling_shop,
)

_MAY: Final = frozenset({Right.RULE, Right.DECLINE})
_LIMITS: Final = {
    ANDERS.staff: Limits(amount=200_000, percent=100, a_day=2, four_eyes=100_000),
    BIRGIT.staff: Limits(amount=200_000, percent=100, a_day=2, four_eyes=100_000),
    NOOR.staff: Limits(a_day=3, four_eyes=150_000),
}
_PRICES: Final = ("500", "1200", "1900", "2600")
_ANSWERS: Final = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from((ANDERS, BIRGIT, NOOR, MAJA)),
        st.sampled_from(("yes", "yes", "yes", "credit", "no", "again")),
    ),
    min_size=4,
    max_size=14,
)


def answerer(limits: Limits, said_today: int = 0) -> Answerer:
    """Somebody with these limits."""
    return Answerer(ANDERS.staff, Granted(_MAY, limits), said_today, "SEK")


def measured(beyond: int | str, cost: int | str = 1000) -> Measured:
    """A yes that goes so far beyond."""
    return Measured(kronor(beyond), kronor(beyond), kronor(cost))


@pytest.mark.parametrize(
    ("limits", "beyond", "why"),
    (
        (Limits(amount=50_000), 500, ""),
        (Limits(amount=50_000), "500.01", "ruling.above_amount"),
        (Limits(percent=50), 500, ""),
        (Limits(percent=50), "500.01", "ruling.above_percent"),
        (Limits(a_day=3), 1, "ruling.day_full"),
        (Limits(), 10_000, ""),
    ),
)
def test_that_each_limit_is_met_to_the_last_minor_unit(
    limits: Limits, beyond: int | str, why: str
) -> None:
    found = why_no_yes(measured(beyond), answerer(limits, said_today=3))

    assert (found.key if found else "") == why


def test_that_limits_of_the_shops_currency_allow_nothing_in_another() -> None:
    ten = Money(1000, "EUR")
    found = why_no_yes(Measured(ten, ten, ten), answerer(Limits(amount=999_999)))

    assert found is not None
    assert needs_second(Measured(ten, ten, ten), answerer(Limits(four_eyes=999_999)))


def test_that_in_an_open_house_anybody_answers_even_who_asked(tmp_path: Path) -> None:
    shop = open_ruling_shop(f"sqlite:///{tmp_path / 'station.db'}")
    maja = replace(MAJA, staff="")
    number = shop.ask(maja)

    assert shop.yes(number, maja).state is AskState.YES
    kept = shop.ruling(maja).one(number)
    assert (kept.asker, kept.answers[0].by) == ("Maja Lind", "Maja Lind")
    asked = AskKept(*_ask_of(number))
    assert why_no_answer(asked, Answerer("", OPEN_HOUSE, 0, "SEK"), Right.RULE) is None


def _ask_of(number: str) -> tuple[Any, ...]:
    return (
        *(number, "visit", "Disk 2", "", "Maja", REFUND, "", (), NOW, NOW, "why", "reason"),
        *(kronor(1), kronor(1)),
    )


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> RulingShop:
    """A shop with limits, in which each try is a day of its own."""
    folder = tmp_path_factory.mktemp("limits")
    shop = open_ruling_shop(f"sqlite:///{folder / 'station.db'}")
    shop.take_in({"supervisor": _LIMITS[ANDERS.staff], "manager": _LIMITS[NOOR.staff]})
    return shop


@settings(max_examples=15, deadline=None)
@given(_ANSWERS)
def test_that_no_order_of_answers_passes_any_limit(
    crowded: RulingShop, answers: list[tuple[int, Any, str]]
) -> None:
    crowded.later(days=1)
    askers = (MAJA, MAJA, ANDERS, NOOR)
    sold = crowded.pressed
    ids = crowded.sell(*(boots(f"{sold}-{nr}", paid=paid) for nr, paid in enumerate(_PRICES)))
    asked = zip(askers, ids, strict=True)
    numbers = [crowded.ask(asker, crowded.part(sale_id)) for asker, sale_id in asked]

    for nr, who, what in answers:
        try:
            if what == "no":
                crowded.no(numbers[nr], who)
            elif what == "again":
                crowded.again(numbers[nr], who)
            else:
                crowded.yes(numbers[nr], who, CREDIT if what == "credit" else REFUND)
        except StationError:
            continue

    said: Counter[str] = Counter()
    for number, asker in zip(numbers, askers, strict=True):
        ask = crowded.ruling(NOOR).one(number)
        yeses = [one for one in ask.answers if one.is_yes]
        said.update(one.staff for one in yeses)
        assert asker.staff not in {one.staff for one in ask.answers}
        for one in yeses:
            limits = _LIMITS[one.staff]
            beyond = ask.beyond.minor if one.outcome is REFUND else 0
            assert limits.amount is None or beyond <= limits.amount
        if ask.state is AskState.YES and ask.answers[-1].outcome is REFUND:
            last_two = {one.staff for one in ask.answers[-2:] if one.is_yes}
            alone = _LIMITS[ask.answers[-1].staff].four_eyes
            assert alone is not None
            assert len(last_two) > 1 or ask.beyond.minor <= alone
    for staff, times in said.items():
        assert times <= (_LIMITS[staff].a_day or 0)
