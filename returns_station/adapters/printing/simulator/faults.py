"""What goes wrong with a simulated printer."""

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """One way for a printer to fail; some have a number after a colon."""

    NONE = "none"
    REFUSES = "refuses"  # nobody listens
    PAPER_OUT = "paper-out"  # :BYTES, at once without
    COVER = "cover"
    OFFLINE = "offline"
    SLOW = "slow"  # :SECONDS before each answer
    DIES = "dies"  # :BYTES
    SILENT = "silent"  # prints, and never says how it is
    MUTE = "mute"  # says how it is, prints, and never says that it has come out


_NUMBERED = frozenset({Fault.PAPER_OUT, Fault.SLOW, Fault.DIES})


@dataclass(frozen=True, slots=True)
class Faulty:
    """A fault and its number: of bytes that are still printed, or of seconds."""

    fault: Fault = Fault.NONE
    number: float = 0

    @classmethod
    def named(cls, text: str) -> "Faulty":
        """`paper-out:500` and the like; raises ValueError."""
        if not text:
            return cls()
        name, _, number = text.partition(":")
        fault, value = Fault(name), float(number or 0)
        if value < 0 or (number and fault not in _NUMBERED):
            raise ValueError(text)
        return cls(fault, value)

    def prints_most(self) -> float | None:
        """After how many bytes it stops or dies; None: never."""
        return self.number if self.fault in {Fault.PAPER_OUT, Fault.DIES} else None
