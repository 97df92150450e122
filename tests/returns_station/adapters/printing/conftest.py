"""What holds for every test of printing: no printer is remembered from the one before."""

from collections.abc import Iterator

import pytest

from returns_station.adapters.printing import raw


@pytest.fixture(autouse=True)
def _no_printer_is_known_yet() -> Iterator[None]:
    """Ports come again in other tests, with other printers behind them."""
    raw._TELLS.clear()  # noqa: SLF001 - nothing but a test forgets a printer
    yield
    raw._TELLS.clear()  # noqa: SLF001 - as above
