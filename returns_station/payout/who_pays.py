"""Who pays a tender back."""

from returns_station.payout.standing import PayoutVia
from returns_station.sale import Channel, TenderKind


def via_for(kind: TenderKind, channel: Channel, configured: frozenset[PayoutVia]) -> PayoutVia:
    """Who pays a tender back; what no configured far end takes is paid by a person at the till."""
    if kind in {TenderKind.STORE_CREDIT, TenderKind.GIFT_CARD}:
        return PayoutVia.DOCUMENT
    via = PayoutVia.TILL
    if channel is Channel.STORE and kind is TenderKind.CARD:
        via = PayoutVia.TERMINAL
    if channel is Channel.DISTANCE and kind is not TenderKind.CASH:
        via = PayoutVia.GATEWAY
    return via if via in configured else PayoutVia.TILL
