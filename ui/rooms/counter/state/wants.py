"""What a step makes it necessary to find out, and what is told while that takes its time."""

from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim
from returns_station.slip import Slip
from ui.rooms.counter.state.counter import Counter, Page, advised
from ui.rooms.counter.state.visit import claim_of


def claim_to_weigh(old: Counter, new: Counter) -> Claim | None:
    """The claim that needs an answer; None when it has one, or one is on its way."""
    visit = new.visit
    claim = claim_of(visit) if visit else None
    if visit is None or claim is None or new.answered:
        return None
    before = old.visit
    asked = before is not None and claim_of(before) == claim and before.view == visit.view
    return None if asked else claim


def siblings_wanted(old: Counter, new: Counter) -> str:
    """The article whose other sizes and colours are to be shown; empty when they are known."""
    visit = new.visit
    if visit is None or not visit.swapping:
        return ""
    one = visit.to_swap or visit.taken[-1]
    line = visit.view.sale.line(one.line)
    sku = line.sku if line else ""
    asked = old.visit == visit and old.page is Page.SWAP
    return "" if asked or sku == new.siblings_of else sku


def slip_to_draw(old: Counter, new: Counter) -> Slip | None:
    """The slip that has come to lie on the tray."""
    slip = new.done.slip if new.done else None
    drawn = old.done.slip if old.done else None
    return None if slip == drawn else slip


def filling(state: Counter) -> Counter:
    """The demo shop moves in; it takes some seconds."""
    return advised(state, Phrase("counter.filling"), Phrase("counter.filling_words"))


def filled(state: Counter) -> Counter:
    """The demo shop is open."""
    return advised(state, Phrase("counter.filled"), Phrase("counter.filled_words"))
