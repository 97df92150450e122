"""The whole story of a visit: every entry of the journal that concerns it, in words."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from returns_station.canonical_reading import NotThisShapeError, read
from returns_station.case import (
    CaseReferred,
    GoodsArrived,
    GoodsTakenBack,
    LineTaken,
    ReturnUndone,
    VisitRated,
    VisitReckoned,
)
from returns_station.credit import CreditIssued, CreditRedeemed, CreditVoided
from returns_station.desk.bench import story as at_the_bench
from returns_station.desk.pickup.run_story import RUN_EVENTS, run_words
from returns_station.desk.pickup.story_words import PICKUP_EVENTS, pickup_words
from returns_station.desk.printing import SlipEnded, SlipSent
from returns_station.desk.prints import PrintState
from returns_station.desk.ruling.events import RulingGivenBack, RulingUsed
from returns_station.desk.story_views import Happened, Kept, StoryLine
from returns_station.desk.unproven_views import SaleTurnedUp, StandInOpened
from returns_station.journal import Entry
from returns_station.money import Money
from returns_station.payout import (
    PayoutConfirmed,
    PayoutFailed,
    PayoutIssued,
    PayoutNotHeard,
    PayoutReleased,
    PayoutUnknown,
)
from returns_station.phrase import Argument, Phrase
from returns_station.scan import printed_slip_number
from returns_station.scan.slips import slip_parts

_KINDS: Final = {
    kind.__name__: kind
    for kind in (
        *(GoodsTakenBack, CaseReferred, VisitReckoned, ReturnUndone, GoodsArrived, VisitRated),
        *(CreditIssued, CreditRedeemed, CreditVoided, SlipSent, SlipEnded),
        *(PayoutIssued, PayoutConfirmed, PayoutFailed, PayoutUnknown, PayoutNotHeard),
        PayoutReleased,
        *(StandInOpened, SaleTurnedUp, RulingUsed, RulingGivenBack),
        *at_the_bench.KINDS,
        *PICKUP_EVENTS,
        *RUN_EVENTS,
    )
}
_PAPERS: Final = (SlipSent, SlipEnded)
# A far end's reason that we have words for.
_WHY: Final = ("declined", "no_answer", "nobody_said", "not_seen", "of_another", "unreachable")


def story(kept: Kept, *, discreet: bool = False) -> tuple[Happened, ...]:
    """What happened, the first first; `discreet` tells no money that goes to another, of a gift."""
    told: list[Happened] = []
    for entry in kept.entries:
        at = datetime.fromisoformat(entry.at)
        for event in _events(entry, kept):
            if isinstance(event, SlipEnded) and told and _is_sent(told[-1]):
                told.pop()
            what, notes = _words(event, kept, discreet=discreet)
            told.append(Happened(at, entry.actor, entry.desk, what, notes))
    return tuple(told)


def _is_sent(last: Happened) -> bool:
    # How it ended says that it was sent.
    return last.what.key == "story.paper.sent"


def _events(entry: Entry, kept: Kept) -> Iterator[Any]:
    """The events of an entry that concern this visit; what another release wrote is passed."""
    for name, plain in json.loads(entry.body):
        kind = _KINDS.get(name)
        if kind is None:
            continue
        try:
            event: Any = read(kind, plain)
        except NotThisShapeError:
            continue
        if getattr(event, "slip", kept.slip) in {kept.slip, ""} or isinstance(event, _PAPERS):
            yield event


def _words(  # noqa: C901, PLR0911, PLR0912 - one return a kind of event
    event: object, kept: Kept, *, discreet: bool
) -> tuple[Phrase, tuple[Phrase, ...]]:
    if isinstance(event, PICKUP_EVENTS):
        return pickup_words(event)
    if isinstance(event, RUN_EVENTS):
        return run_words(event)
    match event:
        case GoodsTakenBack():
            return _taken_back(event, kept, discreet=discreet)
        case CaseReferred():
            goods = _goods(kept, event.case, event.lines)
            near = tuple(Phrase(f"way.{each}") for each in event.nearest)
            notes = (Phrase("story.nearest", {"ways": near}),) if near else ()
            return Phrase("story.referred", {"goods": goods}), notes
        case VisitReckoned():
            return Phrase("story.reckoned"), _sums(event, discreet=discreet)
        case SlipSent() | SlipEnded():
            return _printed(event, kept), ()
        case CreditIssued() | CreditRedeemed() | CreditVoided():
            return _credit(event)
        case StandInOpened():
            return Phrase("story.stand_in"), ()
        case SaleTurnedUp():
            more = (Phrase("story.found_more", {"amount": event.more}),) if event.more else ()
            return Phrase("story.found", {"sale": event.sale}), more
        case RulingUsed():
            return Phrase("story.ruled", {"number": event.ask}), ()
        case RulingGivenBack():
            return Phrase("story.ruled_no_more", {"number": event.ask}), ()
        case GoodsArrived():
            return Phrase("story.arrived", {"count": event.units}), ()
        case ReturnUndone():
            return Phrase("story.undone"), ()
        case VisitRated():
            return Phrase("story.rated", {"grade": event.grade}), ()
        case _:
            return at_the_bench.told(event) or _paid(event, discreet=discreet)


def _taken_back(
    event: GoodsTakenBack, kept: Kept, *, discreet: bool
) -> tuple[Phrase, tuple[Phrase, ...]]:
    said = dict.fromkeys(one.reason for one in kept.lines if one.case == event.case and one.reason)
    grounds = dict.fromkeys(one.ground for one in event.lines if one.ground)
    money = _sum_of(one.refund for one in event.lines) if not discreet else None
    notes = [Phrase("story.said", {"why": tuple(Phrase(f"explain.reason.{one}") for one in said)})]
    if grounds:
        because = tuple(Phrase(f"slip.why.{one}") for one in grounds)
        notes.append(Phrase("story.ground", {"ground": because}))
    way: dict[str, Argument] = {"way": Phrase(f"way.{event.outcome}")}
    chose = Phrase("story.chose_sum", {**way, "amount": money}) if money else None
    notes.append(chose or Phrase("story.chose", way))
    if event.goods_out:
        out = tuple(_called(one.title or one.sku, one.quantity) for one in event.goods_out)
        notes.append(Phrase("story.goods_out", {"goods": out}))
    goods = _goods(kept, event.case, event.lines)
    return Phrase("story.taken_back", {"goods": goods}), tuple(notes[0 if said else 1 :])


def _goods(kept: Kept, case: str, lines: Sequence[LineTaken]) -> tuple[Phrase, ...]:
    titles = {one.line: _full(one) for one in kept.lines if one.case == case}
    return tuple(_called(titles.get(one.line, one.line), one.quantity) for one in lines)


def _full(one: StoryLine) -> str:
    return ", ".join(part for part in (one.title, one.options) if part)


def _called(title: str, quantity: int) -> Phrase:
    return Phrase("story.goods", {"title": title, "count": quantity})


def _sum_of(amounts: Iterable[Money | None]) -> Money | None:
    given = [one for one in amounts if one]
    return sum(given[1:], given[0]) if given else None


def _sums(event: VisitReckoned, *, discreet: bool) -> tuple[Phrase, ...]:
    named = (("refund", event.refund), ("to_pay", event.to_pay), ("credit", event.store_credit))
    return tuple(
        Phrase(f"story.sum.{name}", {"amount": amount})
        for name, amount in named
        if amount and not (discreet and name == "refund")
    )


def _printed(event: SlipSent | SlipEnded, kept: Kept) -> Phrase:
    is_slip = event.slip == kept.slip
    number: dict[str, Argument] = {"number": printed_slip_number(event.slip)}
    # A number of a slip that is not the visit's own is its pickup's, or of goods at the bench.
    slips = "received" if _is_of_goods(event.slip, kept) else "pickup"
    other = slips if slip_parts(event.slip) else "credit"
    paper = Phrase("story.paper.slip") if is_slip else Phrase(f"story.paper.{other}", number)
    told: dict[str, Argument] = {"paper": paper}
    if isinstance(event, SlipSent):
        return Phrase("story.paper.sent", told)
    if event.ended is PrintState.DONE:
        return Phrase(
            "story.paper.copied" if event.copy else "story.paper.done",
            {**told, "copy": event.copy} if event.copy else told,
        )
    known = event.ended is not PrintState.UNKNOWN
    return Phrase("story.paper.waits" if known else "story.paper.unknown", told)


def _is_of_goods(number: str, kept: Kept) -> bool:
    """Whether a slip says that goods were received: the parcel they came in tells so."""
    return any(at_the_bench.tells_of(number, entry.body) for entry in kept.entries)


def _credit(
    event: CreditIssued | CreditRedeemed | CreditVoided,
) -> tuple[Phrase, tuple[Phrase, ...]]:
    told: dict[str, Argument] = {"number": printed_slip_number(event.number)}
    told["amount"] = event.amount
    if isinstance(event, CreditIssued):
        until = event.expires_on
        notes = (Phrase("story.credit.until", {"day": until}),) if until else ()
        return Phrase(f"story.credit.{event.kind}", told), notes
    if isinstance(event, CreditVoided):
        return Phrase("story.credit.voided", told), ()
    left = [Phrase("story.credit.left", {"left": event.left})]
    if event.reference:
        left.append(Phrase("story.credit.for", {"number": event.reference}))
    if event.honoured:
        left.append(Phrase("story.credit.honoured", {"why": event.honoured}))
    return Phrase("story.credit.redeemed", told), tuple(left)


def _paid(  # noqa: PLR0911 - one return a kind of event
    event: object, *, discreet: bool
) -> tuple[Phrase, tuple[Phrase, ...]]:
    """A payout on its way; of a gift, the giver's sum is not told."""
    match event:
        case PayoutIssued():
            what = _sum("issued", event.amount, discreet=discreet)
            return what, (Phrase("story.paid.via", {"via": Phrase(f"payout.via.{event.via}")}),)
        case PayoutConfirmed():
            number: dict[str, Argument] = {"number": event.reference}
            notes = [Phrase("story.paid.number", number)] if event.reference else []
            if event.by_hand:
                notes.append(Phrase("story.paid.by_hand"))
            return _sum("confirmed", event.amount, discreet=discreet), tuple(notes)
        case PayoutFailed(by_hand=True):
            return Phrase("story.paid.denied"), ()
        case PayoutFailed():
            return Phrase("story.paid.failed"), _because(event.reason)
        case PayoutUnknown():
            return Phrase("story.paid.unknown"), _because(event.reason)
        case PayoutReleased():
            return Phrase("story.paid.released"), ()
        case PayoutNotHeard():
            return Phrase("story.paid.not_heard"), _because(event.reason)
        case _:
            raise AssertionError(event)


def _sum(name: str, amount: Money, *, discreet: bool) -> Phrase:
    if discreet:
        return Phrase(f"story.paid.{name}_payer")
    return Phrase(f"story.paid.{name}", {"amount": amount})


def _because(reason: str) -> tuple[Phrase, ...]:
    known = reason if reason in _WHY else "other"
    return (Phrase("story.because", {"why": Phrase(f"payout.why.{known}")}),) if reason else ()
