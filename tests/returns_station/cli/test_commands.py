"""The same door without a window: what is answered, and by which exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from db.engine import sqlite_library
from returns_station.__main__ import main
from returns_station.adapters.speech import speech
from tests.builders import a_line, a_sale
from tests.db.shelf import a_store

JUMPER = "7310865004703"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A data folder with one sale: two jumpers and a pair of socks."""
    jumpers = a_line(gtin=JUMPER, quantity=2, paid=998)
    a_store(tmp_path, a_sale(jumpers, a_line("2", sku="SOCK", paid=149))).engine.dispose()
    return tmp_path


def a_claim_file(folder: Path, **changes: object) -> Path:
    line = {"line": "1", "quantity": 1, "reason": "changed_mind"}
    claim = {"told_at": "2026-11-26T14:32:00+01:00", "lines": [line]} | changes
    path = folder / "claim.json"
    path.write_text(json.dumps({"sale": "2041-1187", "claim": claim}), encoding="utf-8")
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any]:
    """The exit code and the JSON answer; on an error the JSON of standard error."""
    code = main([*(str(one) for one in arguments), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out or said.err)


def test_that_a_receipt_is_found_with_what_is_left(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = told(capsys, "find", "2041-1187", "--data", shop)

    assert code == 0
    assert found["found"] == "sale"
    assert [(line["title"], line["left"]) for line in found["sale"]["lines"]] == [
        ("Stickad tröja KNIT-M", 2),
        ("Stickad tröja SOCK", 1),
    ]


def test_that_goods_name_a_person_proposes_and_the_unknown_is_told(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    goods = told(capsys, "find", JUMPER, "--data", shop)
    person = told(capsys, "find", "sandbreg", "--data", shop)
    unknown = told(capsys, "find", "4006-88-XX", "--data", shop)

    assert [one["number"] for one in goods[1]["candidates"]] == ["2041-1187"]
    assert [one["number"] for one in person[1]["candidates"]] == ["2041-1187"]
    assert (unknown[0], unknown[1]["found"], unknown[1]["read"]) == (1, "nothing", "4006-88-XX")


def test_that_a_look_tells_the_answer_and_stores_nothing(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = a_claim_file(shop)

    first = told(capsys, "preview", claim, "--data", shop)
    second = told(capsys, "preview", claim, "--data", shop)

    assert first == second
    assert first[0] == 0
    assert first[1]["lines"][0]["ground"] == "open_purchase"
    assert first[1]["offers"][0] | {"vat": None} == {
        "outcome": "refund",
        "suggested": True,
        "refund": "499.00",
        "delivery_refund": "0.00",
        "deduction": "0.00",
        "fee": "0.00",
        "fees": {},
        "bonus": "0.00",
        "way": "refund",
        "due_on": "",
        "tenders": [{"kind": "card", "amount": "499.00"}],
        "vat": None,
        "cash": None,
        "store_credit": "0.00",
        "to_pay": "0.00",
        "refund_by": "2026-12-10",
        "may_hold": True,
    }


def test_that_a_return_stands_once_for_its_key_and_its_slip_is_written(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim, slip = a_claim_file(shop), shop / "slip.pdf"

    first = told(capsys, "return", claim, "--data", shop, "--key", "press-1", "--slip", slip)
    again = told(capsys, "return", claim, "--data", shop, "--key", "press-1")
    found = told(capsys, "find", "2041-1187", "--data", shop)

    assert first == (
        0,
        {"answer": "accepted", "key": "press-1", "slip": "RS000000013", "again": False},
    )
    assert again[1]["again"] is True
    assert slip.read_bytes().startswith(b"%PDF")
    assert found[1]["sale"]["lines"][0]["left"] == 1


def test_that_a_slip_sent_again_is_a_copy(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, "return", a_claim_file(shop), "--data", shop, "--slip", shop / "slip.pdf")

    again = told(capsys, "slip", "rs 0000-0001-3", "--to", shop / "more.pdf", "--data", shop)
    bytes_ = told(capsys, "slip", "RS000000013", "--to", shop / "slip.escpos", "--data", shop)

    assert again == (0, {"slip": "RS000000013", "copy": 1})
    assert bytes_[1]["copy"] == 2
    assert b"KOPIA" in (shop / "slip.escpos").read_bytes()


def test_that_a_late_claim_is_a_question_and_not_a_failure(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = a_claim_file(shop, told_at="2027-03-26T14:32:00+01:00")

    code, answer = told(capsys, "return", late, "--data", shop)

    assert (code, answer["answer"]) == (1, "referred")


@pytest.mark.parametrize(
    ("changes", "error"),
    (
        ({"lines": [{"line": "9", "quantity": 1, "reason": "late"}]}, "refused.unknown_line"),
        ({"lines": [{"line": "1", "quantity": 3, "reason": "late"}]}, "refused.more_than_left"),
        ({"lines": []}, "refused.nothing_asked"),
        ({"told_at": "yesterday"}, "claim_file.off"),
        ({"surprise": 1}, "claim_file.off"),
    ),
)
def test_that_what_cannot_be_is_told_with_its_reason(
    shop: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, object], error: str
) -> None:
    code, answer = told(capsys, "return", a_claim_file(shop, **changes), "--data", shop)

    assert (code, answer["error"]) == (2, error)


def test_that_an_error_is_one_line_in_the_language_asked_for(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["slip", "RS000000999", "--to", "x.pdf", "--data", str(shop), "--language", "en"])

    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert said.err.startswith("There is no slip with number RS000000999.")


def test_that_a_slip_that_cannot_be_written_waits_and_the_return_stands(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claim, nowhere = a_claim_file(shop), shop / "no" / "folder" / "slip.pdf"
    code = main(["return", str(claim), "--data", str(shop), "--slip", str(nowhere), "--json"])
    said = capsys.readouterr()

    later = told(capsys, "slip", "RS000000013", "--to", shop / "slip.pdf", "--data", shop)

    assert code == 3
    assert json.loads(said.out)["answer"] == "accepted"
    assert json.loads(said.err)["error"] == "slip.not_saved"
    assert later == (0, {"slip": "RS000000013", "copy": 0})


def test_that_a_doctor_tells_of_everything_it_looked_at(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, findings = told(capsys, "doctor", "--data", shop)

    looked_at = {one["what"]: one["works"] for one in findings}
    assert set(looked_at) == {
        "database",
        "journal",
        "qt",
        "screen",
        "fonts",
        "printers",
        "scanner",
        "folder",
        "key",
        "pins",
        "messages",
    }
    assert looked_at["database"]
    assert looked_at["fonts"]


def test_that_a_bent_journal_is_found_where_it_was_bent(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, "return", a_claim_file(shop), "--data", shop, "--slip", shop / "slip.pdf")
    whole = {one["what"]: one["works"] for one in told(capsys, "doctor", "--data", shop)[1]}
    with sqlite_library().connect(shop / "station.db") as connection:
        connection.execute("DROP TRIGGER journal_no_update")
        connection.execute("UPDATE journal SET actor = 'Nobody' WHERE seq = 2")
    connection.close()

    code, findings = told(capsys, "doctor", "--data", shop, "--language", "en")

    (journal,) = (one for one in findings if one["what"] == "journal")
    assert whole["journal"]
    assert (code, journal["works"]) == (1, False)
    assert "entry 2" in journal["says"]


def test_that_a_wrong_setting_is_named(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shop / "settings.toml").write_text('[shop]\nmarket = "XX"\n', encoding="utf-8")

    code = main(["find", "1", "--data", str(shop), "--language", "en"])

    assert code == 2
    assert "shop.market" in capsys.readouterr().err


def test_that_a_window_without_a_screen_is_refused_in_words(tmp_path: Path) -> None:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in screens}
    command = [sys.executable, "-m", "returns_station", "--training", "--data", str(tmp_path)]

    ended = subprocess.run(command, env=bare, capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stderr.strip()) == (3, speech("sv")("window.no_screen"))
