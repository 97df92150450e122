"""What a visit promises in money: a payout for each tender, a document for credit, each once."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from returns_station.case import ReturnCase
from returns_station.credit import Credit, CreditKind
from returns_station.money import Money
from returns_station.owing import Owed, credits_of, payouts_of
from returns_station.payout import PayoutState, PayoutVia
from returns_station.policy.claim import ClaimLine, Outcome
from returns_station.policy.terms import Promise
from returns_station.sale import Channel, Sale, Tender, TenderKind
from tests.builders import NOW, a_claim, a_sale, kronor
from tests.returns_station.slip_writing.visits import (
    GENEROUS,
    a_gift,
    case_of,
    jumper,
    swapped,
)

REFUND, EXCHANGE, CREDIT = Outcome.REFUND, Outcome.EXCHANGE, Outcome.STORE_CREDIT
CARD, CASH = TenderKind.CARD, TenderKind.CASH
GIFT_CARD, STORE_CREDIT = TenderKind.GIFT_CARD, TenderKind.STORE_CREDIT
SLIP = "RS000000427"


def documents(case: ReturnCase, law: int | None = None) -> tuple[Credit, ...]:
    """The documents of a visit, each numbered by its kind."""
    return credits_of(
        case, SLIP, number=lambda kind: f"nr-{kind}", law_months=lambda _market, _day: law
    )


def owed(case: ReturnCase, *payers: PayoutVia) -> tuple[Owed, ...]:
    """The payouts of a visit."""
    return payouts_of(case, SLIP, documents(case), frozenset(payers))


def amounts(case: ReturnCase) -> list[tuple[str, Money]]:
    """The payouts' operations, and how much each pays."""
    return [(one.payout.operation, one.payout.amount) for one in owed(case)]


def paid_by(*tenders: tuple[TenderKind, int | str], number: str = "A") -> Sale:
    """Two jumpers at 250 and 249, paid with these tenders."""
    lines = (jumper(paid=250), jumper("2", paid=249))
    given = tuple(
        Tender(nr, kind, kronor(amount), "4242" if kind is CARD else "")
        for nr, (kind, amount) in enumerate(tenders, 1)
    )
    return replace(a_sale(*lines, number=number), tenders=given)


def a_question() -> ReturnCase:
    """A visit that a person looks at."""
    return case_of((a_sale(), a_claim(days_old=400), REFUND))


def test_that_a_question_promises_no_money() -> None:
    assert a_question().reckoning is None
    assert (documents(a_question()), owed(a_question())) == ((), ())


def test_that_even_goods_promise_no_money() -> None:
    case = case_of((a_sale(), a_claim(swapped("Lampa", 499)), EXCHANGE))

    assert (documents(case), owed(case)) == ((), ())


def test_that_a_payout_tells_all_that_whoever_pays_must_know() -> None:
    (one,) = owed(case_of((paid_by((CARD, 499)), a_claim(), REFUND)))

    payout = one.payout
    assert one.part == 0
    assert (payout.operation, payout.case, payout.sale, payout.slip) == (
        "key/1:1:card",
        "key/1",
        "A",
        SLIP,
    )
    assert (payout.tender_nr, payout.kind, payout.label) == (1, CARD, "4242")
    assert (payout.amount, payout.rounding, payout.at) == (kronor(250), kronor(0), NOW)
    assert (payout.via, payout.state, payout.tries) == (PayoutVia.TILL, PayoutState.PROMISED, 0)


def test_that_each_tender_of_each_sale_is_paid_once_for_all_parts() -> None:
    first, other = paid_by((CARD, 300), (CASH, 199)), paid_by((CARD, 499), number="B")
    case = case_of(
        (first, a_claim(), REFUND),
        (other, a_claim(), REFUND),
        (first, a_claim(ClaimLine("2")), REFUND),
    )

    assert amounts(case) == [
        ("key/1:1:card", kronor(300)),
        ("key/1:2:cash", kronor(199)),
        ("key/2:1:card", kronor(250)),
    ]
    assert [(one.part, one.payout.sale) for one in owed(case)] == [(0, "A"), (0, "A"), (1, "B")]


def test_that_a_tender_that_was_set_off_is_paid_the_rest_and_none_is_paid_nothing() -> None:
    first, other = paid_by((CARD, 499)), paid_by((CARD, 499), number="B")
    part = (first, a_claim(ClaimLine("2")), REFUND)

    some = case_of((other, a_claim(swapped("Lampa", 300)), EXCHANGE), part)
    every = case_of((other, a_claim(swapped("Lampa", 499)), EXCHANGE), part)

    assert amounts(some) == [("key/2:1:card", kronor(199))]
    assert amounts(every) == []


@pytest.mark.parametrize(
    ("channel", "kind", "payers", "via"),
    (
        (Channel.STORE, CARD, (PayoutVia.TERMINAL,), PayoutVia.TERMINAL),
        (Channel.STORE, CARD, (PayoutVia.GATEWAY,), PayoutVia.TILL),
        (Channel.DISTANCE, CARD, (PayoutVia.GATEWAY,), PayoutVia.GATEWAY),
        (Channel.STORE, CASH, (PayoutVia.TERMINAL, PayoutVia.GATEWAY), PayoutVia.TILL),
    ),
)
def test_that_a_payout_goes_to_who_can_pay_it(
    channel: Channel, kind: TenderKind, payers: tuple[PayoutVia, ...], via: PayoutVia
) -> None:
    sold = a_sale(jumper(), channel=channel, tender=kind)

    (one,) = owed(case_of((sold, a_claim(), REFUND)), *payers)

    assert one.payout.via is via


# Coins


@pytest.mark.parametrize(
    ("price", "rounding"),
    (("499.49", "-0.49"), ("499.50", "0.50"), ("499.51", "0.49"), ("499", "0")),
)
def test_that_the_till_counts_out_whole_coins(price: str, rounding: str) -> None:
    sold = a_sale(jumper(paid=price), tender=CASH)

    (one,) = owed(case_of((sold, a_claim(), REFUND)))

    assert (one.payout.amount, one.payout.rounding) == (kronor(price), kronor(rounding))
    assert one.payout.to_pay.minor % 100 == 0


def test_that_coins_are_rounded_once_for_the_whole_visit() -> None:
    one, two = (a_sale(jumper(paid="10.40"), number=nr, tender=CASH) for nr in ("A", "B"))

    payouts = owed(case_of((one, a_claim(), REFUND), (two, a_claim(), REFUND)))

    assert [each.payout.amount for each in payouts] == [kronor("10.40")] * 2
    assert [each.payout.rounding for each in payouts] == [kronor("0.20"), kronor(0)]
    assert sum(each.payout.to_pay.minor for each in payouts) == 2_100


def test_that_only_coins_are_rounded() -> None:
    sold = a_sale(jumper(paid="499.49"))
    mixed = replace(
        sold, tenders=(Tender(1, CARD, kronor("100.10")), Tender(2, CASH, kronor("399.39")))
    )

    payouts = owed(case_of((mixed, a_claim(), REFUND)))

    assert [(each.payout.kind, each.payout.rounding) for each in payouts] == [
        (CARD, kronor(0)),
        (CASH, kronor("-0.39")),
    ]


# Credit


def test_that_new_credit_is_a_document_that_is_paid_at_once() -> None:
    case = case_of((paid_by((CARD, 499)), a_claim(), CREDIT))

    (paper,) = documents(case)
    (one,) = owed(case)

    assert (paper.number, paper.kind, paper.slip) == (
        "nr-store_credit",
        CreditKind.STORE_CREDIT,
        SLIP,
    )
    assert (paper.amount, paper.remaining, paper.issued_at) == (kronor(250), kronor(250), NOW)
    payout = one.payout
    assert (payout.operation, payout.tender_nr, payout.label) == ("key/1:credit", 0, "")
    assert (payout.kind, payout.via, payout.state) == (
        STORE_CREDIT,
        PayoutVia.DOCUMENT,
        PayoutState.CONFIRMED,
    )
    assert (payout.amount, payout.rounding, payout.reference, payout.at) == (
        kronor(250),
        kronor(0),
        "nr-store_credit",
        NOW,
    )
    assert (payout.case, payout.sale, payout.slip) == ("key/1", "A", SLIP)


def test_that_new_credit_of_several_parts_is_one_document_with_the_bonus_in_it() -> None:
    terms = replace(GENEROUS, credit_bonus_percent=Decimal(10))
    sold = paid_by((CARD, 499))
    case = case_of((sold, a_claim(), CREDIT), (sold, a_claim(ClaimLine("2")), CREDIT), terms=terms)

    (paper,) = documents(case)

    assert paper.amount == kronor("548.90")
    assert amounts(case) == [
        ("key/1:credit", kronor(275)),
        ("key/2:credit", kronor("273.90")),
    ]
    assert [one.part for one in owed(case)] == [0, 1]


def test_that_what_was_paid_with_credit_comes_back_as_the_same_kind() -> None:
    sold = paid_by((GIFT_CARD, 300), (STORE_CREDIT, 199))
    both = a_claim(ClaimLine("1"), ClaimLine("2"))

    case = case_of((sold, both, REFUND))

    assert [(each.kind, each.amount) for each in documents(case)] == [
        (CreditKind.STORE_CREDIT, kronor(199)),
        (CreditKind.GIFT_CARD, kronor(300)),
    ]
    assert [(one.payout.reference, one.payout.state) for one in owed(case)] == [
        ("nr-gift_card", PayoutState.CONFIRMED),
        ("nr-store_credit", PayoutState.CONFIRMED),
    ]


def test_that_new_credit_and_credit_that_comes_back_are_one_document() -> None:
    sold = paid_by((STORE_CREDIT, 499))
    case = case_of((sold, a_claim(), CREDIT), (sold, a_claim(ClaimLine("2")), REFUND))

    (paper,) = documents(case)

    assert paper.amount == kronor(499)
    assert amounts(case) == [
        ("key/2:1:store_credit", kronor(249)),
        ("key/1:credit", kronor(250)),
    ]


def test_that_the_givers_gift_card_is_seen_to_by_a_person() -> None:
    case = case_of((paid_by((GIFT_CARD, 499)), a_gift(ClaimLine("1")), REFUND))

    (one,) = owed(case)

    assert documents(case) == ()
    assert (one.payout.via, one.payout.state, one.payout.reference) == (
        PayoutVia.TILL,
        PayoutState.PROMISED,
        "",
    )


def test_that_credit_of_several_parts_holds_as_long_as_the_longest_promise() -> None:
    sold = paid_by((CARD, 499))
    case = case_of((sold, a_claim(), CREDIT), (sold, a_claim(ClaimLine("2")), CREDIT))
    short, long = (replace(GENEROUS, credit_months=months) for months in (6, 12))
    parts = tuple(
        replace(part, promise=Promise(terms, terms, part.promise.law))
        for terms, part in zip((short, long), case.parts, strict=True)
    )

    (paper,) = documents(replace(case, parts=parts))

    assert paper.expires_on == date(2027, 11, 26)


@pytest.mark.parametrize(
    ("promised", "law", "last_day"),
    (
        (12, None, date(2027, 11, 26)),
        (12, 24, date(2028, 11, 26)),
        (36, 24, date(2029, 11, 26)),
        (None, 24, date(2028, 11, 26)),
        (None, None, None),
    ),
)
def test_that_credit_holds_as_long_as_promised_and_never_shorter_than_the_law(
    promised: int | None, law: int | None, last_day: date | None
) -> None:
    terms = replace(GENEROUS, credit_months=promised)
    case = case_of((a_sale(), a_claim(), CREDIT), terms=terms)

    (paper,) = documents(case, law)

    assert paper.expires_on == last_day
