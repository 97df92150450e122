"""`feedback of|say|code|change|changes`, and `feedback-page FILE`: what customers say of us."""

from argparse import Namespace
from collections.abc import Mapping, Sequence
from datetime import datetime

from returns_station.adapters.clock import new_key
from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.days import local_day
from returns_station.desk.dialogue.feedback import Feedback
from returns_station.desk.errors import InputError
from returns_station.dialogue.feedback import Change, Heard, Topic, Way
from returns_station.phrase import Argument, Phrase
from returns_station.scan.sealed import slip_coded

_LANGUAGES = ("sv", "nb", "fi", "da", "en")


class WordsUnreadableError(InputError):
    """Words do not say which language they are in."""


def run(context: Context, asked: Namespace) -> int:
    """Do what was asked, and tell it."""
    station = context.open_station()
    feedback = station.feedback(context.who)
    topics = tuple(map(Topic, asked.topic))
    key = asked.key or new_key()
    match asked.deed:
        case "say":
            words, number = "\n".join(asked.words), slip_coded(asked.name)
            return _heard(context, feedback.say(number, asked.grade, words, key, Way.DESK, topics))
        case "code":
            return _heard(context, feedback.code(asked.name, key))
        case "change":
            made = feedback.change(in_languages(asked.words), topics, key)
            return _changes(context, (made,), station.house.shop.market)
        case "changes":
            return _changes(context, feedback.changes(), station.house.shop.market)
        case _:
            return _of(context, feedback, slip_coded(asked.name))


def page(context: Context, asked: Namespace) -> int:
    """Write the page."""
    from returns_station.adapters.feedback_page import feedback_page, write_page  # its own assets

    settings = context.settings
    mail = asked.mail or settings.mail.reply_to or settings.mail.sender
    write_page(asked.file, feedback_page(settings.shop.name, settings.shop.language, mail))
    told = Phrase("cli.feedback_page", {"file": str(asked.file)})
    context.answer({"file": str(asked.file), "mail": mail}, context.say(told))
    return DONE


def in_languages(told: Sequence[str]) -> Mapping[str, str]:
    """Words by their language; raises WordsUnreadableError."""
    words = {}
    for one in told:
        language, equals, said = one.partition("=")
        if not equals or language not in _LANGUAGES:
            raise WordsUnreadableError(Phrase("cli.feedback.say_in"))
        words[language] = said
    return words


def _heard(context: Context, heard: Heard) -> int:
    facts: Plain = {"slip": heard.slip, "grade": heard.grade, "item": heard.item}
    key = "cli.feedback.owed" if heard.item else "cli.feedback.heard"
    told = Phrase(key, {"number": heard.slip, "item": heard.item} if heard.item else
                  {"number": heard.slip})  # fmt: skip
    context.answer(facts, context.say(told))
    return DONE


def _of(context: Context, feedback: Feedback, slip: str) -> int:
    spoke = feedback.of_slip(slip)
    if spoke is None:
        nothing = Phrase("cli.feedback.nothing", {"number": slip})
        context.answer({"slip": slip, "times": 0}, context.say(nothing))
        return NOT_AS_ASKED
    named = tuple(Phrase(f"feedback.topic.{topic}") for topic in spoke.topics)
    told: dict[str, Argument] = {
        "number": slip,
        "grade": spoke.grade,
        "topics": named,
        "count": spoke.times,
    }
    topics: list[Plain] = [topic.value for topic in spoke.topics]
    facts: Plain = {
        "slip": slip,
        "grade": spoke.grade,
        "topics": topics,
        "times": spoke.times,
    }
    context.answer(facts, context.say(Phrase("cli.feedback.of", {**told, "count": spoke.times})))
    return DONE


def _changes(context: Context, changes: Sequence[Change], market: str) -> int:
    facts: list[Plain] = [
        {
            "number": one.number,
            "at": one.at.isoformat(),
            "topics": [topic.value for topic in one.topics],
            "words": dict(one.words),
            "told": one.told,
        }
        for one in changes
    ]
    lines = [context.say(_line(context, one, market)) for one in changes]
    context.answer(facts, "\n".join(lines) or context.say(Phrase("cli.feedback.no_change")))
    return DONE


def _line(context: Context, one: Change, market: str) -> Phrase:
    at: datetime = one.at
    words = one.words.get(context.language) or next(iter(one.words.values()))
    told: dict[str, Argument] = {"number": one.number, "day": local_day(at, market), "words": words}
    return Phrase("cli.feedback.change", {**told, "count": one.told})
