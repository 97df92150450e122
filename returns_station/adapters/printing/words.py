"""Every word on a slip, said and made plain; roll, sheet and stream say the same."""

from dataclasses import dataclass
from typing import Final

from returns_station.adapters.printing.plain import plain
from returns_station.adapters.speech import Speech
from returns_station.phrase import Argument, Phrase
from returns_station.scan.slips import printed_slip_number
from returns_station.slip import NextStep, Slip, SlipKind, SlipLine, SlipSum


@dataclass(frozen=True, slots=True)
class LineWords:
    """One line of goods; a line without money has no amount."""

    title: str
    options: str
    quantity: str
    pieces: str
    why: str
    amount: str


@dataclass(frozen=True, slots=True)
class SumWords:
    """A sum with its words."""

    what: str
    amount: str


@dataclass(frozen=True, slots=True)
class StepWords:
    """What happens next, and by when; empty when it happens now."""

    by: str
    what: str


@dataclass(frozen=True, slots=True)
class Headings:
    """What the parts of a large sheet are called."""

    handed_back: str
    quantity: str
    amount: str
    what_now: str
    wonder: str
    wonder_how: str


@dataclass(frozen=True, slots=True)
class Words:
    """All that a slip says, ready to set."""

    shop: str
    address: str
    organisation: str
    made_at: str
    copy_mark: str
    thanks: str
    lead: str
    lines: tuple[LineWords, ...]
    goods_out: tuple[LineWords, ...]
    total: SumWords
    tenders: tuple[SumWords, ...]
    vat: tuple[SumWords, ...]
    steps: tuple[StepWords, ...]
    number: str
    sale: str
    served: str
    till: str
    till_is_blank: bool
    mark: str


def words_of(slip: Slip, speech: Speech) -> Words:
    """What the slip says, in the voice given."""

    def say(key: str, **args: Argument) -> str:
        return plain(speech(key, **args))

    organisation = slip.shop.organisation_number
    return Words(
        shop=plain(slip.shop.name),
        address=plain(slip.shop.address),
        organisation=say("slip.organisation", number=organisation) if organisation else "",
        made_at=say("slip.made_at", at=slip.made_at),
        copy_mark=slip.copy_mark,
        thanks=plain(speech.say(slip.thanks)),
        lead=plain(speech.say(slip.lead)),
        lines=tuple(_line(line, speech) for line in slip.lines),
        goods_out=tuple(_line(line, speech) for line in slip.goods_out),
        total=_sum(SlipSum(total_says(slip), slip.total), speech),
        tenders=tuple(_sum(tender, speech) for tender in slip.tenders),
        vat=tuple(_sum(rate, speech) for rate in slip.vat),
        steps=tuple(_step(step, speech) for step in slip.next_steps),
        number=plain(printed_slip_number(slip.number)),
        sale=say("slip.sale", number=slip.sale_number),
        served=plain(", ".join(filter(None, (slip.served_by, slip.desk)))),
        till=say("slip.till_return", number=slip.till_return_number),
        till_is_blank=not slip.till_return_number,
        mark=slip.mark,
    )


def total_says(slip: Slip) -> Phrase:
    """What the sum of a slip is called."""
    return slip.total_says or Phrase(f"slip.total.{slip.kind}")


_OF_GOODS: Final = {
    SlipKind.REPAIR: "slip.to_mend",
    SlipKind.PRICE_REDUCTION: "slip.kept",
}


def headings(slip: Slip, speech: Speech) -> Headings:
    """The headings of a sheet, in the voice given."""
    return Headings(
        handed_back=speech.say(Phrase(_OF_GOODS.get(slip.kind, "slip.handed_back"))),
        quantity=speech("slip.quantity"),
        amount=speech("slip.amount"),
        what_now=speech("slip.what_now"),
        wonder=speech("slip.wonder"),
        wonder_how=speech("slip.wonder_how"),
    )


def _line(line: SlipLine, speech: Speech) -> LineWords:
    return LineWords(
        title=plain(line.title),
        options=plain(line.options),
        quantity=speech.number(line.quantity),
        pieces=plain(speech("slip.pieces", count=line.quantity)),
        why=plain(speech.say(line.why)),
        amount=plain(speech.figure(line.amount)) if line.amount else "",
    )


def _sum(one: SlipSum, speech: Speech) -> SumWords:
    return SumWords(plain(speech.say(one.what)), plain(speech.money(one.amount)))


def _step(step: NextStep, speech: Speech) -> StepWords:
    by = plain(speech("slip.by", day=step.by)) if step.by else ""
    return StepWords(by, plain(speech.say(step.what)))
