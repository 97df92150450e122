"""A file of sales brought in for the window, by the import that the command line uses."""

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

from returns_station.adapters.orders.columns import Taken, columns_of
from returns_station.adapters.orders.headings import remember
from returns_station.adapters.settings import ShopSettings
from returns_station.case import Who
from returns_station.desk.incoming import SalesInbox
from returns_station.phrase import Phrase
from ui.rooms.imports.state import Brought, Progress

_TOLD: Final = 20


class Bringing:
    """Brings one file in at a time; called off the window's thread."""

    def __init__(
        self,
        open_inbox: Callable[[], SalesInbox],
        shop: ShopSettings,
        remembered: Path,
        who: Who | None = None,
    ) -> None:
        """Keep how to open the store-room, whose sales these are, and where columns are kept.

        `who` stands at the window; None: whom the store-room was opened for.
        """
        self.who = who
        self._open_inbox = open_inbox
        self._shop = shop
        self._remembered = remembered

    @cached_property
    def _inbox(self) -> SalesInbox:
        return self._open_inbox()

    def move_to(self, shop: ShopSettings) -> None:
        """The shop's market, currency and language are others, from the next file on."""
        told = {"name", "market", "currency", "language"}
        self._shop = self._shop.model_copy(update=shop.model_dump(include=told))

    def stand(self, who: Who) -> None:
        """Somebody else stands at the window, from the next file on."""
        self.who = who

    def columns(self, file: Path) -> Taken | None:
        """How the columns are taken; None of files that need no guessing."""
        return columns_of(file, self._remembered)

    def keep(self, headings: tuple[str, ...], said: Mapping[str, str]) -> None:
        """Remember what a person said of files with these headings; the next reading heeds it."""
        remember(str(self._remembered), headings, said)

    def __call__(self, file: Path, told: Callable[[Progress], bool]) -> Brought:
        """Read the file; what was read before a stop stays in, whole sales only."""
        # Reading files waits for the first file: the window opens without it.
        from returns_station.adapters.orders import intake
        from returns_station.adapters.orders.reading import FileUnreadableError
        from returns_station.adapters.orders.wishes import defaults_for

        def heard(progress: intake.Progress) -> bool:
            share = progress.done / progress.total if progress.total else None
            return told(Progress(progress.lines, share))

        summary = intake.bring_in(
            self._inbox, (file,), defaults_for(self._shop), remembered=self._remembered, told=heard
        )
        (came,) = summary.files
        if came.trouble is not None:
            raise FileUnreadableError(came.trouble)
        lost = tuple(
            Phrase("import.returns_listed", {"number": number, "why": Phrase(why)})
            for why, number in sorted(summary.matched.listed.items())
        )
        return Brought(
            sales=came.new,
            lines=came.new_lines,
            known=came.same + came.differing,
            returns=sum(summary.matched.found.values()),
            bad=came.bad_rows,
            listed=came.bad_rows_told(_TOLD) + lost,
            stopped=came.stopped,
        )
