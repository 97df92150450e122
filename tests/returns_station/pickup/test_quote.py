"""What a pickup costs: parts that sum up, a cap that holds, and a reason that is true."""

from datetime import date
from random import Random

import pytest

from returns_station.money import Money
from returns_station.pickup.door import Door, Load
from returns_station.pickup.quote import (
    Tariff,
    Way,
    borne,
    fee_at,
    is_falling,
    price_of,
    total,
    why_of,
)
from returns_station.pickup.slot import Cost, PricePart, Slot, SlotQuestion, Span, Where
from returns_station.policy.claim import Collection

DAY = date(2026, 12, 1)
TARIFF = Tariff()
WHOLE_DAY = Span(DAY, 8 * 60, 20 * 60)
AN_HOUR = Span(DAY, 16 * 60, 17 * 60)


def priced(way: Way, span: Span = WHOLE_DAY, load: Load | None = None, ahead: int = 5) -> int:
    """The sum of the parts in kronor."""
    return total(price_of(way, span, load or Load(), TARIFF, ahead), "SEK").minor // 100


def reason(way: Way, span: Span = WHOLE_DAY, load: Load | None = None, ahead: int = 5) -> str:
    """The key of the reason."""
    parts = price_of(way, span, load or Load(), TARIFF, ahead)
    return why_of(way, span, parts, TARIFF).key.removeprefix("pickup.why.")


def test_that_driving_costs_beyond_the_free_way_in_whole_kronor() -> None:
    assert priced(Way(1000)) == 0
    assert priced(Way(1001)) == 1
    assert priced(Way(3000)) == 10
    assert priced(Way(3001)) == 11


def test_that_a_van_in_her_street_costs_no_driving_at_all() -> None:
    assert priced(Way(4000, on_street=True)) == 0
    assert reason(Way(4000, on_street=True)) == "street"


def test_that_narrower_and_sooner_and_two_to_carry_cost_more() -> None:
    assert priced(Way(0), AN_HOUR) == 29
    assert priced(Way(0), Span(DAY, 600, 720)) == 15
    assert priced(Way(0), ahead=0) == 20
    assert priced(Way(0), load=Load(two=True)) == 49
    assert priced(Way(0), AN_HOUR, Load(two=True), 1) == 29 + 49 + 10


@pytest.mark.parametrize(
    ("way", "span", "load", "ahead", "says"),
    (
        (Way(600), WHOLE_DAY, Load(), 5, "near"),
        (Way(9000, none_out=True), WHOLE_DAY, Load(), 5, "none_out"),
        (Way(9000), WHOLE_DAY, Load(), 5, "driving"),
        (Way(600), AN_HOUR, Load(), 5, "width"),
        (Way(600), WHOLE_DAY, Load(), 0, "soon"),
        (Way(600), WHOLE_DAY, Load(two=True), 5, "lift"),
        (Way(90_000), WHOLE_DAY, Load(), 5, "capped"),
    ),
)
def test_that_the_reason_is_the_one_that_weighs_the_most(
    way: Way, span: Span, load: Load, ahead: int, says: str
) -> None:
    assert reason(way, span, load, ahead) == says


def test_that_a_fee_which_is_the_same_for_every_width_is_not_called_narrow() -> None:
    flat = Tariff(widths=((0, 4900),))

    parts = price_of(Way(0), AN_HOUR, Load(), flat, 5)

    assert why_of(Way(0), AN_HOUR, parts, flat).key == "pickup.why.fixed"


def a_tariff(chance: Random) -> Tariff:
    """Any tariff that holds together."""
    fees = sorted((chance.randrange(0, 9000) for _ in range(3)), reverse=True)
    soon = sorted((chance.randrange(0, 5000) for _ in range(3)), reverse=True)
    return Tariff(
        "SEK",
        chance.randrange(3000),
        chance.randrange(2000),
        chance.choice((1, 100, 500)),
        tuple(zip((0, 120, 240), fees, strict=True)),
        tuple(zip((0, 1, 3), soon, strict=True)),
        chance.randrange(20_000),
        chance.randrange(40_000),
    )


def test_that_the_cap_holds_and_the_parts_sum_to_the_price() -> None:
    for seed in range(1000):
        chance = Random(seed)
        tariff = a_tariff(chance)
        way = Way(chance.randrange(60_000), chance.random() < 0.1)
        begins = chance.randrange(0, 1200)
        span = Span(DAY, begins, chance.randrange(begins + 1, 1441))
        load = Load(two=chance.random() < 0.3)

        parts = price_of(way, span, load, tariff, chance.randrange(9))

        price = total(parts, "SEK")
        assert 0 <= price.minor <= tariff.most, seed
        assert all(part.amount for part in parts)
        assert all((part.amount.minor < 0) == (part.cost is Cost.CAPPED) for part in parts)
        assert why_of(way, span, parts, tariff).key.startswith("pickup.why.")


def test_that_nothing_dearer_comes_of_less_driving_a_wider_window_or_a_later_day() -> None:
    for seed in range(1000):
        chance = Random(seed)
        tariff = a_tariff(chance)
        far, begins, ahead = (
            chance.randrange(60_000),
            chance.randrange(60, 1200),
            chance.randrange(9),
        )
        span = Span(DAY, begins, chance.randrange(begins + 1, 1441))
        wider = Span(DAY, begins - chance.randrange(61), 1440)

        dear = total(price_of(Way(far), span, Load(), tariff, ahead), "SEK")

        for way, window, later in (
            (Way(chance.randrange(far + 1)), span, ahead),
            (Way(far, on_street=True), span, ahead),
            (Way(far), wider, ahead),
            (Way(far), span, ahead + chance.randrange(5)),
        ):
            assert not dear < total(price_of(way, window, Load(), tariff, later), "SEK"), seed


def test_that_a_shop_which_asks_nothing_for_driving_says_so() -> None:
    nothing = Tariff(per_km=0)

    assert why_of(Way(9000), WHOLE_DAY, (), nothing).key == "pickup.why.free"


def test_that_a_table_whose_fees_rise_is_no_tariff() -> None:
    assert is_falling(((0, 30), (120, 10), (240, 10)))
    assert not is_falling(((0, 10), (120, 30)))
    assert not is_falling(((60, 30),))
    assert not is_falling(())
    assert not is_falling(((0, -1),))
    with pytest.raises(AssertionError):
        Tariff(widths=((0, 0), (120, 100)))
    assert [fee_at(((0, 30), (120, 10)), width) for width in (60, 119, 120, 500)] == [
        30,
        30,
        10,
        10,
    ]


@pytest.mark.parametrize(
    ("collection", "our_fault", "says"),
    (
        (Collection.OFFERED_BY_SHOP, False, "pickup.why.offered"),
        (Collection.ORDERED_BY_CUSTOMER, True, "pickup.why.our_fault"),
    ),
)
def test_that_what_the_shop_bears_is_in_the_parts(
    collection: Collection,
    our_fault: bool,  # noqa: FBT001 - a row of a table
    says: str,
) -> None:
    cost = Money(8900, "SEK")
    slot = Slot("far", AN_HOUR, Where.DOOR, cost, (PricePart(Cost.CARRIER, cost),), why=WHY)
    asked = SlotQuestion(
        Door("Gatan 1", "75327", "Uppsala"), Load(), "SEK", collection, our_fault, DAY, 7
    )

    free = borne(slot, asked)

    assert free.price == Money(0, "SEK")
    assert free.why.key == says
    assert free.parts[-1] == PricePart(Cost.OURS, -cost)
    assert total(free.parts, "SEK") == free.price


WHY = why_of(Way(0), AN_HOUR, (), TARIFF)
