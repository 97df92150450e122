"""What must hold of a month, read from the journal alone wherever the shelves could mislead."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import text

from returns_station.dialogue.answering import ItemState
from returns_station.dialogue.letter import Channel
from returns_station.service.board import By
from tests.campaigns.month_life import Life
from tests.campaigns.month_world import BUDGET, DESKS, FIRST_DAY, World

# Of what shows later than this before it is due nobody can be told in time.
_IN_TIME: Final = timedelta(minutes=65)
_SIGNS: Final = {
    "PayoutFailed": "operation",
    "PayoutUnknown": "operation",
    "PayoutNotHeard": "operation",
    "BookingMoved": "booking",
    "BookingDeclined": "booking",
    "BookingFailed": "booking",
    "BookingUnknown": "booking",
}


@dataclass(slots=True)
class Truth:
    """One promise as the journal tells it."""

    kind: str
    subject: str
    slip: str
    due: datetime
    ends: list[tuple[str, datetime]] = field(default_factory=list)
    told: list[datetime] = field(default_factory=list)


@dataclass(slots=True)
class Month:
    """The journal, read once."""

    promises: dict[str, Truth] = field(default_factory=dict)
    paid: dict[str, datetime] = field(default_factory=dict)
    signs: dict[str, datetime] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def read(world: World) -> Month:
    """All events, in order."""
    month = Month()
    with world.station.store.views() as views:
        for entry in views.journal():
            at = datetime.fromisoformat(entry.at)
            for kind, facts in json.loads(entry.body):
                _heard(month, kind, facts, at)
    return month


def _heard(month: Month, kind: str, facts: dict[str, Any], at: datetime) -> None:
    match kind:
        case "PromiseMade":
            due = datetime.fromisoformat(facts["due"]["$moment"])
            made = Truth(facts["kind"], facts["subject"], facts["slip"], due)
            if facts["key"] in month.promises:
                month.wrong.append(f"{facts['key']} made twice")
            month.promises[facts["key"]] = made
        case "PromiseEnded":
            month.promises[facts["key"]].ends.append((facts["state"], at))
        case "PromiseForetold":
            month.promises[facts["key"]].told.append(at)
        case "PayoutConfirmed":
            month.paid.setdefault(facts["operation"], at)
        case _ if kind in _SIGNS:
            month.signs.setdefault(facts[_SIGNS[kind]], at)
        case _:
            pass


def looked_over(life: Life) -> tuple[dict[str, object], list[str]]:
    """The figures of a month, and all that is wrong with it."""
    world, month = life.world, read(life.world)
    month.wrong += _ends(month, world.clock.now)
    month.wrong += _money(month)
    figures: dict[str, object] = {
        "visits": len(life.visits),
        "promises": dict(Counter(one.kind for one in month.promises.values())),
        "ended": dict(Counter(end for one in month.promises.values() for end, _ in one.ends)),
    }
    figures |= _board(world, month)
    figures |= _told(month, world)
    figures |= _answered(life, month)
    figures |= _surprises(world, month)
    figures |= _letters(world, month)
    return figures, month.wrong


def _ends(month: Month, now: datetime) -> Iterator[str]:
    """Every promise ended once; what was kept was in time, what was missed was not."""
    for key, one in month.promises.items():
        if len(one.ends) != (one.due < now) and not (one.ends and one.due >= now):
            yield f"{key} due {one.due} ended {one.ends}"
        for state, at in one.ends:
            # A van that says that it will not come has missed her there and then.
            if state == "missed" and at < one.due and one.kind != "pickup":
                yield f"{key} was missed before it was due"


def _money(month: Month) -> Iterator[str]:
    """A refund was kept just when the far end had paid by its day."""
    for key, one in month.promises.items():
        if one.kind != "refund" or not one.ends or one.ends[0][0] == "released":
            continue
        paid = month.paid.get(one.subject)
        kept = paid is not None and paid <= one.due
        if kept != (one.ends[0][0] == "kept"):
            yield f"{key} paid {paid}, due {one.due}, ended {one.ends}"


def _told(month: Month, world: World) -> dict[str, object]:
    """Of what was missed and could be seen coming: how often she was told before it was due."""
    missed = [one for one in month.promises.values() if one.ends and one.ends[0][0] == "missed"]
    seen = [one for one in missed if _could_be_seen(one, month)]
    foretold = [one for one in seen if min((*one.told, one.ends[0][1])) < one.due]
    went, by_hand = _went(world), _by_hand(world)
    told = [one for one in seen if any(at < one.due for at in went.get(one.slip, ()))]
    called = [
        one
        for one in seen
        if one not in told and any(at < one.due for at in by_hand.get(one.slip, ()))
    ]
    if len(told) + len(called) < 0.99 * len(seen):
        month.wrong.append(f"{len(seen) - len(told) - len(called)} misses were not told of before")
    return {
        "missed": dict(Counter(one.kind for one in missed)),
        "predictable": len(seen),
        "foretold": len(foretold),
        "a message went before it was due": len(told),
        "no address: on a person's list before it was due": len(called),
        "foretold and kept all the same": _too_careful(month),
    }


def _too_careful(month: Month) -> int:
    ends = (one.ends[0][0] for one in month.promises.values() if one.told and one.ends)
    return sum(end == "kept" for end in ends)


def _board(world: World, month: Month) -> dict[str, object]:
    """The board of the shelves is that of the raw events, and both are what is counted here."""
    board, until = world.station.board(DESKS[0]), world.clock.now.date()
    bys: tuple[By, ...] = ("week", "desk")
    for by in bys:
        if board.board(FIRST_DAY, until, by) != board.recomputed(FIRST_DAY, until, by):
            month.wrong.append(f"the board by {by} is not what the journal tells")
    whole = board.board(FIRST_DAY, until).whole
    ends = Counter(end for one in month.promises.values() for end, _ in one.ends)
    counted = (ends["kept"], ends["kept"] + ends["missed"])
    if (whole.kept.held, whole.kept.of) != counted:
        month.wrong.append(f"the board says {whole.kept}, the journal {counted}")
    felt = {"grades": whole.felt.grades, "grade": round(whole.felt.grade, 2)}
    return {"board": [whole.kept.held, whole.kept.of], "felt": felt}


def _could_be_seen(one: Truth, month: Month) -> bool:
    """Goods and answers that are not there shortly before; money and vans that showed a sign."""
    if one.kind not in {"refund", "pickup"}:
        return True
    return one.subject in month.signs and month.signs[one.subject] <= one.due - _IN_TIME


def _went(world: World) -> dict[str, list[datetime]]:
    """When letters of a late promise or a pickup reached the far end, by slip."""
    went = defaultdict(list)
    for post in world.posts.values():
        for at, it in post.came.values():
            if it.stands.letter.kind in {"late", "pickup"}:
                went[it.stands.letter.slip].append(at)
    return went


def _by_hand(world: World) -> dict[str, list[datetime]]:
    """When a person was asked to call, by slip: nothing else leads to her."""
    listed = defaultdict(list)
    for one in world.station.letters(DESKS[0]).dead():
        if one.letter.address.channel is Channel.BY_HAND:
            listed[one.letter.slip].append(one.letter.at)
    return listed


def _answered(life: Life, month: Month) -> dict[str, object]:
    """No text lies unanswered past its time unless somebody who decides was told."""
    answering = life.world.station.inbox(DESKS[0])
    lying = answering.items(ItemState.OPEN)
    for one in lying:
        if one.due < life.world.clock.now and one.escalated_at is None:
            month.wrong.append(f"{one.number} lies past {one.due}")
    done = answering.items(ItemState.ANSWERED)
    for one in done:
        late = one.answered_at is not None and one.answered_at > one.due + timedelta(hours=1)
        if late and one.escalated_at is None:
            month.wrong.append(f"{one.number} was answered late and nobody was told")
    escalated = sum(one.escalated_at is not None for one in (*lying, *done))
    return {"said": life.said, "items": len(lying) + len(done), "escalated": escalated}


def _surprises(world: World, month: Month) -> dict[str, object]:
    """No day gave more than it had."""
    engine: Any = getattr(world.station.store, "engine")  # noqa: B009 - the store has it
    query = "SELECT day, SUM(cost) FROM surprise GROUP BY day"
    with engine.connect().execution_options(reading=True) as connection:
        days = connection.execute(text(query)).all()
        kinds = connection.execute(
            text("SELECT because, kind, COUNT(*) FROM surprise GROUP BY because, kind")
        ).all()
    month.wrong += [f"{day} gave {spent}" for day, spent in days if spent > BUDGET]
    given = {f"{because} {kind}": count for because, kind, count in kinds}
    return {"surprises": given, "most in a day": max((spent for _, spent in days), default=0)}


def _letters(world: World, month: Month) -> dict[str, object]:
    """Each letter that is said to be sent reached the far end, in the order of its visit."""
    waiting = len(world.station.letters(DESKS[0]).waiting())
    for way, post in world.posts.items():
        last: dict[str, int] = {}
        for slip, number in post.order:
            if number < last.get(slip, 0):
                month.wrong.append(f"{way}: a letter of {slip} came after a later one")
            last[slip] = max(number, last.get(slip, 0))
    came = sum(len(post.came) for post in world.posts.values())
    return {"letters": came, "still waiting": waiting}
