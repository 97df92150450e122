"""Any goods for an exchange are found by what is typed of them; what is gone is not offered."""

from dataclasses import replace

from returns_station.desk.views import Article
from returns_station.phrase import Phrase
from tests.builders import kronor
from tests.ui.rooms.shop import JUMPER
from tests.ui.rooms.states import answered, on_the_counter, part, pressed, scanned, the_visit
from ui.rooms.counter.state.counter import Counter, Page
from ui.rooms.counter.state.finishing import confirmed, overtaken
from ui.rooms.counter.state.hunting import found, shown
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.siblings import siblings_known
from ui.rooms.counter.state.wants import goods_hunted

SMALL = Article("S", "", "Tröja", "S", kronor(499), 2)
LAMP = Article("LAMP", "", "Bordslampa", "", kronor(899), 0)
MUG = Article("MUG", "", "Mugg", "", kronor(349))


def swapping() -> Counter:
    """A jumper is to be exchanged; there is one in another size."""
    state = pressed(scanned(on_the_counter(), JUMPER), (Do.OFFER, "exchange"))
    return siblings_known(state, the_visit(state).first.lines[0].sku, (SMALL,))


def typed(text: str) -> Counter:
    """Letters were typed, and the store has answered."""
    state = moved(moved(swapping(), Do.SEEK), Do.HUNT, text)
    return found(state, text, (LAMP, MUG))


def test_that_what_is_typed_shows_goods_of_that_name_those_in_stock_first() -> None:
    assert shown(swapping()) == (SMALL,)
    assert shown(typed("m")) == (MUG, LAMP)


def test_that_letters_are_asked_about_once() -> None:
    before = moved(swapping(), Do.SEEK)
    after = moved(before, Do.HUNT, "mu")

    assert (goods_hunted(before, after), goods_hunted(after, after)) == ("mu", "")


def test_that_an_answer_to_older_letters_is_not_shown() -> None:
    state = moved(typed("m"), Do.HUNT, "mu")

    assert found(state, "m", (LAMP,)) == state


def test_that_enter_takes_the_first_and_nobody_types_any_longer() -> None:
    state = pressed(typed("m"), (Do.CONFIRM, ""))

    (piece,) = the_visit(state).pieces
    assert (piece.taken.swap, piece.taken.same_item, state.hunt) == (MUG, False, None)


def test_that_what_the_shop_has_no_more_of_cannot_be_taken() -> None:
    state = moved(typed("m"), Do.PIECE, "2")

    assert the_visit(state).pieces[0].taken.swap is None
    assert state.trouble is not None
    assert state.trouble.words == Phrase("counter.trouble.too_few", {"left": 0})


def test_that_esc_leaves_the_typing_and_then_the_page() -> None:
    left = moved(typed("m"), Do.BACK)

    assert (left.page, left.hunt, shown(left)) == (Page.SWAP, None, (SMALL,))
    assert moved(left, Do.BACK).page is Page.VISIT


def test_that_an_exchange_is_never_quietly_turned_into_an_order() -> None:
    state = pressed(swapping(), (Do.PIECE, "1"))
    chosen = part(state).chosen
    assert state.seen is not None
    assert chosen is not None
    ordered = tuple(replace(goods, at_once=False) for goods in chosen.settlement.goods_out)
    later = replace(chosen, settlement=replace(chosen.settlement, goods_out=ordered))
    seen = replace(state.seen, parts=(replace(part(state), chosen=later),))

    told = answered(overtaken(confirmed(state), seen, Phrase("visit.world_changed")))

    assert told.trouble is not None
    assert told.trouble.title == Phrase("counter.trouble.sold_out")
    assert [each.stock for each in shown(told)] == [0]
    assert the_visit(told).pieces[0].taken.swap is None
