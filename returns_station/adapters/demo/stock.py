"""What the demo shop has in the house: a few of each, and one size that is gone."""

from typing import Final
from zlib import crc32

from returns_station.adapters.demo.goods import read_asset, wares
from returns_station.desk.incoming import SalesInbox
from returns_station.desk.ports import Store
from returns_station.desk.stock import NewCount

# Of what is not said there are so few or so many, the same again for each article.
_FEWEST: Final = 2
_MOST: Final = 9


def counts() -> tuple[NewCount, ...]:
    """How many there are of each; what is made to order is not counted."""
    said: dict[str, int] = read_asset("goods.toml")["stock"]
    return tuple(
        NewCount(ware.sku, said.get(ware.sku, _some(ware.sku)))
        for ware in wares()
        if not ware.made_to_order
    )


def fill_stock(store: Store, inbox: SalesInbox) -> None:
    """Count the goods once; what the clerk has given since stays given."""
    with store.views() as views:
        counted = views.stock()
    if not counted:
        inbox.count(counts())


def _some(sku: str) -> int:
    return _FEWEST + crc32(sku.encode()) % (_MOST - _FEWEST + 1)
