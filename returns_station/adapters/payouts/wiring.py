"""Which far ends the settings name for this desk."""

import os
from collections.abc import Mapping
from typing import Final

from returns_station.adapters.settings import Settings
from returns_station.desk.payers import Payer, Payers
from returns_station.payout import PayoutVia

TOKEN: Final = "RETURNS_STATION_GATEWAY_TOKEN"  # noqa: S105 - the name of where it is, not itself
"""The environment variable that holds the gateway's secret; it stands in no file of ours."""


def payers_for(settings: Settings, environment: Mapping[str, str] = os.environ) -> Payers:
    """The far ends of this desk; what none is named for is paid by a person at the till."""
    wired: dict[PayoutVia, Payer] = {}
    if settings.desk.payout_terminal:
        from returns_station.adapters.payouts.terminal import Terminal

        host, _, port = settings.desk.payout_terminal.rpartition(":")
        wired[PayoutVia.TERMINAL] = Terminal(host.strip("[]"), int(port))
    if settings.shop.payout_gateway:
        from returns_station.adapters.payouts.gateway import Gateway

        token = environment.get(TOKEN, "")
        wired[PayoutVia.GATEWAY] = Gateway(settings.shop.payout_gateway, token)
    return wired
