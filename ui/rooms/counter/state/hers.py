"""What stays the customer's own once her visit is done: whose it was, her language, her grade."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Hers:
    """The visit's key, the language she is spoken to in, and how it was: 1 to 5, 0 unsaid.

    `about` are the topics that she touched.
    """

    visit: str = ""
    language: str = ""
    rating: int = 0
    about: tuple[str, ...] = ()


NOBODYS: Final = Hers()
