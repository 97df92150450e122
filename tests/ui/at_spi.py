"""What a screen reader gets from outside: the tree that Qt lays on the bus of AT-SPI, by gdbus."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

GDBUS, DAEMON = (shutil.which(name) or "" for name in ("gdbus", "dbus-daemon"))
LAUNCHER: Final = next(
    (str(path) for path in map(Path, ("/usr/libexec/at-spi-bus-launcher",
                                      "/usr/lib/at-spi2-core/at-spi-bus-launcher"))
     if path.exists()), "",
)  # fmt: skip
_ROOT: Final = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE: Final = "org.a11y.atspi.Accessible"
_CHILD: Final = re.compile(r"\('([^']+)', (?:objectpath )?'([^']+)'\)")
_NUMBER: Final = re.compile(r"uint32 (\d+)|(?<![\w'])(\d+)(?=[,\]])")
_TEXT: Final = re.compile(r"^\(<(?:'(.*)'|\"(.*)\")>,\)$", re.DOTALL)
_SHOWING: Final = 1 << 25
_STATES: Final = {
    4: "checked", 8: "enabled", 11: "focusable", 23: "selected", 41: "checkable",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One thing as a screen reader gets it."""

    role: str
    name: str
    description: str
    states: frozenset[str]
    place: tuple[str, str]


class Bus:
    """The bus of accessibility, asked by hand."""

    def __init__(self, address: str) -> None:
        """Ask at this address."""
        self._address = address

    def applications(self) -> list[tuple[str, str]]:
        """Who has told of itself."""
        return self._children(("org.a11y.atspi.Registry", _ROOT))

    def tree(self) -> list[Told]:
        """All that is shown in every application."""
        found: list[Told] = []
        level = self.applications()
        with ThreadPoolExecutor(4) as pool:
            while level:
                told = list(pool.map(self._told, level))
                shown = [(place, each) for place, each in zip(level, told, strict=True) if each]
                found += [each for _, each in shown]
                level = [one for place, _ in shown for one in self._children(place)]
        return found

    def again(self, told: Told) -> Told | None:
        """The same thing as it is told by now; None: it has gone."""
        return self._told(told.place)

    def _told(self, place: tuple[str, str]) -> Told | None:
        numbers = _NUMBER.findall(self._call(place, f"{_ACCESSIBLE}.GetState"))
        if not numbers:
            # Gone since its place was told.
            return None
        low, high = (int(one or other) for one, other in numbers)
        role = self._call(place, f"{_ACCESSIBLE}.GetRoleName").strip()[2:-3]
        if not low & _SHOWING and role != "application":
            return None
        bits = low | high << 32
        states = frozenset(name for bit, name in _STATES.items() if bits >> bit & 1)
        name, description = (self._text(place, each) for each in ("Name", "Description"))
        return Told(role, name, description, states, place)

    def _children(self, place: tuple[str, str]) -> list[tuple[str, str]]:
        return _CHILD.findall(self._call(place, f"{_ACCESSIBLE}.GetChildren"))

    def _text(self, place: tuple[str, str], name: str) -> str:
        asked = "org.freedesktop.DBus.Properties.Get"
        match = _TEXT.match(self._call(place, asked, _ACCESSIBLE, name).strip())
        return next((part for part in match.groups() if part), "") if match else ""

    def _call(self, place: tuple[str, str], method: str, *arguments: str) -> str:
        dest, path = place
        answer = subprocess.run(
            [GDBUS, "call", "--address", self._address, "--dest", dest, "--object-path", path,
             "--method", method, *arguments],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        return answer.stdout


@contextmanager
def a_bus(folder: Path, environment: Mapping[str, str]) -> Iterator[tuple[Bus, dict[str, str]]]:
    """A bus of its own with what an application must know of it."""
    session = subprocess.Popen(
        [DAEMON, "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert session.stdout is not None
    ours = {
        **environment,
        "DBUS_SESSION_BUS_ADDRESS": session.stdout.readline().strip(),
        "XDG_CACHE_HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    asked = ["call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus"]
    launcher = subprocess.Popen(
        [LAUNCHER, "--launch-immediately"], env=ours, stderr=subprocess.DEVNULL
    )
    subprocess.run([GDBUS, "wait", "--session", "--timeout", "20", "org.a11y.Bus"], env=ours,
                   check=True)  # fmt: skip
    answer = subprocess.run(
        [GDBUS, *asked, "--method", "org.a11y.Bus.GetAddress"],
        env=ours, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    yield Bus(answer.strip()[2:-3]), ours
    for process in (launcher, session):
        process.terminate()
        process.wait()
    session.stdout.close()
