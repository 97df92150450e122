"""What was scanned or typed, as values: goods, a paper of ours, a number or words, or nothing."""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from returns_station.phrase import Phrase
from returns_station.scan.credits import TRAINING
from returns_station.scan.slips import TRAINING_SLIP, printed_slip_number
from returns_station.scan.text import code_key


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods by their GTIN, 14 digits with zeros before; raw is the code as it was read.

    One number in ten passes the check digit by chance: when no goods have this GTIN, key may
    still be that of a receipt.
    """

    gtin: str
    raw: str
    serial: str = ""
    batch: str = ""
    expires: date | None = None

    @property
    def key(self) -> str:
        """The look-up key of the code as it was read."""
        return code_key(self.raw)


@dataclass(frozen=True, slots=True)
class SlipNumber:
    """One of our own slips, its check digit right; the number as coded: RS000000427.

    `sealed` is the whole code where a seal stands in it, not yet asked whether it is true.
    """

    number: str
    sealed: str = ""

    @property
    def printed(self) -> str:
        """The number as people read it: RS 0000-0042-7."""
        return printed_slip_number(self.number)

    @property
    def is_training(self) -> bool:
        """Whether it was written while somebody practised: nothing on it is real."""
        return self.number.startswith(TRAINING_SLIP)


@dataclass(frozen=True, slots=True)
class CreditNumber:
    """A credit note or gift card of ours, its check digit right; as coded: TG000000427.

    `sealed` as with a slip.
    """

    number: str
    sealed: str = ""

    @property
    def printed(self) -> str:
        """The number as people read it: TG 0000-0042-7."""
        return printed_slip_number(self.number)

    @property
    def is_training(self) -> bool:
        """Whether it was written while somebody practised: nothing on it is real."""
        return self.number[:2] in TRAINING


@dataclass(frozen=True, slots=True)
class Announced:
    """A return told of before she came: its receipt, and a GTIN-14 or a line for each unit.

    `why` and `wish` are names of a reason and of an outcome, "" where she told none.
    """

    receipt: str
    goods: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    why: str = ""
    wish: str = ""

    @property
    def typed(self) -> "Typed":
        """Its receipt, as if that alone had been read."""
        return Typed(self.receipt)


@dataclass(frozen=True, slots=True)
class Typed:
    """A receipt, order, RMA, serial or article number, or words: the store decides by looking.

    The hint is for the clerk when nothing is found.
    """

    text: str
    hint: Phrase | None = None

    @property
    def typed(self) -> "Typed":
        """Itself: nothing but this was read."""
        return self

    @property
    def key(self) -> str:
        """The look-up key; "" is the key of nothing."""
        return code_key(self.text)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Nothing to look for, and why; a payment card leaves nothing in raw."""

    raw: str
    why: Phrase


@dataclass(frozen=True, slots=True)
class Badge(Unreadable):
    """A badge of staff: for every room nothing to look for; the door knows more.

    Whoever sees the code may make a copy: it stands in no repr, and `raw` is empty. `code` "": it
    is plainly a badge, and was not read whole.
    """

    code: str = field(default="", repr=False)


Scan: TypeAlias = Goods | SlipNumber | CreditNumber | Announced | Typed | Unreadable
