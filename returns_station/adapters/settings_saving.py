"""Choices made in the window, written back into the settings file; its comments stay."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from returns_station.adapters.settings import FILE, Settings, read, text_of
from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase

# Tables of tables: a printer by its name, the words by their language.
_MANY: Final = frozenset(("printers", "wording"))
_MAY_NAME_ONE: Final = ("printer", "label_printer", "list_printer", "spare_printer")


class SettingsNotSavedError(StationError):
    """The settings file cannot be written: the disk is full, or the folder is read only."""


def save(folder: Path, changes: Mapping[str, Mapping[str, object]], desk: str = "") -> Settings:
    """Change some entries by table and name, at one desk or for all; gives what holds then.

    Of the printers an entry that is None goes, and one that is a text is called so from now on.
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
        inner = place.setdefault(table, tomlkit.table(is_super_table=table in _MANY))
        if table in _MANY:
            _set_up(document, inner, entries)
            continue
        for name, value in entries.items():
            inner[name] = value
    changed = tomlkit.dumps(document)
    settings = read(changed, desk)
    _write(folder, changed)
    return settings


def _set_up(document: Any, many: Any, entries: Mapping[str, object]) -> None:  # noqa: ANN401 - tomlkit's
    """Printers and words come, go, and change; what is written beside an entry stays beside it."""
    for name, value in entries.items():
        if value is None:
            many.pop(name, None)
        elif isinstance(value, str):
            if name in many:
                many[value] = many.pop(name)
            _rename(document, name, value)
        elif isinstance(value, Mapping):
            inner = many.setdefault(name, {})
            for entry, each in value.items():
                inner[entry] = each


def _rename(document: Any, old: str, new: str) -> None:  # noqa: ANN401 - tomlkit's
    """Every desk that prints there goes on doing so."""
    for place in (document, *document.get("desks", {}).values()):
        desk = place.get("desk", {})
        for entry in _MAY_NAME_ONE:
            if desk.get(entry) == old:
                desk[entry] = new


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
