"""What stands around a letter's words: who signs, what comes along, how to answer, the shop."""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from returns_station.adapters.messaging.facts import language_of, readable
from returns_station.adapters.messaging.sender import NOT_ASKED_FOR
from returns_station.adapters.plain import plain
from returns_station.adapters.speech import Speech, speech
from returns_station.desk.dialogue.ports import ToSend
from returns_station.dialogue.letter import Letter, LetterKind
from returns_station.phrase import Phrase
from returns_station.scan.opinions import opinion_code, printed_opinion
from returns_station.scan.slips import slip_parts
from returns_station.slip import Shop

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup

_LIST: Final = "– "
_BARS: Final = 44
_SENTENCE_ENDS: Final = re.compile(r"(?<=[.?!]) (?=[A-ZÅÄÖÆØÉ])")
# Somebody's own words are set as a letter is, not as a headline.
_A_LETTER: Final = frozenset({LetterKind.ANSWER})


@dataclass(frozen=True, slots=True)
class Code:
    """A grade that she gives by answering: what it says, what she writes, where a press leads."""

    label: str
    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph: its lines, or the rows of a list; `style` is how it is set."""

    lines: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    style: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A trunk of the forest."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Frame:
    """All of it, said in the letter's language."""

    kind: LetterKind
    number: str
    language: str
    shop: Shop
    name: str
    role: str
    along: tuple[str, ...]
    foot: tuple[str, ...]
    codes: tuple[Code, ...]
    forest: tuple[Bar, ...]

    def as_plain(self, over: str, under: str) -> str:
        """The letter as plain text."""
        signed = "\n".join((", ".join(filter(None, (self.name, self.role))), self.shop.name))
        codes = "\n".join(f"{code.label}: {code.text}" for code in self.codes)
        along, foot = ("\n".join(lines) for lines in (self.along, self.foot))
        parts = (over, codes, under, along, signed.strip(), f"-- \n{foot}")
        return "\n\n".join(part for part in parts if part) + "\n"

    def whole(self, line: str) -> "Markup":
        """A line that does not break within the slip's number."""
        from markupsafe import Markup, escape  # lazy: as jinja2

        if not self.number:
            return escape(line)
        number = Markup('<span class="whole">{}</span>').format(self.number)
        return number.join(line.split(self.number))

    def as_html(self, subject: str, over: str, under: str) -> str:
        """The letter with marks; every text in it is only text."""
        said = _set(over, hello=True, voice=self.kind not in _A_LETTER)
        return _template().render(frame=self, subject=subject, over=said, under=_set(under))


def framed(it: ToSend, shop: Shop, answers_to: str) -> Frame:
    """The frame of a letter."""
    letter = it.stands.letter
    voice = speech(language_of(letter))
    return Frame(
        letter.kind,
        readable(letter.slip),
        voice.language,
        shop,
        plain(letter.signed.name, limit=80) or shop.name,
        plain(voice.say(letter.signed.role), limit=120) if letter.signed.role else "",
        _along(it, voice),
        _foot(letter, shop, voice),
        _codes(letter, answers_to, voice),
        forest(letter.slip or letter.key),
    )


def forest(text: str) -> tuple[Bar, ...]:
    """Bars that are a forest: each return has its own, and always the same."""
    drawn = hashlib.sha256(text.encode()).digest() * 2
    return tuple(Bar(1 + one % 4, 12 + one // 4 % 29) for one in drawn[:_BARS])


def _along(it: ToSend, voice: Speech) -> tuple[str, ...]:
    """What comes with it."""
    along = [voice("letter.slip_along")] if it.slips else []
    if it.appointment and not it.appointment.cancelled:
        along.append(voice("letter.time_along"))
    return tuple(along)


def _foot(letter: Letter, shop: Shop, voice: Speech) -> tuple[str, ...]:
    number = readable(letter.slip)
    about = voice("letter.about", number=number) if number else ""
    no_more = voice("letter.no_more") if letter.kind in NOT_ASKED_FOR else ""
    lines = (voice("letter.reply"), about, no_more, shop.address, shop.organisation_number)
    return tuple(line for line in lines if line)


def _codes(letter: Letter, answers_to: str, voice: Speech) -> tuple[Code, ...]:
    """Five answers ready to be sent, the best first, to a letter that asks how a visit was."""
    if letter.kind is not LetterKind.HOW_WAS_IT or slip_parts(letter.slip) is None:
        return ()
    to = quote(answers_to, safe="@+")
    codes = []
    for grade in reversed(range(1, 6)):
        label = voice.say(Phrase(f"facing.grade.{grade}"))
        text = printed_opinion(opinion_code(letter.slip, grade))
        codes.append(Code(label, text, f"mailto:{to}?subject={quote(text)}"))
    return tuple(codes)


def _set(text: str, *, hello: bool = False, voice: bool = False) -> tuple[Part, ...]:
    """Text as paragraphs: the greeting is soft; what happened is said in the shop's voice."""
    parts: list[Part] = []
    for nr, paragraph in enumerate(one for one in text.split("\n\n") if one):
        lines = tuple(paragraph.split("\n"))
        if all(line.startswith(_LIST) for line in lines):
            parts.append(Part(rows=tuple(line.removeprefix(_LIST) for line in lines)))
        elif voice and nr == 1:
            first, *rest = _SENTENCE_ENDS.split(paragraph, maxsplit=1)
            parts.append(Part(tuple(first.split("\n")), style="voice"))
            parts += [Part(tuple(one.split("\n"))) for one in rest]
        else:
            parts.append(Part(lines, style="hello" if hello and nr == 0 else ""))
    return tuple(parts)


@cache
def _environment() -> "Environment":
    from jinja2 import FunctionLoader, StrictUndefined  # lazy: only who writes pays for it
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def read(name: str) -> str:
        return (files("assets") / "templates" / name).read_text("utf-8")

    return ImmutableSandboxedEnvironment(
        loader=FunctionLoader(read),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _template() -> "Template":
    return _environment().get_template("letter.html")
