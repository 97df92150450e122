"""The search page: kinds, the row in hand, what each row opens, and the way back."""

from dataclasses import replace

import pytest

from returns_station.credit import Credit, CreditKind
from returns_station.desk.searching import NO_HITS, Group, Hits, Meant, Person
from returns_station.desk.views import Article, Candidate, RecentReturn
from returns_station.phrase import Phrase
from tests.builders import BOUGHT_ON, NOW, kronor
from tests.ui.rooms.after_states import a_slip
from tests.ui.rooms.shop import RECEIPT
from tests.ui.rooms.states import a_view, at_rest, on_the_counter
from ui.rooms.counter.state.after import ShowCredit
from ui.rooms.counter.state.counter import Ask, Counter, Look, Open, Page, ShowSlip
from ui.rooms.counter.state.finishing import slip_shown
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.scanning import opened
from ui.rooms.counter.state.seeking import inside, matched, remembered, text_to_match
from ui.rooms.counter.state.sought import LookWithin, Seeking

SALE = Candidate(
    7,
    RECEIPT,
    BOUGHT_ON,
    "Eva Svensson",
    "2",
    "Tröja",
    "S",
    1,
    kronor(499),
    Phrase("find.why.both"),
)
EVA = Person(3, "Eva Svensson", sales=4, returns=1, last_on=BOUGHT_ON)
BACK = RecentReturn("RS000000018", NOW.isoformat(), "Eva", "Kofta", "refund", kronor(599), "done")
CREDIT = Credit("TG000000018", CreditKind.STORE_CREDIT, kronor(400), kronor(100), NOW)
JUMPER = Article("TF-1", "07310865004703", "Tröja", "S", kronor(499))
HITS = Hits((SALE,), (EVA,), (BACK,), (CREDIT,), (JUMPER,), (Meant("svänson", ("svensson",), "S"),))
OPENS: tuple[tuple[Group, int, Ask], ...] = (
    (Group.ALL, 0, Open(7, "2")),
    (Group.SALES, 0, Open(7, "2")),
    (Group.PEOPLE, 0, LookWithin(EVA)),
    (Group.RETURNS, 0, ShowSlip(BACK.slip)),
    (Group.RETURNS, 1, ShowCredit(CREDIT.number)),
    (Group.GOODS, 0, LookWithin(JUMPER)),
    (Group.ALL, 4, LookWithin(JUMPER)),
)


def found(text: str = "eva", hits: Hits = HITS) -> Counter:
    """These were found of what was typed."""
    return matched(moved(at_rest(), Do.TYPE, text), text, hits)


def page(state: Counter) -> Seeking:
    """What lies on the search page."""
    assert state.seeking is not None
    return state.seeking


@pytest.mark.parametrize(("group", "at", "asks"), OPENS)
def test_that_enter_opens_what_is_in_hand(group: Group, at: int, asks: Ask) -> None:
    state = moved(found(), Do.GROUP, group.value)

    for _ in range(at):
        state = moved(state, Do.DOWN)

    assert moved(state, Do.CONFIRM).asks == asks
    assert moved(state, Do.PICK, str(at)).asks == asks


def test_that_the_row_in_hand_stays_among_those_that_are_shown() -> None:
    state = found()

    assert page(moved(state, Do.UP)).at == 0
    for _ in range(9):
        state = moved(state, Do.DOWN)
    assert page(state).in_hand == JUMPER


def test_that_tab_walks_the_kinds_that_have_anything_and_back() -> None:
    state = found(hits=replace(HITS, people=(), goods=()))
    walked = [page(state).group]

    for step in ("+", "+", "+", "-"):
        state = moved(state, Do.GROUP, step)
        walked.append(page(state).group)

    assert walked == [Group.ALL, Group.SALES, Group.RETURNS, Group.ALL, Group.RETURNS]


def test_that_all_shows_the_likeliest_of_each_kind_and_one_kind_shows_all_of_it() -> None:
    many = tuple(replace(SALE, sale_id=nr) for nr in range(20))

    all_, alone = page(found(hits=replace(HITS, sales=many))), page(found(hits=Hits(many)))

    assert [len(rows) for _, rows in all_.sections] == [6, 1, 2, 1]
    assert len(alone.rows) == len(many)
    assert len(page(moved(found(hits=replace(HITS, sales=many)), Do.GROUP, "sales")).rows) == 20


def test_that_a_kind_with_nothing_left_gives_way_to_all() -> None:
    people = moved(found(), Do.GROUP, "people")

    more = matched(moved(people, Do.TYPE, "evas"), "evas", replace(HITS, people=()))
    still = matched(moved(people, Do.TYPE, "evas"), "evas", HITS)

    assert (page(more).group, page(still).group) == (Group.ALL, Group.PEOPLE)


def test_that_a_person_shows_what_is_hers_and_esc_is_all_that_was_found() -> None:
    hers = Hits((SALE,), returns=(BACK,))

    there = inside(moved(found(), Do.GROUP, "people"), EVA, hers)
    back = moved(there, Do.BACK)

    assert (page(there).within, page(there).group, page(there).rows) == (
        EVA,
        Group.ALL,
        (SALE, BACK),
    )
    assert (page(back).group, page(back).hits) == (Group.PEOPLE, HITS)
    assert moved(back, Do.BACK).page is Page.IDLE


def test_that_letters_leave_the_person_and_a_late_answer_does_not_cover_her() -> None:
    hers = inside(found(), EVA, Hits((SALE,)))

    assert matched(hers, "eva", NO_HITS) == hers
    assert page(moved(hers, Do.TYPE, "ev")).within is None


def test_that_what_was_sought_is_there_again_after_a_scan_and_gone_at_rest() -> None:
    sought = found()
    scanned = opened(sought, a_view(), key="a", now=NOW)

    visit = remembered(sought, scanned)
    again = moved(visit, Do.SEEK)

    assert visit.page is Page.VISIT
    assert (page(again).text, page(again).rows[0]) == ("eva", SALE)
    assert text_to_match(visit, again) == "eva"
    assert remembered(visit, replace(visit, visit=None)).sought is None


def test_that_esc_forgets_what_was_sought_over_a_visit() -> None:
    over = matched(moved(moved(on_the_counter(), Do.SEEK), Do.TYPE, "eva"), "eva", HITS)

    closed = remembered(over, moved(over, Do.BACK))

    assert (closed.page, closed.sought) == (Page.VISIT, None)


def test_that_esc_from_a_return_is_the_search_that_led_to_it() -> None:
    sought = found()

    story = remembered(sought, slip_shown(sought, a_slip(), "RS000000018"))
    back, left = moved(story, Do.BACK), moved(story, Do.CONFIRM)

    assert (story.page, back.page, page(back).text) == (Page.DONE, Page.SEEK, "eva")
    assert left.page is Page.IDLE


def test_that_all_returns_are_looked_up_at_once_and_newest_first() -> None:
    asked = moved(at_rest(), Do.RETURNS)

    there = matched(asked, "", Hits(returns=(BACK,)))

    assert text_to_match(at_rest(), asked) == ""
    assert text_to_match(asked, there) is None
    assert page(there).in_hand == BACK
    assert moved(there, Do.CONFIRM).asks == ShowSlip(BACK.slip)


def test_that_an_empty_search_has_nothing_in_hand() -> None:
    there = matched(moved(at_rest(), Do.SEEK), "", Hits(returns=(BACK,)))

    assert (page(there).rows, moved(there, Do.CONFIRM).asks) == ((), None)


def test_that_typed_letters_wait_for_the_hand_to_rest() -> None:
    typed = moved(at_rest(), Do.TYPE, "e")

    assert text_to_match(at_rest(), typed) is None
    assert moved(typed, Do.CONFIRM).asks == Look("e")


def test_that_erased_letters_leave_the_kind_that_lay_open() -> None:
    returns = moved(matched(moved(at_rest(), Do.RETURNS), "", Hits(returns=(BACK,))), Do.TYPE, "e")

    erased = moved(returns, Do.TYPE, "")

    assert page(erased).group is Group.RETURNS
    assert text_to_match(returns, erased) == ""
    assert moved(moved(at_rest(), Do.TYPE, "e"), Do.TYPE, "").page is Page.IDLE


def test_that_a_row_of_the_last_returns_opens_its_case() -> None:
    assert moved(at_rest(), Do.SHOW, "RS000000018").asks == ShowSlip("RS000000018")


def test_that_a_person_in_hand_is_no_sale() -> None:
    people = moved(found(), Do.GROUP, "people")

    assert (page(people).sale, page(found()).sale) == (None, SALE)
