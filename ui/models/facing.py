"""What the customer may see of her visit, and nothing else; and what she touched."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from returns_station.money import Money
from returns_station.phrase import Phrase

GRADES: Final = (1, 2, 3, 4, 5)
"""Not good to lovely."""
LANGUAGES: Final = ("sv", "nb", "fi", "da", "en")
"""What she may be spoken to in."""


class Moment(Enum):
    """How far her visit has come."""

    CALM = auto()
    UNDERSTOOD = auto()
    CHOOSING = auto()
    BUSY = auto()
    THANKS = auto()
    UNDONE = auto()


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods that she hands back: a drawing's name, what they are called, how many."""

    drawing: str
    title: str
    options: str = ""
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Way:
    """One way that she may choose, and what it means in money and days.

    `suggested` is the one that stands while she has chosen none, `chosen` is her own choice.
    `drawing` shows the goods she would get. No amount is none to be seen.
    """

    key: str
    icon: str
    what: Phrase
    means: Phrase
    amount: Money | None = None
    suggested: bool = False
    chosen: bool = False
    drawing: str = ""


@dataclass(frozen=True, slots=True)
class Instead:
    """Goods that she may have for her own: another size, another colour."""

    key: str
    drawing: str
    what: str
    means: Phrase
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """What it comes to; no amount is none to be seen."""

    label: Phrase
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """One thing that happens next, and when."""

    icon: str
    when: Phrase
    what: Phrase


@dataclass(frozen=True, slots=True)
class Facing:
    """Exactly what the customer may see of one moment of her visit, in her language.

    `visit` tells visits apart. `name` is what to call her, "" where nobody knows or she hides it;
    `named` says whether there is a name at all. `says` is the answer's sentence, `more` a quiet
    line under it, `hint` what she can do now; `yes` is False where a person looks first. `swaps`:
    she points out goods instead of choosing a way. `rates`: she may say how it was, `rating` is
    what she said, `topics` are what it may have been about and `about` what it was. `kept` is a
    true figure of how this shop keeps its promises. `code` is what her
    slip's square holds, while she has no paper.
    """

    moment: Moment = Moment.CALM
    visit: str = ""
    language: str = ""
    name: str = ""
    named: bool = False
    goods: tuple[Goods, ...] = ()
    yes: bool = True
    says: Phrase | None = None
    more: Phrase | None = None
    hint: Phrase | None = None
    ways: tuple[Way, ...] = ()
    swaps: bool = False
    instead: tuple[Instead, ...] = ()
    total: Total | None = None
    steps: tuple[Next, ...] = ()
    rates: bool = False
    rating: int = 0
    topics: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    kept: Phrase | None = None
    code: str = ""


class Touch(Enum):
    """What she did."""

    WAY = auto()
    INSTEAD = auto()
    OTHER_WAYS = auto()
    LANGUAGE = auto()
    NAME = auto()
    RATING = auto()
    TOPIC = auto()


@dataclass(frozen=True, slots=True)
class Touched:
    """She did this on her screen; `visit` is what she saw then: what is over moves nothing.

    `which` is the way or the goods by their key, the language, the grade, or a topic.
    """

    what: Touch
    visit: str
    which: str = ""
