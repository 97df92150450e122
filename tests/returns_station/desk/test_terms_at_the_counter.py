"""A claim is read by the terms of two days, its own and the sale's; new terms are tried on old."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from returns_station.case import GoodsTakenBack
from returns_station.desk.terms_views import Dot
from returns_station.policy.claim import Claim, ClaimLine, Earlier, Outcome
from returns_station.sale import Sale
from tests.builders import BOUGHT_ON, a_claim, a_line, a_sale, kronor, looking, taking
from tests.returns_station.desk.counter import MAJA
from tests.returns_station.desk.promises import TODAY, Desk, days

LONG_AGO = date(2026, 1, 12)


def accepted(desk: Desk, claim: Claim, sale_id: int = 1) -> bool:
    """Whether the counter says yes at once."""
    return looking(desk.station, sale_id, claim).decision.accepted


def old(days_old: int) -> Claim:
    """A claim so many days after what was bought long ago."""
    return a_claim(days_old=days_old, bought_on=LONG_AGO)


def test_that_a_loosened_promise_helps_from_the_day_it_holds(tmp_path: Path) -> None:
    desk = Desk(tmp_path, a_sale(bought_on=LONG_AGO))
    before, after = (TODAY - LONG_AGO).days - 1, (TODAY - LONG_AGO).days

    desk.publish(days(365))

    assert (accepted(desk, old(before)), accepted(desk, old(after))) == (False, True)


def test_that_a_tightened_promise_takes_nothing_from_what_is_bought(tmp_path: Path) -> None:
    desk = Desk(tmp_path, a_sale(bought_on=TODAY), a_sale(number="2", bought_on=TODAY))
    desk.publish(days(365))
    desk.at(TODAY + timedelta(days=40))
    desk.publish(days(14), desk.now.date(), key="two")

    assert accepted(desk, a_claim(days_old=300, bought_on=TODAY))


def test_that_preview_and_deed_name_the_versions_of_both_days(tmp_path: Path) -> None:
    desk = Desk(tmp_path, a_sale(bought_on=BOUGHT_ON))
    version = desk.publish(days(365))

    done = desk.station.perform(taking("k", 1, a_claim()), MAJA)

    event, *_ = done.events
    assert isinstance(event, GoodsTakenBack)
    assert event.terms[0].startswith("house")
    assert event.terms[1] == version


def shop_with_claims(folder: Path) -> Desk:
    """Three claims of the year: one long overdue, one in time, one far too late."""
    sales = [a_sale(number=str(nr), bought_on=LONG_AGO) for nr in range(3)]
    desk = Desk(folder, *sales)
    for nr, days_old in enumerate((100, 20, 300), start=1):
        desk.station.perform(taking(f"k{nr}", nr, old(days_old)), MAJA)
    return desk


def test_that_new_terms_are_tried_on_real_claims_in_their_order(tmp_path: Path) -> None:
    desk = shop_with_claims(tmp_path)

    tried = desk.station.try_terms(days(120), TODAY)

    assert tried.dots == (Dot.NEW_YES, Dot.SAME, Dot.ASKS)
    assert (tried.count(Dot.NEW_YES), tried.count(Dot.LESS)) == (1, 0)


def test_that_who_would_have_got_less_is_told_honestly(tmp_path: Path) -> None:
    desk = shop_with_claims(tmp_path)

    shorter = desk.station.try_terms(days(14), TODAY)
    no_money = desk.station.try_terms(days(30, (Outcome.EXCHANGE,)), TODAY)

    assert shorter.dots == no_money.dots == (Dot.ASKS, Dot.LESS, Dot.ASKS)


def test_that_trying_runs_the_own_examples_and_keeps_nothing(tmp_path: Path) -> None:
    desk = shop_with_claims(tmp_path)
    desk.put_case("short", answer="accepted", days_old=10)
    desk.put_case("long", answer="accepted", days_old=90)

    tried = desk.station.try_terms(days(60), TODAY)

    assert (tried.own.hold, tried.own.count) == (1, 2)
    assert [broken.id for broken in tried.own.broken] == ["long"]
    with desk.station.store.views() as views:
        assert (views.terms_versions(), views.terms_book().versions) == ((), ())


def a_pair() -> Sale:
    """Two pairs of the same goods, paid with one card."""
    return a_sale(a_line(quantity=4, paid=400), delivery=49)


def test_that_a_recent_claim_comes_with_what_had_come_back_until_then(tmp_path: Path) -> None:
    desk = Desk(tmp_path, a_pair())
    claims = [a_claim(ClaimLine("1", quantity=nr)) for nr in (1, 2, 1)]
    for nr, claim in enumerate(claims):
        desk.station.perform(taking(f"k{nr}", 1, claim), MAJA)

    with desk.station.store.views() as views:
        recent = views.recent_claims()
        (last,) = views.recent_claims(1)

    assert [one.claim for one in recent] == claims
    assert recent[0].earlier == Earlier()
    assert [one.earlier.units for one in recent] == [{}, {"1": 1}, {"1": 3}]
    assert last.earlier.refunded == {"1": kronor(300)}
    assert last == recent[2]


def test_that_a_claim_that_asked_a_person_is_among_the_recent(tmp_path: Path) -> None:
    desk = Desk(tmp_path, a_sale(bought_on=LONG_AGO))
    claim = replace(old(300), wants=Outcome.REFUND)
    desk.station.perform(taking("k", 1, claim), MAJA)

    with desk.station.store.views() as views:
        (one,) = views.recent_claims()

    assert (one.claim, one.sale.number) == (claim, "2041-1187")
