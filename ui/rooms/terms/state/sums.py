"""What the shop keeps, what becomes of delivery and discount in part, and how it makes good."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.promise.words import outcomes
from returns_station.policy.terms import PartDelivery, PartPromotion, Terms
from ui.rooms.terms.state.chip import Chip, Choice, Draft
from ui.rooms.terms.state.floor import NO_CLAIM, Floor
from ui.rooms.terms.state.making_good import making_good
from ui.rooms.terms.state.sentence import Sentence
from ui.rooms.terms.state.values import amount_chip, chosen_chip, percent_chip


def sums(draft: Draft, floor: Floor, currency: str) -> Iterator[Sentence]:
    """Fees, delivery, promotions, making good; and what is always so for the shop's mistakes."""
    yield _fees(draft, floor, currency)
    yield _delivery(draft, floor)
    yield _promotion(draft)
    yield from making_good(draft, floor, currency)
    yield Sentence("ours", Phrase("terms_room.ours"), (), floor.of_ours())


def _fees(draft: Draft, floor: Floor, currency: str) -> Sentence:
    terms = draft.terms

    def charged(new: Decimal) -> Draft:
        return draft.saying(replace(terms, return_fee=new))

    def kept(new: Decimal) -> Draft:
        return draft.saying(replace(terms, restocking_percent=new))

    name, keeps = Phrase("terms_room.value.fee"), Phrase("terms_room.value.restocking")
    fee = amount_chip("return_fee", name, terms.return_fee, charged, currency)
    restocking = percent_chip("restocking_percent", keeps, terms.restocking_percent, kept)
    waived = _waived(terms, draft)
    args: dict[str, Argument] = {"fee": fee.slot, "restocking": restocking.slot}
    phrase = Phrase("terms_room.fees", args)
    chips: tuple[Chip, ...] = (fee, restocking)
    if terms.return_fee or terms.restocking_percent or terms.fee_waived_for:
        phrase = Phrase("terms_room.fees_waived", args | {"waived": waived.slot})
        chips = (*chips, waived)
    covers = ("return_fee", "restocking_percent", "fee_waived_for")
    return Sentence("fees", phrase, chips, floor.of_fees(), covers)


def _waived(terms: Terms, draft: Draft) -> Chip:
    """For which ways of making it good nothing is kept."""
    now = terms.fee_waived_for
    choices = tuple(
        Choice(
            Phrase(f"terms.outcome.{each}"),
            draft.saying(replace(terms, fee_waived_for=now ^ {each})),
            each in now,
        )
        for each in Outcome
    )
    said: Argument = outcomes(each for each in Outcome if each in now)
    name = Phrase("terms_room.value.waived")
    return Chip("fee_waived_for", name, said, choices=choices, many=True)


def _delivery(draft: Draft, floor: Floor) -> Sentence:
    key = "delivery_on_part_return"
    how = chosen_chip(
        key,
        Phrase("terms_room.value.delivery"),
        draft.terms.delivery_on_part_return,
        ((way, Phrase(f"terms_room.delivery.{way}")) for way in PartDelivery),
        lambda way: draft.saying(replace(draft.terms, delivery_on_part_return=way)),
    )
    phrase = Phrase("terms_room.part_delivery", {"how": how.slot})
    return Sentence(key, phrase, (how,), floor.of_delivery(), (key,))


def _promotion(draft: Draft) -> Sentence:
    key = "promotion_on_part_return"
    how = chosen_chip(
        key,
        Phrase("terms_room.value.promotion"),
        draft.terms.promotion_on_part_return,
        ((way, Phrase(f"terms_room.promotion.{way}")) for way in PartPromotion),
        lambda way: draft.saying(replace(draft.terms, promotion_on_part_return=way)),
    )
    phrase = Phrase("terms_room.part_promotion", {"how": how.slot})
    return Sentence(key, phrase, (how,), NO_CLAIM, (key,))
