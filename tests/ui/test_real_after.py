"""What follows a visit, by the keyboard of a real window: the till's number, and an undo."""

from db.engine import open_engine
from db.unit_of_work import StoreRoom
from returns_station.payout import PayoutState
from tests.ui.rooms.shop import JUMPER, RECEIPT, SOCKS
from tests.ui.test_real_window import Real, real

__all__ = ["real"]  # the fixture, used by its name

FIRST, SECOND = "RS000000013", "RS000000021"


def returned(real: Real, code: str, slips: int) -> None:
    """Goods were scanned and given back, and their slip came out."""
    real.scan(RECEIPT)
    real.scan(code)
    real.until(real.green)
    real.press("Return")
    real.until(lambda: len(real.slips()) == slips)


def standing(real: Real, slip: str) -> tuple[list[tuple[PayoutState, str]], bool]:
    """How the payouts of a slip stand in the store-room, and whether it was undone."""
    with StoreRoom(open_engine(real.url)).views() as views:
        paid = [(each.state, each.reference) for each in views.payouts.of_slip(slip)]
        return paid, views.is_undone(slip)


def test_that_a_real_keyboard_gives_the_tills_number_and_undoes(real: Real) -> None:
    real.start()

    returned(real, JUMPER, slips=1)
    # At a person's pace: what comes faster is a scan, and waits for Enter.
    real._hands("type", "--delay", "90", "5518")  # noqa: SLF001 - nobody else types here
    real.press("Return")
    real.until(lambda: standing(real, FIRST)[0] == [(PayoutState.CONFIRMED, "5518")])
    returned(real, SOCKS, slips=2)
    real.press("Escape")
    real.until(lambda: standing(real, SECOND)[1])

    assert standing(real, SECOND)[0] == [(PayoutState.CANCELLED, "")]
