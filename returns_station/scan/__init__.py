"""What a scanner can hand us, checked and typed, or plainly unreadable; one door for typing too."""

from returns_station.scan.announced import announcement
from returns_station.scan.cards import holds_card_number
from returns_station.scan.credits import credit_number
from returns_station.scan.gtin import gtin14
from returns_station.scan.opinions import Opinion, opinion_code, printed_opinion
from returns_station.scan.read import read
from returns_station.scan.scanned import (
    Announced,
    Badge,
    CreditNumber,
    Goods,
    Scan,
    SlipNumber,
    Typed,
    Unreadable,
)
from returns_station.scan.slips import printed_slip_number, slip_number
from returns_station.scan.text import code_key

__all__ = [
    "Announced",
    "Badge",
    "CreditNumber",
    "Goods",
    "Opinion",
    "Scan",
    "SlipNumber",
    "Typed",
    "Unreadable",
    "announcement",
    "code_key",
    "credit_number",
    "gtin14",
    "holds_card_number",
    "opinion_code",
    "printed_opinion",
    "printed_slip_number",
    "read",
    "slip_number",
]
