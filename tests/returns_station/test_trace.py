"""A trace is read back, decided again, and tells the first key that does not come out."""

import json
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from returns_station import __version__
from returns_station.adapters.law.book import law_by_name, law_for
from returns_station.canonical import dumps
from returns_station.canonical_reading import NotThisShapeError
from returns_station.days import Days
from returns_station.policy.claim import Claim, ClaimLine, Condition, Earlier, Outcome, Reason
from returns_station.policy.decision import decide
from returns_station.policy.law import Law
from returns_station.policy.terms import OpenPurchase, Promise, Stage, Terms
from returns_station.resolution.offers import offers
from returns_station.sale import Channel, Sale
from returns_station.trace import differs_at, read_trace, trace_of
from tests.builders import a_claim, a_line, a_sale, kronor, with_ids

THIRTY: Final = Terms("T-1", OpenPurchase((Stage((Days(30),), (Outcome.REFUND,)),)))
SIXTY: Final = replace(
    THIRTY,
    version="T-2",
    open_purchase=OpenPurchase((Stage((Days(60),), (Outcome.REFUND, Outcome.EXCHANGE)),)),
)


def the_text(
    sale: Sale, claim: Claim, *, today: Terms = THIRTY, earlier: Earlier | None = None
) -> str:
    """The trace's text of a claim that is answered and settled as it is suggested."""
    promise = Promise(THIRTY, today, law_for(sale))
    before = earlier or Earlier()
    decision = decide(sale, claim, promise, before)
    settled = None
    if decision.accepted:
        settled = offers(sale, claim, decision, promise, before)[0].settlement
    return dumps(trace_of(sale, claim, before, promise, decision, settled))


def law_of(text: str) -> Law:
    law = law_by_name(json.loads(text)["promise"]["law"]["version"])
    assert law is not None
    return law


def accepted() -> str:
    return the_text(with_ids(a_sale(a_line(quantity=2, paid=998))), a_claim())


def referred() -> str:
    return the_text(with_ids(a_sale()), a_claim(days_old=61))


def test_that_what_was_decided_comes_out_again() -> None:
    at_a_distance = a_sale(a_line(quantity=3), channel=Channel.DISTANCE, delivery=49)
    texts = [
        accepted(),
        referred(),
        the_text(a_sale(), a_claim(days_old=45), today=SIXTY),
        the_text(at_a_distance, a_claim(ClaimLine("1", 2), days_old=3)),
        the_text(a_sale(), a_claim(days_old=400, reason=Reason.FAULTY)),
        the_text(
            a_sale(a_line(quantity=3, paid=300)),
            a_claim(),
            earlier=Earlier({"1": 1}, {"1": kronor(100)}, {1: kronor(100)}),
        ),
    ]

    assert [differs_at(read_trace(text), law_of(text)) for text in texts] == [""] * len(texts)


def test_that_a_trace_reads_back_as_it_was_written() -> None:
    text = accepted()

    told = read_trace(text)

    assert dumps(told) == text
    assert told.engine == __version__
    assert told.promise.today.terms is None, "the same terms are told once"


def test_that_a_trace_names_nobody() -> None:
    text = accepted()

    assert "Elin" not in text
    assert "Sandberg" not in text
    assert json.loads(text)["sale"]["customer"] is None


def change(text: str, path: str, value: object) -> str:
    """The text with another value at one place."""
    whole = json.loads(text)
    *above, last = path.split(".")
    at: Any = whole
    for key in above:
        at = at[int(key)] if isinstance(at, list) else at[key]
    at[last] = value
    return dumps(whole)


@pytest.mark.parametrize(
    ("path", "value", "told"),
    (
        ("claim.told_at", {"$moment": "2027-02-26T13:32:00+00:00"}, "decision.day.$day"),
        ("decision.lines.0.answer.entitlements.0.ground", "gift", None),
        ("decision.lines.0.trace.3.in_time", True, None),
        ("earlier.units", {"1": 2}, "decision"),
        ("promise.at_sale.digest", "0" * 64, None),
        ("promise.law.digest", "0" * 64, None),
        ("promise.at_sale.terms.return_fee", {"$decimal": "49"}, "promise.at_sale.digest"),
        ("sale.agreed_on", {"$day": "2026-10-12"}, "decision.lines.0.answer"),
        ("settled.refund", {"$money": [99800, "SEK"]}, "settled.refund.$money.0"),
        ("settled.outcome", "repair", "settled"),
        ("settled", None, "settled"),
    ),
)
def test_that_the_first_key_that_differs_is_named(
    path: str, value: object, told: str | None
) -> None:
    text = accepted()

    changed = change(text, path, value)

    expected = path if told is None else told
    assert differs_at(read_trace(changed), law_of(text)).startswith(expected)


def test_that_another_law_by_the_same_name_is_noticed() -> None:
    text = accepted()
    law = law_of(text)

    other = replace(law, withdrawal=replace(law.withdrawal, days=30))

    assert differs_at(read_trace(text), other) == "promise.law.digest"


@pytest.mark.parametrize("text", ("", "[]", "{}", "null", '{"claim":{}}', "[" * 100_000, "\ud800"))
def test_that_what_is_no_trace_is_told(text: str) -> None:
    with pytest.raises(NotThisShapeError):
        read_trace(text)


@settings(max_examples=120)
@given(st.data())
def test_that_a_changed_byte_never_stops_the_checker(data: st.DataObject) -> None:
    whole = accepted().encode()
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[at]))
    text = (whole[:at] + bytes((byte,)) + whole[at + 1 :]).decode(errors="replace")

    try:
        told = differs_at(read_trace(text), law_of(accepted()))
    except NotThisShapeError:
        told = "shape"

    # What decides nothing (a title, a label) comes out again; only the digest can tell of it.
    assert told or dumps(read_trace(text)) != accepted()


def test_that_the_engine_is_the_version_of_the_product() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))

    assert project["project"]["version"] == __version__


def test_that_a_sale_of_a_leap_day_comes_out_again() -> None:
    worn = ClaimLine("1", condition=Condition.USED)
    text = the_text(a_sale(bought_on=date(2024, 2, 29)), a_claim(worn, bought_on=date(2024, 2, 29)))

    assert differs_at(read_trace(text), law_of(text)) == ""


def test_that_a_trace_without_the_terms_at_the_sale_is_none() -> None:
    with pytest.raises(NotThisShapeError):
        read_trace(change(accepted(), "promise.at_sale.terms", None))
