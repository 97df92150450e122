"""`wishes`: what was asked for and not given, for the shop to learn from."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from returns_station.__main__ import main
from returns_station.case import CasePart, ReturnCase
from returns_station.cli.wishes import grouped
from returns_station.desk.commands import TakeBack
from returns_station.desk.views import WishRow
from returns_station.desk.written import Written
from returns_station.phrase import Phrase
from returns_station.policy.claim import ClaimLine, Outcome
from tests.builders import NOW, a_claim, a_line, a_sale, looking, taking
from tests.returns_station.cli.stored import a_shop
from tests.returns_station.desk.counter import MAJA, a_station


def told(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> tuple[int, Any]:
    code = main(["wishes", *arguments, "--data", str(folder), "--json"])
    said = capsys.readouterr()
    return code, json.loads(said.out or said.err)


def wishes(folder: Path, *claims: TakeBack) -> tuple[WishRow, ...]:
    """What is kept of these claims on a sale of two jumpers."""
    station = a_station(folder, a_sale(a_line(quantity=2, paid=998)))
    for command in claims:
        station.perform(command, MAJA)
    with station.store.views() as views:
        return views.refused_wishes("")


def test_that_a_plain_yes_leaves_no_wish(tmp_path: Path) -> None:
    asked = replace(a_claim(), wants=Outcome.REFUND)

    assert wishes(tmp_path, taking("a", 1, a_claim()), taking("b", 1, asked)) == ()


def test_that_a_question_keeps_what_was_wanted_and_why_not(tmp_path: Path) -> None:
    (wish,) = wishes(tmp_path, taking("late", 1, a_claim(days_old=61)))

    assert (wish.wanted, wish.reason, wish.why.key) == (
        "refund",
        "changed_mind",
        "refer.ended.open_purchase",
    )
    assert wish.nearest == ("refund", "exchange")


def test_that_another_outcome_than_she_asked_for_is_kept(tmp_path: Path) -> None:
    credit = replace(a_claim(), wants=Outcome.STORE_CREDIT)
    exchange = replace(a_claim(), wants=Outcome.EXCHANGE)

    not_given, chosen = wishes(
        tmp_path,
        taking("credit", 1, credit, Outcome.REFUND),
        taking("exchange", 1, exchange, Outcome.REFUND),
    )

    assert (not_given.wanted, not_given.why.key) == ("store_credit", "wish.gives_other")
    assert (chosen.wanted, chosen.why.key) == ("exchange", "wish.chose_other")


def test_that_a_wish_is_kept_with_its_case_or_not_at_all(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())
    seen = looking(station, 1, a_claim(days_old=61))
    view = seen.view
    part = CasePart(
        "late", view.sale, seen.claim, view.earlier, seen.promise, seen.decision, settlement=None
    )
    case = ReturnCase("late", (part,), None, NOW, MAJA)

    with station.store.work() as work:
        work.put_case(Written(case, "", ("{}",)))

    with station.store.views() as views:
        assert views.refused_wishes("") == ()
        assert list(views.every_trace()) == []


def test_that_the_most_frequent_comes_first_and_lateness_is_one_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    station = a_shop(tmp_path)
    for nr, age in enumerate((70, 200, 81)):
        claim = a_claim(ClaimLine("2"), days_old=age)
        station.perform(taking(f"late {nr}", 1, claim), MAJA)

    code, groups = told(capsys, tmp_path)

    assert code == 0
    assert [(one["wanted"], one["why"], one["count"]) for one in groups] == [
        ("refund", "refer.ended.open_purchase", 4),
        ("store_credit", "refer.because", 1),
    ]
    assert groups[0]["days_late"] == {"half": 21, "most": 140}


def test_that_only_wishes_since_a_day_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_shop(tmp_path)

    assert len(told(capsys, tmp_path, "--since", "2026-11-12")[1]) == 2
    assert told(capsys, tmp_path, "--since", "2026-11-13")[1] == []


def test_that_a_day_that_is_none_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = told(capsys, tmp_path, "--since", "last week")

    assert (code, said["error"]) == (2, "wishes.no_day")


@pytest.mark.parametrize("language", ("en", "sv", "nb", "fi", "da"))
def test_that_wishes_are_told_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    a_shop(tmp_path)

    main(["wishes", "--data", str(tmp_path), "--language", language])

    said = capsys.readouterr().out
    assert "1 × " in said
    assert "wish" not in said
    assert "refer." not in said


def test_that_reasons_are_told_apart_by_their_sentences() -> None:
    worn, opened = (
        Phrase("refer.because", {"reason": Phrase(f"silent.condition.{how}")})
        for how in ("used", "opened")
    )
    rows = [
        WishRow(f"2026-11-{nr}", "refund", "late", why, ())
        for nr, why in enumerate((worn, opened, worn), start=10)
    ]

    groups = grouped(rows)

    assert [(group.why, group.count, group.latest) for group in groups] == [
        (worn, 2, "2026-11-12"),
        (opened, 1, "2026-11-11"),
    ]
