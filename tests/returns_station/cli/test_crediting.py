"""Credit without a window: shown, used, and told kindly where it is not enough."""

import json
from pathlib import Path
from typing import Any

import pytest

from db import credits as shelf
from returns_station.__main__ import main
from returns_station.credit import Credit, CreditKind
from tests.builders import NOW, a_sale, kronor
from tests.db.shelf import a_store

NUMBER = "PK000000427"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A data folder with a gift card of 100 kronor."""
    store = a_store(tmp_path, a_sale())
    credit = Credit(NUMBER, CreditKind.GIFT_CARD, kronor(100), kronor(100), NOW)
    with store.engine.begin() as connection:
        shelf.issue(connection, credit, None, "issue", NOW.isoformat(), "Maja", "Disk 2")
    store.engine.dispose()
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any]:
    """The exit code and the JSON answer; on an error the JSON of standard error."""
    code = main([*(str(one) for one in arguments), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out or said.err)


def test_that_a_credit_is_shown_with_its_entries(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, credit = told(capsys, "credit", "pk 0000-0042-7", "--data", shop)

    assert (code, credit["credit"], credit["left"], credit["expires_on"]) == (
        *(0, NUMBER, "100.00", ""),
    )
    assert [(one["kind"], one["amount"]) for one in credit["entries"]] == [("issued", "100.00")]


def test_that_a_credit_is_used_once_for_each_key(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    using = ("credit", NUMBER, "--use", "62.00", "--reference", "17", "--key", "a", "--data", shop)

    first, again = told(capsys, *using), told(capsys, *using)

    assert [(code, one["left"], one["again"]) for code, one in (first, again)] == [
        (0, "38.00", False),
        (0, "38.00", True),
    ]


def test_that_too_much_is_told_with_what_is_left(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told(capsys, "credit", NUMBER, "--use", "62", "--data", shop)

    code, error = told(
        capsys, "credit", NUMBER, "--use", "120.00", "--data", shop, "--language", "en"
    )

    assert (code, error["error"]) == (1, "credit.spent")
    assert error["says"] == "38\N{NO-BREAK SPACE}kr is left: take that, the rest another way."


@pytest.mark.parametrize("amount", ("0", "-5", "12.345", "mycket"))
def test_that_an_amount_that_cannot_be_taken_is_told(
    shop: Path, capsys: pytest.CaptureFixture[str], amount: str
) -> None:
    code, error = told(capsys, "credit", NUMBER, f"--use={amount}", "--data", shop)

    assert (code, error["error"]) == (2, "credit.amount_unreadable")


@pytest.mark.parametrize("number", ("PK000000428", "PK000000013", "2041-1187"))
def test_that_a_wrong_digit_or_a_number_nobody_gave_is_no_credit(
    shop: Path, capsys: pytest.CaptureFixture[str], number: str
) -> None:
    code, error = told(capsys, "credit", number, "--data", shop)

    assert (code, error["error"]) == (2, "find.credit_unknown")


@pytest.mark.parametrize("language", ("sv", "en"))
def test_that_people_read_it_in_their_language(
    shop: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    main(["credit", NUMBER, "--use", "62", "--reference", "Kassa 17", "--data", str(shop)])
    main(["credit", NUMBER, "--data", str(shop), "--language", language])

    said = capsys.readouterr().out
    assert "PK 0000-0042-7" in said
    assert "Kassa 17" in said
    assert "26 november 2026" in said.casefold()
    assert "cli." not in said


def test_that_find_knows_a_credit(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = told(capsys, "find", NUMBER, "--data", shop)
    main(["find", NUMBER, "--data", str(shop), "--language", "en"])

    assert (code, found) == (0, {"found": "credit", "credit": NUMBER})
    assert capsys.readouterr().out == "Gift card PK 0000-0042-7\n"
