"""What the paper of a credit says: thanks, the balance, its last day, and how to use it."""

from datetime import datetime
from typing import Final

from returns_station.credit import Credit, CreditKind
from returns_station.phrase import Argument, Phrase
from returns_station.slip import NextStep, Shop, Slip, SlipKind

_KINDS: Final = {
    CreditKind.STORE_CREDIT: SlipKind.CREDIT_NOTE,
    CreditKind.GIFT_CARD: SlipKind.GIFT_CARD,
}


def credit_note(
    credit: Credit,
    *,
    shop: Shop,
    language: str,
    made_at: datetime,
    desk: str,
    served_by: str,
    name: str = "",
    sale_number: str = "",
    sale_says: Phrase | None = None,
) -> Slip:
    """The paper of a credit, in the customer's language; `made_at` is local time.

    It carries the credit's own number, says what was put on it, and never changes: what is left
    is known by the number alone. Printed again it is the same paper, and says that it is a copy.
    """
    return Slip(
        number=credit.number,
        kind=_KINDS[credit.kind],
        language=language,
        shop=shop,
        made_at=made_at,
        sale_number=sale_number,
        thanks=Phrase("slip.thanks", {"name": name}) if name else Phrase("slip.thanks_you"),
        lead=_lead(credit),
        lines=(),
        goods_out=(),
        total=credit.amount,
        vat=(),
        tenders=(),
        next_steps=_next_steps(credit),
        served_by=served_by,
        desk=desk,
        total_says=Phrase(f"credit.total.{credit.kind}"),
        sale_says=sale_says,
    )


def _lead(credit: Credit) -> Phrase:
    if credit.expires_on is None:
        return Phrase(f"credit.lead.{credit.kind}", {"amount": credit.amount})
    told: dict[str, Argument] = {"amount": credit.amount, "day": credit.expires_on}
    return Phrase(f"credit.lead.{credit.kind}_until", told)


def _next_steps(credit: Credit) -> tuple[NextStep, ...]:
    steps = [
        NextStep(Phrase("credit.next.show")),
        NextStep(Phrase("credit.next.little_by_little")),
        NextStep(Phrase("credit.next.whoever")),
    ]
    if credit.expires_on is not None:
        # The day itself stands in the lead: a step's own day is told without its year.
        steps.append(NextStep(Phrase("credit.next.last_day")))
    return tuple(steps)
