"""Every word on a slip, said and made plain; roll, sheet and stream say the same."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from returns_station.adapters.printing.again import step_is_told, tender_is_told
from returns_station.adapters.printing.plain import plain
from returns_station.adapters.speech import Speech
from returns_station.adapters.wording import HOUSE, Wording, filled
from returns_station.phrase import Argument, Phrase
from returns_station.resolution.taxed import Taxed
from returns_station.scan.slips import printed_slip_number
from returns_station.slip import NextStep, Slip, SlipKind, SlipLine, SlipSum

_DOCUMENTS: Final = frozenset({SlipKind.CREDIT_NOTE, SlipKind.GIFT_CARD})
# The till has no part in these: there is no line for its number.
_NOT_AT_THE_TILL: Final = _DOCUMENTS | {SlipKind.GOODS_RECEIVED, SlipKind.PICKUP}


@dataclass(frozen=True, slots=True)
class LineWords:
    """One line of goods; a line without money has no amount, `taxed` are rows of net and VAT."""

    title: str
    options: str
    quantity: str
    pieces: str
    why: str
    amount: str
    taxed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Goods of one sale that are made good one way; each is named where the visit has more."""

    sale: str
    way: str
    lines: tuple[LineWords, ...]
    goods_out: tuple[LineWords, ...]


@dataclass(frozen=True, slots=True)
class SumWords:
    """A sum with its words, and what of it is net and VAT; `again`: the lead says it already."""

    what: str
    amount: str
    taxed: tuple[str, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class StepWords:
    """What happens next, and by when; empty when it happens now. `again`: the lead says it."""

    by: str
    what: str
    again: bool = False


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
    """All that a slip says, ready to set.

    `is_document`: the paper is worth its sum to who has it. `is_undone`: it says what held once.
    `square` is what the QR code holds, `closing` the shop's own last words.
    """

    shop: str
    address: str
    organisation: str
    made_at: str
    copy_mark: str
    training_mark: str
    thanks: str
    lead: str
    groups: tuple[Group, ...]
    set_off: tuple[SumWords, ...]
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
    is_document: bool
    is_undone: bool
    square: str
    closing: str = ""


def words_of(slip: Slip, speech: Speech, own: Wording = HOUSE) -> Words:
    """What the slip says, in the voice given; the shop's `own` words go before the house's."""

    def say(key: str, **args: Argument) -> str:
        return plain(speech(key, **args))

    organisation = slip.shop.organisation_number
    is_document = slip.kind in _DOCUMENTS
    total = SlipSum(total_says(slip), slip.total)
    facts = _facts(slip, speech)
    return Words(
        shop=plain(slip.shop.name),
        address=plain(slip.shop.address),
        organisation=say("slip.organisation", number=organisation) if organisation else "",
        made_at=say("slip.made_at", at=slip.made_at),
        copy_mark=" · ".join(filter(None, (slip.copy_mark, slip.undone_mark))),
        training_mark=slip.training_mark,
        thanks=plain(filled(own.thanks, facts) or speech.say(slip.thanks)),
        lead=plain(speech.say(_lead(slip, is_document=is_document))),
        groups=_groups(slip, speech),
        set_off=tuple(_sum(one, speech) for one in slip.set_off),
        total=SumWords("", "") if slip.total_unsaid else _sum(total, speech),
        tenders=tuple(
            replace(_sum(tender, speech), again=tender_is_told(tender, slip))
            for tender in slip.tenders
        ),
        vat=tuple(_sum(rate, speech) for rate in slip.vat),
        steps=() if slip.undone else tuple(_step(step, slip, speech) for step in slip.next_steps),
        number=plain(printed_slip_number(slip.number)),
        sale=plain(speech.say(_sale(slip))) if slip.sale_number else "",
        served=plain(", ".join(filter(None, (slip.served_by, slip.desk, slip.journal)))),
        till=""
        if slip.kind in _NOT_AT_THE_TILL
        else say("slip.till_return", number=slip.till_return_number),
        till_is_blank=slip.kind not in _NOT_AT_THE_TILL and not slip.till_return_number,
        mark=slip.mark,
        is_document=is_document,
        is_undone=slip.undone,
        square=slip.seal or slip.number,
        closing=plain(filled(own.closing, facts)),
    )


def _facts(slip: Slip, speech: Speech) -> dict[str, str]:
    """What the shop's own words may name; what this slip does not have is empty."""
    day = slip.lead.args.get("day")
    holds = not (slip.undone or slip.total_unsaid)
    return {
        "name": str(slip.thanks.args.get("name", "")),
        "shop": slip.shop.name,
        "number": printed_slip_number(slip.number),
        "amount": speech.money(slip.total, exact=False) if slip.total and holds else "",
        "day": speech.day(day, "day") if isinstance(day, date) and not slip.undone else "",
    }


def _sale(slip: Slip) -> Phrase:
    """What it came from: a purchase by its number, or goods without a receipt."""
    return slip.sale_says or Phrase("slip.sale", {"number": slip.sale_number})


def total_says(slip: Slip) -> Phrase:
    """What the sum of a slip is called."""
    return slip.total_says or Phrase(f"slip.total.{slip.kind}")


_OF_GOODS: Final = {
    SlipKind.REPAIR: "slip.to_mend",
    SlipKind.PRICE_REDUCTION: "slip.kept",
    SlipKind.GOODS_RECEIVED: "slip.total.goods_received",
    SlipKind.PICKUP: "slip.total.pickup",
}


def headings(slip: Slip, speech: Speech) -> Headings:
    """The headings of a sheet, in the voice given."""
    return Headings(
        handed_back=speech.say(Phrase(_OF_GOODS.get(slip.kind, "slip.handed_back"))),
        quantity=speech("slip.quantity"),
        amount=speech("slip.amount"),
        what_now=speech("credit.how" if slip.kind in _DOCUMENTS else "slip.what_now"),
        wonder=speech("slip.wonder"),
        wonder_how=speech("slip.wonder_how"),
    )


def _lead(slip: Slip, *, is_document: bool) -> Phrase:
    """What it was written to say; of a visit that was undone, that it holds no longer."""
    if not slip.undone:
        return slip.lead
    return Phrase("slip.lead.undone_credit" if is_document else "slip.lead.undone")


def _groups(slip: Slip, speech: Speech) -> tuple[Group, ...]:
    """Goods that went out stand with those they went out for."""
    heads: list[tuple[Phrase | None, Phrase | None]] = []
    for line in (*slip.lines, *slip.goods_out):
        if (line.sale, line.way) not in heads:
            heads.append((line.sale, line.way))
    before, groups = "", []
    for head in sorted(heads, key=lambda head: _first(slip, head[0])):
        sale, way = (plain(speech.say(words)) if words else "" for words in head)
        groups.append(
            Group("" if sale == before else sale, way, *(
                tuple(_line(line, speech) for line in lines if (line.sale, line.way) == head)
                for lines in (slip.lines, slip.goods_out)
            ))
        )  # fmt: skip
        before = sale
    return tuple(groups)


def _first(slip: Slip, sale: Phrase | None) -> int:
    """Where a sale is named first: its goods stand together, whatever way they are made good."""
    return next(nr for nr, line in enumerate((*slip.lines, *slip.goods_out)) if line.sale == sale)


def _line(line: SlipLine, speech: Speech) -> LineWords:
    return LineWords(
        title=plain(line.title),
        options=plain(line.options),
        quantity=speech.number(line.quantity),
        pieces=plain(speech("slip.pieces", count=line.quantity)),
        why=plain(speech.say(line.why)),
        amount=plain(speech.figure(line.amount)) if line.amount else "",
        taxed=tuple(_taxed(one, speech, counted=True) for one in line.taxed),
    )


def _taxed(one: Taxed, speech: Speech, *, counted: bool) -> str:
    told: dict[str, Argument] = {"net": one.net, "vat": one.vat}
    told["percent"] = Decimal(one.vat_percent)
    if not (counted and one.quantity):
        return plain(speech("slip.net", **told))
    pieces = Phrase("slip.pieces", {"count": one.quantity})
    return plain(speech("slip.net_of", pieces=pieces, **told))


def _sum(one: SlipSum, speech: Speech) -> SumWords:
    what = Phrase("slip.on_net", {"what": one.what, "net": one.net}) if one.net else one.what
    taxed = tuple(_taxed(each, speech, counted=False) for each in one.taxed)
    return SumWords(plain(speech.say(what)), plain(speech.money(one.amount)), taxed)


def _step(step: NextStep, slip: Slip, speech: Speech) -> StepWords:
    by = plain(speech("slip.by", day=step.by)) if step.by else ""
    return StepWords(by, plain(speech.say(step.what)), step_is_told(step, slip))
