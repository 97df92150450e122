"""A half-finished visit is kept whole, and comes back as it was left."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from returns_station.desk.views import Article, OpenVisit
from returns_station.policy.claim import Outcome, Reason
from tests.builders import NOW, kronor
from tests.ui.rooms.states import a_view
from ui.rooms.counter.state.keeping import body_of, kept, restored
from ui.rooms.counter.state.visit import OnCounter, Taken, Visit

SWAP = Article("SKU-L", "00007310865004", "Tröja ”Fjäll”", "L", kronor("549.50"))


VIEW = a_view()


def as_kept(visit: Visit) -> OpenVisit:
    return OpenVisit(visit.key, "Disk 2", NOW.isoformat(), body_of(visit, "Maja"))


visits = st.builds(
    Visit,
    key=st.just("key-1"),
    told_at=st.just(NOW),
    sales=st.lists(
        st.builds(
            Taken,
            line=st.sampled_from(["1", "2", "3"]),
            swap=st.sampled_from([None, SWAP]),
            same_item=st.booleans(),
            outcome=st.sampled_from([None, *Outcome]),
            reduction=st.sampled_from([None, kronor("49.50")]),
        ),
        unique_by=lambda one: one.line,
    ).map(lambda taken: (OnCounter(VIEW, tuple(sorted(taken, key=lambda one: one.line))),)),
    at_home=st.booleans(),
    cash=st.booleans(),
    reason=st.sampled_from([None, *Reason]),
    outcome=st.sampled_from([None, *Outcome]),
)


@given(visits)
def test_that_a_visit_comes_back_as_it_was_left(visit: Visit) -> None:
    one = kept(as_kept(visit))

    assert one is not None
    assert restored(one, (VIEW,)) == visit


def test_that_what_another_desk_took_meanwhile_is_left_out() -> None:
    visit = Visit("key-1", NOW, (OnCounter(VIEW, (Taken("1"), Taken("2", 3))),))
    one = kept(as_kept(visit))
    assert one is not None

    back = restored(one, (a_view(l1=1, l2=2),))

    assert back.sales[0].taken == (Taken("2", 1),)


def test_that_what_waits_says_whose_it_is_without_looking_it_up() -> None:
    visit = Visit("key-1", NOW, (OnCounter(VIEW, (Taken("2", 3),)),))

    one = kept(as_kept(visit))

    assert one is not None
    shown = (one.name, one.title, one.pieces, one.who, one.saved_at)
    assert shown == ("Elin Sandberg", "Raggsocka 2-pack", 3, "Maja", NOW)


def test_that_a_text_that_is_not_ours_is_left_alone() -> None:
    row = as_kept(Visit("key-1", NOW, (OnCounter(VIEW),)))

    assert [kept(replace(row, body=body)) for body in ("", "{}", "[]", '{"sale": "x"}')] == [
        None
    ] * 4
