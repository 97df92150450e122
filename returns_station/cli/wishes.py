"""`wishes [--since DAY]`: what was asked for and not given, the most frequent first."""

from argparse import Namespace
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from statistics import median_high

from returns_station.canonical import Plain, plain
from returns_station.cli.context import DONE, Context
from returns_station.days import zone_of
from returns_station.desk.errors import InputError
from returns_station.desk.views import WishRow
from returns_station.phrase import Argument, Phrase


class DayUnreadableError(InputError):
    """What was given is no day of the calendar."""


@dataclass(frozen=True, slots=True)
class Group:
    """So many wishes for the same thing that were not granted for the same reason.

    `why` is the latest of them; `late` are the days they came too late, in order, where that was
    the reason.
    """

    wanted: str
    why: Phrase
    count: int
    late: tuple[int, ...]
    nearest: tuple[tuple[str, int], ...]
    latest: str


def run(context: Context, asked: Namespace) -> int:
    """Tell the wishes since a day, grouped by what was wanted and why not."""
    since = _moment(context, asked.since) if asked.since else ""
    with context.open_station().store.views() as views:
        groups = grouped(views.refused_wishes(since))
    facts: Plain = [_shape(context, group) for group in groups]
    lines = [line for group in groups for line in _lines(context, group)]
    context.answer(facts, "\n".join(lines) or context.say(Phrase("wishes.none")))
    return DONE


def grouped(rows: Iterable[WishRow]) -> tuple[Group, ...]:
    """Rows of one wish and one reason together, the most frequent first.

    How many days too late somebody came makes no reason of its own.
    """
    together: defaultdict[tuple[str, tuple[str, ...]], list[WishRow]] = defaultdict(list)
    for row in rows:
        together[row.wanted, _keys(row.why)].append(row)
    groups = [_group(same) for same in together.values()]
    return tuple(sorted(groups, key=lambda group: (-group.count, group.wanted, group.why.key)))


def _keys(why: Phrase) -> tuple[str, ...]:
    """A reason by its sentence and the sentences in it, whatever their figures are."""
    inner = [each for each in why.args.values() if isinstance(each, Phrase)]
    return (why.key, *(key for each in inner for key in _keys(each)))


def _group(same: list[WishRow]) -> Group:
    late = sorted(_days_late(row.why) for row in same)
    nearest = Counter(each for row in same for each in row.nearest)
    last = max(same, key=lambda row: row.at)
    most = tuple(sorted(nearest.items(), key=lambda each: (-each[1], each[0])))
    return Group(last.wanted, last.why, len(same), tuple(late) if any(late) else (), most, last.at)


def _days_late(why: Phrase) -> int:
    count = why.args.get("count")
    return count if why.key.startswith("refer.ended.") and isinstance(count, int) else 0


def _moment(context: Context, day: str) -> str:
    """The moment a day of the shop begins, as the store-room writes moments."""
    try:
        begins = datetime.combine(
            date.fromisoformat(day), time(0), zone_of(context.settings.shop.market)
        )
        return begins.astimezone(UTC).isoformat()
    except (ValueError, OverflowError) as error:
        raise DayUnreadableError(Phrase("wishes.no_day", {"day": day})) from error


def _lines(context: Context, group: Group) -> Iterator[str]:
    say = context.say
    head: dict[str, Argument] = {"times": group.count, "way": Phrase(f"way.{group.wanted}")}
    if group.late:
        yield say(Phrase("wishes.late", head | _late(group)))
    else:
        # "Let us look" was said to her; here the bare reason tells more.
        why = group.why.args.get("reason", group.why)
        yield say(Phrase("wishes.group", head | {"why": why}))
    ways = tuple(Phrase(f"way.{name}") for name, _ in group.nearest)
    if ways:
        yield "    " + say(Phrase("wishes.nearest", {"ways": ways}))


def _late(group: Group) -> dict[str, Argument]:
    ground = group.why.key.removeprefix("refer.ended.")
    return {
        "ground": Phrase(f"slip.why.{ground}"),
        "half": median_high(group.late),
        "most": group.late[-1],
    }


def _shape(context: Context, group: Group) -> Plain:
    nearest: dict[str, Plain] = dict(group.nearest)
    shape: dict[str, Plain] = {
        "wanted": group.wanted,
        "why": group.why.key,
        "reason": plain(group.why.args.get("reason")),
        "says": context.say(group.why),
        "count": group.count,
        "nearest": nearest,
        "latest": group.latest,
    }
    if group.late:
        shape["days_late"] = {"half": median_high(group.late), "most": group.late[-1]}
    return shape
