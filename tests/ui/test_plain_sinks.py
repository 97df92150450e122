"""Text from outside is only text: the raw sinks that would read markup are used nowhere."""

import ast
from collections.abc import Iterator
from pathlib import Path

UI = Path(__file__).parent.parent.parent / "ui"
LABEL = "widgets/label.py"
# Draws our own template, in which all that is filled in is escaped; it loads nothing.
MAIL = "widgets/mail_sheet.py"
RAW_CLASSES = {"QLabel", "QMessageBox", "QTextEdit", "QTextBrowser", "QErrorMessage", "QWhatsThis"}
RAW_CALLS = {"setToolTip", "setWhatsThis", "setHtml", "setMarkdown", "insertHtml", "appendHtml"}


def _raw_sinks(source: str, where: str) -> Iterator[str]:
    """Every raw label class named, and every call that reads markup."""
    for node in ast.walk(ast.parse(source)):
        name = node.id if isinstance(node, ast.Name) else ""
        name = node.attr if isinstance(node, ast.Attribute) else name
        names = {alias.name for alias in node.names} if isinstance(node, ast.ImportFrom) else {name}
        if where != LABEL and names & RAW_CLASSES:
            yield f"{where}:{getattr(node, 'lineno', 0)} {names & RAW_CLASSES}"
        if name in RAW_CALLS and (where, name) != (MAIL, "setHtml"):
            yield f"{where}:{getattr(node, 'lineno', 0)} {name}"


def test_that_no_raw_sink_is_used_in_the_window() -> None:
    found = [
        sink
        for path in sorted(UI.rglob("*.py"))
        for sink in _raw_sinks(path.read_text("utf-8"), path.relative_to(UI).as_posix())
    ]

    assert found == []


def test_that_the_lint_bites() -> None:
    bad = "from Qt import QLabel\nQMessageBox.warning(None, '', name)\nw.setToolTip(name)\n"

    assert len(list(_raw_sinks(bad, "rooms/x.py"))) == 3
