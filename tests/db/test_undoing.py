"""A visit undone: nothing of it counts any longer, and what has left the house stands."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import Table, select

from db.engine import reading
from db.imports import Inbox
from db.ledgers import credit, payout, stock, stock_hold, undone_case, undone_unit
from db.tables import balance, return_case, unit
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import law_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.days import Days
from returns_station.desk.commands import Part, TakeBack, UndoReturn
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.house import House
from returns_station.desk.payout_commands import ConfirmTill, FailPayout
from returns_station.desk.station import Station
from returns_station.desk.stock import NewCount
from returns_station.desk.undoing import CannotUndoError, Undone
from returns_station.desk.weighing import ImpossibleClaimError
from returns_station.policy.claim import Claim, ClaimLine, NewGoods, Outcome, Reason
from returns_station.policy.terms import OpenPurchase, Promise, Stage, Terms
from returns_station.sale import Sale, TenderKind
from tests.builders import NOW, SHOP, a_claim, a_line, a_sale, kronor
from tests.campaigns.ledgers import faults
from tests.db.shelf import a_store
from tests.returns_station.desk.counter import MAJA

REFUND, EXCHANGE, CREDIT = Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT
_TERMS: Final = Terms("test", OpenPurchase((Stage((Days(60),), (REFUND, EXCHANGE, CREDIT)),)))
_FAULTY: Final = a_claim(ClaimLine("1", reason=Reason.FAULTY))
_LAMP: Final = NewGoods("LAMP", kronor(649), title="Lampa")
_FOR_A_LAMP: Final = a_claim(ClaimLine("1", new_goods=_LAMP))


class Shop:
    """A station over a store-room with one sale of three jumpers, and counted lamps."""

    def __init__(self, folder: Path, sale: Sale | None = None) -> None:
        self.store: StoreRoom = a_store(folder, sale or a_sale(a_line(quantity=3, paid=1000)))
        house = House(SHOP, "sv", lambda sold: Promise(_TERMS, _TERMS, law_for(sold)))
        paper = SlipPaper("roll80")
        self.station = Station(self.store, paper, clock=lambda: NOW, house=house)
        Inbox(self.store.engine, clock=lambda: NOW, who=MAJA).count([NewCount("LAMP", 2)])

    def take(self, key: str, *parts: tuple[Claim, Outcome], sale_id: int = 1) -> str:
        """Take back on these claims in one visit; gives the slip."""
        asked = tuple(Part(sale_id, claim, outcome) for claim, outcome in parts)
        return self.station.perform(TakeBack(key, asked), MAJA).slip

    def undo(self, slip: str, key: str = "undo") -> Undone:
        """Undo a visit."""
        return self.station.perform(UndoReturn(key, slip), MAJA)

    def refused(self, slip: str, key: str = "undo") -> str:
        """Why a visit cannot be undone; nothing changes by asking."""
        before = self.everything()
        with pytest.raises(CannotUndoError) as told:
            self.undo(slip, key)
        assert self.everything() == before
        return told.value.advice.key

    def rows(self, table: Table, *names: str) -> list[tuple[object, ...]]:
        """What stands in these columns of a ledger."""
        with reading(self.store.engine) as connection:
            columns = [table.c[name] for name in names]
            return sorted(tuple(row) for row in connection.execute(select(*columns)))

    def used(self) -> dict[tuple[object, ...], object]:
        """All balances of which something is used, by sale, kind and part."""
        rows = self.rows(balance, "sale_id", "kind", "part", "used")
        return {row[:3]: row[3] for row in rows if row[3]}

    def everything(self) -> list[list[tuple[object, ...]]]:
        """All that an undo could change."""
        tables = (balance, unit, payout, credit, stock, stock_hold, undone_case, undone_unit)
        return [self.rows(table, *table.c.keys()) for table in tables]

    def left(self, sale_id: int = 1) -> int:
        """How many units of the first line can come back."""
        with self.store.views() as views:
            view = views.sale(sale_id)
        assert view is not None
        return view.left("1")


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """A shop whose ledgers add up when it closes, whatever was done."""
    opened = Shop(tmp_path)
    yield opened
    with reading(opened.store.engine) as connection:
        assert faults(connection) == []


def test_that_what_was_undone_can_come_back_again(shop: Shop) -> None:
    slip = shop.take("one", (a_claim(ClaimLine("1", 3)), REFUND))
    assert shop.used() == {(1, "units", 1): 3, (1, "paid", 1): 100_000, (1, "tender", 1): 100_000}

    undone = shop.undo(slip)

    assert (undone.slip, undone.again, len(undone.events)) == (slip, False, 1)
    assert (shop.used(), shop.rows(unit, "nth"), shop.left()) == ({}, [], 3)
    assert shop.rows(undone_unit, "case_id", "line_id", "nth") == [(1, 1, nr) for nr in (1, 2, 3)]
    assert shop.rows(payout, "operation", "state") == [("one:1:card", "cancelled")]
    assert shop.rows(undone_case, "case_id", "key", "actor", "desk") == [
        (1, "undo", "Maja", "Disk 2")
    ]
    again = shop.take("two", (a_claim(ClaimLine("1", 3)), REFUND))
    assert again != slip
    assert shop.rows(payout, "operation", "amount", "state") == [
        ("one:1:card", 100_000, "cancelled"),
        ("two:1:card", 100_000, "promised"),
    ]


def test_that_the_gap_of_an_undone_return_is_filled(shop: Shop) -> None:
    first = shop.take("one", (a_claim(), REFUND))
    shop.take("two", (a_claim(), REFUND))
    shop.undo(first)
    assert shop.rows(unit, "nth", "case_id") == [(2, 2)]

    shop.take("three", (a_claim(ClaimLine("1", 2)), REFUND))

    assert shop.rows(unit, "nth", "case_id") == [(1, 3), (2, 2), (3, 3)]
    assert shop.used() == {(1, "units", 1): 3, (1, "paid", 1): 100_000, (1, "tender", 1): 100_000}


def test_that_a_visit_of_several_parts_is_undone_whole(shop: Shop) -> None:
    parts = ((a_claim(), CREDIT), (a_claim(ClaimLine("1", 2)), REFUND))
    slip = shop.take("one", *parts)

    undone = shop.undo(slip)

    assert shop.rows(undone_case, "case_id", "key") == [(1, "undo"), (2, "undo")]
    assert len(undone.events) == 2
    assert (shop.used(), shop.left()) == ({}, 3)


def test_that_the_same_press_undoes_once(shop: Shop) -> None:
    slip = shop.take("one", (a_claim(), REFUND))
    shop.undo(slip)
    before = shop.everything()

    again = shop.undo(slip)

    assert (again.again, again.events, again.slip) == (True, (), slip)
    assert shop.everything() == before


def test_that_what_is_undone_is_not_undone_by_another(shop: Shop) -> None:
    slip = shop.take("one", (a_claim(), REFUND))
    shop.undo(slip)

    assert shop.refused(slip, "other") == "undo.undone_before"


@pytest.mark.parametrize("slip", ("RS000000999", ""))
def test_that_nothing_is_undone_by_a_number_that_is_not_known(shop: Shop, slip: str) -> None:
    shop.take("one", (a_claim(days_old=400), REFUND))

    assert shop.refused(slip) == "slip.unknown"


def test_that_what_was_paid_out_stands(shop: Shop) -> None:
    slip = shop.take("one", (a_claim(), REFUND))
    shop.station.perform(ConfirmTill("till", slip, "K-1"), MAJA)

    assert shop.refused(slip) == "undo.money_left"
    assert shop.left() == 2


def test_that_one_of_two_payouts_is_enough_for_a_visit_to_stand(tmp_path: Path) -> None:
    line = a_line(quantity=3, paid=1000)
    tenders = a_sale(line).tenders
    card = replace(tenders[0], amount=kronor(600))
    coins = replace(card, nr=2, kind=TenderKind.CASH, amount=kronor(400), label="")
    shop = Shop(tmp_path, replace(a_sale(line), tenders=(card, coins)))
    slip = shop.take("one", (a_claim(), REFUND))
    shop.station.perform(FailPayout("no", "one:1:card", "Spärrat"), MAJA)
    shop.station.perform(ConfirmTill("till", slip, "K-1"), MAJA)

    assert shop.refused(slip) == "undo.money_left"


def test_that_money_that_did_not_go_out_can_be_let_go(shop: Shop) -> None:
    slip = shop.take("one", (a_claim(), REFUND))
    shop.station.perform(FailPayout("no", "one:1:card", "Spärrat"), MAJA)

    shop.undo(slip)

    assert shop.rows(payout, "state") == [("cancelled",)]


def test_that_unspent_credit_is_void_with_its_visit(shop: Shop) -> None:
    slip = shop.take("one", (a_claim(), CREDIT))
    ((number,),) = shop.rows(credit, "number")

    undone = shop.undo(slip)

    assert shop.rows(credit, "amount", "remaining") == [(33_333, 0)]
    assert len(undone.events) == 2
    with shop.store.views() as views:
        view = views.credit(str(number))
    assert view is not None
    assert view.is_voided


def test_that_a_visit_whose_credit_was_used_stands(shop: Shop) -> None:
    slip = shop.take("one", (a_claim(), CREDIT))
    ((number,),) = shop.rows(credit, "number")
    shop.station.perform(RedeemCredit("buy", str(number), kronor("0.01"), "K-1"), MAJA)

    assert shop.refused(slip) == "undo.credit_spent"


def test_that_goods_of_an_undone_exchange_are_back_on_the_shelf(shop: Shop) -> None:
    slip = shop.take("one", (_FOR_A_LAMP, EXCHANGE))
    assert shop.rows(stock, "on_hand", "held") == [(1, 0)]
    assert shop.left(2) == 1

    shop.undo(slip)

    assert shop.rows(stock, "on_hand", "held") == [(2, 0)]
    assert shop.rows(stock_hold, "state") == [("released",)]
    assert (shop.left(2), shop.left(1)) == (0, 3)
    assert shop.used() == {(2, "units", 2): 1, (2, "paid", 2): 64_900}
    with pytest.raises(ImpossibleClaimError):
        shop.take("two", (a_claim(), REFUND), sale_id=2)


def test_that_goods_kept_for_her_are_free_again(shop: Shop) -> None:
    at_home = replace(_FOR_A_LAMP, goods_at_home=True)
    slip = shop.take("one", (at_home, EXCHANGE))
    assert shop.rows(stock, "on_hand", "held") == [(2, 1)]

    shop.undo(slip)

    assert shop.rows(stock, "on_hand", "held") == [(2, 0)]


@pytest.mark.parametrize("outcome", (REFUND, Outcome.PRICE_REDUCTION))
def test_that_an_exchange_stands_whose_goods_have_moved_on(shop: Shop, outcome: Outcome) -> None:
    slip = shop.take("one", (_FOR_A_LAMP, EXCHANGE))
    cheaper = ClaimLine("1", reason=Reason.FAULTY, price_reduction=kronor(1))
    claim = replace(a_claim(cheaper), wants=outcome)
    later = shop.take("two", (claim, outcome), sale_id=2)

    assert shop.refused(slip) == "undo.goods_back"

    shop.undo(later, "later")
    shop.undo(slip)
    assert (shop.left(1), shop.rows(stock, "on_hand")) == (3, [(2,)])


def test_that_what_uses_up_nothing_can_be_undone_too(shop: Shop) -> None:
    slip = shop.take("one", (_FAULTY, Outcome.REPAIR))

    shop.undo(slip)

    assert (shop.used(), shop.rows(undone_unit, "nth"), shop.left()) == ({}, [], 3)


def test_that_delivery_that_was_given_back_can_be_given_again(tmp_path: Path) -> None:
    shop = Shop(tmp_path, a_sale(a_line(paid=100), delivery=49))
    slip = shop.take("one", (_FAULTY, REFUND))
    assert shop.used()[1, "delivery", 0] == 4_900

    shop.undo(slip)
    shop.take("two", (_FAULTY, REFUND))

    assert shop.used()[1, "delivery", 0] == 4_900
    assert shop.rows(payout, "amount", "state") == [
        (14_900, "cancelled"),
        (14_900, "promised"),
    ]


def test_that_a_question_on_the_same_slip_is_undone_with_it(shop: Shop) -> None:
    late = replace(_FAULTY, lines=(*_FAULTY.lines, ClaimLine("1")), told_at=NOW.replace(year=2027))
    slip = shop.take("one", (late, Outcome.REPLACEMENT))
    assert len(shop.rows(return_case, "slip")) == 2

    shop.undo(slip)

    assert shop.rows(undone_case, "case_id") == [(1,), (2,)]
    assert (shop.used(), shop.left()) == ({(2, "units", 2): 1, (2, "paid", 2): 33_333}, 3)
