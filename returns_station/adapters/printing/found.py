"""A printer that was found, as a value: no more is needed to show and to choose it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A printer that may be set up: where it is, and what it says of itself.

    `speaks` and `papers` are empty where it cannot be told, the paper that lies in it first.
    `stops` is why it can't print now, by the last word of `print.why.`; `there` that its door
    opened; `answers` that it spoke.
    """

    at: str
    called: str = ""
    speaks: str = ""
    papers: tuple[str, ...] = ()
    dpi: int = 0
    stops: str = ""
    there: bool = False
    answers: bool = False
    takes_pdf: bool = True
