"""Ways out and the press, made when the first message is: a window that opens pays for none."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from returns_station.desk.dialogue.ports import Messenger, Rendered, ToSend, Wording
from returns_station.dialogue.letter import LetterKind
from returns_station.phrase import Phrase
from returns_station.slip import Shop

if TYPE_CHECKING:
    from returns_station.adapters.messaging.rendering import LetterPress


@dataclass(frozen=True, slots=True)
class LateWay:
    """A way out that is made when it is first gone; `can_tell` is known before."""

    can_tell: bool
    make: Callable[[], Messenger]
    _made: list[Messenger] = field(default_factory=list)

    def send(self, it: ToSend) -> str:
        """Send as the real one does, and raise what it raises."""
        return self.way.send(it)

    @property
    def way(self) -> Messenger:
        """The real one."""
        if not self._made:
            self._made.append(self.make())
        return self._made[0]


@dataclass(frozen=True, slots=True)
class LatePress:
    """The press of a shop."""

    shop: Shop
    parts: int = 3

    def as_shipped(self, kind: LetterKind, language: str) -> Wording:
        """How the house words a kind."""
        return self._press.as_shipped(kind, language)

    def problems(self, wording: Wording) -> tuple[Phrase, ...]:
        """What is wrong with a wording, each thing once."""
        return self._press.problems(wording)

    def example(self, wording: Wording) -> Rendered:
        """A sound wording over made-up facts."""
        return self._press.example(wording)

    @property
    def _press(self) -> "LetterPress":
        from returns_station.adapters.messaging.rendering import LetterPress

        return LetterPress(self.shop, self.parts)
