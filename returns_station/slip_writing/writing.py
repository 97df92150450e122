"""The slip of a visit, put together from its parts."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from returns_station.case import ReturnCase
from returns_station.credit import Credit
from returns_station.phrase import Phrase
from returns_station.resolution.taxed import taxed_units
from returns_station.resolution.words import called
from returns_station.sale import Sale
from returns_station.slip import Shop, Slip, SlipKind
from returns_station.slip_writing.leads import lead_for
from returns_station.slip_writing.lines import goods_out_of, lines_of, listing_of
from returns_station.slip_writing.steps import next_steps
from returns_station.slip_writing.sums import rates, set_off, small_sums, total_of
from returns_station.slip_writing.told import Told, Whole, told_of, whole_of


def slip_for(
    case: ReturnCase,
    documents: tuple[Credit, ...],
    *,
    number: str,
    shop: Shop,
    language: str,
    made_at: datetime,
    money_waits: bool = False,
) -> Slip:
    """The slip of a visit, in the customer's language; `made_at` is local time.

    `documents` are the credit notes and gift cards that go with it. `money_waits`: it leaves once
    the goods are here, and on its day at the latest.
    """
    assert case.reckoning is not None, "a visit that waits for a person has no slip yet"
    told = told_of(case)
    whole = whole_of(case.reckoning, told)
    outcomes = {one.settled.outcome for one in told}
    listing = listing_of(told, units=sum(map(_units, told)))
    total, total_says = total_of(whole, outcomes)
    return Slip(
        number=number,
        kind=SlipKind(next(iter(outcomes)).value) if len(outcomes) == 1 else SlipKind.MIXED,
        language=language,
        shop=shop,
        made_at=made_at,
        sale_number=_numbers(one.part.sale for one in told),
        thanks=_thanks(told[0]),
        lead=_lead(told, whole),
        lines=tuple(line for one in told for line in lines_of(one, listing)),
        goods_out=tuple(line for one in told for line in goods_out_of(one, listing)),
        total=total,
        vat=rates(whole),
        tenders=tuple(small_sums(told, whole, with_net=listing.with_net)),
        next_steps=next_steps(told, whole, documents, money_waits=money_waits),
        served_by=case.who.actor,
        desk=case.who.desk,
        total_says=total_says,
        total_unsaid=whole.to_payer and not total,
        set_off=set_off(told),
        sale_says=sale_says(one.part.sale for one in told),
    )


def sale_says(sales: Iterable[Sale]) -> Phrase | None:
    """What goods without a receipt came from, beside what was bought; None: all was."""
    each = tuple(sales)
    without = _numbers(sale for sale in each if sale.is_stand_in)
    bought = _numbers(sale for sale in each if not sale.is_stand_in)
    if not without:
        return None
    if not bought:
        return Phrase("slip.without_receipt", {"number": without})
    return Phrase("slip.sale_and_without", {"number": bought, "without": without})


def _numbers(sales: Iterable[Sale]) -> str:
    """Their numbers, each once."""
    return ", ".join(dict.fromkeys(sale.number for sale in sales))


def _units(told: Told) -> int:
    """How many net prices a part has; those of a gift are not told."""
    return len(taxed_units(told.part.sale, told.settled)) if told.is_hers else 0


def _thanks(told: Told) -> Phrase:
    name = called(told.part.sale, told.part.claim)
    return Phrase("slip.thanks", {"name": name}) if name else Phrase("slip.thanks_you")


def _lead(told: Sequence[Told], whole: Whole) -> Phrase:
    """One sentence for all of it, where all of it is of one kind."""
    alike = len({(one.settled.outcome, one.is_hers) for one in told}) == 1
    return lead_for(told[0], whole) if alike else Phrase("slip.lead.mixed")
