"""Returns the demo shop took back in the last week, as they were told at the counter."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from returns_station.adapters.demo.goods import by_sku, other_sizes
from returns_station.adapters.demo.situations import MARKET, named_sales
from returns_station.case import Who
from returns_station.days import zone_of
from returns_station.policy.claim import Claim, ClaimLine, NewGoods, Proof, Reason
from returns_station.sale import Channel, Sale, SaleLine

_SEED: Final = 733
_DAYS: Final = 6
_A_DAY: Final = 7
_OPENS, _CLOSES = 10 * 60 + 4, 17 * 60 + 55
# Days since the sale: within the shop's promise, and for a few long after it.
_YOUNG: Final = (2, 45)
_OLD: Final = (75, 160)
_OLD_ONES: Final = 3
_STAFF: Final = (Who("Maja", "Disk 2"), Who("Maja", "Disk 2"), Who("Noor", "Disk 1"))
_REASONS: Final = {
    Reason.CHANGED_MIND: 45,
    Reason.WRONG_SIZE: 35,
    Reason.WRONG_ITEM: 10,
    Reason.UNWANTED_GIFT: 10,
}
# What the named situations need to have happened: sale, line, units, days ago. The first gets the
# shop's first slip.
_NAMED: Final = (("2030-0608", "1", 2, 7), ("2036-0733", "1", 1, 5))


@dataclass(frozen=True, slots=True)
class PastReturn:
    """One return of the last week: when, on which sale, what was said, and by whom."""

    key: str
    at: datetime
    sale: str
    claim: Claim
    who: Who


def past_returns(sales: tuple[Sale, ...], day: date) -> tuple[PastReturn, ...]:
    """The returns of the week before this day and of the day itself, oldest first."""
    # As with the sales: no secret, and the same again.
    chance = random.Random(f"{_SEED} {day}")  # noqa: S311
    named = {sale.number: sale for sale in named_sales(day)}
    found = [
        _past(chance, named[number], _moment(day - timedelta(days=ago), _OPENS), line, units)
        for number, line, units, ago in _NAMED
    ]
    others = [sale for sale in sales if sale.number not in named]
    chance.shuffle(others)
    moments = tuple(_moments(chance, day))
    # Never the newest of yesterday: its slip is the one that still waits.
    referred = frozenset(chance.sample(range(len(moments) - _A_DAY - 1), _OLD_ONES))
    for nr, at in enumerate(moments):
        sale = _take(others, at.date(), _OLD if nr in referred else _YOUNG)
        if sale is not None:
            found.append(_past(chance, sale, at, chance.choice(sale.lines).nr, 1))
    return tuple(sorted(found, key=lambda past: past.at))


def _moments(chance: random.Random, day: date) -> Iterator[datetime]:
    for ago in range(_DAYS, -1, -1):
        for minute in sorted(chance.sample(range(_OPENS + 5, _CLOSES), _A_DAY)):
            yield _moment(day - timedelta(days=ago), minute)


def _moment(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(minute // 60, minute % 60), zone_of(MARKET))


def _take(sales: list[Sale], day: date, ages: tuple[int, int]) -> Sale | None:
    """The next sale of this age whose goods the customer has; it is not taken again."""
    youngest, oldest = ages
    for place, sale in enumerate(sales):
        home = all(line.received_on and line.received_on[0] < day for line in sale.lines)
        has_goods = sale.channel is Channel.STORE or home
        if has_goods and youngest <= (day - sale.agreed_on).days <= oldest:
            return sales.pop(place)
    return None


def _past(chance: random.Random, sale: Sale, at: datetime, nr: str, units: int) -> PastReturn:
    sold = sale.line(nr)
    assert sold is not None, nr
    reason = chance.choices(list(_REASONS), list(_REASONS.values()))[0] if units == 1 else None
    wish = _wish(chance, sold, units, reason or Reason.CHANGED_MIND)
    proof = Proof.RECEIPT if sale.channel is Channel.STORE else Proof.ORDER
    key = f"demo-{sale.number}-{nr}"
    return PastReturn(key, at, sale.number, Claim(at, (wish,), proof=proof), chance.choice(_STAFF))


def _wish(chance: random.Random, sold: SaleLine, units: int, reason: Reason) -> ClaimLine:
    """A wrong size becomes another one where there is one."""
    others = other_sizes(by_sku()[sold.sku]) if reason is Reason.WRONG_SIZE else ()
    if not others:
        instead = None
        reason = Reason.CHANGED_MIND if reason is Reason.WRONG_SIZE else reason
    else:
        other = chance.choice(others)
        instead = NewGoods(other.sku, other.price, units, same_item=True, title=other.title)
    return ClaimLine(sold.nr, units, reason, new_goods=instead)
