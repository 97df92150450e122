"""A scan or a typed text at the counter: what it means here, and what the answer does."""

from dataclasses import replace
from datetime import datetime

from returns_station.desk.credit_views import CreditFound
from returns_station.desk.views import (
    Candidate,
    Found,
    NothingFound,
    SaleFound,
    SalesProposed,
    SaleView,
    SlipFound,
)
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome, Reason
from returns_station.scan import Announced, Opinion, Unreadable, read
from returns_station.scan import Goods as GoodsRead
from ui.rooms.counter.state import overriding
from ui.rooms.counter.state.after import HearOpinion, ShowCredit
from ui.rooms.counter.state.counter import (
    SAME_SCAN,
    Counter,
    Goods,
    Look,
    Page,
    Resume,
    ShowSlip,
    Trouble,
    stepped,
)
from ui.rooms.counter.state.counting import line_of, read_goods
from ui.rooms.counter.state.going_out import goes_out, swapped, taken_instead
from ui.rooms.counter.state.joining import joined, may_join
from ui.rooms.counter.state.keeping import Kept, kept_of, restored
from ui.rooms.counter.state.sought import Seeking
from ui.rooms.counter.state.troubles import said, troubled
from ui.rooms.counter.state.unproven import ShelfLook
from ui.rooms.counter.state.visit import OnCounter, Visit


def heard(state: Counter, text: str, now: datetime) -> Counter:
    """Something was scanned: goods of this receipt tick at once, all else is looked up."""
    scan = read(text)
    if isinstance(scan, Unreadable) and not isinstance(scan, Opinion):
        return troubled(state, scan.raw, scan.why)
    if isinstance(scan, Announced):
        return announced(state, scan)
    if isinstance(scan, GoodsRead) and state.visit is not None:
        if _again(state, scan.gtin, now):
            return state
        state = replace(state, last_scan=(scan.gtin, now), seeking=None)
        return _goods_in_visit(state, scan, text)
    return looked_for(replace(state, last_scan=None), text)


def looked_for(state: Counter, text: str) -> Counter:
    """Ask the store what this leads to; her own sales go first when she is known."""
    if isinstance(read(text), Opinion):
        # What somebody thought of her visit: the station writes it down, and nothing opens.
        return replace(state, asks=HearOpinion(text), trouble=None, toast=None, told=None)
    sales = (on.view.sale for on in (state.visit.sales if state.visit else ()))
    hers = next((sale.customer.id for sale in sales if sale.customer), 0)
    return replace(state, asks=Look(text, hers), trouble=None, toast=None, told=None)


def announced(state: Counter, told: Announced) -> Counter:
    """She told of her return before she came: her receipt opens with all she told in place."""
    here = replace(parked(state), told=told, held=told.goods, last_scan=None)
    return replace(here, asks=Look(told.receipt), seeking=None, done=None, trouble=None)


def _again(state: Counter, gtin: str, now: datetime) -> bool:
    """Whether the scanner read the same goods twice in one breath."""
    if state.last_scan is None:
        return False
    last, at = state.last_scan
    return last == gtin and now - at < SAME_SCAN


def _goods_in_visit(state: Counter, scan: GoodsRead, text: str) -> Counter:
    visit = state.visit
    assert visit is not None
    if state.page is Page.SWAP:
        known = next((one for one in state.siblings if one.gtin == scan.gtin), None)
        if known is None:
            return replace(state, asks=Goods(scan.gtin, scan.raw), trouble=None)
        return swapped(replace(state, trouble=None), known)
    found_on = line_of(visit, scan.gtin)
    if found_on is None:
        return looked_for(state, text)
    on, line = found_on
    return _ticked(state, on.view.sale.id, line.nr)


def _ticked(state: Counter, sale: int, nr: str) -> Counter:
    """One unit more of a line, or why not."""
    visit = state.visit
    on = visit.on(sale) if visit else None
    line = on.view.sale.line(nr) if on else None
    assert visit is not None
    assert on is not None
    assert line is not None
    title = Phrase("counter.trouble.read_goods", {"title": line.title})
    if on.view.left(nr) == 0:
        return said(state, title, Phrase("counter.trouble.returned_before"))
    if on.spare(nr) == 0:
        words = Phrase("counter.trouble.all_ticked", {"count": on.ticked(nr)})
        return said(state, title, words)
    return stepped(state, read_goods(visit, sale, nr))


def found(state: Counter, answer: Found, *, key: str, now: datetime) -> Counter:
    """The store has answered; `key` and `now` belong to a visit that begins."""
    state = replace(state, asks=None)
    instead = taken_instead(state, answer)
    if instead is not None:
        return goes_out(replace(state, seeking=None, trouble=None), *instead)
    match answer:
        case SaleFound(view, line):
            return opened(state, view, line, key=key, now=now)
        case SlipFound(number, _, verdict):
            return replace(state, asks=ShowSlip(number, verdict))
        case CreditFound(number, verdict):
            return replace(state, asks=ShowCredit(number, verdict), seeking=None)
        case SalesProposed(candidates, gtin, raw):
            return _proposed(state, candidates, gtin, raw)
        case NothingFound(raw, advice, gtin):
            state = replace(state, seeking=None, told=None)
            # Goods first: the receipt may still come and have them.
            held = (*state.held, gtin) if gtin and state.visit is None else state.held
            trouble = troubled(replace(state, held=held), raw, advice)
            return _perhaps_sold(trouble, gtin)


def _perhaps_sold(state: Counter, gtin: str) -> Counter:
    """Goods that no sale has: where the shop sells them, they may come without a receipt."""
    assert state.trouble is not None
    if not gtin:
        return state
    trouble = replace(state.trouble, gtin=gtin)
    asks = ShelfLook(state.held) if state.visit is None else None
    return replace(state, trouble=trouble, asks=asks)


def _proposed(state: Counter, candidates: tuple[Candidate, ...], gtin: str, raw: str) -> Counter:
    if state.visit is not None and gtin:
        title = Phrase("counter.trouble.read_goods", {"title": candidates[0].title})
        words = Phrase("counter.trouble.not_on_receipt")
        return replace(
            state, seeking=None, trouble=Trouble(title, words, candidates, gtin, seekable=True)
        )
    fitting = {one.sale_id for one in state.seeking.candidates} if state.seeking else set()
    if state.held and gtin:
        # Her other goods were read before: a sale that has both is the likeliest.
        candidates = tuple(sorted(candidates, key=lambda one: one.sale_id not in fitting))
    held = (*state.held, gtin) if gtin else state.held
    seeking = Seeking(raw, candidates, gtin=gtin, answered=raw)
    return replace(state, seeking=seeking, held=held, done=None, trouble=None)


def opened(state: Counter, view: SaleView, line: str = "", *, key: str, now: datetime) -> Counter:
    """A sale lies on the counter: it joins the visit where it may be hers, else begins its own.

    Then the visit before is parked; one that waited for this sale goes on.
    """
    state = replace(state, asks=None, seeking=None, done=None, trouble=None)
    visit, sale = state.visit, view.sale.id
    if visit is not None and visit.on(sale) is not None:
        return _with_goods(state, sale, line)
    waits = _waits(state, sale)
    if waits is not None:
        return replace(state, asks=Resume(waits, sale, line))
    if visit is not None and may_join(visit, view):
        there = replace(stepped(state, joined(visit, view)), held=state.held)
        one_step = _with_goods(there, sale, line)
        return replace(one_step, before=(*state.before, visit))
    state = replace(parked(state), visit=Visit(key, now, (OnCounter(view),)))
    return replace(_with_goods(state, sale, line), before=())


def _with_goods(state: Counter, sale: int, line: str) -> Counter:
    """What was read before the receipt is ticked, or told; else the goods that led here."""
    goods, told, state = state.held, state.told, replace(state, held=(), told=None)
    for gtin in goods:
        state = _held_goods(state, gtin)
    if told is not None:
        return _as_told(state, sale, told)
    on = state.visit.on(sale) if state.visit else None
    if line and not goods and on is not None and not on.of(line):
        state = _ticked(state, sale, line)
    return state


def _as_told(state: Counter, sale: int, told: Announced) -> Counter:
    """Her lines, her reason and her wish, as far as we know them; the first trouble is said."""
    for nr in told.lines:
        on = state.visit.on(sale) if state.visit else None
        if on is not None and on.view.sale.line(nr) is not None:
            state = _ticked(state, sale, nr)
    visit = state.visit
    assert visit is not None
    reason = Reason(told.why) if told.why in tuple(Reason) else None
    outcome = Outcome(told.wish) if told.wish in tuple(Outcome) else None
    return replace(state, visit=replace(visit, reason=reason, outcome=outcome))


def parked(state: Counter) -> Counter:
    """The visit is put aside as it is, with a word on it; one with nothing ticked is closed."""
    visit = state.visit
    if visit is None or not visit.pieces:
        return replace(state, visit=None, before=(), seen=None, why=False)
    keeps = (*(one for one in state.parked if one.key != visit.key), visit)
    toast = Phrase("counter.parked", {"name": visit.name or visit.first.number})
    return replace(state, visit=None, parked=keeps, before=(), seen=None, why=False, toast=toast)


def _waits(state: Counter, sale: int) -> Kept | None:
    """The visit with this sale that was put aside, here or before the station was last closed."""
    here = state.visit.key if state.visit else ""
    aside = [kept_of(one) for one in reversed(state.parked)]
    known = {here, *(one.key for one in aside)}
    before = (one for one in state.rest.visits if one.key not in known)
    return next((one for one in (*aside, *before) if sale in one.sales), None)


def went_on(state: Counter, ask: Resume, views: tuple[SaleView, ...]) -> Counter:
    """A visit that waited lies open again, on its sales as they stand now."""
    kept = ask.kept
    state = parked(replace(state, asks=None, seeking=None, done=None, trouble=None))
    others = tuple(one for one in state.parked if one.key != kept.key)
    state = replace(state, visit=restored(kept, views), parked=others)
    # What was asked meanwhile may be answered.
    state = overriding.stood(state, state.override.stands)
    return replace(_with_goods(state, ask.sale_id, ask.line), before=())


def _held_goods(state: Counter, gtin: str) -> Counter:
    """Goods that were read before the receipt."""
    assert state.visit is not None
    found_on = line_of(state.visit, gtin)
    if found_on is None:
        words = Phrase("counter.trouble.not_on_receipt")
        return said(state, Phrase("counter.trouble.read", {"code": gtin.lstrip("0")}), words)
    on, line = found_on
    return _ticked(state, on.view.sale.id, line.nr)


def resumed(state: Counter) -> Counter:
    """Go back to a visit whose answer came, else to the one put aside or saved last."""
    answered = first_answered(state)
    if answered is not None and (state.visit is None or state.visit.key != answered.key):
        return replace(state, asks=Resume(answered), trouble=None, toast=None)
    if state.parked:
        return replace(state, asks=Resume(kept_of(state.parked[-1])), trouble=None, toast=None)
    if not state.rest.visits or state.visit is not None:
        return state
    return replace(state, asks=Resume(state.rest.visits[0]), trouble=None)


def first_answered(state: Counter) -> Kept | None:
    """The visit that waits here, and whose question a person has answered."""
    came = overriding.answered_visits(state)
    aside = (kept_of(one) for one in state.parked)
    return next((one for one in (*aside, *state.rest.visits) if one.key in came), None)
