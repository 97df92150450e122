"""A slip of every kind, sealed as a real one is, in the language asked for."""

from dataclasses import replace
from typing import Final

from returns_station.credit import Credit, CreditKind
from returns_station.credit_writing import credit_note
from returns_station.days import zone_of
from returns_station.policy.claim import ClaimLine, Outcome, Reason
from returns_station.scan import credit_number
from returns_station.scan.credits import GIFT_CARD
from returns_station.slip import Slip, SlipKind
from tests.builders import NOW, SHOP, a_claim, a_sale, kronor
from tests.returns_station.slip_writing.test_received_and_fetched import JUMPER, handed_in, to_fetch
from tests.returns_station.slip_writing.visits import all_visits, kettle, slip_of, swapped

# As long as a seal is; what it says is no matter here.
_SIGNATURE: Final = "R7K2QWX4ZB6YM3NP" * 8


def every_kind(language: str) -> dict[SlipKind, Slip]:
    """One slip of each kind."""
    visits = all_visits(language)
    winter = a_sale(kettle(), number="2041-1201")
    faulty = a_claim(ClaimLine("1", reason=Reason.FAULTY))
    swap = a_claim(swapped("Vattenkokare Bris 1,7 l", 399))
    every = {
        SlipKind.REFUND: visits["refund"],
        SlipKind.EXCHANGE: slip_of((winter, swap, Outcome.EXCHANGE), language=language),
        SlipKind.REPLACEMENT: visits["our_mistake"],
        SlipKind.STORE_CREDIT: visits["store_credit"],
        SlipKind.PRICE_REDUCTION: visits["price_reduction"],
        SlipKind.REPAIR: slip_of((winter, faulty, Outcome.REPAIR), language=language),
        SlipKind.CREDIT_NOTE: visits["credit_note"],
        SlipKind.GIFT_CARD: _gift_card(language),
        SlipKind.MIXED: visits["mixed"],
        SlipKind.GOODS_RECEIVED: handed_in(JUMPER, language=language),
        SlipKind.PICKUP: to_fetch(language),
    }
    return {kind: replace(slip, seal=slip.number + _SIGNATURE) for kind, slip in every.items()}


def _gift_card(language: str) -> Slip:
    worth, kind = kronor(250), CreditKind.GIFT_CARD
    credit = Credit(credit_number(42, GIFT_CARD), kind, worth, worth, NOW, None, "RS000000018")
    return credit_note(
        credit,
        shop=SHOP,
        language=language,
        made_at=NOW.astimezone(zone_of("SE")),
        desk="Disk 2",
        served_by="Maja",
        name="Elin",
    )
