"""A task to practise on: what happens, and what is scanned or typed to meet it."""

from dataclasses import dataclass

from returns_station.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Task:
    """One situation; `looked_at` is done once it is seen, the others once the visit is over."""

    key: str
    says: Phrase
    scan: str = ""
    typed: str = ""
    customer: str = ""
    looked_at: bool = False
    done: bool = False
