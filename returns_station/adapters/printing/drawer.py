"""The till's drawer, which hangs on a roll printer and opens when that is told to."""

from typing import Final

from returns_station.adapters.printing.raw import print_raw
from returns_station.adapters.settings import PrinterSettings

# Pin 2 for 50 ms (ESC p, Epson's command reference): nearly every drawer is wired so.
_OPEN: Final = b"\x1bp\x00\x19\xfa"


def open_drawer(printer: PrinterSettings, name: str) -> None:
    """Tell it to open; raises a StationError when the printer could not be told."""
    print_raw(_OPEN, printer.at, "escpos", name=name, answers=printer.answers)
