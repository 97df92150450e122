"""PDF files that came with letters: only our own names lead to one, and only a PDF is shown."""

from pathlib import Path

import pytest

from returns_station.adapters.incoming.files import LetterFiles

_PDF = b"%PDF-1.7 a receipt"


def test_that_a_kept_pdf_is_found_by_the_name_we_made(tmp_path: Path) -> None:
    files = LetterFiles(tmp_path)

    path = Path(files.paper(files.keep_paper(_PDF)))

    assert path.is_absolute()
    assert (path.read_bytes(), path.suffix) == (_PDF, ".pdf")


@pytest.mark.parametrize(
    "name",
    (
        "",
        "/etc/passwd",
        "../../station.db",
        f"../{'a' * 61}.pdf",
        f"{'a' * 64}.pdf",
        f"{'a' * 64}.pdf.exe",
        "file:///tmp/x.pdf",
        "receipt.pdf\n",
    ),
)
def test_that_no_other_name_leads_anywhere(tmp_path: Path, name: str) -> None:
    (tmp_path / "station.db").write_bytes(_PDF)

    assert LetterFiles(tmp_path).paper(name) == ""


def test_that_what_is_no_pdf_or_was_changed_is_not_shown(tmp_path: Path) -> None:
    files = LetterFiles(tmp_path)
    program, changed = files.keep_paper(b"MZ %PDF- a program"), files.keep_paper(_PDF)
    files.path(changed).write_bytes(_PDF + b" and more")

    assert [files.paper(name) for name in (program, changed)] == ["", ""]
