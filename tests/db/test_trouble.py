"""What goes wrong with the disk is told as what to do, and nothing is lost."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from db.engine import StoreAddressError, open_engine
from db.schema import prepare
from db.trouble import StoreTroubleError
from db.unit_of_work import StoreRoom
from returns_station.desk.errors import AwayError
from tests.builders import a_sale
from tests.db.shelf import a_store


def told(url: str) -> str:
    with pytest.raises(StoreTroubleError) as error, open_engine(url).connect():
        pass
    return error.value.advice.key


def test_that_a_file_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "station.db"
    path.write_bytes(b"letters to my sister " * 999)
    before = path.read_bytes()

    assert told(f"sqlite:///{path}") == "store.not_ours"
    assert path.read_bytes() == before


def test_that_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(StoreTroubleError) as error:
        open_engine(f"sqlite:///{tmp_path / 'file' / 'station.db'}")

    assert error.value.advice.key == "store.cannot_open"


def test_that_a_server_that_does_not_answer_is_told() -> None:
    with pytest.raises(StoreTroubleError) as error:
        open_engine("postgresql://nobody@127.0.0.1:1/station")

    assert error.value.advice.key == "store.no_server"


@pytest.mark.parametrize("url", ("nonsense", "mysql://server/station", ""))
def test_that_an_unknown_address_is_asked_about(url: str) -> None:
    with pytest.raises(StoreAddressError):
        open_engine(url)


def full(store: StoreRoom) -> None:
    """Let the database grow no further: the nearest thing to a full disk that needs no rights."""
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.execute(f"PRAGMA max_page_count={pages}")


def test_that_a_full_disk_loses_nothing_and_says_so(tmp_path: Path) -> None:
    store = a_store(tmp_path, a_sale())
    full(store)

    rows = [{"seq": nr, "body": "x" * 999} for nr in range(1, 999)]
    insert = text("INSERT INTO journal (seq, body) VALUES (:seq, :body)")

    with pytest.raises(StoreTroubleError) as error, store.engine.begin() as connection:
        connection.execute(insert, rows)

    assert error.value.advice.key == "store.full"
    with store.views() as views:
        assert views.sale(1) is not None
    with store.engine.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM journal")).scalar() == 0


def test_that_a_disk_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    a_store(tmp_path, a_sale()).engine.dispose()
    path = tmp_path / "station.db"
    engine = open_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.execute("PRAGMA query_only=ON")

        with pytest.raises(StoreTroubleError) as error:
            connection.execute(text("INSERT INTO series (name, last) VALUES ('x', 1)"))

    assert error.value.advice.key == "store.read_only"


def test_that_a_broken_rule_stays_a_broken_rule(tmp_path: Path) -> None:
    store = a_store(tmp_path, a_sale())
    prepare(store.engine)

    with pytest.raises(IntegrityError), store.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO balance (sale_id, kind, part, cap, used) VALUES (1, 'units', 1, 1, 2)"
            )
        )


def test_that_a_server_that_is_not_reached_was_told_nothing() -> None:
    with pytest.raises(AwayError) as error:
        open_engine("postgresql://nobody@127.0.0.1:1/station")

    assert error.value.untouched


def test_that_a_database_that_another_holds_is_away_and_was_told_nothing(tmp_path: Path) -> None:
    store, other = a_store(tmp_path, a_sale()), open_engine(f"sqlite:///{tmp_path / 'station.db'}")

    with other.connect() as holder, store.engine.connect() as waiting:
        holder.execute(text("INSERT INTO series (name, last) VALUES ('x', 1)"))
        raw = waiting.connection.dbapi_connection
        assert raw is not None
        raw.execute("PRAGMA busy_timeout=1")
        with pytest.raises(AwayError) as error:
            waiting.execute(text("INSERT INTO series (name, last) VALUES ('y', 1)"))

    assert (error.value.advice.key, error.value.untouched) == ("store.busy", True)


def test_that_a_full_disk_is_not_away(tmp_path: Path) -> None:
    store = a_store(tmp_path, a_sale())
    full(store)

    with pytest.raises(StoreTroubleError) as error, store.engine.begin() as connection:
        connection.execute(
            text("INSERT INTO journal (seq, body) VALUES (:seq, :body)"),
            [{"seq": nr, "body": "x" * 999} for nr in range(1, 999)],
        )

    assert not isinstance(error.value, AwayError)
