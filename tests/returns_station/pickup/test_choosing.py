"""The slots found at a glance, and the one suggested: to flex on more is never dearer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from random import Random

from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.pickup.choice import Best, SendHerself, SlotsSeen, Wish
from returns_station.pickup.choosing import (
    LEVELS,
    SLIDERS,
    best,
    last_days,
    opening,
    price_limits,
    suggested,
)
from returns_station.pickup.door import Door, Load
from returns_station.pickup.slot import Slot, SlotQuestion, Span, Where
from returns_station.policy.claim import Collection

TODAY = date(2026, 11, 30)
WHY = Phrase("pickup.why.fixed")
QUESTION = SlotQuestion(
    Door("Björkgatan 12", "75327", "Uppsala"),
    Load(),
    "SEK",
    Collection.ORDERED_BY_CUSTOMER,
    our_fault=False,
    first_day=TODAY,
    days=14,
)


def a_slot(
    price: int = 29,
    day: int = 1,
    hours: tuple[int, int] = (8, 12),
    metres: int | None = 500,
    where: Where = Where.DOOR,
    carrier: str = "own",
) -> Slot:
    """A slot so many days from today, its price in kronor."""
    span = Span(TODAY + timedelta(days=day), hours[0] * 60, hours[1] * 60)
    return Slot(carrier, span, where, Money(price * 100, "SEK"), (), WHY, metres)


def seeing(*slots: Slot, herself: int = 0) -> SlotsSeen:
    """The slots as they are shown."""
    alone = SendHerself(Money(herself * 100, "SEK"), Phrase("pickup.herself.in_shop"))
    return SlotsSeen(QUESTION, slots, best(slots), alone, (), TODAY)


def kronor(row: Sequence[Money | None]) -> list[int | None]:
    """Whole kronor, and None where there is nothing."""
    return [None if each is None else each.minor // 100 for each in row]


def some_slots(chance: Random) -> SlotsSeen:
    """Slots at random, with many ties."""
    slots = []
    for _ in range(chance.randrange(12)):
        width = chance.choice((1, 2, 4, 12))
        begins = chance.randrange(8, 21 - width)
        slots.append(
            a_slot(
                chance.choice((0, 0, 29, 49, 99)),
                chance.randrange(15),
                (begins, begins + width),
                chance.choice((None, 0, 900, 5000)),
                chance.choice(tuple(Where)),
                chance.choice(("own", "far")),
            )
        )
    return seeing(*slots, herself=chance.choice((0, 0, 39)))


def test_that_cheapest_soonest_narrowest_and_greenest_are_found() -> None:
    slots = (
        a_slot(29, 1, (8, 12)),
        a_slot(9, 3, (8, 12)),
        a_slot(45, 2, (14, 15)),
        a_slot(39, 4, (8, 12), 10),
    )

    assert best(slots) == Best(cheapest=1, soonest=0, narrowest=2, greenest=3)


def test_that_the_soonest_is_the_one_that_has_surely_come_first() -> None:
    assert best((a_slot(0, 1, (8, 20)), a_slot(29, 1, (9, 10)))).soonest == 1


def test_that_unknown_driving_is_never_greener_than_known() -> None:
    assert best((a_slot(metres=None), a_slot(metres=90_000))).greenest == 1
    assert best((a_slot(metres=None),)).greenest is None
    assert best(()) == Best()


def test_that_equals_are_told_apart_in_one_way_whatever_their_order() -> None:
    for seed in range(200):
        chance = Random(seed)
        slots = list(some_slots(chance).slots)
        found = best(slots)
        first = [getattr(found, name) for name in Best.__dataclass_fields__]
        chosen = [None if place is None else slots[place] for place in first]

        chance.shuffle(slots)
        again = best(slots)

        second = [getattr(again, name) for name in Best.__dataclass_fields__]
        assert chosen == [None if place is None else slots[place] for place in second], seed


def test_that_the_cheapest_within_her_wish_is_suggested_with_its_reason() -> None:
    free = replace(a_slot(0, 2, (16, 18)), why=Phrase("pickup.why.street", {"day": TODAY}))
    seen = seeing(a_slot(49, 1), free, a_slot(29, 3))

    found = suggested(seen, Wish(price=0, soon=2, narrow=1))

    assert found.slot == 1
    assert found.why == free.why


def test_that_a_price_is_told_with_the_reason_for_it() -> None:
    found = suggested(seeing(a_slot(29)), Wish(price=3))

    assert found.why == Phrase("pickup.suggest.cheapest", {"why": WHY})


def test_that_each_step_tells_what_would_be_suggested_there() -> None:
    seen = seeing(a_slot(49, 1, (8, 9)), a_slot(0, 5, (8, 12)), a_slot(29, 1, (8, 12)))

    costs = suggested(seen, Wish(price=3, soon=0, narrow=0)).costs

    assert {name: kronor(row) for name, row in costs.items()} == {
        "price": [None, None, None, 49],
        "soon": [49, 49, 49, 49],
        "narrow": [49, 49, 29, 29],
        "where": [49, 49, 49, 0],
    }


def test_that_where_nothing_fits_she_hears_what_to_flex_on() -> None:
    seen = seeing(a_slot(49, 1, (8, 9)), a_slot(0, 5, (8, 12)))

    nothing = suggested(seen, Wish(price=0, soon=0, narrow=2))

    assert nothing.slot is None
    assert nothing.why == Phrase("pickup.suggest.flex_soon", {"price": Money(0, "SEK")})
    assert suggested(seeing(), Wish()).why.key == "pickup.suggest.flex_where"
    far = seeing(a_slot(9, 9, (8, 20)), herself=39)
    assert suggested(far, Wish(price=0, soon=0, narrow=0)).why.key == "pickup.suggest.none"


def test_that_she_who_does_not_mind_the_shop_hears_when_that_is_cheaper() -> None:
    seen = seeing(a_slot(29))

    found = suggested(seen, Wish(price=3, where=3))

    assert found.slot is None
    assert found.why.key == "pickup.suggest.herself"
    assert found.costs["where"][3] == Money(0, "SEK")
    assert suggested(seeing(a_slot(0)), Wish(where=3)).slot == 0, "as cheap, and we fetch it"


def test_that_flexing_more_on_any_slider_never_makes_the_suggestion_dearer() -> None:
    for seed in range(60):
        seen = some_slots(Random(seed))
        for levels in product(LEVELS, repeat=len(SLIDERS)):
            wish = Wish(*levels)
            found = suggested(seen, wish)
            for name in SLIDERS:
                row = found.costs[name]
                known = [each.minor for each in row if each is not None]
                assert known == sorted(known, reverse=True), (seed, wish, name)
                assert None not in row[4 - len(known) :], (seed, wish, name)
                at = row[getattr(wish, name)]
                if found.slot is not None:
                    assert at == seen.slots[found.slot].price


def test_that_what_is_suggested_is_within_her_wish() -> None:
    for seed in range(300):
        chance = Random(seed)
        seen, wish = some_slots(chance), Wish(*(chance.randrange(4) for _ in SLIDERS))
        found = suggested(seen, wish)
        if found.slot is None:
            continue
        slot, most = seen.slots[found.slot], price_limits(seen)[wish.price]
        assert most is None or not most < slot.price
        assert slot.span.day <= last_days(seen)[wish.soon]
        assert tuple(Where).index(slot.where) <= wish.where


def test_that_the_room_opens_at_the_least_price_that_has_a_slot() -> None:
    seen = seeing(a_slot(90), a_slot(29))

    assert opening(seen) == Wish(price=1)
    assert opening(seeing(a_slot(0))) == Wish(price=0)
    assert opening(seeing()) == Wish()
    assert kronor(price_limits(seen)) == [0, 30, 60, None]
