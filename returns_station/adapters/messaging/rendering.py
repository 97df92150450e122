"""The press: a letter set in words, as mail plain and with marks, and as a text message."""

from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from returns_station.adapters.messaging import words
from returns_station.adapters.messaging.examples import example_of
from returns_station.adapters.messaging.facts import facts_of, language_of, plainly
from returns_station.adapters.messaging.frame import framed
from returns_station.adapters.messaging.short import short
from returns_station.adapters.plain import plain
from returns_station.desk.dialogue.ports import Rendered, ToSend, Wording
from returns_station.dialogue.letter import LetterKind
from returns_station.dialogue.placeholders import names_of
from returns_station.phrase import Phrase
from returns_station.slip import Shop

_LONGEST_SUBJECT = 160


@dataclass(frozen=True, slots=True)
class LetterPress:
    """Sets letters for a shop; a text message has at most so many parts."""

    shop: Shop
    parts: int = 3

    def as_shipped(self, kind: LetterKind, language: str) -> Wording:
        """How the house words a kind."""
        subject, body = _shipped(kind, language)
        return Wording(kind.value, language, subject, body)

    def problems(self, wording: Wording) -> tuple[Phrase, ...]:
        """What is wrong with a wording, each thing once; nothing means it can be used."""
        subject, body = wording.subject, wording.body
        names = names_of(LetterKind(wording.kind))
        wrong = list(words.problems(f"{subject}\n{body}", names))
        if not subject.strip() or not words.parts(body)[0].strip():
            wrong.append(Phrase("message.empty"))
        if len(subject.splitlines()) > 1:
            wrong.append(Phrase("message.subject_line"))
        for text, most in ((subject, words.LONGEST_SUBJECT), (body, words.LONGEST_BODY)):
            if len(text) > most:
                wrong.append(Phrase("wording.long", {"most": most}))
        return tuple(wrong)

    def example(self, wording: Wording) -> Rendered:
        """A sound wording over made-up facts."""
        kind, language = LetterKind(wording.kind), wording.language
        return self.rendered(replace(example_of(kind, language, self.shop), wording=wording))

    def rendered(self, it: ToSend, answers_to: str = "") -> Rendered:
        """A letter as it is read; a wording that cannot be used gives way to the house's."""
        letter, own = it.stands.letter, it.wording
        if own is None or self.problems(own):
            own = self.as_shipped(letter.kind, language_of(letter))
        shop = plainly(self.shop)
        facts = facts_of(letter, shop)
        subject = words.filled(own.subject, facts) or shop.name
        over, under = (words.filled(part, facts) for part in words.parts(own.body))
        frame = framed(it, shop, answers_to)
        subject = plain(subject, limit=_LONGEST_SUBJECT)
        return Rendered(
            subject,
            frame.as_plain(over, under),
            frame.as_html(subject, over, under),
            short(over, frame.name, shop.name, self.parts),
        )


@cache
def _shipped(kind: LetterKind, language: str) -> tuple[str, str]:
    """Subject and body of the house's words."""
    source = files("assets") / "templates" / f"{kind.value}.{language}.txt"
    subject, _, body = source.read_text("utf-8").partition("\n")
    return subject, body.strip("\n")
