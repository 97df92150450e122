"""Net and VAT unit by unit: a sum for each rate, a row for each equal share, never a cent lost."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from returns_station.money import Money, half_up, zero
from returns_station.policy.claim import ClaimLine, Earlier, Outcome
from returns_station.resolution.settlement import Drawn, LineShare
from returns_station.resolution.taxed import Taxed, taxed_line, taxed_units
from tests.builders import a_claim, a_line, a_sale, kronor
from tests.returns_station.resolution.settling import after, offered, refunded
from tests.returns_station.slip_writing.visits import GENEROUS, euros, peer_order


def test_that_units_of_one_share_stand_together_and_the_odd_cent_by_itself() -> None:
    order = peer_order()

    settled = refunded(order, a_claim(ClaimLine("1", 4)))

    assert taxed_units(order, settled) == (
        Taxed(3, euros("27.00"), euros("2.70"), "10"),
        Taxed(1, euros("9.01"), euros("0.90"), "10"),
        Taxed(1, euros("5.00"), euros("0.75"), "15"),
    )
    assert settled.vat == (("10", euros("3.60")), ("15", euros("0.75")))
    assert settled.refund == euros("45.36")


def test_that_units_that_come_one_by_one_are_the_same_rows() -> None:
    order, earlier = peer_order(), Earlier()
    found: list[Taxed] = []

    for _ in range(4):
        settled = refunded(order, a_claim(ClaimLine("1")), earlier)
        found += taxed_line(order, settled.lines[0])
        earlier = after(earlier, settled)

    assert [one.net for one in found] == [euros(net) for net in ("9.00", "9.01", "9.00", "9.00")]


def test_that_a_rate_nobody_knows_has_no_row() -> None:
    sale = a_sale(replace(a_line(), vat_percent=""))

    assert taxed_units(sale, refunded(sale, a_claim())) == ()


def test_that_a_rate_of_nothing_is_net_alone() -> None:
    sale = a_sale(replace(a_line(), vat_percent="0"))

    (one,) = taxed_units(sale, refunded(sale, a_claim()))

    assert (one.net, one.vat) == (kronor(499), kronor(0))


def test_that_what_another_rate_bears_is_a_row_of_its_own() -> None:
    sale = a_sale(a_line("1", paid=100), replace(a_line("2", paid=212), vat_percent="6"))
    share = LineShare(
        "1", 1, kronor(80), kronor(0), kronor(186), "25", drawn=(Drawn("2", kronor(106)),)
    )

    rows = taxed_line(sale, share)

    assert rows == (
        Taxed(1, kronor(64), kronor(16), "25"),
        Taxed(0, kronor(100), kronor(6), "6"),
    )


@given(st.integers(1, 10**7), st.integers(1, 200), st.sampled_from(("0", "6", "12", "25", "25.5")))
def test_that_the_rows_are_all_that_was_paid_and_no_two_of_one_share(
    paid: int, units: int, rate: str
) -> None:
    money = Money(paid, "SEK")
    line = replace(a_line(quantity=units), paid=money, vat_percent=rate)
    share = LineShare("1", units, money, kronor(0), money, rate)

    rows = taxed_line(a_sale(line), share)

    assert sum((one.net + one.vat for one in rows), zero("SEK")) == money
    assert len({(one.net + one.vat).minor // one.quantity for one in rows}) == len(rows) <= 2
    assert sum(one.quantity for one in rows) == min(units, paid)


@given(st.integers(1, 10**6), st.integers(1, 30), st.data())
def test_that_a_part_return_has_the_shares_that_its_own_units_had(
    paid: int, units: int, data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, units - 1))
    back = data.draw(st.integers(1, units - first))
    after_nth = [half_up(paid * nr, units) for nr in range(first, first + back + 1)]
    own = sorted(later - before for before, later in pairwise(after_nth))
    money = Money(after_nth[-1] - after_nth[0], "SEK")
    sale = a_sale(replace(a_line(quantity=units), paid=Money(paid, "SEK"), vat_percent="0"))

    rows = taxed_line(sale, LineShare("1", back, money, kronor(0), money, "0"))

    given_ = sorted(row.net.minor // row.quantity for row in rows for _ in range(row.quantity))
    assert given_ == [share for share in own if share]


def test_that_credit_is_told_as_net_and_vat_too() -> None:
    sale = a_sale(a_line(quantity=2, paid=999))
    found = offered(sale, a_claim(ClaimLine("1", 2)), terms=GENEROUS)
    credit = next(each.settlement for each in found if each.outcome is Outcome.STORE_CREDIT)

    assert taxed_units(sale, credit) == (Taxed(2, kronor("799.20"), kronor("199.80"), "25"),)
