"""What the counter says of its state: sentences as phrases, in no language yet."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from returns_station.case import gives
from returns_station.desk.views import PartSeen, Preview
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome, Reason
from returns_station.policy.decision import Referred
from returns_station.policy.entitlement import Entitlement
from returns_station.policy.words import how_long
from returns_station.resolution.nearest import Change
from returns_station.resolution.offers import Offer
from returns_station.resolution.reckoning import Reckoning
from returns_station.sale import Sale, Tender, TenderKind
from ui.rooms.counter.state import outcomes
from ui.rooms.counter.state.answers import (
    chosen_offer,
    lower_price_missing,
    not_offered,
    parts_seen,
)
from ui.rooms.counter.state.counter import Counter
from ui.rooms.counter.state.sums import money_out
from ui.rooms.counter.state.visit import Visit
from ui.rooms.counter.state.word_words import stand_in

_NOON: Final = 12
_EVENING: Final = 18
_MORNING: Final = 5


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer: whether it is a yes, its sentence, and the day it holds to."""

    yes: bool
    sentence: Phrase
    more: Phrase | None = None
    last_day: date | None = None


def greeting(now: datetime, name: str) -> Phrase:
    """Good day to who works here, by the hour."""
    hour = now.hour
    part = "night" if hour < _MORNING else "morning" if hour < _NOON else "afternoon"
    part = "evening" if hour >= _EVENING else part
    if not name:
        return Phrase(f"counter.hello.{part}")
    return Phrase(f"counter.hello_you.{part}", {"name": name.split(maxsplit=1)[0]})


def facts(visit: Visit) -> Phrase:
    """One quiet line: the receipt's number, day, place and tender; of several, how many."""
    if visit.several:
        return Phrase("counter.facts_several", {"count": len(visit.sales)})
    sale = visit.first
    if sale.is_stand_in:
        return stand_in(sale)
    told: dict[str, Argument] = {
        "number": sale.number,
        "day": sale.agreed_on,
        "place": Phrase(f"counter.place.{sale.channel}"),
    }
    if not sale.tenders or visit.hides_prices:
        return Phrase("counter.facts", told)
    paid = tuple(_paid_with(tender) for tender in sale.tenders)
    return Phrase("counter.facts_paid", {**told, "paid": paid})


def heading(sale: Sale) -> Phrase:
    """One quiet line over a sale's own lines: its number, day and place."""
    if sale.is_stand_in:
        return stand_in(sale)
    told: dict[str, Argument] = {
        "number": sale.number,
        "day": sale.agreed_on,
        "place": Phrase(f"counter.place.{sale.channel}"),
    }
    return Phrase("counter.facts", told)


def _paid_with(tender: Tender) -> Phrase:
    if tender.kind is TenderKind.CARD and tender.label:
        return Phrase("counter.card_ending", {"label": tender.label})
    return Phrase(f"tender.{tender.kind}")


def answer(state: Counter) -> Answered | None:
    """The answer to what is ticked; None while nothing is, or it is not known yet."""
    parts = parts_seen(state)
    if not parts or state.visit is None:
        return None
    asked = next((part for part in parts if not part.preview.decision.accepted), None)
    if asked is not None:
        return _looked_at(asked)
    if lower_price_missing(state):
        return Answered(yes=True, sentence=Phrase("counter.answer.how_much"))
    if not_offered(state):
        return Answered(yes=False, sentence=Phrase("choice.not_offered"))
    given = [each for part in parts for each in _given(part)]
    told = min(given, key=lambda each: each.last_day or date.max)
    day = parts[0].preview.decision.day
    return Answered(
        yes=True, sentence=_sentence(state), more=how_long(told, day), last_day=told.last_day
    )


def _given(part: PartSeen) -> tuple[Entitlement, ...]:
    """What gives each line of a part what stands chosen."""
    settled = part.chosen.settlement if part.chosen else None
    every = (gives(line, settled) for line in part.preview.decision.lines)
    return tuple(each for each in every if each is not None)


def _sentence(state: Counter) -> Phrase:
    """The yes in one sentence: of the one way, or of all sums together."""
    visit, offer = state.visit, chosen_offer(state)
    sums = state.seen.reckoning if state.seen is not None else None
    assert visit is not None
    assert sums is not None, "a yes is reckoned"
    if offer is not None:
        return says(visit, offer)
    if visit.hides_prices and sums.refund:
        return Phrase("counter.answer.payer")
    return _of_all(sums)


def says(visit: Visit, offer: Offer) -> Phrase:
    """The yes of one way; of a gift no sum that goes to who paid."""
    hidden = visit.hides_prices and bool(offer.settlement.refund)
    return Phrase("counter.answer.payer") if hidden else offer.says


def _of_all(sums: Reckoning) -> Phrase:
    if sums.to_pay:
        return Phrase("counter.answer.pay", {"amount": sums.to_pay})
    if sums.refund and sums.store_credit:
        told: dict[str, Argument] = {"amount": money_out(sums), "credit": sums.store_credit}
        return Phrase("counter.answer.both", told)
    if sums.refund:
        return Phrase("counter.answer.back", {"amount": money_out(sums)})
    if sums.store_credit:
        return Phrase("yes.store_credit", {"amount": sums.store_credit})
    return Phrase("counter.answer.even")


def _looked_at(part: PartSeen) -> Answered:
    line = next(one for one in part.preview.decision.lines if isinstance(one.answer, Referred))
    why = line.answer
    assert isinstance(why, Referred), "looked for above"
    sold = part.preview.view.sale.line(line.wish.line)
    title = sold.title if sold else ""
    day = why.lead.last_day if why.lead else None
    if day is None or day >= part.preview.decision.day:
        return Answered(yes=False, sentence=why.why, more=Phrase("counter.goods", {"title": title}))
    more = Phrase("counter.last_day_was", {"title": title, "day": day})
    return Answered(yes=False, sentence=why.why, more=more, last_day=day)


def looked_at(state: Counter) -> Preview | None:
    """The first answer that a person is asked for; None where all is a plain yes."""
    previews = (part.preview for part in parts_seen(state))
    return next((each for each in previews if not each.decision.accepted), None)


def nearest(state: Counter) -> tuple[Outcome, ...]:
    """The yes that is already named while a person looks."""
    preview = looked_at(state)
    lines = (one.answer for one in preview.decision.lines) if preview else ()
    named = [each.nearest for each in lines if isinstance(each, Referred)]
    return tuple(one for one in named[0] if all(one in other for other in named)) if named else ()


def nearest_name(state: Counter) -> str:
    """What the nearest yes is called; empty where none is named."""
    near, preview = nearest(state), looked_at(state)
    if not near or preview is None:
        return ""
    answers = (one.answer for one in preview.decision.lines)
    lead = next((each.lead for each in answers if isinstance(each, Referred)), None)
    return outcomes.near_name(near[0], lead)


def would_do(state: Counter) -> tuple[tuple[Reason, Phrase], ...]:
    """Reasons that turn a question into a yes, when they are true and not said yet; and how."""
    said = state.visit.reason if state.visit else None
    would = [(Reason.WRONG_ITEM, Phrase("counter.would_means.wrong_item"))]
    preview = looked_at(state)
    more = preview.nearest if preview else None
    if more is not None and more.changes == (Change.FAULT,):
        would.append((Reason.FAULTY, more.says))
    return tuple(each for each in would if each[0] is not said)


def would_give_more(state: Counter) -> Phrase | None:
    """What would give her more than now, where no reason has a key for it; nothing of a gift."""
    if state.visit is None or state.visit.hides_prices:
        return None
    every = (part.preview.nearest for part in parts_seen(state))
    more = next((each for each in every if each is not None), None)
    return None if more is None or more.changes == (Change.FAULT,) else more.says
