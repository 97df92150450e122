"""What the one sentence under the thanks has told already: a short slip does not say it twice."""

from typing import Final

from returns_station.phrase import Phrase
from returns_station.slip import NextStep, Slip, SlipSum

_CASH: Final = Phrase("tender.cash")
# Each lead with the step that says no more than it does.
_SAID_BY: Final = {
    "slip.lead.tender": "slip.next.money",
    "slip.lead.cash": "slip.next.cash",
    "slip.lead.payer": "slip.next.payer",
    "slip.lead.exchange": "slip.next.exchange",
    "slip.lead.exchange_pay": "slip.next.exchange",
    "slip.lead.exchange_back": "slip.next.exchange",
    "slip.lead.exchange_credit": "slip.next.exchange",
    "slip.lead.exchange_payer": "slip.next.exchange",
    "slip.lead.new": "slip.next.exchange",
    "slip.lead.replacement": "slip.next.replacement",
    "slip.lead.price_reduction": "slip.next.kept",
    "slip.lead.received": "slip.next.look",
    "slip.lead.received_parcel": "slip.next.look",
}


def step_is_told(step: NextStep, slip: Slip) -> bool:
    """Whether the lead told this step: the same thing, with the same sums and day."""
    told = slip.lead.args
    same = all(told.get(name) == value for name, value in step.what.args.items())
    by = step.by is None or step.by == told.get("day")
    return _SAID_BY.get(slip.lead.key) == step.what.key and same and by


def tender_is_told(tender: SlipSum, slip: Slip) -> bool:
    """Whether the lead named this tender with its sum; the lead of a visit undone says neither."""
    told = slip.lead.args
    in_cash = slip.lead.key == "slip.lead.cash" and tender.what == _CASH
    named = in_cash or told.get("tender") == tender.what
    return not slip.undone and named and told.get("amount") == tender.amount
