"""How far somebody's yes goes, and why it goes no further."""

from dataclasses import dataclass

from returns_station.case import Who
from returns_station.desk.ruling.kept import AskKept
from returns_station.desk.ruling.measuring import Measured
from returns_station.money import Money
from returns_station.people.granted import Granted
from returns_station.people.rights import Right
from returns_station.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Answerer:
    """Who would answer, by her id: what she may do, and how often she said yes today.

    `currency` is the one that her limits are in: the shop's.
    """

    staff: str
    granted: Granted
    said_today: int
    currency: str


def may_look(ask: AskKept, who: Who, granted: Granted) -> bool:
    """Whether somebody has to do with a question: her own, her desk's, to answer, or to audit."""
    if any(right in granted for right in (Right.RULE, Right.DECLINE, Right.READ_JOURNAL)):
        return True
    return ask.desk == who.desk or bool(who.staff and who.staff in ask.askers)


def why_no_answer(ask: AskKept, who: Answerer, right: Right) -> Phrase | None:
    """Why somebody may not answer this question at all; in an open house everybody may."""
    if right not in who.granted:
        return Phrase("right.missing", {"right": Phrase(f"right.{right}")})
    if who.staff and who.staff in ask.askers:
        return Phrase("ruling.own")
    first = ask.first_yes
    if who.staff and right is Right.RULE and first and first.staff == who.staff:
        return Phrase("ruling.own_second")
    return None


def why_no_yes(measured: Measured, who: Answerer) -> Phrase | None:
    """Which of her limits a yes would pass; None: it is within them all."""
    limits = who.granted.limits
    if limits.a_day is not None and who.said_today >= limits.a_day:
        return Phrase("ruling.day_full", {"count": limits.a_day})
    if not measured.beyond:
        return None
    if limits.amount is not None and _above(measured.beyond, limits.amount, who.currency):
        return Phrase("ruling.above_amount", {"amount": Money(limits.amount, who.currency)})
    beyond, cost = measured.beyond.minor, measured.cost.minor
    if limits.percent is not None and beyond * 100 > limits.percent * cost:
        return Phrase("ruling.above_percent", {"percent": limits.percent})
    return None


def needs_second(measured: Measured, who: Answerer) -> bool:
    """Whether a second person must say the same."""
    four_eyes = who.granted.limits.four_eyes
    return four_eyes is not None and _above(measured.beyond, four_eyes, who.currency)


def _above(beyond: Money, most: int, currency: str) -> bool:
    # Limits are of the shop's own currency: nobody knows what they are in another.
    return beyond.currency != currency or beyond.minor > most
