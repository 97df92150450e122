"""Where the system takes no PDF, pages are painted on its printers by who knows how: the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from returns_station.adapters.printing.drawing import Page

PagePrinter = Callable[[tuple["Page", ...], str, str], None]
"""Hands pages to a printer of the system by its name, under a title; raises StationError."""

# One for the process: papers are made anew whenever the settings change, this never changes.
_KNOWN: Final[list[PagePrinter]] = []


def print_by(printer: PagePrinter) -> None:
    """From now on the system's printers are reached this way."""
    _KNOWN[:] = [printer]


def page_printer() -> PagePrinter | None:
    """The way to the system's printers, where it is not IPP."""
    return _KNOWN[0] if _KNOWN else None
