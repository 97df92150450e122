"""What a slip says about a visit: thanks, the sum, why, and what happens next."""

from returns_station.slip_writing.fetched import pickup_confirmation
from returns_station.slip_writing.names import deduction_name, is_new, tender_name
from returns_station.slip_writing.pieces import Piece
from returns_station.slip_writing.received import goods_received
from returns_station.slip_writing.steps import money_steps
from returns_station.slip_writing.writing import sale_says, slip_for

__all__ = [
    "Piece",
    "deduction_name",
    "goods_received",
    "is_new",
    "money_steps",
    "pickup_confirmation",
    "sale_says",
    "slip_for",
    "tender_name",
]
