"""Several ways in one visit: for one row alone, and for part of what is ticked on a line."""

from datetime import timedelta

from returns_station.desk.views import Article
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from tests.builders import NOW, kronor
from tests.ui.rooms.shop import JUMPER, SOCKS
from tests.ui.rooms.states import (
    answered,
    asked_of,
    at,
    on_the_counter,
    pressed,
    scanned,
    taken,
    the_visit,
)
from ui.rooms.counter.state import steps, sums, words
from ui.rooms.counter.state.answers import can_confirm, ways_given
from ui.rooms.counter.state.counter import Commit, Counter, Page
from ui.rooms.counter.state.going_out import goods_known
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.lines import lines, own_way
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.siblings import siblings_known

MUG = Article("MUG", "", "Mugg Rönn", "", kronor(349))
SOCKS_L = Article("SOCKS-L", "", "Raggsocka 2-pack", "41-44, havre", kronor(149))


def both() -> Counter:
    """A jumper and two pairs of socks."""
    return scanned(on_the_counter(), JUMPER, SOCKS, SOCKS)


def socks_exchanged(article: Article) -> Counter:
    """The jumper's money back, the socks for something else."""
    state = pressed(both(), (Do.OFFER_ALONE, "exchange"))
    return answered(goods_known(state, article, ""))


def ways(state: Counter) -> list[tuple[str, int, Outcome | None]]:
    visit = the_visit(state)
    return [(one.at.line, one.taken.quantity, visit.way(one.taken)) for one in visit.pieces]


def test_that_a_way_can_be_for_one_row_alone() -> None:
    state = moved(pressed(both(), (Do.OFFER_ALONE, "2")), Do.LINES)

    assert ways(state) == [("1", 1, None), ("2", 2, Outcome.EXCHANGE)]
    assert not any(each.chosen for each in ways_given(state))


def test_that_a_key_for_one_row_means_nothing_on_a_row_that_stays() -> None:
    state = pressed(both(), (Do.DOWN, ""))

    assert pressed(state, (Do.OFFER_ALONE, "2")) == state


def test_that_the_chip_of_a_row_makes_the_cards_mean_that_row() -> None:
    pointed = moved(both(), Do.ALONE, at("2"))

    chosen = pressed(pointed, (Do.OFFER, "exchange"))

    assert the_visit(pointed).alone
    assert ways(chosen) == [("1", 1, None), ("2", 2, Outcome.EXCHANGE)]
    assert not the_visit(chosen).alone


def test_that_esc_first_lets_go_of_the_row() -> None:
    pointed = moved(both(), Do.ALONE, at("2"))

    back = moved(pointed, Do.BACK)

    assert (the_visit(back).alone, taken(back)) == (False, {"1": 1, "2": 2})


def test_that_a_choice_for_all_ends_ways_of_their_own() -> None:
    state = moved(socks_exchanged(SOCKS_L), Do.LINES)

    state = pressed(state, (Do.OFFER, "refund"))

    assert [way for _, _, way in ways(state)] == [Outcome.REFUND, Outcome.REFUND]


def test_that_two_ways_of_one_sale_are_two_parts_in_a_stable_order() -> None:
    parts = asked_of(socks_exchanged(MUG))

    assert [(part.sale_id, part.outcome) for part in parts] == [
        (1, None),
        (1, Outcome.EXCHANGE),
    ]
    assert [[line.line for line in part.claim.lines] for part in parts] == [["1"], ["2"]]


def test_that_mixed_ways_are_one_net_sum_and_tell_what_it_is_made_of() -> None:
    # Two pairs at 149 are exchanged for mugs at 349 each: 400 to pay, 499 back for the jumper.
    summed = sums.summed(socks_exchanged(MUG))

    assert (summed.label, summed.amount) == (
        Phrase("counter.back_to", {"name": "Elin"}),
        kronor(99),
    )
    assert summed.do == Phrase("counter.do.all")
    assert summed.quiet is not None
    assert summed.quiet.args["parts"] == (
        Phrase("counter.part.back", {"amount": kronor(499)}),
        Phrase("counter.part.to_pay", {"amount": kronor(400)}),
    )


def test_that_each_row_tells_its_own_way_only_where_there_are_several() -> None:
    one, mixed = scanned(on_the_counter(), JUMPER), socks_exchanged(SOCKS_L)

    alone = [own_way(one, row.at) for row in lines(the_visit(one))]
    told = [own_way(mixed, row.at) for row in lines(the_visit(mixed))]

    assert alone == [None, None, None]
    assert told == [
        Phrase("counter.way.refund"),
        Phrase("counter.way.swap_to", {"goods": "Raggsocka 2-pack"}),
        None,
    ]


def test_that_a_line_is_split_and_the_part_gets_its_own_way() -> None:
    three = scanned(on_the_counter(), SOCKS, SOCKS, SOCKS)

    split = pressed(three, (Do.SPLIT, ""), (Do.OFFER_ALONE, "exchange"))
    split = answered(goods_known(split, SOCKS_L, ""))

    assert ways(split) == [("2", 2, None), ("2", 1, Outcome.EXCHANGE)]
    assert len(lines(the_visit(split))) == 4
    assert can_confirm(split)
    told = pressed(split, (Do.CONFIRM, "")).asks
    assert isinstance(told, Commit)
    units = [[line.quantity for line in part.claim.lines] for part in told.command.parts]
    assert units == [[2], [1]]


def test_that_more_of_one_part_is_taken_from_the_other() -> None:
    split = pressed(scanned(on_the_counter(), SOCKS, SOCKS, SOCKS), (Do.SPLIT, ""))

    more = pressed(split, (Do.MORE, ""))
    all_of_it = pressed(more, (Do.MORE, ""))

    assert [quantity for _, quantity, _ in ways(split)] == [2, 1]
    assert [quantity for _, quantity, _ in ways(more)] == [1, 2]
    assert [quantity for _, quantity, _ in ways(all_of_it)] == [3]


def test_that_fewer_of_a_part_leaves_the_rest_and_a_single_piece_is_not_split() -> None:
    split = pressed(scanned(on_the_counter(), SOCKS, SOCKS), (Do.SPLIT, ""))

    fewer = pressed(split, (Do.FEWER, ""))

    assert taken(fewer) == {"2": 1}
    assert pressed(fewer, (Do.SPLIT, "")) == fewer


def test_that_splitting_is_one_step_to_undo() -> None:
    split = pressed(scanned(on_the_counter(), SOCKS, SOCKS), (Do.SPLIT, ""))

    assert ways(moved(split, Do.BACK)) == [("2", 2, None)]


def test_that_another_scan_of_a_split_line_adds_to_the_part_in_hand() -> None:
    split = pressed(scanned(on_the_counter(), SOCKS, SOCKS), (Do.SPLIT, ""))

    more = scanned(split, SOCKS, at=NOW + timedelta(minutes=1))

    assert [quantity for _, quantity, _ in ways(more)] == [1, 2]


def test_that_both_parts_of_a_line_together_never_come_to_more_than_was_bought() -> None:
    split = pressed(scanned(on_the_counter(), SOCKS, SOCKS, SOCKS), (Do.SPLIT, ""))

    for _ in range(3):
        split = pressed(split, (Do.DOWN, ""), (Do.MORE, ""), (Do.UP, ""), (Do.MORE, ""))

    assert taken(split)["2"] == 3


def test_that_the_goods_that_wait_are_asked_for_one_after_the_other() -> None:
    state = pressed(both(), (Do.OFFER, "exchange"))
    first = the_visit(state).choosing

    state = answered(goods_known(state, SOCKS_L, ""))

    assert first is not None
    assert (first.line, the_visit(state).choosing and the_visit(state).choosing.line) == ("1", "2")  # type: ignore[union-attr]  # asked in the same line


def test_that_f2_goes_back_to_the_goods_and_keeps_what_was_chosen() -> None:
    state = moved(socks_exchanged(SOCKS_L), Do.LINES)

    assert state.page is Page.VISIT
    assert can_confirm(state)
    assert ways(state)[1][2] is Outcome.EXCHANGE


def test_that_what_is_sold_out_cannot_be_picked() -> None:
    state = pressed(both(), (Do.OFFER_ALONE, "exchange"))
    gone, few = (Article(sku, "", "Socka", sku, kronor(149), n) for sku, n in (("A", 0), ("B", 1)))
    state = siblings_known(state, "SKU", (gone, few))

    assert [each.sku for each in state.siblings] == ["B", "A"]
    assert [moved(state, Do.PIECE, nr).visit for nr in ("1", "2")] == [state.visit] * 2


def test_that_what_happens_next_is_told_of_every_way() -> None:
    told = [one.second.key for one in steps.steps(socks_exchanged(MUG))]

    assert told[0] == "counter.step.slip"
    assert "counter.step.exchange" in told
    assert words.answer(socks_exchanged(MUG)) is not None
