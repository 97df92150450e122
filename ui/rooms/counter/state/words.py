"""What the counter says of its state: sentences as phrases, in no language yet."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from returns_station.case import Said, gives
from returns_station.money import Money
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome, Reason
from returns_station.policy.decision import Decision, LineDecision, Referred
from returns_station.policy.words import how_long
from returns_station.resolution.nearest import Change
from returns_station.resolution.offers import Offer
from returns_station.sale import Tender, TenderKind
from returns_station.slip import NextStep, Slip
from returns_station.slip_writing import money_steps
from ui.rooms.counter.state import outcomes
from ui.rooms.counter.state.counter import Counter, Finished, Printing
from ui.rooms.counter.state.finishing import chosen_offer
from ui.rooms.counter.state.visit import Visit

_NOON: Final = 12
_EVENING: Final = 18
_MORNING: Final = 5
_STEP_ICONS: Final = {
    "slip.next.cash": "coins",
    "slip.next.pay": "coins",
    "slip.next.credit": "ticket",
    "slip.next.repair": "wrench",
}


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer: whether it is a yes, its sentence, and the day it holds to."""

    yes: bool
    sentence: Phrase
    more: Phrase | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Happens:
    """One thing that happens next: what or when first, then the other."""

    icon: str
    first: Phrase
    second: Phrase


@dataclass(frozen=True, slots=True)
class Summed:
    """Under the perforation: what the sum is, the sum, and what the green button does."""

    label: Phrase
    amount: Money
    do: Phrase
    icon: str
    missing: Phrase | None = None
    quiet: Phrase | None = None


def greeting(now: datetime, name: str) -> Phrase:
    """Good day to who works here, by the hour."""
    hour = now.hour
    part = "night" if hour < _MORNING else "morning" if hour < _NOON else "afternoon"
    part = "evening" if hour >= _EVENING else part
    if not name:
        return Phrase(f"counter.hello.{part}")
    return Phrase(f"counter.hello_you.{part}", {"name": name.split(maxsplit=1)[0]})


def facts(visit: Visit) -> Phrase:
    """One quiet line on the receipt: its number, day, place and how it was paid."""
    sale = visit.view.sale
    told: dict[str, Argument] = {
        "number": sale.number,
        "day": sale.agreed_on,
        "place": Phrase(f"counter.place.{sale.channel}"),
    }
    if not sale.tenders:
        return Phrase("counter.facts", told)
    paid = tuple(_paid_with(tender) for tender in sale.tenders)
    return Phrase("counter.facts_paid", {**told, "paid": paid})


def _paid_with(tender: Tender) -> Phrase:
    if tender.kind is TenderKind.CARD and tender.label:
        return Phrase("counter.card_ending", {"label": tender.label})
    return Phrase(f"tender.{tender.kind}")


def answer(state: Counter) -> Answered | None:
    """The answer to what is ticked; None while nothing is, or it is not known yet."""
    if state.preview is None or state.visit is None or not state.answered:
        return None
    decision = state.preview.decision
    referred = next((one for one in decision.lines if isinstance(one.answer, Referred)), None)
    if referred is not None and isinstance(referred.answer, Referred):
        return _looked_at(state.visit, referred, referred.answer)
    offer = chosen_offer(state)
    if offer is None:
        return Answered(yes=False, sentence=Phrase("choice.not_offered"))
    given = (gives(line, offer.settlement) for line in decision.lines)
    told = min(filter(None, given), key=lambda each: each.last_day or date.max)
    return Answered(
        yes=True, sentence=offer.says, more=how_long(told, decision.day), last_day=told.last_day
    )


def _looked_at(visit: Visit, line: LineDecision, why: Referred) -> Answered:
    sold = visit.view.sale.line(line.wish.line)
    title = sold.title if sold else ""
    day = why.lead.last_day if why.lead else None
    if day is None:
        return Answered(yes=False, sentence=why.why, more=Phrase("counter.goods", {"title": title}))
    more = Phrase("counter.last_day_was", {"title": title, "day": day})
    return Answered(yes=False, sentence=why.why, more=more, last_day=day)


def nearest(state: Counter) -> tuple[Outcome, ...]:
    """The yes that is already named while a person looks."""
    if state.preview is None or not state.answered:
        return ()
    lines = (one.answer for one in state.preview.decision.lines)
    named = [each.nearest for each in lines if isinstance(each, Referred)]
    return tuple(one for one in named[0] if all(one in other for other in named)) if named else ()


def nearest_name(state: Counter) -> str:
    """What the nearest yes is called; empty where none is named."""
    near = nearest(state)
    if not near or state.preview is None:
        return ""
    answers = (one.answer for one in state.preview.decision.lines)
    lead = next((each.lead for each in answers if isinstance(each, Referred)), None)
    return outcomes.near_name(near[0], lead)


def would_do(state: Counter) -> tuple[tuple[Reason, Phrase], ...]:
    """Reasons that turn a question into a yes, when they are true and not said yet; and how."""
    said = state.visit.reason if state.visit else None
    would = [(Reason.WRONG_ITEM, Phrase("counter.would_means.wrong_item"))]
    more = state.preview.nearest if state.preview else None
    if more is not None and more.changes == (Change.FAULT,):
        would.append((Reason.FAULTY, more.says))
    return tuple(each for each in would if each[0] is not said)


def would_give_more(state: Counter) -> Phrase | None:
    """What would give her more than now, where no reason has a key for it."""
    more = state.preview.nearest if state.preview and state.answered else None
    return None if more is None or more.changes == (Change.FAULT,) else more.says


def summed(state: Counter) -> Summed:
    """The sum and the green button."""
    visit, offer = state.visit, chosen_offer(state)
    assert visit is not None
    none = Money(0, visit.view.sale.currency)
    label = _label(visit.first_name)
    if not visit.taken:
        key = "counter.missing.nothing_left" if visit.all_back else "counter.missing.goods"
        missing = Phrase(key)
        return Summed(label, none, missing, "", missing)
    if state.preview is not None and state.answered and not state.preview.decision.accepted:
        quiet = Phrase("counter.quiet.nothing_yet")
        return Summed(label, none, Phrase("counter.do.ask"), "user-circle", quiet=quiet)
    if offer is None:
        missing = Phrase("counter.missing.other" if visit.swapping else "counter.missing.answer")
        return Summed(label, none, missing, "", missing if visit.swapping else None)
    assert state.preview is not None, "an offer is out of a preview"
    return _money(visit, offer, label, state.preview.decision)


def _label(name: str) -> Phrase:
    return Phrase("counter.back_to", {"name": name}) if name else Phrase("counter.back")


def _money(visit: Visit, offer: Offer, label: Phrase, decision: Decision) -> Summed:
    settled = offer.settlement
    kind = outcomes.name_of(offer, decision)
    do = _swap_to(visit) if kind == Outcome.EXCHANGE and settled.goods_out else None
    # The page where goods are chosen lies behind the green button, too.
    choose = Phrase("counter.missing.new_goods") if offer.needs_goods else None
    missing, do = (choose, do) if visit.swapping else (None, choose or do)
    return Summed(
        outcomes.label(settled, label),
        outcomes.worth(settled),
        do or Phrase(f"counter.do.{kind}"),
        outcomes.ICONS[settled.outcome],
        missing,
        outcomes.quiet(settled, decision),
    )


def _swap_to(visit: Visit) -> Phrase | None:
    swap = visit.taken[-1].swap
    named = swap.options or swap.title if swap and len(visit.taken) == 1 else ""
    return Phrase("counter.do.swap_to", {"goods": named}) if named else None


def steps(state: Counter) -> tuple[Happens, ...]:
    """What happens next, with when, once the green button is pressed."""
    offer = chosen_offer(state)
    if offer is None or state.preview is None:
        return ()
    first = (Happens("printer", Phrase("when.now"), Phrase("counter.step.slip")),)
    goods: tuple[Happens, ...] = ()
    if offer.outcome not in (Outcome.REFUND, Outcome.STORE_CREDIT):
        name = outcomes.name_of(offer, state.preview.decision)
        icon = "wrench" if offer.outcome is Outcome.REPAIR else "hand-heart"
        goods = (Happens(icon, Phrase("when.now"), Phrase(f"counter.step.{name}")),)
    return (*first, *goods, *map(_money_step, money_steps(offer.settlement)))


def _money_step(step: NextStep) -> Happens:
    """Coins and credit at the till now, other money by its day."""
    return Happens(_STEP_ICONS.get(step.what.key, "credit-card"), _when(step), step.what)


def _when(step: NextStep) -> Phrase:
    if step.what.key == "slip.next.repair":
        return Phrase("when.mended")
    return Phrase("when.by", {"day": step.by}) if step.by else Phrase("when.now")


def thanks(done: Finished) -> tuple[Phrase, Phrase]:
    """The two lines of the done page: thanks by name, and what is on its way."""
    if done.earlier and done.slip is not None:
        return Phrase("counter.done.earlier"), Phrase(
            "counter.done.of_sale", {"number": done.slip.sale_number}
        )
    name = done.name
    first = Phrase("slip.thanks", {"name": name}) if name else Phrase("slip.thanks_you")
    if done.said is Said.ASK or done.slip is None:
        return first, Phrase("counter.done.asked")
    if done.outcome is Outcome.REFUND and not done.slip.total:
        return first, Phrase("slip.lead.nothing")
    if done.outcome in (Outcome.REFUND, Outcome.PRICE_REDUCTION):
        return first, Phrase("counter.done.refund", {"amount": done.slip.total})
    if done.outcome is Outcome.STORE_CREDIT:
        return first, Phrase("counter.done.store_credit", {"amount": done.slip.total})
    return first, Phrase(f"counter.done.{done.outcome or Outcome.EXCHANGE}")


def promises(slip: Slip) -> tuple[Happens, ...]:
    """What has been promised, each with by when."""
    return tuple(
        Happens(
            _STEP_ICONS.get(step.what.key, "credit-card" if step.by else "hand-heart"),
            step.what,
            _when(step),
        )
        for step in slip.next_steps
    )


def print_words(done: Finished) -> tuple[Phrase, Phrase]:
    """Where the slip is: what, and a word for its badge."""
    if done.printing is Printing.WAITS:
        return Phrase("counter.print.waits"), Phrase("counter.print.waits_badge")
    if done.printing is Printing.SENT:
        return Phrase("counter.print.sent"), Phrase("counter.print.sent_badge")
    if done.printing is Printing.NONE:
        return Phrase("counter.print.kept"), Phrase("counter.print.kept_badge")
    key = "counter.print.copied" if done.copies else "counter.print.done"
    return Phrase(key), Phrase("counter.print.done_badge")
