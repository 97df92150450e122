"""Open purchase in sentences: how long, in which condition, what for, and what later."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from returns_station.days import Days, Period, Unlimited, Until
from returns_station.phrase import Phrase
from returns_station.policy.terms import CountedFrom, OpenPurchase, Stage
from ui.rooms.terms.state.chip import Chip, Draft
from ui.rooms.terms.state.floor import AS_ALL, NO_CLAIM, Floor
from ui.rooms.terms.state.sentence import Sentence
from ui.rooms.terms.state.values import (
    accepts_chip,
    chosen_chip,
    gives_chip,
    percent_chip,
    period_chip,
)

KEY: Final = "open_purchase"
_ALSO: Final = "advertised_also"
_STARTS: Final = (CountedFrom.PURCHASE, CountedFrom.RECEIPT, CountedFrom.SHIPPING, None)


def opening(draft: Draft, floor: Floor) -> Iterator[Sentence]:
    """What is promised to everyone."""
    promise = draft.terms.open_purchase
    if promise is None:
        phrase = Phrase("terms_room.promise.none")
        yield Sentence(KEY, phrase, (), floor.of_days(), (KEY,))
        return
    yield _period(promise, draft, floor)
    yield _goods(promise, draft)
    yield _gives(promise, draft, floor)
    for nr in range(1, len(promise.stages)):
        yield _later(nr, promise, draft)


def with_promise(draft: Draft, promise: OpenPurchase | None) -> Draft:
    """The draft with another open purchase, or none."""
    return draft.saying(replace(draft.terms, open_purchase=promise))


def with_stage(draft: Draft, promise: OpenPurchase, nr: int, stage: Stage) -> Draft:
    """The draft with another stage."""
    stages = (*promise.stages[:nr], stage, *promise.stages[nr + 1 :])
    return with_promise(draft, replace(promise, stages=stages))


def _period(promise: OpenPurchase, draft: Draft, floor: Floor) -> Sentence:
    first = promise.stages[0]
    chips = tuple(_period_chip(nr, promise, draft) for nr in range(len(first.periods)))
    start = chosen_chip(
        f"{KEY}.counted_from",
        Phrase("terms_room.value.counted_from"),
        promise.counted_from,
        ((way, Phrase(f"terms_room.start.{way or 'usual'}")) for way in _STARTS),
        lambda way: with_promise(draft, replace(promise, counted_from=way)),
    )
    also: Phrase | str = ""
    if len(chips) > 1:
        also = Phrase("terms_room.promise.also", {"period": tuple(c.slot for c in chips[1:])})
    phrase = _for(first.periods[0], chips[0], start, also)
    spoken = (
        chips
        if isinstance(first.periods[0], Until | Unlimited)
        else (*chips[:1], start, *chips[1:])
    )
    covers = (KEY, _ALSO)
    return Sentence(KEY, phrase, spoken, floor.of_days(), covers, with_promise(draft, None))


def _for(period: Period, chip: Chip, start: Chip, also: Phrase | str) -> Phrase:
    match period:
        case Until():
            return Phrase("terms_room.promise.until", {"period": chip.slot, "also": also})
        case Unlimited():
            return Phrase("terms_room.promise.ever", {"period": chip.slot, "also": also})
        case _:
            args = {"period": chip.slot, "start": start.slot, "also": also}
            return Phrase("terms_room.promise.length", args)


def _period_chip(nr: int, promise: OpenPurchase, draft: Draft) -> Chip:
    first = promise.stages[0]

    def put(period: Period) -> Draft:
        periods = (*first.periods[:nr], period, *first.periods[nr + 1 :])
        return with_stage(draft, promise, 0, replace(first, periods=periods))

    key = f"{KEY}.period" if nr == 0 else f"{_ALSO}.{nr}"
    return period_chip(key, first.periods[nr], put, draft.valid_from)


def _goods(promise: OpenPurchase, draft: Draft) -> Sentence:
    key = f"{KEY}.conditions"
    accepts = accepts_chip(
        key, promise.accepts, lambda new: with_promise(draft, replace(promise, accepts=new))
    )
    phrase = Phrase("terms_room.promise.goods", {"accepts": accepts.slot})
    return Sentence(key, phrase, (accepts,), NO_CLAIM, (key,))


def _gives(promise: OpenPurchase, draft: Draft, floor: Floor) -> Sentence:
    gives, percent = _stage_chips(KEY, 0, promise, draft)
    args = {"gives": gives.slot, "percent": percent.slot}
    phrase = Phrase("terms_room.promise.gives", args)
    covers = (f"{KEY}.gives", f"{KEY}.percent")
    return Sentence(f"{KEY}.gives", phrase, (gives, percent), floor.of_money(), covers)


def _stage_chips(key: str, nr: int, promise: OpenPurchase, draft: Draft) -> tuple[Chip, Chip]:
    stage = promise.stages[nr]

    def put(new: Stage) -> Draft:
        return with_stage(draft, promise, nr, new)

    def worth(percent: Decimal) -> Draft:
        return put(replace(stage, percent=percent))

    gives = gives_chip(f"{key}.gives", stage.gives, lambda new: put(replace(stage, gives=new)))
    name = Phrase("terms_room.value.percent")
    return gives, percent_chip(f"{key}.percent", name, stage.percent, worth)


def _later(nr: int, promise: OpenPurchase, draft: Draft) -> Sentence:
    stage, key = promise.stages[nr], f"{KEY}.then_gives.{nr}"

    def put(period: Period) -> Draft:
        return with_stage(draft, promise, nr, replace(stage, periods=(period, *stage.periods[1:])))

    period = period_chip(f"{key}.period", stage.periods[0], put, draft.valid_from, (Days,))
    gives, percent = _stage_chips(key, nr, promise, draft)
    args = {"period": period.slot, "gives": gives.slot, "percent": percent.slot}
    without = replace(promise, stages=(*promise.stages[:nr], *promise.stages[nr + 1 :]))
    phrase = Phrase("terms_room.later", args)
    chips = (period, gives, percent)
    return Sentence(key, phrase, chips, AS_ALL, (key,), with_promise(draft, without))
