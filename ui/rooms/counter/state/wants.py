"""What a step makes it necessary to find out, and what is told while that takes its time."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from returns_station.desk.commands import Part
from returns_station.desk.views import SaleView
from returns_station.phrase import Phrase
from returns_station.slip import Slip
from ui.rooms.counter.state.counter import Counter, Page, advised
from ui.rooms.counter.state.counting import in_question
from ui.rooms.counter.state.parts import parts_of
from ui.rooms.counter.state.visit import Visit


def parts_to_weigh(old: Counter, new: Counter) -> tuple[Part, ...]:
    """The parts that need an answer; none when they have one, or one is on its way."""
    visit = new.visit
    parts = parts_of(visit) if visit else ()
    if visit is None or not parts or new.answered:
        return ()
    before = old.visit
    asked = before is not None and parts_of(before) == parts and _stand(before) == _stand(visit)
    return () if asked else parts


def _stand(visit: Visit) -> tuple[SaleView, ...]:
    return tuple(on.view for on in visit.sales)


def siblings_wanted(old: Counter, new: Counter) -> str:
    """The article whose other sizes and colours may be wanted; empty when they are known."""
    sku, before = _in_mind(new), _in_mind(old)
    return "" if sku in (before, new.siblings_of) else sku


def _in_mind(state: Counter) -> str:
    """What an exchange would be for: what goods are being pointed out for, else what came last."""
    visit = state.visit
    if visit is None or state.page not in (Page.VISIT, Page.SWAP):
        return ""
    piece = visit.piece(visit.choosing or visit.just_read) or in_question(visit)
    return piece.sold.sku if piece else ""


def goods_hunted(old: Counter, new: Counter) -> str:
    """What is typed of goods for an exchange, and not looked up yet."""
    return (new.hunt or "") if new.hunt != old.hunt else ""


def slip_to_draw(old: Counter, new: Counter) -> Slip | None:
    """The slip that has come to lie on the tray."""
    slip = new.done.slip if new.done else None
    drawn = old.done.slip if old.done else None
    return None if slip == drawn else slip


FILLING: Final = "counter.filling"


def filling(state: Counter, share: float = 0) -> Counter:
    """The demo shop moves in; so much of it is there."""
    words = Phrase("counter.filling_words", {"percent": Decimal(round(100 * share))})
    return advised(state, Phrase(FILLING), words)


def filled(state: Counter) -> Counter:
    """The demo shop is open."""
    return advised(state, Phrase("counter.filled"), Phrase("counter.filled_words"))


def practising(state: Counter) -> Counter:
    """The shop to practise at is open: what there is to try lies on the page."""
    return replace(state, trouble=None) if state.trouble else state
