"""How the slip is shown while its look and words are chosen; none of it is a setting."""

from dataclasses import dataclass
from typing import Final

from returns_station.adapters.printing.drawing import Page
from returns_station.adapters.settings import Settings
from returns_station.phrase import Phrase

PAPERS: Final = ("roll80", "a4")


@dataclass(frozen=True, slots=True)
class SlipView:
    """In which language, on which paper; "" as the shop and the desk have it.

    `pages` are the slip as it would be printed; `logo` is why a picture was not taken.
    """

    language: str = ""
    paper: str = ""
    pages: tuple[Page, ...] = ()
    logo: Phrase | None = None

    def said_in(self, settings: Settings) -> str:
        """The language that is shown, and whose words are written."""
        return self.language or settings.shop.language

    def shown_on(self, settings: Settings) -> str:
        """The paper that is shown."""
        desk = settings.desk
        printer = settings.printers.get(desk.printer)
        lies_in = printer.paper if printer else desk.paper
        return self.paper or ("roll80" if lies_in.startswith("roll") else "a4")
