"""`cases FILE...`: the counter's engine on worked cases, each difference told."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from returns_station.cli.cases import run_files as run

SHARED = Path(__file__).parents[4] / "shared" / "cases"


def a_case(name: str = "my-1", **parts: dict[str, Any] | str | list[Any]) -> dict[str, Any]:
    """A jumper bought in the shop for 499 and brought back after a week."""
    sale = {
        "number": "1",
        "market": "SE",
        "channel": "store",
        "buyer": "consumer",
        "currency": "SEK",
        "agreed_on": "2026-11-12",
        "tenders": [{"kind": "card", "amount": "499.00"}],
        "lines": [a_sale_line()],
    }
    line = {"line": "1", "quantity": 1, "reason": "changed_mind"}
    case: dict[str, Any] = {
        "id": name,
        "says": "A jumper comes back",
        "source": "ours",
        "sale": sale,
        "terms": "house",
        "claim": {"told_at": "2026-11-19T10:00:00+01:00", "lines": [line]},
        "expect": {"answer": "accepted", "refund": "499.00"},
    }
    for key, part in parts.items():
        before: Any = case.get(key)
        both = isinstance(part, dict) and isinstance(before, dict)
        case[key] = before | part if both else part
    return case


def a_sale_line(**changes: object) -> dict[str, Any]:
    """A line of one jumper."""
    line = {"line": "1", "sku": "KNIT", "title": "Jumper", "category": "clothing"}
    return line | {"quantity": 1, "paid": "499.00", "vat_percent": "25"} | changes


def a_wish(**changes: object) -> dict[str, Any]:
    """A claim on that line."""
    wish = {"line": "1", "quantity": 1, "reason": "changed_mind"} | changes
    return {"told_at": "2026-11-19T10:00:00+01:00", "lines": [wish]}


def ran(folder: Path, *cases: object, as_json: bool = False) -> tuple[int, str, str]:
    """Exit code, output and errors of running these cases from a file."""
    path = folder / "mine.json"
    path.write_text(json.dumps(cases), encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    code = run([path], as_json=as_json, out=out, err=err)
    return code, out.getvalue(), err.getvalue()


@pytest.mark.parametrize("name", ("law.json", "peers.json"))
def test_that_the_worked_cases_hold(name: str) -> None:
    if not (SHARED / name).exists():
        pytest.skip(f"no worked cases at {SHARED}")
    out = io.StringIO()

    code = run([SHARED / name], as_json=True, out=out, err=io.StringIO())

    told = json.loads(out.getvalue())
    differing = [each for each in told["results"] if each["result"] == "differs"]
    assert (code, differing) == (0, [])
    assert told["holds"] == told["cases"] > 50


def test_that_a_case_that_holds_ends_well(tmp_path: Path) -> None:
    code, out, err = ran(tmp_path, a_case())

    assert (code, err) == (0, "")
    assert out == "1 cases: 1 hold, 0 differ\n"


def test_that_each_difference_is_told_with_its_note(tmp_path: Path) -> None:
    expect = {"refund": "500.00", "last_day": "2027-01-10", "gives": ["replacement"]}

    code, out, _ = ran(tmp_path, a_case(expect=expect, note="mind the date"))

    assert code == 1
    assert f"{tmp_path / 'mine.json'}: my-1: A jumper comes back" in out
    assert 'refund: expected "500.00", got "499.00"' in out
    assert 'last_day: expected "2027-01-10", got "2027-01-11"' in out
    assert 'gives: expected ["replacement"], got ["refund", "exchange"]' in out
    assert "note: mind the date" in out


def test_that_json_tells_the_same(tmp_path: Path) -> None:
    late = a_case("late", claim=a_wish() | {"told_at": "2027-06-01T10:00:00+02:00"})

    code, out, _ = ran(tmp_path, a_case(), late, as_json=True)

    told = json.loads(out)
    assert (code, told["cases"], told["holds"], told["differs"]) == (1, 2, 1, 1)
    differing = told["results"][1]["differences"]
    assert {"key": "answer", "expected": "accepted", "got": "too_late"} in differing


@pytest.mark.parametrize(
    ("expect", "holds"),
    (
        ({"answer": "referred"}, True),
        ({"answer": "too_late", "last_day": "2027-01-11"}, True),
        ({"answer": "no_right"}, False),
        ({"offers_not": ["refund"]}, True),
    ),
)
def test_that_too_late_is_a_person_at_the_counter(
    tmp_path: Path, expect: dict[str, Any], *, holds: bool
) -> None:
    case = a_case(claim=a_wish() | {"told_at": "2027-06-01T10:00:00+02:00"})
    case["expect"] = expect

    assert (ran(tmp_path, case)[0] == 0) is holds


@pytest.mark.parametrize(
    ("case", "says"),
    (
        (a_case() | {"surprise": 1}, "my-1: surprise: unknown key"),
        (a_case(sale={"lines": [a_sale_line(colour="blue")]}), "my-1: sale.lines.0.colour: unk"),
        (a_case(claim=a_wish(mood="good")), "my-1: claim.lines.0.mood: unknown key"),
        (a_case(expect={"smile": True}), "my-1: expect.smile: unknown key"),
        (a_case(terms={"gifts": 1}), "my-1: terms.gifts: unknown key"),
        (a_case(terms={"open_purchase": {"days": 1, "hours": 2}}), "my-1: terms.open_purchase.hou"),
        (a_case(terms={"open_purchase": {"days": 1, "months": 2}}), "my-1: terms.open_purchase: "),
        (a_case(terms={"open_purchase": {}}), "my-1: terms.open_purchase: "),
        (a_case(terms={"rules": [{"days": 3}]}), "my-1: terms.rules.0: "),
        (a_case(terms={"open_purchase": {"days": 1, "percent": "200"}}), "my-1: terms.open_pur"),
        (a_case(sale={"market": "XX"}), "my-1: sale.market: "),
        (a_case(sale={"currency": "JPY", "order_discount": "0.50"}), "my-1: 0.50 is no amount"),
        (a_case(sale={"agreed_on": "2026-02-30"}), "my-1: sale.agreed_on: "),
        (a_case(sale={"shipped_on": None}), "my-1: sale.shipped_on: may not be null"),
        (a_case(sale={"lines": [a_sale_line(quantity="1")]}), "my-1: sale.lines.0.quantity: "),
        (a_case() | {"id": ""}, "case 1: id: "),
        ("what", "case 1: "),
    ),
    ids=range(17),
)
def test_that_a_bad_case_is_named_with_its_file_and_key(
    tmp_path: Path, case: object, says: str
) -> None:
    code, out, err = ran(tmp_path, case)

    assert (code, out) == (2, "")
    assert err.startswith(f"{tmp_path / 'mine.json'}: {says}")


def test_that_two_cases_may_not_have_one_name(tmp_path: Path) -> None:
    code, _, err = ran(tmp_path, a_case(), a_case())

    assert code == 2
    assert "my-1: id is there twice" in err


@pytest.mark.parametrize("text", ("{}", "[", "\ufeff[]", '[{"id": "a", "id": "b"}]'))
def test_that_a_file_that_is_no_list_of_cases_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    err = io.StringIO()

    code = run([path], as_json=False, out=io.StringIO(), err=err)

    assert code == 2
    assert err.getvalue().startswith(str(path))


def test_that_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    err = io.StringIO()

    assert run([tmp_path / "none.json"], as_json=False, out=io.StringIO(), err=err) == 2
    assert "none.json" in err.getvalue()


@pytest.mark.parametrize(
    "terms",
    (
        {"rules": [{"category": "food", "gives": []}, {"trait": "custom_made", "gives": []}]},
        {"seasons": [{"bought_from": "2025-11-01", "bought_to": "2025-12-24", "days": 60}]},
        {"member_days": {"gold": 30}},
        {"gift": {"gives": ["exchange"]}},
        {"without_proof": {"gives": ["exchange"], "at": "price_today"}},
        {"promotion_on_part_return": "keep_share"},
    ),
)
def test_that_a_part_of_the_terms_that_touches_no_claimed_line_stops_no_case(
    tmp_path: Path, terms: dict[str, Any]
) -> None:
    case = a_case(terms={"open_purchase": {"days": 30}} | terms)

    assert ran(tmp_path, case)[0] == 0


@pytest.mark.parametrize(
    ("changes", "code"),
    (
        ({"claim": a_wish(line="9")}, "unknown_line"),
        ({"claim": a_wish(quantity=0)}, "not_positive"),
        ({"claim": a_wish(quantity=2)}, "more_than_left"),
        ({"claim": a_wish() | {"lines": []}}, "nothing_asked"),
        ({"sale": {"tenders": []}}, "nothing_paid"),
        ({"sale": {"lines": [a_sale_line(category="gift_card")]}}, "gift_card_line"),
        ({"claim": a_wish(reason="faulty", price_reduction="500.00")}, "more_than_paid"),
    ),
)
def test_that_what_is_impossible_is_refused_whatever_the_ground(
    tmp_path: Path, changes: dict[str, Any], code: str
) -> None:
    case = a_case(**changes)
    case["expect"] = {"refused": code}

    assert ran(tmp_path, case)[0] == 0


def test_that_a_discount_on_the_order_is_shared_by_what_was_paid(tmp_path: Path) -> None:
    lines = [
        a_sale_line(line=str(nr), list_price=price, quantity=1)
        for nr, price in enumerate(("19.90", "24.90", "9.95"), start=1)
    ]
    for line in lines:
        del line["paid"]
    tenders = [{"kind": "card", "amount": "46.54"}]
    sale = {"lines": lines, "order_discount": "8.21", "tenders": tenders}
    case = a_case(sale=sale, claim=a_wish(line="2"), expect={"refund": "21.17"})

    assert ran(tmp_path, case)[0] == 0


def test_that_earlier_returns_count(tmp_path: Path) -> None:
    sale = {
        "lines": [a_sale_line(quantity=3, paid="290.00")],
        "tenders": [{"kind": "gift_card", "amount": "90.00"}, {"kind": "card", "amount": "200.00"}],
    }
    earlier = [{"line": "1", "quantity": 2, "refunded": "193.34"}]
    tenders = [{"kind": "gift_card", "amount": "30.00"}, {"kind": "card", "amount": "66.66"}]
    case = a_case(sale=sale, earlier=earlier, expect={"refund": "96.66", "tenders": tenders})

    assert ran(tmp_path, case)[0] == 0
