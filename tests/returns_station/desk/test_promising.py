"""What is promised is judged first, told in the journal, and never changed again."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from db.tables import journal
from db.unit_of_work import StoreRoom
from returns_station.adapters.promise_keeping import CASES, OwnCasesUnreadableError
from returns_station.canonical import dumps
from returns_station.case import Who
from returns_station.desk.commands import ApproveTerms, PublishTerms, SaveTerms
from returns_station.desk.errors import InputError
from returns_station.desk.promising import (
    OwnApprovalError,
    TermsBelowLawError,
    TermsBreakCasesError,
    TermsInThePastError,
    TermsNeedTwoError,
    TermsPublishedError,
    TermsUnknownError,
    digest_of,
)
from returns_station.desk.terms_views import TermsRow, TermsState
from tests.returns_station.desk.counter import MAJA
from tests.returns_station.desk.promises import ANDERS, SOON, TODAY, Desk, days


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def rows(desk: Desk) -> tuple[TermsRow, ...]:
    """Every version of the promise, the newest first."""
    with desk.station.store.views() as views:
        return views.terms_versions()


def told(desk: Desk) -> str:
    """All that the journal tells."""
    store = desk.station.store
    assert isinstance(store, StoreRoom)
    with store.engine.connect() as connection:
        return "\n".join(connection.execute(select(journal.c.body)).scalars())


def test_that_a_draft_is_kept_with_its_author_digest_and_note(desk: Desk) -> None:
    done = desk.station.perform(SaveTerms("k", days(60), "Jul", SOON), MAJA)

    (row,) = rows(desk)
    assert (done.version, row.version, row.terms.version) == ("2026-1", "2026-1", "2026-1")
    assert (row.state, row.author, row.note) == (TermsState.DRAFT, "Maja", "Jul")
    assert (row.valid_from, row.whole) == (SOON, True)
    assert row.digest == digest_of(row.terms)
    assert '"TermsSaved"' in told(desk)


def test_that_the_draft_of_an_author_is_written_anew_under_its_name(desk: Desk) -> None:
    first = desk.save(days(60), key="one")
    again = desk.save(days(90), key="two")
    hers = desk.save(days(30), key="three", who=ANDERS)

    assert (first, again, hers) == ("2026-1", "2026-1", "2026-2")
    assert [row.terms.open_purchase for row in rows(desk)] == [
        days(30).open_purchase,
        days(90).open_purchase,
    ]


def test_that_the_same_key_a_second_time_changes_nothing(desk: Desk) -> None:
    desk.save(days(60), key="one")
    desk.save(days(90), key="two")
    before = rows(desk)

    again = desk.station.perform(SaveTerms("one", days(60)), MAJA)

    assert (again.again, again.version, again.events) == (True, "2026-1", ())
    assert rows(desk) == before


def test_that_a_promise_holds_from_its_day_and_is_told_with_its_digest(desk: Desk) -> None:
    version = desk.publish(days(60), SOON)

    (row,) = rows(desk)
    assert (row.state, row.valid_from, row.published_by) == (TermsState.PUBLISHED, SOON, "Maja")
    assert f'"digest":"{row.digest}"' in told(desk)
    assert '"TermsPublished"' in told(desk)
    with desk.station.store.views() as views:
        book = views.terms_book()
    assert book.in_force(SOON - timedelta(days=1)) is None
    assert book.in_force(SOON) == row.terms
    assert version == row.version


def test_that_what_is_promised_is_never_changed(desk: Desk) -> None:
    version = desk.publish(days(60))

    for command in (PublishTerms("k", version, SOON), ApproveTerms("l", version)):
        with pytest.raises(TermsPublishedError):
            desk.station.perform(command, ANDERS)
    assert desk.save(days(90), key="next") == "2026-2"
    assert rows(desk)[0].based_on == version


def test_that_nothing_is_promised_for_days_that_have_been(desk: Desk) -> None:
    version = desk.save(days(60))
    yesterday = TODAY - timedelta(days=1)

    for command in (SaveTerms("k", days(60), "", yesterday), PublishTerms("l", version, yesterday)):
        with pytest.raises(TermsInThePastError):
            desk.station.perform(command, MAJA)


def test_that_terms_below_the_law_are_refused_with_number_and_paragraph(desk: Desk) -> None:
    with pytest.raises(TermsBelowLawError) as refused:
        desk.save(days(10))

    (reason,) = refused.value.reasons
    assert reason.args["paragraph"] == "SFS 2005:59 2:12"
    assert '"count":14' in dumps(reason)
    assert (rows(desk), told(desk)) == ((), "")


def test_that_terms_which_break_an_own_example_are_saved_but_not_promised(desk: Desk) -> None:
    desk.put_case("two-months", answer="accepted", days_old=60)
    done = desk.station.perform(SaveTerms("k", days(30)), MAJA)

    with pytest.raises(TermsBreakCasesError) as refused:
        desk.station.perform(PublishTerms("l", done.version, TODAY), MAJA)

    (broken,) = refused.value.own.broken
    assert (broken.id, broken.keys) == ("two-months", ("answer",))
    assert (done.own, refused.value.advice.args["cases"]) == (refused.value.own, ("two-months",))
    assert rows(desk)[0].state is TermsState.DRAFT


def test_that_an_own_example_means_the_terms_that_are_being_saved(desk: Desk) -> None:
    desk.put_case("a-year", answer="accepted", days_old=365)

    version = desk.publish(days(365))

    assert rows(desk)[0].version == version


def test_that_an_example_which_cannot_be_read_stops_the_promise_and_is_named(desk: Desk) -> None:
    desk.put_case("a-year", answer="accepted", days_old=365)
    (desk.folder / CASES / "odd.json").write_text("{", encoding="utf-8")

    with pytest.raises(OwnCasesUnreadableError) as refused:
        desk.save(days(365))

    assert refused.value.advice.args["file"] == "odd.json"
    assert rows(desk) == ()


def test_that_two_read_a_promise_where_the_shop_wants_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path, two=True)
    version = desk.save(days(60))
    publish = PublishTerms("p", version, TODAY)
    refusals: list[type[InputError]] = []
    for command, who in (
        (publish, MAJA),
        (ApproveTerms("a", version), MAJA),
        (ApproveTerms("b", version), Who("", "Disk 2")),
        (ApproveTerms("c", "2026-9"), ANDERS),
    ):
        with pytest.raises(InputError) as refused:
            desk.station.perform(command, who)
        refusals.append(refused.type)

    desk.station.perform(ApproveTerms("d", version), ANDERS)
    desk.station.perform(publish, MAJA)

    assert refusals == [TermsNeedTwoError, OwnApprovalError, OwnApprovalError, TermsUnknownError]
    (row,) = rows(desk)
    assert (row.approved_by, row.state) == ("Anders", TermsState.PUBLISHED)
    assert '"TermsApproved"' in told(desk)


def test_that_a_draft_written_anew_must_be_approved_anew(tmp_path: Path) -> None:
    desk = Desk(tmp_path, two=True)
    version = desk.save(days(60), key="one")
    desk.station.perform(ApproveTerms("a", version), ANDERS)
    desk.save(days(90), key="two")

    with pytest.raises(TermsNeedTwoError):
        desk.station.perform(PublishTerms("p", version, TODAY), MAJA)
