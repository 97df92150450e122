"""A gift: its slip tells who got it no price, no sum of who paid, and no name."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from returns_station.adapters.printing.escpos import encode
from returns_station.adapters.printing.words import words_of
from returns_station.adapters.speech import speech
from returns_station.money import Money
from returns_station.policy.claim import Bringer, Claim, ClaimLine, NewGoods, Outcome, Reason
from returns_station.resolution.taxed import taxed_units
from returns_station.sale import Channel, Delivery, Sale, Tender, TenderKind
from returns_station.slip import Slip
from tests.builders import a_claim, a_sale, kronor
from tests.returns_station.slip_writing.visits import (
    GENEROUS,
    OFFERS,
    Asked,
    a_gift,
    case_of,
    jumper,
    kettle,
    papers_of,
    slip_of,
    swapped,
)

OTHERS = (Bringer.GIFT_RECEIVER, Bringer.SOMEONE_ELSE)
# Odd cents: a figure of these is no number of goods, day or sale by chance.
PRICES = st.integers(1_000, 9_999).flatmap(
    lambda whole: st.sampled_from((13, 37, 71, 97)).map(lambda cents: whole * 100 + cents)
)


def said_on(slip: Slip) -> str:
    """All that the slip says, in words and in the roll printer's bytes; figures have no gaps."""
    voice = speech("sv")
    words = json.dumps(asdict(words_of(slip, voice)), ensure_ascii=False)
    return (words + encode(slip, voice).decode("cp437")).replace("\N{NO-BREAK SPACE}", "")


def figure(money: Money) -> str:
    """An amount as a slip has it, without blanks."""
    return str(money).replace(".", ",")


def test_that_the_money_goes_to_who_paid_and_its_sum_is_not_told() -> None:
    slip = slip_of((a_sale(jumper()), a_gift(), Outcome.REFUND))

    assert slip.lead.key == "slip.lead.payer"
    assert [step.what.key for step in slip.next_steps] == ["slip.next.payer"]
    assert (slip.total, slip.total_unsaid, slip.tenders, slip.vat) == (kronor(0), True, (), ())
    assert "499" not in said_on(slip)
    assert words_of(slip, speech("sv")).total.what == ""


def test_that_who_got_a_gift_sees_her_own_credit_and_how_it_came_about_in_words() -> None:
    terms = replace(GENEROUS, return_fee=Decimal(49), credit_bonus_percent=Decimal(10))

    slip, (note,) = papers_of((a_sale(jumper()), a_gift(), Outcome.STORE_CREDIT), terms=terms)

    assert slip.total == note.total == kronor(495)
    assert slip.tenders == ()
    assert {"slip.next.gift_fee", "slip.next.gift_bonus"} < {
        step.what.key for step in slip.next_steps
    }


def test_that_she_sees_what_she_pays_on_top() -> None:
    slip = slip_of((a_sale(jumper()), a_gift(swapped("Kappa", 650)), Outcome.EXCHANGE))

    assert slip.total == kronor(151)
    assert slip.set_off == ()
    assert not any(line.amount for line in (*slip.lines, *slip.goods_out))


def test_that_her_own_goods_keep_their_prices_beside_a_gift() -> None:
    bought = a_sale(jumper())
    gift = a_sale(kettle(), number="2041-1201", customer="Ylva Brant")

    slip = slip_of((bought, a_claim(), Outcome.REFUND), (gift, a_gift(), Outcome.REFUND))

    assert slip.total == kronor(499)
    assert [line.amount for line in slip.lines] == [kronor(499), kronor(0)]
    assert [one.amount for one in slip.vat] == [kronor("99.80")]
    assert "399" not in said_on(slip).replace("399,20", "")
    assert [step.what.key for step in slip.next_steps] == ["slip.next.money", "slip.next.payer"]
    assert slip.lead.key == "slip.lead.mixed"


@st.composite
def gifts(draw: st.DrawFn) -> Asked:
    """A sale of who paid, and the claim of who got it."""
    lines = tuple(
        replace(jumper(str(nr)), quantity=draw(st.integers(1, 4)), paid=Money(draw(PRICES), "SEK"))
        for nr in range(1, draw(st.integers(1, 3)) + 1)
    )
    freight = Money(draw(PRICES), "SEK")
    total = sum((line.paid for line in lines), freight)
    cash = Money(draw(st.integers(0, total.minor)), "SEK")
    tenders = (
        Tender(1, TenderKind.CARD, total - cash, "4242"),
        Tender(2, TenderKind.CASH, cash),
    )
    sale = replace(
        a_sale(channel=Channel.DISTANCE, customer="Ylva Brant"),
        lines=lines,
        tenders=tenders,
        delivery=Delivery(freight, freight),
    )
    reason = draw(st.sampled_from((Reason.CHANGED_MIND, Reason.FAULTY)))
    goods = NewGoods("COAT", Money(draw(PRICES), "SEK"), title="Kappa")
    outcome = draw(st.sampled_from(OFFERS))
    back = tuple(
        ClaimLine(
            line.nr,
            draw(st.integers(1, line.quantity)),
            reason,
            new_goods=goods if outcome is Outcome.EXCHANGE else None,
        )
        for line in lines
    )
    claim = replace(a_gift(*back), by=draw(st.sampled_from(OTHERS)))
    return sale, claim, outcome


def between_others(sale: Sale, claim: Claim, outcome: Outcome) -> Iterator[Money]:
    """Every sum of a gift that is between who paid and the shop."""
    for line in sale.lines:
        yield line.paid
        yield Money(line.paid.minor // line.quantity, "SEK")
    for part in case_of((sale, claim, outcome)).given:
        settled = part.settlement
        assert settled is not None
        yield from (settled.refund, settled.delivery, settled.deduction, settled.fee)
        yield from (share.paid for share in settled.lines)
        yield from (share.refund for share in settled.lines)
        yield from (share.amount for share in settled.tenders)
        yield from (vat for _, vat in settled.vat)
        yield from (each.net for each in taxed_units(sale, settled))
        yield settled.cash or settled.refund


@settings(max_examples=150)
@given(gifts(), st.booleans())
def test_that_no_price_of_a_gift_is_on_its_slip(gift: Asked, own_too: bool) -> None:  # noqa: FBT001 - drawn
    own = ((a_sale(kettle(), number="7"), a_claim(), Outcome.REFUND),) if own_too else ()

    slip, papers = papers_of(gift, *own)

    hers = {slip.total, kronor(399), *(paper.total for paper in papers)}
    hers |= {tender.amount for tender in slip.tenders if own_too}
    hers |= {one for rate in slip.vat if own_too for one in (rate.amount, rate.net) if one}
    secret = {figure(one) for one in between_others(*gift) if one and one not in hers}
    text = said_on(slip)
    assert [one for one in secret if re.search(rf"(?<![0-9]){one}", text)] == []
    assert "Ylva" not in text
    assert own_too or "4242" not in text


@pytest.mark.parametrize("by", OTHERS)
def test_that_the_paper_of_her_credit_names_neither_giver_nor_sale(by: Bringer) -> None:
    claim = replace(a_gift(), by=by)

    _, (note,) = papers_of((a_sale(jumper()), claim, Outcome.STORE_CREDIT))

    assert "Elin" not in str(note)
    assert "2041-1187" not in str(note)
