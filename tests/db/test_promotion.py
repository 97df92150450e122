"""A line's share of an order's discount in the store-room, and the digest it must not disturb."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.new_sales import digest
from db.sales import load_sale
from returns_station.desk.incoming import NewCustomer, NewLine, NewSale, NewTender
from returns_station.money import Money
from tests.db.incoming import a_new_line, a_new_sale, an_inbox

FULL = NewSale(
    "shopify",
    "#1001",
    "SE",
    "distance",
    "SEK",
    "2026-11-03",
    (
        NewLine(
            *("1", "TEE-M", "Tröja Fjäll", 2, 49900, "25", "07310865004703", "Storlek M"),
            *("FJALL", "clothing", 29900, ("2026-11-06",), ("custom_made",), ("SN-1",)),
        ),
        NewLine("2", "MUG", "Mugg", 1, 9900),
    ),
    (NewTender("card", 59800, "4242"), NewTender("gift_card", 0)),
    NewCustomer("shopify:7", "Åsa Öberg", "+46701740605", "asa@example.com", "sv"),
    *("2026-11-04", 4900, 4900, "25", "consumer", "gold", ("RMA-1",), ("5001",)),
)
BARE = NewSale(
    "till", "A1", "SE", "store", "SEK", "2027-01-11", (NewLine("1", "MUG", "Mug", 1, 9900),)
)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A store-room with one sale: of its lines the first bears a share."""
    inbox, opened = an_inbox(tmp_path)
    lines = (a_new_line()._replace(promotion=1100), a_new_line("2"))
    inbox.put((a_new_sale("A1", *lines),), ())
    yield opened
    opened.dispose()


def test_that_a_share_is_read_as_it_came_in(engine: Engine) -> None:
    with engine.connect() as connection:
        sale = load_sale(connection, 1)

    assert sale is not None
    assert [line.promotion for line in sale.lines] == [Money(1100, "SEK"), None]
    assert [line.paid for line in sale.lines] == [Money(9900, "SEK")] * 2


@pytest.mark.parametrize(
    ("sale", "known"),
    ((FULL, "29b5910bfa044ccaf90e523cf79f7831"), (BARE, "d6d6e603719b1b115d1dfc8ccd640218")),
    ids=("full", "bare"),
)
def test_that_the_digest_of_a_sale_without_shares_is_what_it_always_was(
    sale: NewSale, known: str
) -> None:
    """These were written down before lines could have a share: they may never change."""
    assert digest(sale) == known


def test_that_another_share_is_another_content() -> None:
    line = BARE.lines[0]
    contents = {
        digest(BARE._replace(lines=(line._replace(promotion=share),))) for share in (None, 0, 5, 6)
    }

    assert len(contents) == 4
