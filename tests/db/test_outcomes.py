"""Every way of making it good, from the claim to the ledgers and the slip, through the one door."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from db.engine import reading
from db.ledgers import payout
from db.tables import case_line, return_case, unit
from db.unit_of_work import StoreRoom
from returns_station.adapters.law.book import promise_for
from returns_station.adapters.printing.paper import SlipPaper
from returns_station.adapters.printing.words import words_of
from returns_station.adapters.speech import speech
from returns_station.canonical import typed
from returns_station.days import Days
from returns_station.desk.house import House
from returns_station.desk.station import Station
from returns_station.desk.taking_back import Done
from returns_station.desk.weighing import ImpossibleClaimError
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import (
    Bringer,
    Claim,
    ClaimLine,
    NewGoods,
    Outcome,
    Proof,
    Reason,
)
from returns_station.policy.terms import (
    Accepts,
    OpenPurchase,
    Promise,
    Stage,
    Terms,
    ValuedAt,
    WithoutProof,
)
from returns_station.sale import Sale
from returns_station.slip import Slip
from tests.builders import NOW, SHOP, a_claim, a_line, a_sale, kronor, looking, taking
from tests.db.shelf import a_store
from tests.returns_station.desk.counter import MAJA

_GIVES = (Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT)
_WHATEVER = OpenPurchase((Stage((Days(60),), _GIVES),), frozenset({Accepts.ANY}))
_TERMS = Terms(
    "test",
    _WHATEVER,
    gift=(Outcome.EXCHANGE, Outcome.STORE_CREDIT),
    without_proof=WithoutProof((Outcome.STORE_CREDIT,), ValuedAt.PRICE_TODAY),
)
_FAULTY = ClaimLine("1", reason=Reason.FAULTY)
_LANGUAGES = ("sv", "nb", "fi", "da", "en")


class Shop:
    """A station over a store-room with one sale, and what its ledgers came to hold."""

    def __init__(self, folder: Path, sale: Sale | None = None, terms: Terms = _TERMS) -> None:
        self.store: StoreRoom = a_store(folder, sale or a_sale())
        house = House(SHOP, "sv", lambda sold: Promise(terms, terms, promise_for(sold).law))
        paper = SlipPaper("roll80")
        self.station = Station(self.store, paper, clock=lambda: NOW, house=house)

    def take_back(self, claim: Claim, outcome: Outcome, key: str = "key-1") -> Done:
        """Take back on a claim, made good in this way."""
        return self.station.perform(taking(key, 1, claim, outcome), MAJA)

    def slip(self, done: Done) -> Slip:
        """The slip that was written."""
        with self.store.views() as views:
            slip: Slip | None = views.slip(done.slip)
        assert slip is not None
        return slip

    def rows(self, *columns: object) -> list[tuple[object, ...]]:
        """What stands in these columns of a ledger."""
        with reading(self.store.engine) as connection:
            return [tuple(row) for row in connection.execute(select(*columns))]  # type: ignore[call-overload]  # columns of one table

    def payouts(self) -> list[tuple[object, ...]]:
        """What the till was told to give: by which tender, and how much."""
        return self.rows(payout.c.kind, payout.c.amount)

    def refund_of(self, claim: Claim) -> Money:
        """The money back that a claim would give now."""
        seen = looking(self.station, 1, claim)
        return next(o.settlement.refund for o in seen.offers if o.outcome is Outcome.REFUND)


def test_that_a_repaired_thing_can_still_be_returned_later(tmp_path: Path) -> None:
    shop = Shop(tmp_path)

    done = shop.take_back(a_claim(_FAULTY), Outcome.REPAIR)

    assert shop.slip(done).lead.key == "slip.lead.repair"
    assert (shop.rows(unit.c.nth), shop.payouts()) == ([], [])
    assert shop.refund_of(a_claim(days_old=20)) == kronor(499)


def test_that_a_reduced_price_leaves_the_rest_to_come_back(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    keeps = replace(_FAULTY, price_reduction=kronor(100))
    claim = replace(a_claim(keeps), wants=Outcome.PRICE_REDUCTION)

    shop.take_back(claim, Outcome.PRICE_REDUCTION)

    assert shop.payouts() == [("card", 10_000)]
    assert shop.rows(case_line.c.goods) == [("kept",)]
    assert shop.rows(unit.c.nth) == []
    assert shop.refund_of(a_claim(days_old=20)) == kronor(399)


def test_that_a_price_is_never_reduced_below_what_is_left_of_it(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    keeps = replace(_FAULTY, price_reduction=kronor(300))
    claim = replace(a_claim(keeps), wants=Outcome.PRICE_REDUCTION)
    shop.take_back(claim, Outcome.PRICE_REDUCTION)

    with pytest.raises(ImpossibleClaimError):
        shop.take_back(claim, Outcome.PRICE_REDUCTION, "key-2")

    assert shop.payouts() == [("card", 30_000)]


def test_that_credit_is_paid_out_once(tmp_path: Path) -> None:
    shop = Shop(tmp_path)

    done = shop.take_back(a_claim(), Outcome.STORE_CREDIT)
    again = shop.take_back(a_claim(), Outcome.STORE_CREDIT)
    with pytest.raises(ImpossibleClaimError):
        shop.take_back(a_claim(), Outcome.STORE_CREDIT, "key-2")

    assert (again.again, again.slip) == (True, done.slip)
    assert shop.payouts() == [("store_credit", 49_900)]
    assert shop.slip(done).total == kronor(499)


def test_that_what_an_exchange_costs_more_is_paid_at_the_till(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    dearer = ClaimLine("1", new_goods=NewGoods("LAMP", kronor("649.50")))

    done = shop.take_back(a_claim(dearer), Outcome.EXCHANGE)

    slip = shop.slip(done)
    assert (slip.total, slip.total_says) == (kronor("150.50"), Phrase("slip.total.to_pay"))
    assert slip.next_steps[0].what == Phrase("slip.next.pay", {"amount": kronor("150.50")})
    assert shop.payouts() == []
    (body,) = shop.rows(return_case.c.body)
    assert typed(json.loads(str(body[0]))["settled"]["to_pay"]) == kronor("150.50")


def test_that_the_rest_of_an_exchange_goes_back_to_the_card(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    cheaper = ClaimLine("1", new_goods=NewGoods("MUG", kronor(99)))

    done = shop.take_back(a_claim(cheaper), Outcome.EXCHANGE)

    slip = shop.slip(done)
    assert (slip.lines[0].amount, slip.goods_out[0].amount) == (kronor(499), kronor(99))
    assert slip.total == kronor(400)
    assert shop.payouts() == [("card", 40_000)]


def test_that_the_rest_of_an_exchanged_gift_is_credit(tmp_path: Path) -> None:
    shop = Shop(tmp_path)
    cheaper = ClaimLine("1", new_goods=NewGoods("MUG", kronor(99)))

    done = shop.take_back(_a_gift(cheaper), Outcome.EXCHANGE)

    assert shop.slip(done).lead.key == "slip.lead.exchange_credit"
    assert shop.payouts() == [("store_credit", 40_000)]


def test_that_a_gift_slip_tells_neither_who_paid_nor_by_which_card(tmp_path: Path) -> None:
    shop = Shop(tmp_path, terms=replace(_TERMS, gift=None))

    slip = shop.slip(shop.take_back(_a_gift(ClaimLine("1")), Outcome.REFUND))

    assert "Elin" not in str(slip)
    assert "4242" not in str(slip)
    assert [step.what.key for step in slip.next_steps] == ["slip.next.payer"]


def test_that_a_gift_slip_has_one_sum(tmp_path: Path) -> None:
    shop = Shop(tmp_path, a_sale(a_line(), a_line("2", paid=200)))
    both = _a_gift(ClaimLine("1"), ClaimLine("2"))

    slip = shop.slip(shop.take_back(both, Outcome.STORE_CREDIT))

    assert slip.total == kronor(699)
    assert not any(line.amount for line in slip.lines)


def test_that_goods_without_a_receipt_become_credit_of_what_they_cost_today(tmp_path: Path) -> None:
    line = replace(a_line(), price_today=kronor(399))
    shop = Shop(tmp_path, a_sale(line))
    unproven = replace(a_claim(), proof=Proof.NONE, by=Bringer.SOMEONE_ELSE)

    slip = shop.slip(shop.take_back(unproven, Outcome.STORE_CREDIT))

    assert slip.total == kronor(399)
    assert slip.lines[0].why.key == "slip.why_until.goodwill"
    assert slip.thanks.key == "slip.thanks_you"


def test_that_fees_and_what_is_kept_have_lines_of_their_own(tmp_path: Path) -> None:
    stage = Stage((Days(60),), _GIVES, percent=Decimal(80))
    terms = Terms("test", OpenPurchase((stage,)), return_fee=Decimal(29))
    shop = Shop(tmp_path, terms=terms)

    slip = shop.slip(shop.take_back(a_claim(), Outcome.STORE_CREDIT))

    named = {sum_.what.key: sum_.amount for sum_ in slip.tenders}
    assert named == {
        "slip.of_it.deduction_part": kronor("99.80"),
        "slip.of_it.fee.return": kronor(29),
    }
    assert slip.total == kronor("370.20")


def test_that_one_like_hers_is_a_new_one_and_another_is_the_right_one(tmp_path: Path) -> None:
    shop = Shop(tmp_path, a_sale(a_line(quantity=2, paid=998)))

    faulty = shop.slip(shop.take_back(a_claim(_FAULTY), Outcome.REPLACEMENT))
    wrong = a_claim(reason=Reason.WRONG_ITEM)
    mistaken = shop.slip(shop.take_back(wrong, Outcome.REPLACEMENT, "key-2"))

    assert (faulty.lead.key, mistaken.lead.key) == ("slip.lead.new", "slip.lead.replacement")


def test_that_the_slip_tells_the_ground_that_gave_what_she_chose(tmp_path: Path) -> None:
    shop = Shop(tmp_path)

    slip = shop.slip(shop.take_back(a_claim(_FAULTY), Outcome.STORE_CREDIT))

    assert slip.lines[0].why.key == "slip.why_until.open_purchase"
    assert shop.rows(case_line.c.ground) == [("open_purchase",)]


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("outcome", Outcome)
def test_that_every_outcome_is_said_on_its_slip(
    tmp_path: Path, outcome: Outcome, language: str
) -> None:
    shop = Shop(tmp_path)
    goods = NewGoods("LAMP", kronor(600)) if outcome is Outcome.EXCHANGE else None
    line = replace(_FAULTY, price_reduction=kronor(50), new_goods=goods)
    wants = Outcome.PRICE_REDUCTION if outcome is Outcome.PRICE_REDUCTION else None

    done = shop.take_back(replace(a_claim(line), wants=wants), outcome)

    spoken = str(words_of(replace(shop.slip(done), language=language), speech(language)))
    assert not [word for word in spoken.split("'") if word.startswith(("slip.", "tender."))]


def _a_gift(*lines: ClaimLine) -> Claim:
    return replace(a_claim(*lines), by=Bringer.GIFT_RECEIVER, proof=Proof.GIFT_RECEIPT)
