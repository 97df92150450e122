"""The checker notices one changed byte, wherever it is."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from returns_station.adapters.law.checking import checked_laws, shipped
from returns_station.cli.check_trace import check_stored
from returns_station.cli.checking import (
    Vouched,
    document,
    document_problems,
    terms_problem,
    vouched,
)
from returns_station.desk.station import Station
from returns_station.desk.terms_views import KeptTerms
from returns_station.journal import Entry
from returns_station.policy.law import Law
from returns_station.trace import TermsRead, read_trace, text_digest
from tests.returns_station.cli.stored import a_shop, kept

LAW: Final = "SE-2026"
LAWS: Final = checked_laws(shipped)


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Station:
    return a_shop(tmp_path_factory.mktemp("shop"))


@st.composite
def flips(draw: st.DrawFn, text: str) -> str:
    """A text with one byte changed; what is no letter any more is one that was not there."""
    whole = text.encode()
    at = draw(st.integers(0, len(whole) - 1))
    byte = draw(st.integers(0, 255).filter(lambda byte: byte != whole[at]))
    return (whole[:at] + bytes((byte,)) + whole[at + 1 :]).decode(errors="replace")


def journal_of(station: Station) -> tuple[Entry, ...]:
    with station.store.views() as views:
        return tuple(views.journal())


def terms_of(station: Station) -> tuple[TermsRead, dict[str, KeptTerms], Vouched]:
    with station.store.views() as views:
        rows = {row.version: row for row in views.kept_terms()}
    read = read_trace(kept(station).body).promise.today
    return read, rows, vouched(journal_of(station))


def test_that_stored_returns_hold(station: Station) -> None:
    with station.store.views() as views:
        checked = list(check_stored(views, views.every_trace()))

    assert [(one.problems, one.code) for one in checked] == [((), 0)] * 3


@settings(max_examples=60)
@given(st.data())
def test_that_a_changed_byte_of_a_stored_return_is_noticed(
    station: Station, data: st.DataObject
) -> None:
    one = kept(station, data.draw(st.sampled_from(("yes", "late", "worn"))))
    body = data.draw(flips(one.body))

    with station.store.views() as views:
        (checked,) = check_stored(views, (replace(one, body=body),))

    assert "trace.body_changed" in {problem.key for problem in checked.problems}
    assert checked.code == 1


@given(st.data())
def test_that_a_changed_byte_of_the_journal_is_noticed(
    station: Station, data: st.DataObject
) -> None:
    one, entries = kept(station), list(journal_of(station))
    nr = next(nr for nr, entry in enumerate(entries) if '"yes"' in entry.body)
    at = data.draw(st.integers(0, nr))
    parts = asdict(entries[at])
    name = data.draw(
        st.sampled_from([name for name, part in parts.items() if name != "seq" and part])
    )
    entries[at] = Entry(**parts | {name: data.draw(flips(parts[name]))})

    about = vouched(entries).about(one)

    assert about is not None
    assert about.key == "trace.chain_broken"


def test_that_an_entry_taken_away_is_noticed(station: Station) -> None:
    entries = journal_of(station)
    first = next(nr for nr, entry in enumerate(entries) if '"yes"' in entry.body)

    within = vouched((*entries[: first - 1], *entries[first:])).about(kept(station))
    at_the_end = vouched(entries[:first]).about(kept(station))

    assert within
    assert at_the_end
    assert (within.key, at_the_end.key) == ("trace.chain_broken", "trace.no_entry")


@settings(max_examples=200)
@given(st.data())
def test_that_a_changed_byte_of_a_row_of_terms_is_noticed(
    station: Station, data: st.DataObject
) -> None:
    read, rows, told = terms_of(station)
    row = rows[read.version]
    filled = [name for name in KeptTerms.__slots__ if getattr(row, name)]
    name = data.draw(st.sampled_from(filled))
    changed = replace(row, **{name: data.draw(flips(getattr(row, name)))})

    problem = terms_problem(read, {changed.version: changed}, told.terms)

    assert problem is not None


@pytest.mark.parametrize("name", ("approved_by", "approved_at", "based_on", "note"))
def test_that_words_added_to_a_row_of_terms_are_noticed(station: Station, name: str) -> None:
    read, rows, told = terms_of(station)
    changed = replace(rows[read.version], **{name: "x"})

    problem = terms_problem(read, {read.version: changed}, told.terms)

    assert problem is not None
    assert problem.args["key"] == name


def test_that_terms_as_they_were_published_hold(station: Station) -> None:
    read, rows, told = terms_of(station)

    assert read.version in rows
    assert terms_problem(read, rows, told.terms) is None


def of_file(name: str, text: str) -> Callable[[str], str]:
    return lambda asked: text if asked == name else shipped(asked)


def says(name: str, text: str) -> object:
    """What a law file says of Swedish law, whatever its comments are; None where it says nothing.

    Of the list of what was published only the Swedish lines are about it.
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    if name == "SE.toml":
        return told
    return {key: value for key, value in told.items() if key.startswith("SE-")}


@settings(max_examples=150)
@given(st.data())
def test_that_a_changed_byte_of_a_law_file_is_noticed(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(("SE.toml", "published.toml")))
    text = data.draw(flips(shipped(name)))

    law = checked_laws(of_file(name, text))(LAW)

    # A comment decides nothing; all else is told, were it in a source or in another version.
    assert isinstance(law, Law) == (says(name, text) == says(name, shipped(name)))


def test_that_the_shipped_laws_are_what_was_published() -> None:
    assert isinstance(LAWS(LAW), Law)
    assert LAWS("SE-1734") != LAWS(LAW)


def lines_of(station: Station) -> Iterator[str]:
    for key in ("yes", "late"):
        body = kept(station, key).body
        yield document(body, text_digest(body))


@settings(max_examples=100)
@given(st.data())
def test_that_a_changed_byte_of_a_document_is_noticed(
    station: Station, data: st.DataObject
) -> None:
    documents = list(lines_of(station))
    text = data.draw(st.sampled_from((*documents, f"[{','.join(documents)}]")))

    problems = list(document_problems(data.draw(flips(text)), LAWS))

    assert problems


@pytest.mark.parametrize("end", ("", "\n", "\r\n"))
def test_that_a_document_as_it_was_told_holds(station: Station, end: str) -> None:
    one, other = lines_of(station)

    assert list(document_problems(one + end, LAWS)) == []
    assert list(document_problems(f"[{one},{other}]{end}", LAWS)) == []


@pytest.mark.parametrize("text", ("", "{}", "[]", "null", "7", "[7]", '{"trace":1}', "[" * 9999))
def test_that_what_is_no_document_is_told(text: str) -> None:
    (problem,) = document_problems(text, LAWS)

    assert problem.key == "trace.unreadable"


def test_that_a_forged_answer_with_a_digest_of_its_own_does_not_come_out_again(
    station: Station,
) -> None:
    body = kept(station).body.replace('"$money":[49900,"SEK"]', '"$money":[99900,"SEK"]')

    (problem,) = document_problems(document(body, text_digest(body)), LAWS)

    assert problem.key == "trace.differs"
    assert str(problem.args["key"]).startswith("settled.")


def test_that_an_answer_of_another_version_of_the_station_says_so(station: Station) -> None:
    body = kept(station).body.replace('"engine":"', '"engine":"9').replace("49900", "49800")

    (problem,) = document_problems(document(body, text_digest(body)), LAWS)

    assert problem.key == "trace.differs_by_engine"
