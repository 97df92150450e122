"""A file of sales read as the station reads it, from its first batch to its last."""

from collections.abc import Generator
from pathlib import Path

from returns_station.adapters.orders.reading import Batch, Defaults, Reading


def read_file(
    path: Path, defaults: Defaults, *, remembered: Path | None = None
) -> Generator[Batch, None, None]:
    """Every batch of a file; closing it stops the reading."""
    with Reading(path, defaults, remembered=remembered) as reading:
        yield from reading.batches()
