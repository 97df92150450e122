"""The slip of a visit with several sales and ways: each with its name, one sum for all."""

from dataclasses import replace
from decimal import Decimal

import pytest

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.adapters.printing.words import words_of
from returns_station.adapters.speech import speech
from returns_station.policy.claim import ClaimLine, Outcome, Reason
from returns_station.sale import TenderKind
from returns_station.slip import Slip, SlipKind
from tests.builders import a_claim, a_sale, kronor
from tests.returns_station.slip_writing.visits import (
    GENEROUS,
    all_visits,
    jumper,
    kettle,
    papers_of,
    slip_of,
    swapped,
)

AUTUMN = a_sale(jumper(), jumper("2"))
WINTER = a_sale(kettle(), number="2041-1201", tender=TenderKind.SWISH)
BREWER = a_claim(swapped("Kaffebryggare Älv", 499))


def sums(slip: Slip) -> dict[str, str]:
    """What each sum is called, and what it is."""
    words = words_of(slip, speech("sv"))
    every = (*words.set_off, words.total, *words.tenders)
    return {one.what: one.amount.replace("\N{NO-BREAK SPACE}", " ") for one in every}


def keys(slip: Slip) -> list[str]:
    """What happens next, by its names."""
    return [step.what.key for step in slip.next_steps]


def test_that_goods_stand_under_their_sale_and_their_way() -> None:
    slip = slip_of(
        (WINTER, BREWER, Outcome.EXCHANGE),
        (AUTUMN, a_claim(), Outcome.REFUND),
        (AUTUMN, a_claim(ClaimLine("2")), Outcome.STORE_CREDIT),
    )

    words = words_of(slip, speech("sv"))

    assert slip.kind is SlipKind.MIXED
    assert [(group.sale, group.way) for group in words.groups] == [
        ("Köp 2041-1201, 12 november 2026", "Byte"),
        ("Köp 2041-1187, 12 november 2026", "Tillgodo"),
        ("", "Pengarna tillbaka"),
    ]
    assert [line.title for line in words.groups[0].goods_out] == ["Kaffebryggare Älv"]
    assert words.sale == "Köp 2041-1201, 2041-1187"


def test_that_one_sale_made_good_one_way_needs_no_names() -> None:
    both = a_claim(ClaimLine("1"), ClaimLine("2"))

    words = words_of(slip_of((AUTUMN, both, Outcome.REFUND)), speech("sv"))

    (group,) = words.groups
    assert (group.sale, group.way, len(group.lines)) == ("", "", 2)


def test_that_two_sales_paid_back_have_one_sum_and_each_its_tender() -> None:
    slip = slip_of((AUTUMN, a_claim(), Outcome.REFUND), (WINTER, a_claim(), Outcome.REFUND))

    assert slip.kind is SlipKind.REFUND
    assert sums(slip) == {
        "Tillbaka": "898,00 kr",
        "kortet som slutar på 4242": "499,00 kr",
        "Swish": "399,00 kr",
    }


def test_that_what_is_set_off_is_told_in_one_line_each() -> None:
    slip = slip_of((WINTER, BREWER, Outcome.EXCHANGE))

    assert sums(slip) == {
        "Tillbaka för det du lämnar": "399,00 kr",
        "Det nya": "499,00 kr",
        "Att betala i kassan": "100,00 kr",
    }


def test_that_money_back_pays_for_the_new_goods_of_another_sale() -> None:
    slip = slip_of((AUTUMN, a_claim(), Outcome.REFUND), (WINTER, BREWER, Outcome.EXCHANGE))

    assert sums(slip) == {
        "Tillbaka för det du lämnar": "898,00 kr",
        "Det nya": "499,00 kr",
        "Tillbaka": "399,00 kr",
        "kortet som slutar på 4242": "399,00 kr",
    }
    assert keys(slip) == ["slip.next.money", "slip.next.exchange"]


def test_that_an_even_exchange_sets_nothing_off() -> None:
    slip = slip_of((WINTER, a_claim(swapped("Mugg", 399)), Outcome.EXCHANGE))

    assert sums(slip) == {"Mellanskillnad": "0,00 kr"}


def test_that_credit_beside_money_is_named_with_its_number_balance_and_last_day() -> None:
    slip, (note,) = papers_of(
        (AUTUMN, a_claim(), Outcome.STORE_CREDIT), (WINTER, a_claim(), Outcome.REFUND)
    )

    assert sums(slip) == {
        "Tillbaka": "399,00 kr",
        "Swish": "399,00 kr",
        "Tillgodohavande": "499,00 kr",
    }
    said = [step.what for step in words_of(slip, speech("sv")).steps]
    assert said[1].replace("\N{NO-BREAK SPACE}", " ") == (
        "Tillgodokort TG 0000-0042-7 på 499 kr har en egen lapp"
        " och gäller till och med 26 november 2036"
    )
    assert note.total == kronor(499)


def test_that_fees_and_our_thanks_are_named_once_for_the_visit() -> None:
    terms = replace(GENEROUS, return_fee=Decimal(49), credit_bonus_percent=Decimal(10))

    slip = slip_of((AUTUMN, a_claim(), Outcome.STORE_CREDIT), terms=terms)

    assert sums(slip) == {
        "Tillgodohavande": "495,00 kr",
        "Returavgift": "49,00 kr",
        "Vårt tack ovanpå": "45,00 kr",
    }


@pytest.mark.parametrize("reason", (Reason.WRONG_ITEM, Reason.FAULTY))
def test_that_our_mistake_costs_her_nothing(reason: Reason) -> None:
    terms = replace(GENEROUS, return_fee=Decimal(49), restocking_percent=Decimal(20))

    slip = slip_of((AUTUMN, a_claim(reason=reason), Outcome.REFUND), terms=terms)

    assert not any("fee" in one.what.key for one in slip.tenders)
    assert slip.total == kronor(499)


def test_that_goods_at_home_have_a_day_to_be_here() -> None:
    home = replace(a_claim(), goods_at_home=True)

    slip = slip_of((AUTUMN, home, Outcome.STORE_CREDIT))

    (step,) = (step for step in slip.next_steps if step.what.key == "slip.next.goods_at_home")
    assert step.by is not None


def test_that_ordered_goods_are_not_in_her_bag_yet() -> None:
    slip = slip_of((WINTER, a_claim(reason=Reason.WRONG_ITEM), Outcome.REPLACEMENT))

    assert keys(slip) == ["slip.next.ordered"]


def test_that_the_vat_of_several_sales_is_one_sum_for_each_rate_with_its_net() -> None:
    books = a_sale(replace(kettle(paid=106), vat_percent="6"), number="2041-1300")

    slip = slip_of((AUTUMN, a_claim(), Outcome.REFUND), (books, a_claim(), Outcome.REFUND))

    assert [(one.net, one.amount) for one in slip.vat] == [
        (kronor("399.20"), kronor("99.80")),
        (kronor(100), kronor(6)),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_kind_of_visit_is_said_in_every_language(language: str) -> None:
    for name, slip in all_visits(language).items():
        spoken = str(words_of(slip, speech(language)))

        unsaid = [word for word in spoken.split("'") if word.startswith(("slip.", "credit."))]
        assert unsaid == [], name
