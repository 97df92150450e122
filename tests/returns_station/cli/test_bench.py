"""`bench`: every step measured at the sizes asked for, told as a table or as JSON."""

import json
from pathlib import Path

import pytest

from returns_station.__main__ import main, open_bench
from returns_station.adapters.settings import Settings

STEPS = {
    "number",
    "gtin",
    "prefix",
    "misspelt",
    "search_begun",
    "search_prefix",
    "search_misspelt",
    "search_both",
    "search_number",
    "preview",
    "accept",
    "unit",
    "unit_pdf",
    "escpos",
    "story",
    "pdf",
}


@pytest.fixture
def asked(tmp_path: Path) -> list[str]:
    return ["bench", "--data", str(tmp_path), "--sales", "60", "--rounds", "2"]


def test_that_every_step_is_measured_and_told_as_json(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([*asked, "--json"])

    (size,) = json.loads(capsys.readouterr().out)
    assert (code, size["sales"], size["rounds"]) == (0, 60, 2)
    assert {step["step"] for step in size["steps"]} == STEPS
    for step in size["steps"]:
        assert 0 < step["ours"]["p50_us"] <= step["ours"]["p95_us"] <= step["ours"]["p99_us"]


def test_that_the_table_has_a_line_for_every_step_in_the_language_asked(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([*asked, "--language", "sv"])

    told = capsys.readouterr().out
    assert (code, len(told.strip().splitlines())) == (0, 3 + len(STEPS))
    assert "60 köp, 2 omgångar" in told
    assert "skanning till lapp, ESC/POS" in told


def test_that_too_few_sales_are_refused_with_the_least_number(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([*asked, "--rounds", "300", "--language", "en"])

    assert code == 2
    assert "at least 6,000 sales" in capsys.readouterr().err


def test_that_both_ways_of_deciding_give_the_same_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["bench", "--data", str(tmp_path), "--claims", "90", "--json"])

    told = json.loads(capsys.readouterr().out)
    assert (code, told["claims"], told["equal"]) == (0, 90, True)
    assert 0 < told["yes"] < 90


def test_that_what_is_searched_for_in_the_measured_shop_is_there(tmp_path: Path) -> None:
    shop = open_bench(tmp_path, 60, Settings())
    (one,) = shop.picks(1)

    by_name, by_both, by_number, by_two = (
        shop.station.search(asked)
        for asked in (one.misspelt, one.both, one.number[:-1], one.prefix.split(" ")[1][:2])
    )

    assert one.sale_id in {sale.sale_id for sale in by_name.sales}
    # Not always the first: another of her name may have bought the same kind of goods later.
    assert one.sale_id in {sale.sale_id for sale in by_both.sales}
    assert one.sale_id in {sale.sale_id for sale in by_number.sales}
    assert by_two.people
    assert [word.spelt for word in by_name.meant] != [""]
