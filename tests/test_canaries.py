"""What looks for canaries finds each, wherever a station could have let it slip."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import rmtree

import pytest
from reportlab.pdfgen.canvas import Canvas

from returns_station.scan import holds_card_number
from tests.canaries import CARDS, NAME, PASSPHRASE, PIECE, PIN, SECRETS, TRACKS, found_in


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Path]:
    """What a run left; taken away at the end, for these were put there on purpose."""
    folder = tmp_path / "run"
    folder.mkdir()
    yield folder
    rmtree(folder)


def a_database(path: Path, table: str, text: str) -> sqlite3.Connection:
    """One table with one text, its last word in the WAL."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute(f"CREATE TABLE {table} (body TEXT)")
    connection.execute(f"INSERT INTO {table} VALUES (?)", (text,))  # noqa: S608 - a test's own
    connection.commit()
    return connection


def test_that_every_canary_is_one() -> None:
    assert all(map(holds_card_number, (*CARDS, *TRACKS)))
    assert PIN in SECRETS
    assert not holds_card_number(PIN)


@pytest.mark.parametrize("secret", SECRETS)
def test_that_a_secret_is_found_in_any_file(run: Path, secret: str) -> None:
    (run / "deep").mkdir()
    (run / "deep" / "station.log").write_text(f"card {secret} was read", "utf-8")

    assert found_in(run) == (f"deep/station.log: {secret}",)


def test_that_a_secret_is_found_wherever_it_stands_in_a_long_file(run: Path) -> None:
    for before in range(0, 3 * PIECE, PIECE // 2):
        for nudge in (0, 1, len(PIN) - 1):
            (run / f"{before}-{nudge}.raw").write_bytes(
                bytes(max(before - nudge, 0)) + PIN.encode()
            )

    assert len(found_in(run)) == len(list(run.iterdir()))


def test_that_a_secret_is_found_in_a_database_and_in_its_wal(run: Path) -> None:
    with closing(a_database(run / "station.db", "note", f"paid {CARDS[0]}")):
        found = found_in(run)

    assert found == (f"station.db-wal: {CARDS[0]}",)
    assert found_in(run) == (f"station.db: {CARDS[0]}",), "folded in as it closed"


def test_that_a_deleted_row_is_found_on_its_page(run: Path) -> None:
    with closing(a_database(run / "station.db", "note", PASSPHRASE)) as connection:
        connection.execute("PRAGMA secure_delete=OFF")
        connection.execute("DELETE FROM note")
        connection.commit()

    assert found_in(run)


def test_that_a_secret_is_found_in_print(run: Path) -> None:
    canvas = Canvas(str(run / "slip.pdf"))
    canvas.drawString(72, 720, f"Card {CARDS[0]}")
    canvas.save()

    assert found_in(run) == (f"slip.pdf: {CARDS[0]}, in print",)


def test_that_a_name_may_stand_in_the_shops_rows_alone(run: Path) -> None:
    with closing(a_database(run / "station.db", "customer", NAME)):
        pass
    assert found_in(run) == ()

    with closing(a_database(run / "other.db", "journal", f'{{"who": "{NAME}"}}')):
        pass
    (run / "crash-20261130-120000-1.txt").write_text(f"KeyError: {NAME}", "utf-8")

    assert set(found_in(run)) == {f"other.db: {NAME}", f"crash-20261130-120000-1.txt: {NAME}"}
