"""The shop's own promise: open purchase, longer in a season, longer for members."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from returns_station.days import Days, Until, add_days, last_day
from returns_station.money import decimals
from returns_station.phrase import Phrase
from returns_station.policy.claim import Collection, HandedIn
from returns_station.policy.entitlement import NO_FEES, Entitlement, Fees, Ground, Payer, Valued
from returns_station.policy.question import Answer, Question, Reading
from returns_station.policy.rules import Promised
from returns_station.policy.terms import CountedFrom, PartPromotion, Season, Stage, Terms
from returns_station.sale import Channel

_NOT_PROMISED: Final = Phrase("silent.not_promised")
_NO_PROOF: Final = Phrase("silent.no_proof")
_A_GIFT: Final = Phrase("silent.gift")
_NO_SEASON: Final = Phrase("silent.no_season")
_NO_MEMBER: Final = Phrase("silent.no_member")
_LEFT_OUT: Final = Phrase("silent.left_out")
_NOT_RECEIVED: Final = Phrase("fact.not_received")
_VALUED: Final = {
    PartPromotion.KEEP_SHARE: Valued.AS_PAID,
    PartPromotion.REPRICE: Valued.REPRICED,
}


def open_purchase_runs(asked: Question, reading: Reading) -> Answer:
    """What the shop promised to take back it takes back, in the condition it promised."""
    stages = reading.promised.open_purchase.stages
    if not stages[0].periods:
        return _NOT_PROMISED
    silent = why_silent(asked, reading)
    if silent is not None:
        return silent
    start, fact = counted_from(asked, reading)
    stage, end = _running(stages, start, asked.day, 0)
    return promise(asked, reading, Ground.OPEN_PURCHASE, stage, end, fact)


def a_season_runs_longer(asked: Question, reading: Reading) -> Answer:
    """What is bought in a season may come back until its day; it never shortens anything."""
    seasons = tuple(each for each in reading.terms.seasons if each.covers(asked.sale.agreed_on))
    if not seasons:
        return _NO_SEASON
    silent = why_silent(asked, reading)
    if silent is not None:
        return silent
    start, _ = counted_from(asked, reading)
    end, season = max(
        ((_season_end(each, start), each) for each in seasons), key=lambda ends: ends[0] or date.max
    )
    fact = Phrase("fact.season", {"first": season.bought_from, "last": season.bought_to})
    return promise(asked, reading, Ground.SEASON, reading.promised.first, end, fact)


def a_member_has_longer(asked: Question, reading: Reading) -> Answer:
    """A member has so many days more of the open purchase."""
    days = extra_days(asked, reading.terms)
    if not days:
        return _NO_MEMBER
    stages = reading.promised.open_purchase.stages
    if not stages[0].periods:
        return _NOT_PROMISED
    silent = why_silent(asked, reading)
    if silent is not None:
        return silent
    start, _ = counted_from(asked, reading)
    stage, end = _running(stages, start, asked.day, days)
    fact = Phrase("fact.member", {"tier": asked.sale.member, "count": days})
    return promise(asked, reading, Ground.MEMBER, stage, end, fact)


def why_silent(asked: Question, reading: Reading) -> Phrase | None:
    """Why a promise to who bought the goods says nothing, None where it speaks."""
    if not asked.is_proven:
        return _NO_PROOF
    if asked.is_gift and reading.terms.gift is not None:
        return _A_GIFT
    return why_not_taken(asked, reading.promised)


def why_not_taken(asked: Question, promised: Promised) -> Phrase | None:
    """Why goods of this kind, or as they are, are outside a promise."""
    if promised.is_left_out:
        return _LEFT_OUT
    wish = asked.wish
    if not promised.open_purchase.takes(wish.condition, seal_broken=wish.seal_broken):
        return Phrase(f"silent.condition.{wish.condition}")
    return None


def promise(
    asked: Question, reading: Reading, ground: Ground, stage: Stage, end: date | None, fact: Phrase
) -> Entitlement:
    """What a stage of the promise gives, with its fees."""
    return Entitlement(
        ground,
        reading.basis,
        end,
        stage.gives,
        stage.percent,
        return_paid_by=_payer(asked),
        fees=_fees(asked, reading),
        valued=_VALUED[reading.terms.promotion_on_part_return],
        facts=(fact,),
    )


def extra_days(asked: Question, terms: Terms) -> int:
    """The days a member has more, 0 for everyone else."""
    member = asked.sale.member
    return next((days for tier, days in terms.member_days if tier == member), 0) if member else 0


def counted_from(asked: Question, reading: Reading) -> tuple[date | None, Phrase]:
    """The day a promise starts, None while that day has not come."""
    sale, counted = asked.sale, reading.promised.open_purchase.counted_from
    if counted is CountedFrom.PURCHASE or (counted is None and sale.channel is Channel.STORE):
        return sale.agreed_on, Phrase("fact.bought", {"day": sale.agreed_on})
    if counted is CountedFrom.SHIPPING and sale.shipped_on is not None:
        # Nothing is sent before it is bought.
        shipped = max(sale.shipped_on, sale.agreed_on)
        return shipped, Phrase("fact.shipped", {"day": shipped})
    if asked.received is None:
        return None, _NOT_RECEIVED
    return asked.received, Phrase("fact.received", {"day": asked.received})


def every_end(asked: Question, reading: Reading) -> Iterator[date | None]:
    """Every end of what is promised first: open purchase, with a member's days, and seasons."""
    start, _ = counted_from(asked, reading)
    first = reading.promised.first
    if first.periods:
        yield None if start is None else _end(first, start, extra_days(asked, reading.terms))
    for season in reading.terms.seasons:
        if season.covers(asked.sale.agreed_on):
            yield _season_end(season, start)


def latest(ends: Iterable[date | None]) -> date | None:
    """The latest of several ends; None where one of them has none."""
    last = date.min
    for end in ends:
        if end is None:
            return None
        last = max(last, end)
    return last


def _season_end(season: Season, start: date | None) -> date | None:
    """A season's end; one that is counted in days has none before its start."""
    match season.period:
        case Until(day):
            return day
        case Days(count):
            return None if start is None else add_days(start, count)


def _running(
    stages: tuple[Stage, ...], start: date | None, day: date, more: int
) -> tuple[Stage, date | None]:
    """The stage that runs on a day and its end; the last one when all are over.

    What will be given later is given at once too: who comes early has never less to choose from.
    """
    nr, end = 0, None if start is None else _end(stages[0], start, more)
    while start is not None and end is not None and day > end and nr + 1 < len(stages):
        nr += 1
        end = _end(stages[nr], start, more)
    if nr + 1 == len(stages):
        return stages[nr], end
    gives = dict.fromkeys(outcome for stage in stages[nr:] for outcome in stage.gives)
    return replace(stages[nr], gives=tuple(gives)), end


def _end(stage: Stage, start: date, more: int) -> date | None:
    """The latest end of a stage's periods, so many days more; None where one has no end."""
    end = latest(last_day(period, start) for period in stage.periods)
    return end if end is None or not more else add_days(end, more)


def _payer(asked: Question) -> Payer:
    if asked.claim.collection is Collection.OFFERED_BY_SHOP:
        return Payer.SHOP
    over_the_counter = asked.claim.handed_in is HandedIn.COUNTER
    if over_the_counter and asked.sale.channel is Channel.STORE:
        return Payer.NOBODY
    return Payer.CUSTOMER


def _fees(asked: Question, reading: Reading) -> Fees:
    promised = reading.promised
    if not promised.return_fee and not promised.restocking_percent:
        return NO_FEES
    once = int(promised.return_fee.scaleb(decimals(asked.sale.currency)))
    return Fees(once, promised.restocking_percent, reading.terms.fee_waived_for)
