"""Without a proof of purchase: the shop takes her word, for what the goods are worth today."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from returns_station.money import Money, decimals, zero
from returns_station.phrase import Phrase
from returns_station.policy.entitlement import Entitlement, Ground, Valued
from returns_station.policy.grounds.promised import every_end, latest, promise, why_not_taken
from returns_station.policy.question import Answer, Question, Reading
from returns_station.policy.terms import Stage, ValuedAt
from returns_station.policy.worth import on_her_word, worth_today

_NOT_PROMISED: Final = Phrase("silent.not_promised")
_DEARER: Final = Phrase("silent.dearer_than_word")
_USED_UP: Final = Phrase("review.today_used_up")
_HER_WORD: Final = Phrase("fact.her_word")
_VALUED: Final = {ValuedAt.PRICE_TODAY: Valued.TODAY, ValuedAt.LOWEST_PRICE: Valued.LOWEST}


def we_take_her_word(asked: Question, reading: Reading) -> Answer:
    """What is given without proof is given with one too: showing more never costs her anything.

    It runs as long as what is promised to who can show a proof.
    """
    rule = reading.terms.without_proof
    if rule is None:
        return _NOT_PROMISED
    silent = why_not_taken(asked, reading.promised)
    if silent is not None:
        return silent
    if rule.up_to is not None:
        most = int(rule.up_to.scaleb(decimals(asked.sale.currency)))
        if worth_today(asked.line, _VALUED[rule.at], asked.wish.quantity) > most:
            return _DEARER
    promised = bool(reading.promised.first.periods)
    # Where nothing ends, a season does not end it: seasons only lengthen.
    ends = tuple(every_end(asked, reading)) if promised else (None,)
    stage = Stage((), rule.gives, reading.promised.first.percent)
    word = promise(asked, reading, Ground.GOODWILL, stage, latest(ends), _HER_WORD)
    word = replace(word, valued=_VALUED[rule.at])
    over = _over_today(asked, word, rule.up_to_a_day)
    return word if over is None else replace(word, review=over)


def _over_today(asked: Question, word: Entitlement, most: Decimal | None) -> Phrase | None:
    """Why a person looks: more than is left of what she may get in a day on her word alone."""
    if asked.is_proven or most is None:
        return None
    currency = asked.sale.currency
    given = asked.claim.unproven_today or zero(currency)
    left = Money(max(0, int(most.scaleb(decimals(currency))) - given.minor), currency)
    if on_her_word(asked.line, word, asked.wish) <= left.minor:
        return None
    return Phrase("review.over_today", {"left": left}) if left else _USED_UP
