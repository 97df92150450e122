"""A shop whose settings were changed while its station is open."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from returns_station.adapters.printing.paper import SlipPaper
from returns_station.adapters.promise_keeping import ShopKeeper
from returns_station.adapters.settings import PrinterSettings, ShopSettings
from returns_station.adapters.training import TrainingPaper
from returns_station.desk.house import House
from returns_station.desk.ports import Paper
from returns_station.desk.station import Station

if TYPE_CHECKING:
    from returns_station.adapters.printing.look import Dress


def rehoused(
    station: Station,
    shop: ShopSettings,
    paper: str,
    printers: Mapping[str, PrinterSettings] | None = None,
    *,
    training: bool = False,
    dress: "Dress | None" = None,
) -> None:
    """Let the next slip and the next promise be of the shop as it is now, by these printers."""
    printer: Paper = SlipPaper(paper, printers, dress)
    station.settle(_house(station.house, shop), TrainingPaper(printer) if training else printer)


def _house(house: House, shop: ShopSettings) -> House:
    """The house as the shop is; what the window does not change stays as it was wired."""
    keeper = house.keeper
    if isinstance(keeper, ShopKeeper):
        told = {"name": shop.name, "market": shop.market, "currency": shop.currency}
        keeper = replace(keeper, shop=keeper.shop.model_copy(update=told))
    head = replace(shop.head, training=house.shop.training)
    return replace(house, shop=head, language=shop.language, keeper=keeper)
