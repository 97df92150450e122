"""A voucher as a small extra: a gift card of ours with its paper, of the shop's own money."""

from returns_station.case import Who
from returns_station.credit import Credit, CreditKind, expires_on
from returns_station.credit_writing import credit_note
from returns_station.days import zone_of
from returns_station.desk.house import House
from returns_station.desk.ports import UnitOfWork
from returns_station.desk.sealing import signed
from returns_station.desk.service.surprise_ports import SurpriseKept
from returns_station.scan.credits import GIFT_CARD, TRAINING_GIFT_CARD, credit_number
from returns_station.slip import Slip


def voucher(
    work: UnitOfWork, paper: Slip, house: House, kept: SurpriseKept, who: Who
) -> tuple[Credit, Slip]:
    """The gift card and its paper, in the language of her slip.

    It names neither her return nor its sale: it is nothing that she was owed.
    """
    series = TRAINING_GIFT_CARD if house.shop.training else GIFT_CARD
    kind, market = CreditKind.GIFT_CARD, house.shop.market
    number = credit_number(work.next_number(kind.value), series)
    until = expires_on(kept.day, None, house.credit_months(market, kept.day))
    credit = Credit(number, kind, kept.cost, kept.cost, kept.at, until)
    note = credit_note(
        credit,
        shop=house.shop,
        language=paper.language,
        made_at=kept.at.astimezone(zone_of(market)),
        desk=who.desk,
        served_by=who.actor,
        name=str(paper.thanks.args.get("name", "")),
    )
    return credit, signed((note,), house.seals, work)[0]
