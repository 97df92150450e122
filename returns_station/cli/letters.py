"""`letters [waiting|dead|slip NUMBER|write NUMBER WORDS|reach NUMBER ADDRESS|told ID|send]`."""

import uuid
from argparse import Namespace
from collections.abc import Callable
from typing import Final

from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.desk.dialogue.letters import Letters
from returns_station.desk.errors import InputError
from returns_station.dialogue.contact import Consent
from returns_station.dialogue.letter import Address, Channel, LetterStands
from returns_station.phrase import Argument, Phrase

_NAMED: Final = {"slip": 1, "write": 2, "reach": 2, "told": 1}


class WordsMissingError(InputError):
    """What is asked for needs a slip, words, an address or a message's number."""


def run(context: Context, asked: Namespace) -> int:
    """Tell or do; 1 where a person has to see to some, or where there was nothing to do."""
    if len(asked.words) < _NAMED.get(asked.deed, 0):
        raise WordsMissingError(Phrase(f"cli.letters.needs.{asked.deed}"))
    letters = context.open_station().letters(context.who)
    deeds: dict[str, Callable[[Context, Letters, Namespace], int]] = {
        "told": _told,
        "send": _send,
        "write": _write,
        "reach": _reach,
    }
    deed = deeds.get(asked.deed)
    if deed is not None:
        return deed(context, letters, asked)
    if asked.deed == "slip":
        return _tell(context, letters.of_slip(asked.words[0]))
    found = letters.dead() if asked.deed == "dead" else letters.waiting()
    _tell(context, found)
    return NOT_AS_ASKED if asked.deed == "dead" and found else DONE


def _tell(context: Context, found: tuple[LetterStands, ...]) -> int:
    facts: list[Plain] = [_shape(one) for one in found]
    lines = "\n".join(_line(context, one) for one in found)
    context.answer(facts, lines or context.say(Phrase("cli.letters.none")))
    return DONE


def _told(context: Context, letters: Letters, asked: Namespace) -> int:
    number = asked.words[0]
    done = number.isdecimal() and letters.told(int(number))
    key = "cli.letters.told" if done else "cli.letters.not_told"
    context.answer({"id": number, "told": done}, context.say(Phrase(key)))
    return DONE if done else NOT_AS_ASKED


def _send(context: Context, letters: Letters, _asked: Namespace) -> int:
    sent = letters.send_due()
    context.answer({"sent": sent}, context.say(Phrase("cli.letters.sent", {"count": sent})))
    return DONE


def _write(context: Context, letters: Letters, asked: Namespace) -> int:
    slip, *words = asked.words
    stands = letters.write(slip, " ".join(words), asked.key or uuid.uuid4().hex)
    return _tell(context, (stands,))


def _reach(context: Context, letters: Letters, asked: Namespace) -> int:
    slip, to = asked.words[:2]
    channel = Channel.EMAIL if "@" in to else Channel.SMS
    stands = letters.reach(slip, Address(channel, to), Consent(asked.consent))
    if stands is None:
        context.answer({"slip": slip}, context.say(Phrase("cli.letters.no_way")))
        return NOT_AS_ASKED
    return _tell(context, (stands,))


def _shape(one: LetterStands) -> Plain:
    """What a message is about and how it stands: whoever asks for an address asks for a person."""
    letter = one.letter
    return {
        "id": one.id,
        "key": letter.key,
        "kind": letter.kind.value,
        "slip": letter.slip,
        "channel": letter.address.channel.value,
        "state": one.state.value,
        "tries": one.tries,
        "next_at": one.next_at.isoformat() if one.next_at else None,
        "sent_at": one.sent_at.isoformat() if one.sent_at else None,
        "why": one.why,
    }


def _line(context: Context, one: LetterStands) -> str:
    told: dict[str, Argument] = {
        "id": str(one.id),
        "slip": one.letter.slip,
        "kind": Phrase(f"templates.kind.{one.letter.kind}"),
        "stands": Phrase(f"letter.state.{one.state}"),
    }
    return context.say(Phrase("cli.letters.line", told))
