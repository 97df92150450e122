"""What customers say of us: heard with one touch, never left without an answer, told back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from returns_station.case import Who
from returns_station.desk.dialogue.changing import change
from returns_station.desk.dialogue.feedback_ports import Spoke
from returns_station.desk.dialogue.hearing import hear
from returns_station.desk.errors import InputError
from returns_station.desk.house import House
from returns_station.desk.no_cards import refuse_cards
from returns_station.desk.people.guard import Guarded
from returns_station.desk.ports import Clock
from returns_station.dialogue.feedback import Change, Heard, SaidOfUs, Topic, Way
from returns_station.phrase import Phrase
from returns_station.scan import Opinion, Typed, read


class NoFeedbackCodeError(InputError):
    """What was scanned or typed is no code of the feedback page."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """Who hears it, and what she works with; `telling` is the same behind the right to write."""

    store: Guarded
    telling: Guarded
    house: House
    clock: Clock
    who: Who

    def say(
        self,
        slip: str,
        grade: int,
        words: str,
        key: str,
        way: Way = Way.DESK,
        topics: Sequence[Topic] = (),
    ) -> Heard:
        """Write down what was said of a visit; the same key a second time changes nothing.

        A low grade, and any words, lie in the inbox from then on and owe her an answer. `grade` 0:
        none was given. Raises VisitUnknownError.
        """
        return self.hear(SaidOfUs(key, slip, grade, words, tuple(topics), way))

    def hear(self, said: SaidOfUs) -> Heard:
        """The same from a value."""
        refuse_cards(said.words)
        with self.store.work() as work:
            heard = hear(work, said, house=self.house, at=self.clock(), who=self.who)
            work.commit()
        return heard

    def code(self, text: str, key: str, way: Way = Way.PAGE) -> Heard:
        """Write down what a code of the feedback page says, scanned or typed.

        Raises VisitUnknownError, or NoFeedbackCodeError where the text is none.
        """
        said = said_in(text, key, way)
        if said is None or (said.slip[0] == "X") is not self.house.shop.training:
            found = read(text)
            hint = found.hint if isinstance(found, Typed) else None
            raise NoFeedbackCodeError(hint or Phrase("feedback.no_code"))
        return self.hear(said)

    def of_slip(self, slip: str) -> Spoke | None:
        """What was said of a visit; None: nothing yet."""
        with self.store.views() as views:
            return views.feedback.of_slip(slip)

    def change(self, words: Mapping[str, str], topics: Sequence[Topic], key: str) -> Change:
        """Tell what we changed to everybody who said one of these topics, once each.

        Only who may be written to is. The same key a second time changes nothing. Raises
        NoWordsError where the shop's own language has no words.
        """
        refuse_cards(*words.values())
        with self.telling.work() as work:
            made = change(work, words, topics, key, house=self.house, at=self.clock(), who=self.who)
            work.commit()
        return made

    def changes(self) -> tuple[Change, ...]:
        """What we changed, the latest first."""
        with self.store.views() as views:
            return views.feedback.changes()


def said_in(text: str, key: str, way: Way) -> SaidOfUs | None:
    """What a code says, as it is heard; None: it is no such code."""
    found = read(text)
    if not isinstance(found, Opinion):
        return None
    known = tuple(Topic)
    topics = tuple(known[place] for place in found.topics if place < len(known))
    return SaidOfUs(key, found.slip, found.grade, "", topics, way)
