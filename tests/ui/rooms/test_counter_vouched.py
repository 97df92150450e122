"""What the counter says of a paper's seal: in passing where it is true, else what to do."""

import pytest

from returns_station.desk.credit_views import CreditFound
from returns_station.desk.sealing import Standing, Verdict
from returns_station.desk.story_views import Happened
from returns_station.desk.views import NothingFound, SlipFound
from returns_station.phrase import Phrase
from returns_station.seal import Seal, facts_of
from tests.builders import NOW
from tests.returns_station.test_seal import a_slip
from tests.ui.rooms.shop import JUMPER
from tests.ui.rooms.states import at_rest, on_the_counter, scanned
from ui.rooms.counter.state.after import ShowCredit
from ui.rooms.counter.state.counter import Page, ShowSlip
from ui.rooms.counter.state.finishing import slip_shown
from ui.rooms.counter.state.scanning import found
from ui.rooms.counter.state.story import known, wanted
from ui.rooms.counter.state.vouched import vouched

WHY = Phrase("seal.differs")
NUMBER = "RS000000427"
SEAL = Seal(facts_of(a_slip()), "c0ffee00", bytes(64))


def test_that_the_verdict_goes_with_what_opens() -> None:
    verdict = Verdict(Standing.ALTERED, WHY)

    slip = found(at_rest(), SlipFound(NUMBER, 1, verdict), key="a", now=NOW)
    credit = found(at_rest(), CreditFound("PK000000427", verdict), key="a", now=NOW)

    assert slip.asks == ShowSlip(NUMBER, verdict)
    assert credit.asks == ShowCredit("PK000000427", verdict)


def test_that_a_true_paper_is_said_to_be_one_in_passing() -> None:
    shown = slip_shown(at_rest(), a_slip(), NUMBER)

    state = vouched(shown, Verdict(Standing.GENUINE, WHY, desk="Disk 3"))

    assert (state.page, state.trouble) == (Page.DONE, None)
    assert state.toast == Phrase("seal.well", {"desk": "Disk 3"})


def test_that_a_visit_put_aside_is_still_what_is_told() -> None:
    shown = slip_shown(scanned(on_the_counter(), JUMPER), a_slip(), NUMBER)

    state = vouched(shown, Verdict(Standing.GENUINE, WHY, desk="Disk 3"))

    assert state.toast is not None
    assert state.toast.key == "counter.parked"


@pytest.mark.parametrize("standing", (Standing.ALTERED, Standing.UNKNOWN))
def test_that_a_doubtful_paper_opens_with_what_to_do(standing: Standing) -> None:
    shown = slip_shown(at_rest(), a_slip(), NUMBER)

    state = vouched(shown, Verdict(standing, WHY, SEAL))

    assert state.page is Page.DONE
    assert state.done == shown.done
    assert state.trouble is not None
    assert (state.trouble.title.key, state.trouble.words) == (f"seal.title.{standing}", WHY)
    assert state.trouble.amber


@pytest.mark.parametrize(
    ("why", "amber"), (("seal.unknown_key", True), ("seal.genuine_elsewhere", False))
)
def test_that_a_doubtful_paper_that_opens_nothing_is_amber_too(why: str, *, amber: bool) -> None:
    nothing = NothingFound(NUMBER, Phrase(why))

    state = found(at_rest(), nothing, key="a", now=NOW)

    assert state.trouble is not None
    assert (state.trouble.words.key, state.trouble.amber) == (why, amber)


def test_that_a_code_read_in_part_is_no_accusation() -> None:
    shown = slip_shown(at_rest(), a_slip(), NUMBER)

    state = vouched(shown, Verdict(Standing.ALTERED, Phrase("seal.torn")))

    assert state.trouble is not None
    assert state.trouble.title.key == "seal.title.torn"


def test_that_a_slip_scanned_once_more_tells_its_story_again() -> None:
    one = Happened(NOW, "Maja", "Disk 2", Phrase("story.undone"))
    told = known(slip_shown(at_rest(), a_slip(), NUMBER), NUMBER, (one,))

    again = slip_shown(told, a_slip(), NUMBER)

    assert wanted(told, again) == (NUMBER, False)
    assert wanted(again, again) is None


@pytest.mark.parametrize("verdict", (None, Verdict(Standing.UNDONE, WHY)))
def test_that_no_more_is_said_than_the_slip_says_itself(verdict: Verdict | None) -> None:
    shown = slip_shown(at_rest(), a_slip(), NUMBER)

    assert vouched(shown, verdict) == shown
