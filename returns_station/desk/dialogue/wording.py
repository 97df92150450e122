"""How messages are worded: the house's words, and the shop's own over them, for someone."""

from dataclasses import dataclass
from typing import Final

from returns_station.case import Who
from returns_station.desk.dialogue.house import DialogueHouse
from returns_station.desk.dialogue.ports import Press, Rendered, Wording
from returns_station.desk.errors import InputError
from returns_station.desk.people.guard import Guarded
from returns_station.desk.ports import Clock
from returns_station.dialogue.letter import LetterKind
from returns_station.phrase import Phrase

LANGUAGES: Final = ("sv", "nb", "fi", "da", "en")
"""The languages that messages are written in."""


class WordingRefusedError(InputError):
    """The words cannot be used as they stand; nothing was changed."""


@dataclass(frozen=True, slots=True)
class WordingChanged:
    """The shop words a kind of message anew, or as shipped again; what it says is not told here."""

    kind: LetterKind
    language: str
    as_shipped: bool


@dataclass(frozen=True, slots=True)
class Wordings:
    """Who words messages, and what she works with."""

    store: Guarded
    dialogue: DialogueHouse
    clock: Clock
    who: Who

    def all(self) -> tuple[Wording, ...]:
        """Every kind in every language, as it is worded now."""
        with self.store.views() as views:
            own = {(each.kind, each.language): each for each in views.wordings.all()}
        return tuple(
            own.get((kind.value, language)) or self._press.as_shipped(kind, language)
            for kind in LetterKind
            for language in LANGUAGES
        )

    def one(self, kind: str, language: str) -> Wording:
        """How a kind is worded now; raises WordingRefusedError where there is no such kind."""
        with self.store.views() as views:
            own = views.wordings.one(kind, language)
        return own or self._shipped(kind, language)

    def as_shipped(self, kind: str, language: str) -> Wording:
        """How the house words it; whoever saves this has no words of her own any more."""
        with self.store.views():
            return self._shipped(kind, language)

    def problems(self, kind: str, language: str, subject: str, body: str) -> tuple[Phrase, ...]:
        """What is wrong with words, each thing once."""
        with self.store.views():
            self._shipped(kind, language)
            return self._press.problems(Wording(kind, language, subject, body))

    def preview(self, kind: str, language: str, subject: str, body: str) -> Rendered:
        """How words would be read, over made-up facts; raises WordingRefusedError."""
        wording = Wording(kind, language, subject, body)
        with self.store.views():
            self._refuse(wording)
            return self._press.example(wording)

    def save(self, wording: Wording) -> Wording:
        """Word a kind so from now on, and give it as it stands; raises WordingRefusedError."""
        now = self.clock()
        with self.store.work() as work:
            shipped = self._refuse(wording)
            as_shipped = (wording.subject, wording.body) == (shipped.subject, shipped.body)
            was = work.wordings.one(wording.kind, wording.language) or shipped
            if (was.subject, was.body) == (wording.subject, wording.body):
                return was
            if as_shipped:
                work.wordings.drop(wording.kind, wording.language)
            else:
                work.wordings.put(wording, now, self.who.staff or self.who.actor)
            kind = LetterKind(wording.kind)
            changed = WordingChanged(kind, wording.language, as_shipped)
            work.journal((changed,), at=now, who=self.who)
            work.commit()
        return self.one(wording.kind, wording.language)

    def _refuse(self, wording: Wording) -> Wording:
        """Refuse what cannot be used; gives the house's words for it."""
        shipped = self._shipped(wording.kind, wording.language)
        wrong = self._press.problems(wording)
        if wrong:
            raise WordingRefusedError(wrong[0])
        return shipped

    def _shipped(self, kind: str, language: str) -> Wording:
        if kind not in set(LetterKind) or language not in LANGUAGES:
            raise WordingRefusedError(Phrase("message.unknown_kind"))
        return self._press.as_shipped(LetterKind(kind), language)

    @property
    def _press(self) -> Press:
        return self.dialogue.press
