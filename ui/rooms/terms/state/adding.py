"""What may be promised besides what is: each begins with values that make sense."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

from returns_station.days import Days, Unlimited, Until
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.terms import OpenPurchase, Season, Stage, ValuedAt, WithoutProof
from ui.rooms.terms.state.chip import Chip, Choice, Draft
from ui.rooms.terms.state.making_good import TO_KEEP
from ui.rooms.terms.state.opening import with_promise
from ui.rooms.terms.state.rules import A_RULE
from ui.rooms.terms.state.values import A_LIMIT

KEY: Final = "add"
_GIVES: Final = (Outcome.REFUND, Outcome.EXCHANGE)
_CREDIT: Final = (Outcome.STORE_CREDIT,)
_PROMISED: Final = 30
_SEASON: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Begun:
    """Something new to promise: the draft with it, and the value that is written next."""

    name: str
    then: Draft
    at: str


def may_add(draft: Draft) -> tuple[Begun, ...]:
    """What may be promised besides."""
    return tuple(_all(draft))


def add_chip(draft: Draft) -> Chip:
    """The chip that adds something."""
    choices = tuple(
        Choice(Phrase(f"terms_room.add.{begun.name}"), begun.then) for begun in may_add(draft)
    )
    words = Phrase("terms_room.add")
    return Chip(KEY, words, words, choices=choices)


def _all(draft: Draft) -> Iterator[Begun]:
    terms, first = draft.terms, draft.valid_from
    promise = terms.open_purchase
    if promise is None:
        begun = OpenPurchase((Stage((Days(_PROMISED),), _GIVES),))
        yield Begun("promise", with_promise(draft, begun), "open_purchase.period")
    nr = len(terms.member_days) + 1
    if all(tier for tier, _ in terms.member_days):
        tiers = (*terms.member_days, ("", _PROMISED))
        yield Begun(
            "member", draft.saying(replace(terms, member_days=tiers)), f"member_days.{nr}.tier"
        )
    season = Season(first, first + _SEASON, Until(first + 2 * _SEASON))
    seasons = draft.saying(replace(terms, seasons=(*terms.seasons, season)))
    yield Begun("season", seasons, f"seasons.{len(terms.seasons) + 1}.from")
    rules = draft.saying(replace(terms, rules=(*terms.rules, A_RULE)))
    yield Begun("rule", rules, f"rules.{len(terms.rules) + 1}.category")
    if terms.without_proof is None:
        proof = WithoutProof((Outcome.EXCHANGE, *_CREDIT), ValuedAt.LOWEST_PRICE, A_LIMIT)
        then = draft.saying(replace(terms, without_proof=proof))
        yield Begun("unproven", then, "without_proof.gives")
    if terms.gift is None:
        then = draft.saying(replace(terms, gift=(Outcome.EXCHANGE, *_CREDIT)))
        yield Begun("gift", then, "gift.gives")
    if terms.keep_up_to is None:
        yield Begun("keep", draft.saying(replace(terms, keep_up_to=TO_KEEP)), "keep_up_to")
    if promise is not None:
        yield from _later(promise, draft)


def _later(promise: OpenPurchase, draft: Draft) -> Iterator[Begun]:
    """A later stage, which runs longer than the last; nothing comes after what has no end."""
    last = promise.stages[-1].periods[0]
    if isinstance(last, Unlimited | Until):
        return
    days = last.count if isinstance(last, Days) else last.count * 31
    stage = Stage((Days(max(365, days + _PROMISED)),), _CREDIT, Decimal(100))
    then = with_promise(draft, replace(promise, stages=(*promise.stages, stage)))
    yield Begun("later", then, f"open_purchase.then_gives.{len(promise.stages)}.period")
