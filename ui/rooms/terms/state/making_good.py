"""What is promised of making it good: store credit, goods that stay at home, trust, tenders."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from returns_station.phrase import Phrase
from returns_station.policy.promise.sense import LONGEST_MONTHS, LONGEST_TRUST
from returns_station.policy.promise.words import credit_months_of, days_of
from returns_station.policy.terms import TenderOrder
from ui.rooms.terms.state.chip import Chip, Choice, Draft, Number
from ui.rooms.terms.state.floor import NO_CLAIM, Floor
from ui.rooms.terms.state.sentence import Sentence
from ui.rooms.terms.state.values import amount_chip, chosen_chip, days_chip, percent_chip

TO_KEEP: Final = Decimal(100)
"""What goods at home are worth at most, where it is begun to let them stay."""
_MONTHS: Final = 24


def making_good(draft: Draft, floor: Floor, currency: str) -> Iterator[Sentence]:
    """All of it; goods that stay at home only where some may."""
    yield _credit(draft, floor)
    if draft.terms.keep_up_to is not None:
        yield _kept(draft.terms.keep_up_to, draft, currency)
    yield _trust(draft)
    yield _tenders(draft, floor)


def _credit(draft: Draft, floor: Floor) -> Sentence:
    def worth(new: Decimal) -> Draft:
        return draft.saying(replace(draft.terms, credit_bonus_percent=new))

    name, now = Phrase("terms_room.value.bonus"), draft.terms.credit_bonus_percent
    bonus = percent_chip("credit_bonus_percent", name, now, worth)
    months = _months(draft, floor)
    phrase = Phrase("terms_room.credit", {"bonus": bonus.slot, "months": months.slot})
    covers = (bonus.key, months.key)
    return Sentence("credit", phrase, (bonus, months), floor.of_credit(), covers)


def _months(draft: Draft, floor: Floor) -> Chip:
    """How long store credit holds: so many months, or as long as the law says."""
    now = draft.terms.credit_months

    def holds(new: int | None) -> Draft:
        return draft.saying(replace(draft.terms, credit_months=new))

    begun = holds(now or floor.credit_months or _MONTHS)
    choices = (
        Choice(Phrase("terms_room.kind.months"), begun, now is not None),
        Choice(credit_months_of(None), holds(None), now is None),
    )
    name, said = Phrase("terms_room.value.credit_months"), credit_months_of(now)
    value = None
    if now is not None:
        value = Number(Decimal(now), lambda new: holds(int(new)), most=LONGEST_MONTHS, leap=12)
    return Chip("credit_months", name, said, value, choices)


def _kept(now: Decimal, draft: Draft, currency: str) -> Sentence:
    key = "keep_up_to"

    def put(new: Decimal | None) -> Draft:
        return draft.saying(replace(draft.terms, keep_up_to=new))

    most = amount_chip(key, Phrase("terms_room.value.most"), now, put, currency)
    phrase = Phrase("terms_room.keep", {"most": most.slot})
    return Sentence(key, phrase, (most,), NO_CLAIM, (key,), put(None))


def _trust(draft: Draft) -> Sentence:
    key, now = "trust_days", draft.terms.trust_days

    def put(new: int) -> Draft:
        return draft.saying(replace(draft.terms, trust_days=new))

    days = days_chip(key, now, put, days_of(now), most=LONGEST_TRUST)
    phrase = Phrase("terms_room.trust", {"days": days.slot})
    return Sentence(key, phrase, (days,), NO_CLAIM, (key,))


def _tenders(draft: Draft, floor: Floor) -> Sentence:
    key = "tender_order"
    how = chosen_chip(
        key,
        Phrase("terms_room.value.tenders"),
        draft.terms.tender_order,
        ((way, Phrase(f"terms.tenders.{way}")) for way in TenderOrder),
        lambda way: draft.saying(replace(draft.terms, tender_order=way)),
    )
    phrase = Phrase("terms_room.tenders", {"how": how.slot})
    return Sentence(key, phrase, (how,), floor.of_tenders(), (key,))
