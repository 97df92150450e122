"""What a letter tells, said in her language: the texts that stand for the names in its words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from returns_station.adapters.catalogue import FALLBACK, LANGUAGES, catalogue
from returns_station.adapters.plain import plain
from returns_station.adapters.speech import speech
from returns_station.customer import Customer
from returns_station.days import zone_of
from returns_station.dialogue.letter import Letter
from returns_station.phrase import Argument, Phrase
from returns_station.scan.slips import printed_slip_number, slip_parts
from returns_station.slip import Shop

_LONGEST = 200
_LONGEST_WORDS = 8000
# What somebody wrote keeps its paragraphs; everything else is one line.
_WRITTEN = "words"


def language_of(letter: Letter) -> str:
    """The language a letter is written in."""
    return letter.address.language if letter.address.language in LANGUAGES else FALLBACK


def plainly(shop: Shop) -> Shop:
    """The shop's head as plain lines: it too was typed by somebody."""
    name, address, number = (
        plain(one, limit=_LONGEST) for one in (shop.name, shop.address, shop.organisation_number)
    )
    return replace(shop, name=name, address=address, organisation_number=number)


def readable(number: str) -> str:
    """A number as people read it aloud, one of ours in groups."""
    ours = slip_parts(number) is not None
    return printed_slip_number(number) if ours else plain(number, limit=_LONGEST)


def facts_of(letter: Letter, shop: Shop) -> Mapping[str, str]:
    """Every name a letter's words may hold, said; "" where the letter does not tell it."""
    voice = speech(language_of(letter))
    market = letter.market or shop.market
    args = {name: _local(one, market) for name, one in letter.says.args.items()}
    if isinstance(args.get("number"), str):
        args["number"] = readable(str(args["number"]))
    says = Phrase(letter.says.key, args)
    told = {name: _said(name, one, letter) for name, one in says.args.items()}
    name = Customer(name=plain(letter.address.name, limit=_LONGEST)).first_name
    hello = Phrase("letter.hello", {"name": name}) if name else Phrase("letter.hello_nobody")
    return told | {
        "hello": voice.say(hello),
        "name": name,
        "shop": shop.name,
        "number": readable(letter.slip),
        "happened": _happened(says, letter),
    }


def _happened(says: Phrase, letter: Letter) -> str:
    """What the letter says by itself, where the catalogue knows how."""
    known = says.key in catalogue(FALLBACK)
    return plain(speech(language_of(letter)).say(says)) if known else ""


def _said(name: str, one: Argument, letter: Letter) -> str:
    voice = speech(language_of(letter))
    if name == _WRITTEN:
        return _written(voice.format_field(one, ""))
    if isinstance(one, tuple) and all(isinstance(each, Phrase) for each in one):
        # Several sentences stand as a list, each a line of its own.
        said = (plain(voice.format_field(each, "")) for each in one)
        return "\n".join(f"– {each}" for each in said)
    return plain(voice.format_field(one, ""))


def _written(text: str) -> str:
    """What a person wrote, in its own paragraphs, without marks that nobody sees."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(plain(line).strip() for line in lines)[:_LONGEST_WORDS].strip()


def _local(one: Argument, market: str) -> Argument:
    """A moment as clocks show it where she is."""
    if isinstance(one, datetime) and one.tzinfo is not None:
        return one.astimezone(zone_of(market))
    if isinstance(one, Phrase):
        return Phrase(one.key, {name: _local(each, market) for name, each in one.args.items()})
    if isinstance(one, tuple):
        return tuple(_local(each, market) for each in one)
    return one
