"""The feedback page: whole in itself, its codes ours, its square one that a scanner reads."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest
import zxingcpp
from PySide6.QtQml import QJSEngine

from returns_station.adapters.feedback_page import (
    PageNotWrittenError,
    feedback_page,
    write_page,
)
from returns_station.dialogue.feedback import Topic
from returns_station.scan import Opinion, opinion_code, printed_opinion, read, slip_number

HOUSE: Final = Path(__file__).parents[3]
HOSTILE: Final = '</script><script>alert(1)</script>"{{SCRIPT}}&<b>'


class Script:
    """What the page reckons with, in an engine of its own."""

    def __init__(self) -> None:
        # Its stub promises a pair; it gives one value.
        self._engine: Any = QJSEngine()
        self.ask((HOUSE / "assets/pages/feedback.js").read_text("utf-8"))

    def ask(self, call: str) -> object:
        """What a call comes to."""
        answer = self._engine.evaluate(call)
        assert not answer.isError(), answer.toString()
        come_to: object = answer.toVariant()
        return come_to


@pytest.fixture(scope="module")
def script(qapp: object) -> Script:  # noqa: ARG001 - an engine wants Qt to be there
    """The page's own script."""
    return Script()


class Tags(HTMLParser):
    """Every tag with what it names, and whether each that opens closes."""

    _VOID: Final = {"meta", "input", "br", "link", "img"}

    def __init__(self) -> None:
        super().__init__()
        self.open, self.faults, self.addresses = list[str](), list[str](), list[str]()
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.scripts += tag == "script"
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in self._VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """It closes the one that opened last."""
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)


def test_that_the_page_is_whole_and_loads_nothing() -> None:
    page = feedback_page("Granlöv", "sv", "retur@example.se")

    tags = Tags()
    tags.feed(page)

    assert (tags.faults, tags.open, tags.scripts) == ([], [], 1)
    assert tags.addresses == []
    assert "{{" not in page
    assert re.findall(r"https?://[^\"' ]+", page) == ["http://www.w3.org/2000/svg"]
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_that_it_speaks_five_languages() -> None:
    page = feedback_page("Granlöv", "fi")

    assert '<html lang="fi">' in page
    for word in ("Svenska", "Norsk", "Suomi", "Dansk", "English"):
        assert f'"{word}"' in page


def test_that_a_shop_s_name_is_only_text() -> None:
    tags = Tags()

    tags.feed(feedback_page(HOSTILE, "sv", HOSTILE))

    assert (tags.scripts, tags.faults) == (1, [])


@pytest.mark.parametrize(
    ("typed", "slip"),
    (
        ("RS000000427", "RS000000427"),
        ("rs 0000-0042-7", "RS000000427"),
        ("RS 0000\u20110042\u20117", "RS000000427"),
        ("RS000000428", ""),
        ("TG000000427", ""),
        ("", ""),
    ),
)
def test_that_it_reads_a_slip_s_number_as_people_type_it(
    script: Script, typed: str, slip: str
) -> None:
    assert script.ask(f"slipOf({typed!r})") == slip


def test_that_it_makes_the_codes_that_a_counter_reads(script: Script) -> None:
    for n in (0, 42, 8_123_459, 99_999_999):
        for grade in range(1, 6):
            topics = tuple(place for place in range(len(Topic)) if (n + grade) >> place & 1)
            slip = slip_number(n)

            code = script.ask(f"codeOf({slip!r}, {grade}, {list(topics)})")

            assert code == opinion_code(slip, grade, topics)
            assert script.ask(f"printed({code!r})") == printed_opinion(str(code))


def test_that_a_scanner_reads_its_square_also_where_a_corner_is_worn(script: Script) -> None:
    for n in (0, 7, 427, 31_415_926, 99_999_999):
        code = opinion_code(slip_number(n), 1 + n % 5, (0, 3))
        rows = np.pad(np.array(script.ask(f"squareOf({code!r})")), 4)
        worn = rows.copy()
        # Two of the thirteen words that may be lost.
        worn[-7:-4, -7:-4] ^= 1
        for square in (rows, worn):
            picture = (255 * (1 - np.kron(square, np.ones((5, 5))))).astype("uint8")
            (found,) = zxingcpp.read_barcodes(picture)

            assert found.text == code
            assert isinstance(read(found.text), Opinion)


def test_that_a_page_that_cannot_be_kept_is_said_kindly(tmp_path: Path) -> None:
    with pytest.raises(PageNotWrittenError):
        write_page(tmp_path / "no such folder" / "page.html", "")
