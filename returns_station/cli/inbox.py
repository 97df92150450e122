"""`inbox [DEED]`: what customers wrote and said, taken, handed over and answered."""

from argparse import Namespace

from returns_station.adapters.clock import new_key
from returns_station.adapters.plain import plain as plain_text
from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.desk.dialogue.inbox import InboxOf
from returns_station.desk.dialogue.inbox_views import ItemSeen, Wrote
from returns_station.dialogue.answering import ItemStands, ItemState
from returns_station.phrase import Phrase


def run(context: Context, asked: Namespace) -> int:
    """Carry out one deed; a list of open ones ends with 1 when there are some."""
    inbox = context.open_station().inbox(context.who)
    match asked.deed or "list":
        case "list":
            return _list(context, inbox, ItemState(getattr(asked, "state", "open")))
        case "fetch":
            return _fetch(context, inbox)
        case "listen":
            from returns_station.cli.inbox_listening import listen

            return listen(context, inbox, asked.port)
        case "show":
            pass
        case "answer":
            inbox.answer(asked.number, asked.words, asked.key or new_key())
        case "take":
            inbox.take(asked.number)
        case "give":
            inbox.hand_over(asked.number, asked.to)
        case _:
            inbox.place(asked.number, asked.slip)
    seen = inbox.one(asked.number)
    context.answer(_shape(seen.stands), "\n".join(_told(context, seen)))
    return DONE


def _list(context: Context, inbox: InboxOf, state: ItemState) -> int:
    items = inbox.items(state)
    shapes: list[Plain] = [_shape(one) for one in items]
    lines = [context.say(_line(one)) for one in items]
    context.answer(shapes, "\n".join(lines) or context.say(Phrase("cli.inbox.none")))
    return NOT_AS_ASKED if items and state is ItemState.OPEN else DONE


def _fetch(context: Context, inbox: InboxOf) -> int:
    came, late = inbox.fetch(), inbox.escalate()
    told = {"count": came, "late": late}
    context.answer(dict(told), context.say(Phrase("cli.inbox.fetched", dict(told))))
    return DONE


def _line(one: ItemStands) -> Phrase:
    key = "cli.inbox.late" if one.escalated_at and one.answered_at is None else "cli.inbox.one"
    return Phrase(
        key,
        {
            "number": one.number,
            "name": plain_text(one.item.sender.name or one.item.sender.to or "-"),
            "slip": one.item.slip or "-",
            "owner": plain_text(one.owner or "-"),
            "due": one.due,
        },
    )


def _told(context: Context, seen: ItemSeen) -> list[str]:
    lines = [context.say(_line(seen.stands))]
    for turn in seen.thread:
        at = context.say(Phrase("cli.inbox.at", {"at": turn.at}))
        if isinstance(turn, Wrote):
            lines += [at, *map(plain_text, turn.stands.item.words.splitlines())]
        else:
            lines += [at, context.say(turn.stands.letter.says)]
    return lines


def _shape(one: ItemStands) -> Plain:
    it = one.item
    return {
        "number": one.number,
        "kind": it.kind.value,
        "state": one.state.value,
        "slip": it.slip,
        "maybe": it.maybe,
        "sender": it.sender.to,
        "name": it.sender.name,
        "subject": it.subject,
        "words": it.words,
        "grade": it.grade,
        "at": it.at.isoformat(),
        "due": one.due.isoformat(),
        "owner": one.owner,
        "escalated": one.escalated_at is not None,
        "attached": list(it.attached),
        "left_out": list(it.left_out),
        "answered_by": one.answered_by,
        "answer": one.answer,
    }
