"""`doctor`: what works on this machine, with the fix for each thing that does not."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it works, and what to say of it."""

    what: str
    works: bool
    says: Phrase


def run(context: Context, _asked: Namespace) -> int:
    """Look at everything and tell; 1 when something needs a fix."""
    findings = tuple(_look(context))
    lines = []
    for finding in findings:
        mark = "ok" if finding.works else "fix"
        lines.append(f"{mark:<4}{finding.what:<10}{context.say(finding.says)}")
    context.answer(
        [
            {"what": each.what, "works": each.works, "says": context.say(each.says)}
            for each in findings
        ],
        "\n".join(lines),
    )
    return DONE if all(finding.works for finding in findings) else NOT_AS_ASKED


def _look(context: Context) -> Iterator[Finding]:
    yield _attempt("database", lambda: _database(context))
    yield _attempt("journal", lambda: _journal(context))
    yield _attempt("qt", _qt)
    yield _screen()
    yield _attempt("fonts", _fonts)
    yield _attempt("printers", _printers)
    yield _scanner()
    yield _attempt("folder", lambda: _folder(context))
    yield _attempt("key", lambda: _key(context))
    yield _attempt("pins", lambda: _pins(context))
    yield from _ways(context)


def _attempt(what: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except StationError as error:
        return Finding(what, works=False, says=error.advice)
    except ImportError as error:
        missing = Phrase("doctor.missing_library", {"library": error.name or str(error)})
        return Finding(what, works=False, says=missing)


def _database(context: Context) -> Finding:
    station = context.open_station()
    with station.store.views() as views:
        day = views.day("9999")
    key = "doctor.database" if day.any_sale else "doctor.database_empty"
    return Finding("database", works=True, says=Phrase(key))


def _journal(context: Context) -> Finding:
    with context.open_station().store.views() as views:
        broken = views.journal_break()
    if broken is None:
        return Finding("journal", works=True, says=Phrase("doctor.journal"))
    says = Phrase("doctor.journal_broken", {"entry": broken})
    return Finding("journal", works=False, says=says)


def _qt() -> Finding:
    from importlib.metadata import version

    found = version("PySide6-Essentials")
    # 6.12 takes a reference to None on every call: on Python 3.11 the window dies in minutes.
    bad = tuple(map(int, found.split(".")[:2])) >= (6, 12) and sys.version_info < (3, 12)
    key = "doctor.qt_unsafe" if bad else "doctor.qt"
    return Finding("qt", works=not bad, says=Phrase(key, {"version": found}))


def _screen() -> Finding:
    named = [os.environ.get(name, "") for name in ("WAYLAND_DISPLAY", "DISPLAY")]
    works = sys.platform in {"win32", "darwin"} or any(named)
    key = "doctor.screen" if works else "doctor.no_screen"
    return Finding("screen", works=works, says=Phrase(key))


def _fonts() -> Finding:
    from returns_station.adapters.printing.drawing import Face
    from returns_station.adapters.printing.faces import letters

    read = tuple(str(face) for face in Face if letters(face))
    return Finding(
        "fonts", works=len(read) == len(Face), says=Phrase("doctor.fonts", {"names": read})
    )


def _printers() -> Finding:
    from returns_station.adapters.printing.system import printers

    names = printers()
    if not names:
        return Finding("printers", works=False, says=Phrase("doctor.no_printer"))
    return Finding("printers", works=True, says=Phrase("doctor.printers", {"names": names}))


def _scanner() -> Finding:
    # A scanner that types like a keyboard cannot be told from one until it scans.
    return Finding("scanner", works=True, says=Phrase("doctor.scanner"))


def _folder(context: Context) -> Finding:
    probe = context.folder / ".doctor"
    where = {"folder": str(context.folder)}
    try:
        context.folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        return Finding("folder", works=False, says=Phrase("doctor.folder_locked", where))
    return Finding("folder", works=True, says=Phrase("doctor.folder", where))


def _key(context: Context) -> Finding:
    from returns_station.adapters import key_files
    from returns_station.cli.keys import place_of

    own = key_files.own_key(context.folder)
    if own is None:
        return Finding("key", works=False, says=Phrase("keys.none"))
    was_open = key_files.is_open_to_others(context.folder)
    if was_open:
        with suppress(OSError):
            own = key_files.shut(context.folder, own, datetime.now(UTC).date())
    if was_open or own.exposed:
        return Finding("key", works=False, says=Phrase("doctor.key_exposed"))
    told = Phrase("doctor.key", {"key": own.key.id, "place": place_of(context)})
    return Finding("key", works=True, says=told)


def _pins(context: Context) -> Finding:
    from returns_station.adapters.peppers import Peppers

    station = context.open_station()
    with station.store.views() as views:
        pepper = views.people.pepper()
    if not pepper:
        return Finding("pins", works=True, says=Phrase("doctor.pins_none"))
    if not station.house.people.secrets.has(pepper):
        return Finding("pins", works=False, says=Phrase("people.pepper_lost"))
    place = "file" if Peppers(context.folder).in_file() else "keyring"
    return Finding("pins", works=True, says=Phrase(f"doctor.pins_{place}"))


def _ways(context: Context) -> Iterator[Finding]:
    from returns_station.cli.doctor_ways import look

    for what, works, says in look(context.settings, context.folder):
        yield Finding(what, works=works, says=says)
