"""The command that makes the code of a return told of before."""

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from returns_station.__main__ import main
from returns_station.scan import Announced, read

WORDS = ("announce", "2041-1187", "--goods", "4006381333931*2", "--why", "wrong_size")


def test_that_the_drawn_code_reads_as_it_was_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "retur.png"

    assert main(("--data", str(tmp_path), *WORDS, "--qr", str(file))) == 0

    said = capsys.readouterr().out.strip()
    (drawn,) = zxingcpp.read_barcodes(Image.open(file))
    assert drawn.text == said
    assert read(said) == Announced("2041-1187", ("04006381333931",) * 2, (), "wrong_size")


@pytest.mark.parametrize(
    "words",
    (
        ("announce", ""),
        ("announce", "1", "--goods", "4006381333932"),
        ("announce", "1", "--why", "cold_feet"),
        ("announce", "1", "--qr", "/nowhere/at/all.png"),
    ),
)
def test_that_what_no_counter_could_read_is_not_made(
    words: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(("--data", str(tmp_path), *words))

    assert code in (2, 3)
    assert capsys.readouterr().err.strip()
