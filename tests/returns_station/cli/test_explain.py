"""`explain` and `check-trace`: every ground told in any language, and a document to check."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from returns_station.__main__ import main
from returns_station.adapters.catalogue import LANGUAGES, catalogue
from tests.returns_station.cli.stored import NUMBER, SLIP, a_shop, kept


class Desk:
    """The command line on a shop with three stored returns."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Store the returns."""
        self.folder = folder
        self.station = a_shop(folder)
        self._capsys = capsys

    def said(self, *arguments: object, folder: Path | None = None) -> tuple[int, str]:
        """The exit code, and what was said on either side."""
        words = [str(one) for one in arguments]
        code = main([*words, "--data", str(folder or self.folder)])
        out, err = self._capsys.readouterr()
        return code, out or err

    def told(self, *arguments: object) -> tuple[int, Any]:
        """The exit code and the JSON answer."""
        code, said = self.said(*arguments, "--json")
        return code, json.loads(said)

    def harm(self, statement: str) -> None:
        """Change the store-room behind the station's back."""
        engine = create_engine(f"sqlite:///{self.folder / 'station.db'}")
        with engine.begin() as connection:
            guards = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            for guard in connection.execute(text(guards)).scalars().all():
                connection.execute(text(f"DROP TRIGGER {guard}"))
            # What points at the journal would keep its entries.
            connection.exec_driver_sql("DELETE FROM journal_about")
            connection.exec_driver_sql(statement)
        engine.dispose()


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


def test_that_every_ground_is_told_with_what_it_stands_on(desk: Desk) -> None:
    code, said = desk.said("explain", SLIP, "--language", "en")

    assert code == 0
    assert "RS 0000-0001-3: yes, the money back." in said
    assert "To the clerk: Open purchase until" in said
    assert "To the customer: Yes – open purchase until 11 January 2027." in said
    rows = [line for line in said.splitlines() if line.startswith(("    ", "  > "))]
    by_law = [line for line in rows if "  the law SE-2026  " in line]
    assert [line[4:].split("  ")[0] for line in by_law] == [
        "recalled goods",
        "wrong goods, our mistake",
        "complaint",
        "right of withdrawal",
    ]
    (decided,) = (line for line in rows if ">" in line)
    assert decided.startswith("  > open purchase  ")
    assert "terms 2026-1 at the sale" in decided
    assert "source: SFS 2022:260 4:14" in said
    assert "The journal vouches for this trace." in said
    assert kept(desk.station).body not in said


def test_that_columns_stand_below_each_other(desk: Desk) -> None:
    _, said = desk.said("explain", SLIP, "--language", "fi")

    rows = [line for line in said.splitlines() if line.startswith(("    ", "  > "))]
    words = ("  laki SE-", "  ehdot 20")
    starts = {row.index(word) for row in rows for word in words if word in row}
    assert len(starts) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_language_tells_all_returns_of_a_sale(desk: Desk, language: str) -> None:
    code, said = desk.said("explain", NUMBER, "--language", language)

    keys = [key for key in catalogue("en") if key in said]
    assert code == 0
    assert keys == [], "said by their keys"
    assert said.count(f"{NUMBER} (") == 2, "a question has no slip, and is named by its press"
    mark = catalogue(language)["explain.vouched"].texts[0]
    assert said.count(mark) == 3


def test_that_a_question_tells_the_nearest_yes(desk: Desk) -> None:
    _, said = desk.said("explain", "late", "--language", "en")

    assert "(late): a person looks." in said
    assert "The nearest yes: the money back and an exchange" in said
    assert "This comes nearest:" in said


def test_that_who_bought_is_not_told(desk: Desk) -> None:
    _, said = desk.said("explain", NUMBER)
    _, document = desk.said("explain", NUMBER, "--json")

    assert "Sandberg" not in said + document


def test_that_a_number_nobody_knows_is_told(desk: Desk) -> None:
    explained = desk.told("explain", "9999-9999")
    checked = desk.told("check-trace", "9999-9999")

    assert (explained[0], explained[1]["error"]) == (2, "trace.unknown_number")
    assert (checked[0], checked[1]["error"]) == (2, "trace.unknown_number")


@pytest.mark.parametrize("number", (SLIP, NUMBER))
def test_that_a_saved_document_is_checked_without_a_store_room(
    desk: Desk, tmp_path: Path, number: str
) -> None:
    path = tmp_path / "saved.json"
    path.write_text(desk.said("explain", number, "--json")[1], encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"

    code, said = desk.said("check-trace", path, "--language", "en", folder=elsewhere)

    assert (code, "holds" in said) == (0, True)
    assert not elsewhere.exists()


def test_that_a_changed_document_is_told(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "saved.json"
    text = desk.said("explain", SLIP, "--json")[1]
    path.write_text(text.replace('[49900,"SEK"]', '[99900,"SEK"]'), encoding="utf-8")

    code, told = desk.told("check-trace", path)

    assert code == 1
    keys = [problem["key"] for problem in told[0]["problems"]]
    assert keys == ["trace.own_digest", "trace.differs"]


def test_that_a_file_that_is_no_document_cannot_be_read(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")

    code, told = desk.told("check-trace", path)

    assert (code, told[0]["problems"][0]["key"]) == (2, "trace.unreadable")


def test_that_all_hold_until_one_is_changed(desk: Desk) -> None:
    before = desk.said("check-trace", "--all", "--language", "en")
    desk.harm("UPDATE return_case SET body = replace(body, 'T13:32', 'T13:33') WHERE key = 'yes'")

    code, told = desk.told("check-trace", "--all")

    assert before == (0, "3 returns checked: all hold.\n")
    assert code == 1
    assert [one["holds"] for one in told] == [False, True, True]
    assert told[0]["name"] == SLIP


@pytest.mark.parametrize(
    ("statement", "key"),
    (
        ("UPDATE sale_line SET paid = paid + 100 WHERE nr = '1'", "trace.sale_differs"),
        ("UPDATE sale SET channel = 'stall'", "trace.sale_differs"),
        ("UPDATE sale SET agreed_on = '2026-11-13'", "trace.sale_differs"),
        ("UPDATE terms_version SET body = replace(body, '60', '61')", "trace.terms_changed"),
        ("UPDATE terms_version SET body = 'x'", "trace.terms_changed"),
        ("UPDATE terms_version SET valid_from = '2020-01-01'", "trace.terms_changed"),
        ("DELETE FROM terms_version", "trace.terms_gone"),
        ("UPDATE return_case SET body = CAST(X'7BFF7D' AS TEXT)", "trace.body_changed"),
        ("UPDATE terms_version SET note = CAST(X'FF' AS TEXT)", "trace.terms_changed"),
        ("UPDATE journal SET body = CAST(X'FF' AS TEXT) WHERE seq = 2", "trace.chain_broken"),
        ("DELETE FROM journal WHERE seq = 3", "trace.chain_broken"),
        ("UPDATE journal SET actor = 'Nobody' WHERE seq = 1", "trace.chain_broken"),
    ),
)
def test_that_harm_is_told(desk: Desk, statement: str, key: str) -> None:
    desk.harm(statement)

    code, told = desk.told("check-trace", SLIP)

    assert code == 1
    assert key in {problem["key"] for problem in told[0]["problems"]}


def test_that_a_return_from_before_traces_cannot_be_decided_again(desk: Desk) -> None:
    # As the release before stored it: three keys, and no digest in the journal.
    desk.harm("""UPDATE return_case SET body = '{"claim":{},"decision":{},"settled":null}'""")
    desk.harm("DELETE FROM journal")

    code, told = desk.told("explain", SLIP)

    assert (code, told["error"]) == (2, "trace.does_not_hold")


@pytest.mark.parametrize("named", ((), ("--all", SLIP)))
def test_that_what_to_check_is_asked_for(desk: Desk, named: tuple[str, ...]) -> None:
    code, told = desk.told("check-trace", *named)

    assert (code, told["error"]) == (2, "trace.nothing_asked")
