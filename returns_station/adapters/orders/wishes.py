"""What a person says of files of sales that do not say it themselves."""

from collections.abc import Sequence
from typing import Final, get_args

from returns_station.adapters.orders.amounts import CURRENCIES
from returns_station.adapters.orders.reading import Defaults
from returns_station.adapters.settings import Market, ShopSettings
from returns_station.desk.errors import InputError
from returns_station.phrase import Phrase

_MARKETS: Final = get_args(Market)


class WishUnknownError(InputError):
    """A market, a currency or a column was named that the station cannot make sense of."""


def defaults_for(
    shop: ShopSettings,
    *,
    market: str = "",
    currency: str = "",
    channel: str = "",
    dates: str = "",
    columns: Sequence[str] = (),
) -> Defaults:
    """What is said here, else the shop's own settings; raises WishUnknownError."""
    holds, pays = market.upper() or shop.market, currency.upper() or shop.currency
    if holds not in _MARKETS:
        known = ", ".join(_MARKETS)
        raise WishUnknownError(Phrase("import.unknown_market", {"read": market, "known": known}))
    if pays not in CURRENCIES:
        raise WishUnknownError(Phrase("import.unknown_currency", {"read": currency or pays}))
    mapping = {}
    for said in columns:
        meaning, is_there, column = said.partition("=")
        if not (is_there and meaning.strip() and column.strip()):
            raise WishUnknownError(Phrase("import.unclear_column", {"read": said}))
        mapping[meaning.strip()] = column.strip()
    return Defaults(holds, pays, channel or shop.channel, dates, mapping)
