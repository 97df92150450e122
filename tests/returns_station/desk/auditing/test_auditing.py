"""The journal read, signed, verified and handed out."""

from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from db.engine import sqlite_library
from db.unit_of_work import StoreRoom
from returns_station.adapters.second_file import read_lines
from returns_station.adapters.signing import KnownKeys
from returns_station.case import Who
from returns_station.checkpoint import head_code, head_in
from returns_station.desk.auditing.exporting import verified_file
from returns_station.desk.auditing.views import Query
from returns_station.desk.errors import NotAllowedError
from returns_station.people.rights import Right
from returns_station.phrase import Phrase
from tests.campaigns.tampered_shop import TamperedShop, a_shop, goes_on
from tests.campaigns.tampering import clean, run
from tests.returns_station.desk.counter import MAJA


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> TamperedShop:
    """A shop with a history, signed and sealed."""
    return a_shop(tmp_path_factory.mktemp("shop"), Random(3), 20)


@pytest.fixture
def shop(made: TamperedShop, tmp_path: Path) -> TamperedShop:
    """A copy of it to do as one likes with."""
    return made.copied(tmp_path / "shop")


def keys(shop: TamperedShop) -> list[str]:
    return [one.what.key for one in shop.verify().findings]


def test_that_a_shop_at_rest_holds_and_is_signed_to_its_end(shop: TamperedShop) -> None:
    found = shop.verify()

    assert (found.findings, found.notes) == ((), ())
    assert found.entries > 5
    assert found.checkpoints == found.anchors > 0
    assert found.blocks > 5


def test_that_every_tampering_is_found_with_its_place(tmp_path: Path) -> None:
    report = run(18, 5, tmp_path)

    assert (report["missed"], report["found_with_where"]) == ([], report["tampered"])


def test_that_nothing_is_found_where_nobody_tampered(tmp_path: Path) -> None:
    assert clean(3, 5, tmp_path)["alarms"] == []


def test_that_an_older_copy_is_told_by_the_second_file_alone(
    shop: TamperedShop, tmp_path: Path
) -> None:
    older = shop.copied(tmp_path / "older")
    goes_on(shop, Random(4), 5)

    anchor = read_lines(shop.path.with_suffix(".anchor.jsonl")) or ()
    station = older.opened()
    assert isinstance(station.store, StoreRoom)
    alone = station.auditing(MAJA).verify()
    with_anchor = station.auditing(MAJA).verify(anchor=anchor)
    station.store.close()

    assert alone.holds
    assert {one.what.key for one in with_anchor.findings} == {"audit.cut"}


def test_that_a_code_on_paper_proves_what_the_journal_was(shop: TamperedShop) -> None:
    station = shop.opened()
    auditing = station.auditing(MAJA)
    entry = auditing.entries(after=2, limit=1)[0]

    assert auditing.verify(code=entry.head).holds
    other = head_code(entry.seq, "ab" * 32)
    assert [one.what.key for one in auditing.verify(code=other).findings] == [
        "audit.entry_rewritten"
    ]
    misread = entry.head[:-1] + ("0" if entry.head[-1] != "0" else "1")
    assert auditing.verify(code=misread).findings[0].what.key == "audit.code_misread"
    assert auditing.verify(code=head_code(999, "ab" * 32)).findings[0].what.key == "audit.cut"


def test_that_a_code_reads_back_from_a_slip_and_a_day_report() -> None:
    assert head_in(head_code(1234, "0123456789abcdef" * 4)) == (1234, "0123456789abcdef")
    assert head_in(head_code(7, "0123456789abcdef" * 4, 5)) == (7, "0123456789")
    assert head_code(0, "") == ""
    assert head_in("12-UUUUU") is None


def test_that_a_seal_taken_away_is_no_finding_but_is_told(shop: TamperedShop) -> None:
    shop.path.with_name("station.db.rest").unlink()

    found = shop.verify()

    assert found.holds
    assert [note.key for note in found.notes] == ["audit.note.in_use"]


def test_that_a_forged_seal_is_found(shop: TamperedShop) -> None:
    beside = shop.path.with_name("station.db.rest")
    beside.write_text(beside.read_text().replace('"size":', '"size":1'), encoding="utf-8")

    assert keys(shop) == ["audit.seal_changed"]


def test_that_writing_past_the_station_at_rest_is_found_before_it_is_written_back(
    shop: TamperedShop,
) -> None:
    driver = sqlite_library().connect(shop.path, isolation_level=None)
    driver.execute("UPDATE article SET title = 'Annat'")

    found = keys(shop)

    assert "audit.block_changed" in found
    driver.close()


def test_that_a_file_handed_out_is_verified_anywhere(shop: TamperedShop, tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    count = shop.opened().auditing(MAJA).export(path)
    signer = KnownKeys(tmp_path)

    whole = verified_file(path, signer, {})
    changed = tmp_path / "changed.jsonl"
    changed.write_text(path.read_text().replace("Disk 2", "Disk 3"), encoding="utf-8")
    cut = tmp_path / "cut.jsonl"
    cut.write_text("".join(path.read_text().splitlines(keepends=True)[:-2]), encoding="utf-8")

    assert (whole.holds, whole.entries) == (True, count)
    assert not verified_file(changed, signer, {}).holds
    assert [one.what.key for one in verified_file(cut, signer, {}).findings] == ["audit.cut"]


def test_that_entries_are_found_by_what_they_are_about(shop: TamperedShop) -> None:
    auditing = shop.opened().auditing(MAJA)
    every = auditing.entries()

    taken = next(one for one in every if "GoodsTakenBack" in one.kinds)
    of_kind = auditing.entries(Query(kind="GoodsTakenBack"))

    assert [one.seq for one in every] == sorted((one.seq for one in every), reverse=True)
    assert taken in of_kind
    assert all("GoodsTakenBack" in one.kinds for one in of_kind)
    assert auditing.entries(before=taken.seq)[0].seq == taken.seq - 1
    assert auditing.entries(Query(actor="Nobody")) == ()
    assert all(one.events for one in every)


def test_that_only_who_may_reads_the_journal(shop: TamperedShop) -> None:
    station = shop.opened()
    assert isinstance(station.store, StoreRoom)
    with station.store.engine.begin() as connection:
        connection.execute(text("INSERT INTO staff (id, name, role) VALUES ('k', 'Ida', 'clerk')"))

    with pytest.raises(NotAllowedError) as refused:
        station.auditing(Who("Ida", "Disk 2", "k")).entries()

    assert refused.value.advice.args["right"] == Phrase(f"right.{Right.READ_JOURNAL}")


def test_that_a_second_file_that_cannot_be_written_keeps_nobody_waiting(tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "station.anchor.jsonl").mkdir()

    shop = a_shop(folder, Random(3), 8)

    assert shop.verify().holds
    assert [note.key for note in shop.verify().notes] == ["audit.note.no_anchor"]
