"""What the room says of a question: in one sentence, why it is asked, how long it has waited."""

from dataclasses import dataclass
from datetime import date, datetime

from returns_station.desk.ruling.views import AnswersToday, AskSeen
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.decision import Asked, Referred
from returns_station.policy.entitlement import Ground
from returns_station.sale import SaleLine

_MINUTE = 60
_HOUR = 3600
_SELDOM = (Ground.RECALL, Ground.WRONG_ITEM, Ground.GIFT, Ground.SEASON)
_SUMS = (Outcome.REFUND, Outcome.STORE_CREDIT)


@dataclass(frozen=True, slots=True)
class Goods:
    """What the question is about, of one line."""

    title: str
    options: str
    quantity: int


def age(ask: AskSeen, now: datetime | None) -> Phrase:
    """How long it has waited, in what one counts in."""
    seconds = max(0, int((now - ask.at).total_seconds())) if now is not None else 0
    if seconds < _MINUTE:
        return Phrase("approvals.age.seconds", {"count": seconds})
    if seconds < _HOUR:
        return Phrase("approvals.age.minutes", {"count": seconds // _MINUTE})
    return Phrase("approvals.age.hours", {"count": seconds // _HOUR})


def name_of(ask: AskSeen) -> str:
    """Whose return it is; empty where nobody knows."""
    return ask.known.name


def goods_of(ask: AskSeen) -> tuple[Goods, ...]:
    """What is brought."""
    parts = ask.seen.parts if ask.seen else ()
    every = (
        (part.preview.view.sale.line(wish.line), wish.quantity)
        for part in parts
        for wish in part.preview.claim.lines
    )
    return tuple(_goods(sold, many) for sold, many in every if sold is not None)


def _goods(sold: SaleLine, quantity: int) -> Goods:
    return Goods(sold.title, sold.options, quantity)


def question(ask: AskSeen) -> Phrase:
    """The question in one sentence."""
    late = days_late(ask)
    if ask.wish is Outcome.REFUND and late:
        return Phrase("approvals.asks.refund_late", {"amount": ask.asked_for, "count": late})
    told: dict[str, Argument] = {"amount": ask.asked_for} if ask.wish in _SUMS else {}
    return Phrase(f"approvals.asks.{ask.wish}", told)


def asked_by(ask: AskSeen) -> Phrase:
    """Who asks, and for whom."""
    name = name_of(ask)
    if name:
        return Phrase("approvals.asker_for", {"asker": ask.asker, "name": name})
    return Phrase("approvals.asker", {"asker": ask.asker})


def before(ask: AskSeen) -> Phrase | None:
    """What was answered last, where it was: the first yes of two, or a no that was asked again."""
    if not ask.answers:
        return None
    last = ask.answers[-1]
    kind = "yes" if last.is_yes else "no"
    why = last.note or Phrase(f"approvals.why_{kind}.{last.why}")
    return Phrase(f"approvals.before.{kind}", {"name": last.by, "why": why})


def days_late(ask: AskSeen) -> int:
    """How many days after its last day the right is that comes nearest; 0: none has run out."""
    why, day = _referred(ask)
    if why is None or day is None or why.lead is None or why.lead.last_day is None:
        return 0
    return max(0, (day - why.lead.last_day).days)


def why(ask: AskSeen) -> Phrase | None:
    """What the policy says of it."""
    return referred.why if (referred := _referred(ask)[0]) is not None else None


def _referred(ask: AskSeen) -> tuple[Referred | None, date | None]:
    for part in ask.seen.parts if ask.seen else ():
        for line in part.preview.decision.lines:
            if isinstance(line.answer, Referred):
                return line.answer, part.preview.decision.day
    return None, None


def trace(ask: AskSeen) -> tuple[Asked, ...]:
    """What was asked of the first line in question, each ground once, the nearest first."""
    for part in ask.seen.parts if ask.seen else ():
        for line in part.preview.decision.lines:
            if isinstance(line.answer, Referred):
                return _each_once(line.trace)
    first = next((part for part in (ask.seen.parts if ask.seen else ())), None)
    return _each_once(first.preview.decision.lines[0].trace) if first else ()


def _each_once(every: tuple[Asked, ...]) -> tuple[Asked, ...]:
    told: dict[str, Asked] = {}
    for each in sorted(every, key=_nearness):
        told.setdefault(each.ground, each)
    return tuple(told.values())


def _nearness(asked: Asked) -> tuple[int, bool]:
    """What gives stands first, then what ran out; what is seldom the question stands last."""
    return 0 if asked.in_time else 1 if asked.entitlement else 2, asked.ground in _SELDOM


def alike(ask: AskSeen) -> tuple[Phrase, ...]:
    """What alike questions came to, and how those turned out that were looked at."""
    similar = ask.similar
    if not similar.asked:
        return (Phrase("approvals.alike.none"),)
    told = [Phrase("approvals.alike.yes", {"yes": similar.yes, "count": similar.asked})]
    if similar.checked:
        held: dict[str, Argument] = {"held": similar.held, "count": similar.checked}
        told.append(Phrase("approvals.alike.held", held))
    return tuple(told)


def known(ask: AskSeen) -> Phrase | None:
    """What is known of her, as facts."""
    of = ask.known
    if not of.sales:
        return None
    sales = Phrase("approvals.known.sales", {"count": of.sales, "year": str(of.since)})
    returns = Phrase("approvals.known.returns", {"count": of.returns})
    told: dict[str, Argument] = {"sales": sales, "returns": returns}
    return Phrase("approvals.known", {**told, "name": of.name}) if of.name else None


def today(answered: AnswersToday) -> tuple[Phrase, ...]:
    """What she answered today, and how fast."""
    if not answered.yes + answered.no:
        return (Phrase("approvals.today.none"),)
    told = (Phrase("approvals.today.said", {"yes": answered.yes, "no": answered.no}),)
    if answered.seconds < _MINUTE:
        return (*told, Phrase("approvals.today.seconds", {"count": max(1, answered.seconds)}))
    minutes = round(answered.seconds / _MINUTE)
    return (*told, Phrase("approvals.today.minutes", {"count": minutes}))
