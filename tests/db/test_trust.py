"""What was given on trust, counted by both databases as by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from returns_station.case import Who
from returns_station.desk.commands import GoodsCame, Part, TakeBack, UndoReturn
from returns_station.desk.errors import NotAllowedError
from returns_station.desk.trust.trust import Trust
from returns_station.desk.trust.views import Honesty, OnTrust, PatternKind, Verified
from returns_station.desk.unproven_commands import FindSale
from returns_station.desk.views import SaleFound
from returns_station.policy.claim import Claim, ClaimLine, Outcome
from tests.builders import kronor
from tests.campaigns.house import WHO
from tests.db.word_shop import WordShop, a_bought

SINCE = date(2026, 11, 1)


def trust(shop: WordShop) -> Trust:
    """The facts for who may see them."""
    return shop.station.trust(WHO)


def at_home(shop: WordShop, sale_id: int, who: Who = WHO) -> str:
    """One jumper that is still at home, made good on trust; gives its slip."""
    claim = Claim(shop.now, (ClaimLine("1", 1),), goods_at_home=True)
    part = Part(sale_id, claim, Outcome.REFUND)
    return shop.station.perform(TakeBack(shop.key(), (part,)), who).slip


def test_that_nothing_was_given_in_a_new_shop(shop: WordShop) -> None:
    assert trust(shop).honesty(SINCE) == Honesty(SINCE)
    assert trust(shop).patterns(SINCE) == ()
    assert trust(shop).budget(1, "SEK").given == ()


def test_that_a_found_sale_verifies_what_was_given_without_a_receipt(shop: WordShop) -> None:
    first, second = shop.opened(1, customer_id=1), shop.opened(2, customer_id=1)
    for view in (first, second):
        shop.taken(view)
    undone = shop.taken(shop.opened(1, customer_id=1)).slip
    shop.station.perform(UndoReturn(shop.key(), undone), WHO)
    shop.station.perform(FindSale(shop.key(), first.sale.id, 3), WHO)

    budget, honesty = trust(shop).budget(1, "SEK"), trust(shop).honesty(SINCE)

    assert [(one.why, one.verified, one.amount) for one in budget.given] == [
        (OnTrust.NO_RECEIPT, Verified.SALE_FOUND, kronor(120)),
        (OnTrust.NO_RECEIPT, Verified.NOT_YET, kronor(240)),
    ]
    # A found sale gives the day's limit back: 500 less the two that nothing shows yet.
    assert (budget.used_today, budget.name) == (kronor(240), "E. Sandberg")
    assert honesty == Honesty(SINCE, held=1, unchecked=1)


def test_that_her_records_in_several_systems_are_one_budget(shop: WordShop) -> None:
    shop.taken(shop.opened(1, contact="070-174 06 05"))

    assert [len(trust(shop).budget(one, "SEK").given) for one in (1, 2, 3)] == [1, 0, 1]


@pytest.mark.parametrize(
    ("days", "came", "verified"),
    (
        (0, False, Verified.NOT_YET),
        (14, False, Verified.NOT_YET),
        (15, False, Verified.NOT_COME),
        (15, True, Verified.GOODS_CAME),
    ),
)
def test_that_awaited_goods_verify_when_they_come_and_speak_when_their_day_is_over(
    shop: WordShop, days: int, verified: Verified, *, came: bool
) -> None:
    slip = at_home(shop, 2)
    shop.now += timedelta(days=days)
    if came:
        shop.station.perform(GoodsCame(shop.key(), slip), WHO)

    (one,) = trust(shop).budget(2, "SEK").given

    assert (one.slip, one.why, one.verified) == (slip, OnTrust.AWAITED, verified)


def test_that_patterns_are_counted_by_customer_and_by_clerk(shop: WordShop) -> None:
    namesake = replace(WHO, actor="Elin Sandberg")
    slips = [at_home(shop, 3, namesake) for _ in range(2)]
    for _ in range(4):
        shop.taken(shop.opened(1, customer_id=2))
    shop.now += timedelta(days=20)

    found = {one.kind: one for one in trust(shop).patterns(SINCE)}

    assert found[PatternKind.NOT_COME].slips == tuple(reversed(slips))
    brought = found[PatternKind.NO_RECEIPT]
    assert (brought.whom, brought.count, len(brought.slips)) == ("Åsa Öberg", 4, 4)
    assert (found[PatternKind.SAME_NAME].count, found[PatternKind.SAME_NAME].slips) == (
        2,
        tuple(reversed(slips)),
    )
    # Four of one customer are also four times the same goods; six returns say nothing of a clerk.
    assert set(found) == {
        PatternKind.NOT_COME,
        PatternKind.NO_RECEIPT,
        PatternKind.SAME_GOODS,
        PatternKind.SAME_NAME,
    }


def test_that_the_same_goods_again_and_again_are_told_with_their_slips(shop: WordShop) -> None:
    shop.bring_in(a_bought(15))
    bought = shop.station.find("K15")
    assert isinstance(bought, SaleFound)
    more = bought.view.sale.id
    slips = [at_home(shop, sale_id) for sale_id in (3, 3, more, more)]
    at_home(shop, 2)

    (found,) = trust(shop).patterns(SINCE)

    assert (found.kind, found.whom) == (PatternKind.SAME_GOODS, "Elin Sandberg")
    assert (found.count, found.goods) == (4, "Stickad tröja")
    assert found.slips == tuple(reversed(slips))


def test_that_undone_visits_that_were_taken_anew_count_to_who_took_them(shop: WordShop) -> None:
    first = at_home(shop, 2)
    shop.station.perform(UndoReturn(shop.key(), first), WHO)
    at_home(shop, 2)

    with shop.station.store.views() as views:
        (maja,) = views.trust.tallies(shop.now, shop.now.date()).clerks

    assert (maja.returns, maja.undone, maja.undone_slips) == (2, 1, (first,))


def test_that_only_who_may_see_patterns_is_told(shop: WordShop) -> None:
    with pytest.raises(NotAllowedError):
        shop.station.trust(replace(WHO, staff="nobody")).patterns(SINCE)
