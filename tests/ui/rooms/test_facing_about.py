"""What a low grade was about: asked, touched, let go again."""

from tests.ui.rooms.after_states import BY_TILL, is_done
from ui.models.facing import Touch, Touched
from ui.rooms.counter.state.facing import facing
from ui.rooms.counter.state.touching import touched


def did(what: Touch, which: str) -> Touched:
    return Touched(what, "key-1", which)


def test_that_a_low_grade_asks_what_it_was_about_and_a_good_one_does_not() -> None:
    low = touched(is_done(BY_TILL), did(Touch.RATING, "2"))
    good = touched(is_done(BY_TILL), did(Touch.RATING, "4"))

    assert facing(low).topics == ("wait", "help", "answer", "money", "goods")
    assert facing(good).topics == ()


def test_that_a_topic_is_touched_and_let_go_again() -> None:
    low = touched(is_done(BY_TILL), did(Touch.RATING, "1"))

    named = touched(touched(low, did(Touch.TOPIC, "help")), did(Touch.TOPIC, "wait"))

    assert facing(named).about == ("help", "wait")
    assert facing(touched(named, did(Touch.TOPIC, "help"))).about == ("wait",)
    assert facing(touched(named, did(Touch.RATING, "5"))).about == ()


def test_that_nothing_is_named_that_is_no_topic_or_was_not_asked() -> None:
    low = touched(is_done(BY_TILL), did(Touch.RATING, "1"))
    unrated = is_done(BY_TILL)

    assert touched(low, did(Touch.TOPIC, "weather")) is low
    assert touched(unrated, did(Touch.TOPIC, "wait")) is unrated
