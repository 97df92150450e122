"""Every mail as it is read: in pictures, a sheet a language, one dark too; and as plain text.

Run `python -m tests.ui.mail_pictures [FOLDER]`; by itself it makes `docs/pictures/mail`. A browser
draws them (`chromium`, or what BROWSER names), without a network and under no profile.
"""

import html
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.adapters.messaging.examples import example_of
from returns_station.adapters.messaging.rendering import LetterPress
from returns_station.desk.dialogue.ports import Appointment, Rendered, ToSend
from returns_station.dialogue.letter import LetterKind
from tests.builders import SHOP
from tests.ui.rooms.after_states import a_slip

FOLDER: Final = Path("docs/pictures/mail")
# Where Blink keeps what a page is told of the reader's wish; 0 is dark.
SCHEMES: Final = {"light": "1", "dark": "0"}
_DARK_TOO: Final = "sv"
_ANSWERS: Final = "svar+k7m4q2x9wt@granlov.example"
_COLUMNS, _WIDTH, _HEIGHT = 4, 480, 2560
_SHEET: Final = (
    "<!DOCTYPE html><meta charset=utf-8><style>body{margin:16px;display:grid;gap:16px;"
    f"grid-template-columns:repeat({_COLUMNS},{_WIDTH}px);font:14px sans-serif;"
    "background:#8a8a8a}iframe{display:block;margin-top:4px}</style>"
)
_FRAME: Final = (
    '<div><b>{subject}</b><iframe width="{width}" frameborder=0 srcdoc="{mail}" onload="this.style'
    ".height=this.contentDocument.documentElement.scrollHeight+'px'\"></iframe></div>"
)


def main(arguments: Sequence[str]) -> None:
    """Make them."""
    folder = Path(arguments[0]) if arguments else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        mails = {kind: rendered(kind, language) for kind in LetterKind}
        text = "\n".join(f"# {one.subject}\n\n{one.plain}\n> {one.sms}\n" for one in mails.values())
        (folder / f"mail-{language}.txt").write_text(text, encoding="utf-8")
        sheet = _SHEET + "".join(map(_framed, mails.values()))
        for scheme in SCHEMES if language == _DARK_TOO else ("light",):
            _draw(sheet, scheme, folder / f"mail-{scheme}-{language}.webp")


def rendered(kind: LetterKind, language: str) -> Rendered:
    """A letter with all that may come with it."""
    return LetterPress(SHOP).rendered(_with_all(example_of(kind, language, SHOP)), _ANSWERS)


def _with_all(it: ToSend) -> ToSend:
    match it.stands.letter.kind:
        case LetterKind.RETURN_DONE:
            return replace(it, slips=(a_slip(),))
        case LetterKind.PICKUP:
            begins, ends = (datetime(2026, 11, 30, hour, tzinfo=UTC) for hour in (15, 17))
            return replace(it, appointment=Appointment("b1", 1, begins, ends, "Storgatan 1"))
        case _:
            return it


def _framed(one: Rendered) -> str:
    subject, mail = html.escape(one.subject), html.escape(one.html)
    return _FRAME.format(subject=subject, width=_WIDTH, mail=mail)


def _draw(sheet: str, scheme: str, file: Path) -> None:
    with TemporaryDirectory() as at:
        page, picture = Path(at) / "sheet.html", Path(at) / "sheet.png"
        page.write_text(sheet, encoding="utf-8")
        browser = os.environ.get("BROWSER", "chromium")
        size = f"{_COLUMNS * (_WIDTH + 16) + 16},{_HEIGHT}"
        subprocess.run(
            (
                *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
                *(f"--user-data-dir={at}/profile", "--host-resolver-rules=MAP * ~NOTFOUND"),
                *(f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}",),
                *(f"--window-size={size}", "--virtual-time-budget=2000"),
                *(f"--screenshot={picture}", page.as_uri()),
            ),
            check=True,
            capture_output=True,
            timeout=120,
        )
        with Image.open(picture) as drawn:
            drawn.convert("RGB").resize((1200, drawn.height * 1200 // drawn.width)).save(
                file, quality=72, method=6
            )


if __name__ == "__main__":
    main(sys.argv[1:])
