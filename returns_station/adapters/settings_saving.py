"""Choices made in the window, written back into the settings file; its comments stay."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from returns_station.adapters.settings import FILE, Settings, read, text_of
from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase


class SettingsNotSavedError(StationError):
    """The settings file cannot be written: the disk is full, or the folder is read only."""


def save(folder: Path, changes: Mapping[str, Mapping[str, object]], desk: str = "") -> Settings:
    """Change some entries by table and name, at one desk or for all; gives what holds then.

    Raises SettingsUnreadableError and writes nothing when the file or the change makes no sense.
    """
    import tomlkit  # lazy: costs 30 ms, and most days nothing is changed

    text = text_of(folder)
    read(text, desk)
    document: Any = tomlkit.parse(text)
    place = document
    for name in ("desks", desk) if desk else ():
        place = place.setdefault(name, tomlkit.table(is_super_table=name == "desks"))
    for table, entries in changes.items():
        inner = place.setdefault(table, tomlkit.table())
        for name, value in entries.items():
            inner[name] = value
    changed = tomlkit.dumps(document)
    settings = read(changed, desk)
    _write(folder, changed)
    return settings


def _write(folder: Path, text: str) -> None:
    """Put the whole file in place at once: a cut leaves the old one, never half of a new one."""
    half = folder / f"{FILE}.{os.getpid()}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with half.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        half.replace(folder / FILE)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise SettingsNotSavedError(Phrase("settings.not_saved", {"file": FILE})) from error
