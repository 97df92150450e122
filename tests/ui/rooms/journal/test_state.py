"""What is seen in the journal room, without a window."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from returns_station.desk.auditing.views import HeadSeen, Query, Verified
from returns_station.desk.trust.views import Honesty
from returns_station.people.rights import EVERY, Right
from returns_station.people.roles import AUDITOR, CLERK, SHIPPED
from returns_station.phrase import Phrase
from tests.ui.rooms.journal.entries import FIRST, an_entry
from ui.rooms.journal.state import journal as moves
from ui.rooms.journal.state.acts import Do, meant
from ui.rooms.journal.state.journal import PAGE_OF, Journal, Page
from ui.rooms.journal.state.keys import help_for
from ui.rooms.journal.state.seeking import Sought, sought
from ui.rooms.journal.state.words import by_day, happened, head_said, narrowed_to, who

ENTRIES = tuple(an_entry(seq) for seq in (4, 3, 2, 1))
HEAD = HeadSeen(4, "4-CODE")
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def read(state: Journal | None = None) -> Journal:
    """The room with four entries."""
    state = state or moves.allowed(Journal(), EVERY)
    return moves.learnt(state, state.query, ENTRIES, HEAD)


def test_that_entries_lie_under_the_days_of_the_shop_not_of_utc() -> None:
    days = by_day(ENTRIES, STOCKHOLM)

    assert [(day.day, [one.seq for one in entries]) for day, entries in days] == [
        (25, [4, 3, 2]),
        (24, [1]),
    ]


def test_that_the_open_entry_stays_open_when_newer_ones_come() -> None:
    state = moves.opened(read(), 2)

    newer = moves.learnt(state, Query(), (an_entry(5), *ENTRIES), HeadSeen(5, "5-CODE"))

    assert newer.open_entry == an_entry(2)


def test_that_older_entries_follow_once_and_only_of_what_is_asked() -> None:
    state = replace(read(), more=True, at=3)
    assert moves.wants_older(state)

    older = moves.older(state, Query(), (an_entry(0),))

    assert [one.seq for one in older.entries] == [4, 3, 2, 1, 0]
    assert not older.more
    assert moves.older(older, Query(), (an_entry(0),)) == older
    assert moves.older(state, Query(actor="b2"), (an_entry(0),)) == state


def test_that_a_full_page_tells_of_more() -> None:
    full = tuple(an_entry(seq) for seq in range(PAGE_OF, 0, -1))

    assert moves.learnt(Journal(), Query(), full, HEAD).more


def test_that_walking_stays_within_what_is_read() -> None:
    state = read()

    assert moves.walked(state, -1).at == 0
    assert moves.walked(moves.walked(state, 9), 1).at == 3
    assert moves.walked(Journal(), 1).at == 0


@pytest.mark.parametrize(
    ("text", "wanted"),
    (
        ("RS 0000-0042-7", Sought(Query(about="RS000000427"))),
        ("3", Sought(Query(), 3)),
        ("maja", Sought(Query(actor="a1"))),
        ("Nobody", Sought(Query(actor="Nobody"))),
        ("", Sought(Query())),
    ),
)
def test_that_what_is_typed_is_a_slip_a_number_or_somebody(text: str, wanted: Sought) -> None:
    assert sought(text, ENTRIES) == wanted


def test_that_a_late_answer_to_another_question_is_not_shown() -> None:
    state = moves.narrowed(read(), Query(about="RS000000003"), "RS…")

    assert moves.learnt(state, Query(), ENTRIES, HEAD) == state
    assert moves.found(state, 7, ENTRIES) == state


def test_that_what_is_left_out_is_said() -> None:
    assert narrowed_to(read()) is None
    assert narrowed_to(moves.narrowed(read(), Query(kind="SlipSent"))) == Phrase(
        "journal_room.only_kind", {"what": Phrase("journal.kind.slip_sent")}
    )
    assert narrowed_to(moves.narrowed(read(), Query(), seq=3)) == Phrase(
        "journal_room.only_entry", {"number": 3}
    )


def test_that_who_and_what_are_always_said() -> None:
    bare = replace(an_entry(1), events=(), kinds=("Unheard",), name="", actor="")

    assert happened(bare) == (Phrase("journal.kind_unknown", {"name": "Unheard"}),)
    assert happened(replace(bare, kinds=())) == (Phrase("journal_room.nothing_written"),)
    assert who(bare) == Phrase("journal_room.by_itself")
    assert who(replace(bare, actor="7f3a")) == "7f3a"


def test_that_it_is_said_how_far_the_journal_is_signed() -> None:
    signed = replace(HEAD, signed=3, signed_at=FIRST)

    assert [one.key for one in head_said(HEAD, STOCKHOLM)][-1] == "journal_room.unsigned"
    assert [one.key for one in head_said(signed, STOCKHOLM)][-1] == "journal_room.signed"
    assert head_said(HeadSeen(0, ""), STOCKHOLM)[0].key == "journal_room.empty_head"


def test_that_a_check_never_goes_back_and_ends_in_what_it_found() -> None:
    state = moves.begun(read())
    further = moves.come_so_far(moves.come_so_far(state, 0.5), 0.2)

    done = moves.checked(further, Verified(entries=4), HEAD)

    assert (further.page, further.share, done.share) == (Page.CHECK, 0.5, None)
    assert moves.come_so_far(done, 0.9) == done


@pytest.mark.parametrize(("role", "reads", "sees"), ((AUDITOR, True, True), (CLERK, False, False)))
def test_that_the_room_is_as_large_as_her_rights(role: str, *, reads: bool, sees: bool) -> None:
    state = moves.allowed(Journal(), SHIPPED[role].rights)

    assert (state.may_read, state.may_see) == (reads, sees)
    assert (meant(state, "Enter") == (Do.CHECK, "")) == reads
    assert (("journal_trust", ("F7",)) in help_for(state)) == sees


def test_that_who_may_see_patterns_alone_sees_nothing_else() -> None:
    state = moves.allowed(read(), frozenset({Right.PATTERNS}))

    assert (state.page, state.entries, state.may_read) == (Page.TRUST, (), False)
    assert meant(state, "Enter") is None


def test_that_nothing_of_one_person_s_reading_is_left_for_the_next() -> None:
    state = moves.told(read(), Honesty(FIRST.date(), 9, 1), ())

    assert moves.allowed(state, SHIPPED[CLERK].rights).entries == ()
    assert moves.allowed(state, SHIPPED[CLERK].rights).honesty is None
