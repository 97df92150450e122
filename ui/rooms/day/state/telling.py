"""What the room says of a promise: what, whose, until when, how it stands, what she knows."""

from datetime import datetime

from returns_station.phrase import Argument, Phrase
from returns_station.service.promise import PromiseKind, PromiseStands, PromiseState
from ui.rooms.day.state.day import Day, Part, Waits, part_of

ICONS = {
    PromiseKind.REFUND: "credit-card",
    PromiseKind.REPLACEMENT: "package",
    PromiseKind.PICKUP: "truck",
    PromiseKind.ANSWER: "chat-circle-text",
    PromiseKind.REPAIR: "wrench",
}
WAITS_ICONS = {
    "inbox": "envelope-simple",
    "approvals": "seal-check",
    "pickup": "truck",
    "letters": "device-mobile",
}


def head(state: Day) -> Phrase:
    """The day in one sentence."""
    parts = [part_of(one, state.since) for one in state.rows]
    late, still = parts.count(Part.LATE), parts.count(Part.LEFT)
    if not parts:
        return Phrase("day.none")
    if not late and not still:
        return Phrase("day.all_kept")
    if not late:
        return Phrase("day.left", {"count": still})
    return Phrase("day.late", {"count": late})


def more(state: Day) -> Phrase:
    """The quiet line under it."""
    parts = [part_of(one, state.since) for one in state.rows]
    still, done = parts.count(Part.LEFT), parts.count(Part.DONE)
    if not parts:
        return Phrase("day.none_more")
    if Part.LATE in parts:
        return Phrase("day.late_more", {"left": still, "done": done})
    return Phrase("day.left_more", {"count": done}) if done else Phrase("day.left_first")


def what(one: PromiseStands) -> Phrase:
    """What was promised, as staff say it."""
    says, kind = one.promise.says, one.promise.kind
    if kind is PromiseKind.REFUND:
        amount = says.args.get("amount")
        if amount is None:
            return Phrase("day.what.refund_payer")
        return Phrase("day.what.refund", {"amount": amount})
    if kind is PromiseKind.PICKUP and {"begins", "ends"} <= set(says.args):
        told: dict[str, Argument] = {name: says.args[name] for name in ("begins", "ends")}
        return Phrase("day.what.pickup_between", told)
    return Phrase(f"day.what.{kind}")


def until(one: PromiseStands, now: datetime) -> Phrase:
    """Until when: by the clock today, by the day else."""
    due = one.promise.due.astimezone(now.tzinfo)
    key = "day.until_time" if due.date() == now.date() else "day.until_day"
    day: Argument = due if due.date() == now.date() else due.date()
    return Phrase(key, {"at": day})


def badge(one: PromiseStands, now: datetime) -> tuple[Phrase, str, str]:
    """A word for how it stands, its icon, and the name of its tone."""
    part = part_of(one, now)
    if one.state is PromiseState.RELEASED:
        return Phrase("day.badge.released"), "minus", "PLAIN"
    if one.state is PromiseState.MISSED:
        done = one.fulfilled_at is not None
        return Phrase("day.badge.done_late" if done else "day.badge.missed"), "eye", "LOOK"
    if part is Part.DONE:
        return Phrase("day.badge.kept"), "check-bold", "DONE"
    if part is Part.LATE:
        return Phrase("day.badge.will_miss"), "eye", "LOOK"
    return Phrase("day.badge.promised"), "clock-bold", "PLAIN"


def she_knows(one: PromiseStands, now: datetime) -> Phrase | None:
    """Whether she was told first, and what we expect; nothing of what holds."""
    if part_of(one, now) is not Part.LATE:
        return None
    if one.foretold_at is None:
        return Phrase("day.not_told")
    told = one.foretold_at.astimezone(now.tzinfo)
    same = told.date() == now.date()
    at: Argument = told if same else told.date()
    if one.expected is None:
        return Phrase("day.told_time" if same else "day.told_day", {"at": at})
    day = one.expected.astimezone(now.tzinfo).date()
    return Phrase("day.told_time_new" if same else "day.told_day_new", {"at": at, "day": day})


def waits(one: Waits, now: datetime) -> Phrase:
    """The quiet line of what waits elsewhere."""
    if one.due is None:
        return Phrase(f"day.waits_more.{one.room}")
    if one.late:
        return Phrase("day.waits_late")
    due = one.due.astimezone(now.tzinfo)
    if due.date() == now.date():
        return Phrase("day.waits_until_time", {"at": due})
    return Phrase("day.waits_until_day", {"at": due.date()})


def opens(one: PromiseStands) -> Phrase:
    """The green button: where it leads."""
    kind = one.promise.kind
    if one.promise.says.key == "promise.ask":
        return Phrase("day.open.question")
    if kind in (PromiseKind.PICKUP, PromiseKind.ANSWER):
        return Phrase(f"day.open.{kind}")
    return Phrase("day.open.visit")
