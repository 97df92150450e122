"""A gift: who got it may choose other goods or credit; money is the payer's."""

from typing import Final

from returns_station.phrase import Phrase
from returns_station.policy.entitlement import Ground
from returns_station.policy.grounds.promised import every_end, latest, promise, why_not_taken
from returns_station.policy.question import Answer, Question, Reading
from returns_station.policy.terms import Stage

_NO_GIFT: Final = Phrase("silent.no_gift")
_NO_PROOF: Final = Phrase("silent.no_proof")
_NOT_PROMISED: Final = Phrase("silent.not_promised")
_GOT_AS_GIFT: Final = Phrase("fact.gift")


def whoever_got_it_may_choose(asked: Question, reading: Reading) -> Answer:
    """As long as anything is promised for the goods, who got them may have what gifts give."""
    gives = reading.terms.gift
    if not asked.is_gift:
        return _NO_GIFT
    if gives is None:
        return _NOT_PROMISED
    if not asked.is_proven:
        return _NO_PROOF
    silent = why_not_taken(asked, reading.promised)
    if silent is not None:
        return silent
    ends = tuple(every_end(asked, reading))
    if not ends:
        return _NOT_PROMISED
    stage = Stage((), gives, reading.promised.first.percent)
    return promise(asked, reading, Ground.GIFT, stage, latest(ends), _GOT_AS_GIFT)
