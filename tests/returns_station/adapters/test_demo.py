"""The demo shop: lively, the same again, and made up to the last digit."""

from collections import Counter
from datetime import date, timedelta
from typing import Final

import pypdfium2  # type: ignore[import-untyped] # it has no types
import pytest
import zxingcpp

from returns_station.adapters.demo.earlier import past_returns
from returns_station.adapters.demo.goods import by_sku, other_sizes, wares
from returns_station.adapters.demo.people import phones
from returns_station.adapters.demo.sheet import codes
from returns_station.adapters.demo.situations import named_sales, reserved, situations
from returns_station.adapters.demo.year import year_of_sales
from returns_station.policy.claim import Reason
from returns_station.sale import Channel, Sale, TenderKind
from returns_station.scan import Goods, read

TODAY: Final = date(2026, 11, 26)
# The shop's Christmas, its thinnest month and a leap day.
DAYS: Final = (TODAY, date(2027, 1, 1), date(2028, 2, 29))


@pytest.fixture(scope="module")
def year() -> tuple[Sale, ...]:
    return year_of_sales(TODAY)


def test_that_a_year_is_the_same_again_for_its_day(year: tuple[Sale, ...]) -> None:
    assert year_of_sales(TODAY) == year
    assert year_of_sales(TODAY + timedelta(days=1)) != year
    assert past_returns(year, TODAY) == past_returns(year, TODAY)


@pytest.mark.parametrize("day", DAYS)
def test_that_the_shop_is_lively_on_any_day(day: date) -> None:
    sales = year_of_sales(day)

    assert 1_500 <= len(sales) <= 3_000
    assert len({sale.number for sale in sales}) == len(sales)
    assert {sale.agreed_on.month for sale in sales} == set(range(1, 13))
    assert max(sale.agreed_on for sale in sales) <= day
    assert 40 <= len(past_returns(sales, day)) <= 60


def test_that_about_two_hundred_goods_are_sold_and_each_of_them_was(
    year: tuple[Sale, ...],
) -> None:
    sold = {line.sku for sale in year for line in sale.lines}

    assert 180 <= len(wares()) <= 220
    assert sold == set(by_sku())
    assert len({ware.gtin for ware in wares()}) == len(wares())


def test_that_no_real_goods_can_be_hit() -> None:
    for ware in wares():
        assert ware.gtin.startswith("952")
        assert read(ware.gtin) == Goods(f"0{ware.gtin}", ware.gtin)


def test_that_nobody_is_reached_by_phone_or_mail(year: tuple[Sale, ...]) -> None:
    free = {"", *phones()}

    customers = [sale.customer for sale in year if sale.customer]

    assert {her.phone for her in customers} <= free
    hosts = {her.email.rpartition("@")[2] for her in customers}
    assert hosts <= {"example.com", "example.org", "example.net"}
    assert {her.language for her in customers} == {"sv", "fi", "nb", "da"}


def test_that_one_key_is_one_customer(year: tuple[Sale, ...]) -> None:
    customers = {sale.customer for sale in year if sale.customer}

    assert len({her.key for her in customers}) == len(customers)
    numbers = Counter(her.phone for her in customers if her.phone)
    assert set(numbers.values()) == {1}


def test_that_every_sale_is_paid_in_full_and_in_coins_that_exist(year: tuple[Sale, ...]) -> None:
    for sale in year:
        fee = sale.delivery.paid.minor if sale.delivery else 0
        assert sum(paid.amount.minor for paid in sale.tenders) == fee + sum(
            line.paid.minor for line in sale.lines
        )
        for paid in sale.tenders:
            assert paid.amount.minor > 0
            assert paid.kind is not TenderKind.CASH or paid.amount.minor % 100 == 0


def test_that_sales_are_paid_in_many_ways(year: tuple[Sale, ...]) -> None:
    kinds = Counter(paid.kind for sale in year for paid in sale.tenders)

    wanted = {TenderKind.CARD, TenderKind.CASH, TenderKind.GIFT_CARD}
    assert wanted | {TenderKind.SWISH, TenderKind.INVOICE} == set(kinds)
    assert min(kinds.values()) > 20
    assert sum(len(sale.tenders) > 1 for sale in year) > 20
    assert sum(sale.channel is Channel.DISTANCE for sale in year) > len(year) / 6


def test_that_the_only_candidate_is_in_no_other_sale(year: tuple[Sale, ...]) -> None:
    holding = [sale for sale in year if reserved() & {line.sku for line in sale.lines}]

    assert [sale.number for sale in holding] == ["2049-0217"]


def test_that_named_sales_keep_their_numbers_on_any_day() -> None:
    by_day = [{sale.number for sale in named_sales(day)} for day in DAYS]

    assert by_day[0] == by_day[1] == by_day[2]
    assert {one.number for one in situations() if one.number} - {"RS000000013"} <= by_day[0]


def test_that_returns_lie_in_opening_hours_and_after_their_sale(year: tuple[Sale, ...]) -> None:
    sales = {sale.number: sale for sale in year}

    for past in past_returns(year, TODAY):
        assert 10 <= past.at.hour < 18
        assert sales[past.sale].agreed_on < past.at.date() <= TODAY


def test_that_a_wrong_size_is_changed_for_the_same_goods_in_another(
    year: tuple[Sale, ...],
) -> None:
    sales = {sale.number: sale for sale in year}
    wishes = [
        (sales[past.sale].line(wish.line), wish)
        for past in past_returns(year, TODAY)
        for wish in past.claim.lines
        if wish.reason is Reason.WRONG_SIZE
    ]

    assert wishes
    for sold, wish in wishes:
        assert sold is not None
        assert wish.new_goods is not None
        others = {other.sku for other in other_sizes(by_sku()[sold.sku])}
        assert wish.new_goods.sku in others


def test_that_a_scanner_reads_every_code_of_the_sheet() -> None:
    pdf = pypdfium2.PdfDocument(codes("Granlöv", "sv"))

    pages = [page.render(scale=203 / 72, grayscale=True).to_pil() for page in pdf]
    seen = {found.text for page in pages for found in zxingcpp.read_barcodes(page)}

    wanted = {one.told or one.number for one in situations() if one.number}
    assert seen == wanted | {gtin for one in situations() if not one.told for gtin in one.gtins}
