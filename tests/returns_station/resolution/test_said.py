"""The yes in one sentence: which words, and what stands in them."""

from dataclasses import replace

import pytest

from returns_station.customer import Customer
from returns_station.phrase import Phrase
from returns_station.policy.claim import Bringer, ClaimLine, NewGoods, Outcome, Reason
from returns_station.policy.entitlement import Ground
from returns_station.policy.terms import PartPromotion
from returns_station.resolution.offers import Offer
from returns_station.resolution.words import says, when
from returns_station.sale import Sale, Tender, TenderKind
from tests.builders import a_claim, a_line, a_sale, kronor
from tests.returns_station.resolution.settling import offered
from tests.returns_station.resolution.test_credit_and_tenders import TERMS, credit


def of(found: tuple[Offer, ...], outcome: Outcome) -> Offer:
    return next(each for each in found if each.outcome is outcome)


def unnamed(sale: Sale) -> Sale:
    return replace(sale, customer=None)


@pytest.mark.parametrize(
    ("goods", "phrase"),
    (
        (None, Phrase("yes.exchange.open")),
        (NewGoods("LAMP", kronor(600)), Phrase("yes.exchange.pay", {"amount": kronor(101)})),
        (NewGoods("LAMP", kronor(400)), Phrase("yes.exchange.back", {"amount": kronor(99)})),
        (NewGoods("LAMP", kronor(499)), Phrase("yes.exchange.even")),
    ),
)
def test_that_an_exchange_tells_what_differs(goods: NewGoods | None, phrase: Phrase) -> None:
    found = offered(a_sale(), a_claim(ClaimLine("1", new_goods=goods)))

    assert of(found, Outcome.EXCHANGE).says == phrase


def test_that_the_coins_of_an_exchange_are_told_as_they_are_counted_out() -> None:
    sale = a_sale(tender=TenderKind.CASH)
    goods = NewGoods("LAMP", kronor("399.50"))

    found = offered(sale, a_claim(ClaimLine("1", new_goods=goods)))

    assert of(found, Outcome.EXCHANGE).says == Phrase("yes.exchange.back", {"amount": kronor(100)})


def test_that_who_got_a_gift_hears_of_credit_and_never_of_the_giver() -> None:
    goods = NewGoods("LAMP", kronor(400))
    claim = replace(a_claim(ClaimLine("1", new_goods=goods)), by=Bringer.GIFT_RECEIVER)
    terms = replace(TERMS, gift=(Outcome.EXCHANGE, Outcome.STORE_CREDIT))

    offer = of(offered(a_sale(), claim, terms=terms), Outcome.EXCHANGE)

    assert offer.settlement.store_credit == kronor(99)
    assert offer.says == Phrase("yes.exchange.credit", {"amount": kronor(99)})


@pytest.mark.parametrize(
    ("reason", "known", "phrase"),
    (
        (Reason.FAULTY, True, Phrase("yes.replacement.new_named", {"name": "Elin"})),
        (Reason.FAULTY, False, Phrase("yes.replacement.new")),
        (
            Reason.WRONG_ITEM,
            True,
            Phrase("yes.replacement.named", {"name": "Elin", "goods": "Stickad tröja KNIT-M"}),
        ),
        (Reason.WRONG_ITEM, False, Phrase("yes.replacement", {"goods": "Stickad tröja KNIT-M"})),
    ),
)
def test_that_we_say_sorry_by_name_and_name_the_goods_where_they_are_others(
    reason: Reason, *, known: bool, phrase: Phrase
) -> None:
    sale = a_sale() if known else unnamed(a_sale())

    found = offered(sale, a_claim(reason=reason))

    assert of(found, Outcome.REPLACEMENT).says == phrase


def test_that_a_company_is_called_by_all_of_its_name() -> None:
    firm = replace(a_sale(), buyer="business", customer=Customer(name="Granlöv Kontor AB"))

    found = offered(firm, a_claim(reason=Reason.WRONG_ITEM), terms=TERMS)

    assert of(found, Outcome.REFUND).says.key == "yes.refund.card_ending"


def test_that_credit_and_a_repair_are_told() -> None:
    settled = credit(a_sale(), TERMS)
    repaired = of(offered(a_sale(), a_claim(reason=Reason.FAULTY)), Outcome.REPAIR)

    told = says(a_sale(), a_claim(), settled, Ground.OPEN_PURCHASE)
    assert told == Phrase("yes.store_credit", {"amount": kronor(499)})
    assert (when(settled).key, repaired.says.key) == ("when.now", "yes.repair")
    assert repaired.when.key == "when.mended"


@pytest.mark.parametrize("kind", tuple(TenderKind))
def test_that_the_yes_names_what_the_money_goes_to(kind: TenderKind) -> None:
    sale = replace(a_sale(), tenders=(Tender(1, kind, kronor(499)),))

    offer = of(offered(sale, a_claim()), Outcome.REFUND)

    assert offer.says == Phrase(f"yes.refund.{kind}", {"amount": kronor(499)})
    assert offer.when.key == ("when.now" if kind is TenderKind.CASH else "when.by")


def test_that_several_tenders_are_told_as_they_were_paid() -> None:
    half = kronor("249.50")
    sale = replace(
        a_sale(), tenders=(Tender(1, TenderKind.CARD, half), Tender(2, TenderKind.SWISH, half))
    )

    offer = of(offered(sale, a_claim()), Outcome.REFUND)

    assert offer.says == Phrase("yes.refund.as_paid", {"amount": kronor(499)})


def test_that_goods_that_cost_nothing_bring_nothing_and_say_so() -> None:
    offer = of(offered(a_sale(a_line(paid=0)), a_claim()), Outcome.REFUND)

    assert offer.says.key == "yes.refund.nothing"


def test_that_a_recount_that_keeps_all_is_no_fee() -> None:
    kept = replace(TERMS, promotion_on_part_return=PartPromotion.REPRICE)
    line = replace(a_line(quantity=2, paid=500), promotion=kronor(500))

    first = of(offered(a_sale(line), a_claim(), terms=kept), Outcome.REFUND)

    assert (first.settlement.refund, first.settlement.fees) == (kronor(0), ())
    assert first.says.key == "yes.refund.nothing"
