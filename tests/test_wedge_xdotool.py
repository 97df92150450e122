"""A scanner and a person at a real window: Xvfb is the screen, xdotool presses the keys."""

import json
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final

import pytest

XVFB: Final = shutil.which("Xvfb") or ""
XDOTOOL: Final = shutil.which("xdotool") or ""
# The window says what it hears, one JSON line for each scan or change of its field, until an
# Enter reaches its button.
WINDOW: Final = textwrap.dedent(
    """
    import json, sys
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout
    from ui.wedge import ScannerProfile, Wedge

    def tell(what, text=""):
        print(json.dumps([what, text]), flush=True)

    app = QApplication([])
    window = QDialog()
    field, button = QLineEdit(), QPushButton("Klar")
    button.setDefault(True)
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(button)
    field.textChanged.connect(lambda text: tell("field", text))
    button.clicked.connect(app.quit)
    wedge = Wedge(app, ScannerProfile(prefix=sys.argv[1]))
    wedge.scanned.connect(lambda code: tell("scan", code))
    window.show()
    window.activateWindow()
    field.setFocus()
    app.focusObjectChanged.connect(lambda it: tell("ready") if it is field else None)
    if app.focusObject() is field:
        tell("ready")
    QTimer.singleShot(60_000, app.quit)
    app.exec()
    """
)


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen of our own, and the window on it."""

    environment: dict[str, str]
    heard: IO[str]

    def press(self, *commands: str) -> None:
        """Let xdotool press keys."""
        subprocess.run([XDOTOOL, *commands], env=self.environment, check=True)

    def heard_by_enter(self) -> tuple[list[str], str]:
        """The scans, and what the field holds, when a lone Enter has closed the window."""
        self.press("sleep", "0.3", "key", "Return")
        said = [json.loads(line) for line in self.heard]
        fields = [text for what, text in said if what == "field"]
        return [text for what, text in said if what == "scan"], fields[-1] if fields else ""


@pytest.fixture
def screen(request: pytest.FixtureRequest) -> Iterator[Screen]:
    if not (XVFB and XDOTOOL):
        pytest.skip("a real window needs Xvfb and xdotool, and one is not installed")
    ours, theirs = os.pipe()
    server = subprocess.Popen(
        [XVFB, "-displayfd", str(theirs), "-screen", "0", "800x600x24"],
        pass_fds=(theirs,),
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs)
    with os.fdopen(ours) as told:
        display = f":{told.readline().strip()}"
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    window = subprocess.Popen(
        [sys.executable, "-c", WINDOW, request.param],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert window.stdout is not None
    screen = Screen(environment, window.stdout)
    assert screen.heard.readline() == '["ready", ""]\n'
    yield screen
    for process in (window, server):
        process.terminate()
        process.wait()
    window.stdout.close()


def codes(count: int) -> list[str]:
    """So many codes, each told from the others."""
    return [f"RS{number:09}" for number in range(count)]


# A prefix (here "~") makes scans certain on a busy machine; without one a stalled key may cost one.
@pytest.mark.parametrize("screen", ("~",), indirect=True)
def test_that_fifty_scans_and_a_typed_name_all_arrive(screen: Screen) -> None:
    name = "Anna Berg "
    scans = codes(50)

    for place, code in enumerate(scans):
        if place % 5 == 0:
            screen.press("type", "--delay", "100", name[place // 5])
        screen.press("type", "--args", "1", "--delay", "2", f"~{code}", "key", "Return")

    assert screen.heard_by_enter() == (scans, name)


@pytest.mark.parametrize("screen", ("",), indirect=True)
def test_that_a_person_types_as_ever(screen: Screen) -> None:
    typed = "Anna 12345678"

    screen.press("type", "--delay", "200", typed)

    assert screen.heard_by_enter() == ([], typed)


@pytest.mark.parametrize("screen", ("~",), indirect=True)
def test_that_a_nordic_board_takes_nothing_from_a_code(screen: Screen) -> None:
    """The scanner presses the keys of an American board; here ], = and ~ are dead keys."""
    setxkbmap = shutil.which("setxkbmap")
    if not setxkbmap:
        pytest.skip("another board needs setxkbmap, and it is not installed")
    screen.press("key", "Shift_L")
    subprocess.run([setxkbmap, "-layout", "se"], env=screen.environment, check=True)

    # ~ ] C 1 0 = / - by the keys' own numbers
    keys = ["keydown", "50", "key", "49", "keyup", "50", "key", "35", "keydown", "50", "key", "54"]
    screen.press(*keys, "keyup", "50", "key", "--delay", "2", "10", "19", "21", "61", "20")
    screen.press("key", "Return")

    assert screen.heard_by_enter() == (["]C10=/-"], "")
