"""What a slip says about a visit: thanks, the sum, why, and what happens next."""

from returns_station.slip_writing.names import deduction_name, is_new, tender_name
from returns_station.slip_writing.steps import money_steps
from returns_station.slip_writing.writing import sale_says, slip_for

__all__ = ["deduction_name", "is_new", "money_steps", "sale_says", "slip_for", "tender_name"]
