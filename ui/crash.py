"""A crash: what went wrong on our side, written down without anybody's data."""

import platform
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Final

from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase

_MOST_FRAMES: Final = 60
_MOST_REPORTS: Final = 20
_HOUSE: Final = Path(__file__).resolve().parent.parent
_LIBRARIES: Final = ("returns-station", "PySide6-Essentials", "SQLAlchemy")


def report(error: BaseException) -> str:
    """What went wrong: kinds of error, places in the code, versions; never a message or a value."""
    lines = [f"{name} {_version(name)}" for name in _LIBRARIES]
    lines.append(f"Python {platform.python_version()} on {platform.system()} {platform.release()}")
    for link in _chain(error):
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        frames = [
            f"  {_place(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
            for frame, line in walk_tb(link.__traceback__)
        ]
        lines += frames[-_MOST_FRAMES:]
    return "\n".join(lines) + "\n"


def watch(
    folder: Path, *, now: Callable[[], datetime], tell: Callable[[Phrase], object]
) -> Callable[[], None]:
    """Write every uncaught error to `folder` and tell the window; answers how to stop watching.

    `tell` may be called from any thread: give it a signal's emit.
    """
    before, before_threads = sys.excepthook, threading.excepthook

    def happened(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        keep(folder, error, now())
        tell(Phrase("crash.happened"))

    def happened_elsewhere(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            happened(args.exc_type, args.exc_value, args.exc_traceback)

    def stop() -> None:
        sys.excepthook, threading.excepthook = before, before_threads

    sys.excepthook, threading.excepthook = happened, happened_elsewhere
    return stop


def kept(error: BaseException, data: Path) -> StationError:
    """Keep a report in a data folder, and what to say where there is no window."""
    folder = data / "crashes"
    keep(folder, error, datetime.now(UTC))
    return StationError(Phrase("cli.crashed", {"folder": str(folder)}))


def keep(folder: Path, error: BaseException, at: datetime) -> None:
    """Keep a report; the oldest go. A full disk must not make things worse."""
    text = report(error)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"crash-{at:%Y%m%d-%H%M%S-%f}.txt").write_text(text, "utf-8")
        for old in sorted(folder.glob("crash-*.txt"))[:-_MOST_REPORTS]:
            old.unlink(missing_ok=True)
    except OSError:
        sys.stderr.write(text)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and what led to it, the first cause last; each once."""
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or link.__context__


def _place(file: str) -> str:
    """A file within the house or a library, never within somebody's home."""
    path = Path(file)
    if path.is_relative_to(_HOUSE) and "site-packages" not in path.parts:
        return path.relative_to(_HOUSE).as_posix()
    return "/".join(path.parts[-2:])


def _version(name: str) -> str:
    """A library's version, or that it is not installed as one."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "(from source)"
