"""A scan or a typed text at the counter: what it means here, and what the answer does."""

from dataclasses import replace
from datetime import datetime

from returns_station.desk.views import (
    Article,
    Candidate,
    Found,
    NothingFound,
    SaleFound,
    SalesProposed,
    SaleView,
    SlipFound,
)
from returns_station.phrase import Phrase
from returns_station.scan import Goods as GoodsRead
from returns_station.scan import Unreadable, read
from ui.rooms.counter.state.counter import (
    SAME_SCAN,
    Counter,
    Goods,
    Look,
    Open,
    Page,
    Seeking,
    ShowSlip,
    Trouble,
    stepped,
)
from ui.rooms.counter.state.keeping import restored
from ui.rooms.counter.state.visit import Visit, line_of, on_sale, read_goods, swap


def heard(state: Counter, text: str, now: datetime) -> Counter:
    """Something was scanned: goods of this receipt tick at once, all else is looked up."""
    scan = read(text)
    if isinstance(scan, Unreadable):
        return _trouble(state, scan.raw, scan.why)
    if isinstance(scan, GoodsRead) and state.visit is not None:
        if _again(state, scan.gtin, now):
            return state
        state = replace(state, last_scan=(scan.gtin, now), seeking=None)
        return _goods_in_visit(state, scan, text)
    return looked_for(replace(state, last_scan=None), text)


def looked_for(state: Counter, text: str) -> Counter:
    """Ask the store what this leads to; her own sales go first when she is known."""
    customer = state.visit.view.sale.customer if state.visit else None
    return replace(state, asks=Look(text, customer.id if customer else 0), trouble=None)


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
    line = line_of(visit, scan.gtin)
    if line is None:
        return looked_for(state, text)
    return _ticked(state, line.nr)


def _ticked(state: Counter, nr: str) -> Counter:
    """One unit more of a line, or why not."""
    visit = state.visit
    assert visit is not None
    line, held = visit.view.sale.line(nr), visit.of(nr)
    assert line is not None
    if visit.view.left(nr) == 0:
        words = Phrase("counter.trouble.returned_before")
        return _said(state, Phrase("counter.trouble.read_goods", {"title": line.title}), words)
    if held is not None and held.quantity >= visit.view.left(nr):
        words = Phrase("counter.trouble.all_ticked", {"count": held.quantity})
        return _said(state, Phrase("counter.trouble.read_goods", {"title": line.title}), words)
    return stepped(state, read_goods(visit, nr))


def goods_known(state: Counter, article: Article | None, raw: str) -> Counter:
    """The goods that are to go out are known, or nobody sells them here."""
    visit = state.visit
    state = replace(state, asks=None)
    if article is None or visit is None or not visit.taken:
        return _trouble(state, raw, Phrase("counter.trouble.goods_not_sold"))
    return swapped(state, article)


def swapped(state: Counter, article: Article) -> Counter:
    """These goods go out: for the line that still waits, else for the last one."""
    visit = state.visit
    assert visit is not None
    one = visit.to_swap or visit.taken[-1]
    is_sibling = any(each.sku == article.sku for each in state.siblings)
    return stepped(state, swap(visit, one.line, article, same_item=is_sibling))


def found(state: Counter, answer: Found, *, key: str, now: datetime) -> Counter:
    """The store has answered; `key` and `now` belong to a visit that begins."""
    state = replace(state, asks=None)
    match answer:
        case SaleFound(view, line):
            return opened(state, view, line, key=key, now=now)
        case SlipFound(number):
            return replace(state, asks=ShowSlip(number))
        case SalesProposed(candidates, gtin, raw):
            return _proposed(state, candidates, gtin, raw)
        case NothingFound(raw, advice, gtin):
            state = replace(state, seeking=None)
            # Goods first: the receipt may still come and have them.
            held = (*state.held, gtin) if gtin and state.visit is None else state.held
            return replace(_trouble(state, raw, advice), held=held)


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
    """A sale lies on the counter; the visit before it is parked, one that waited goes on."""
    state = replace(state, asks=None, seeking=None, done=None, trouble=None)
    if state.visit is None or state.visit.view.sale.id != view.sale.id:
        state = parked(state)
        visit = _waiting(state, view) or Visit(key, now, view)
        others = tuple(one for one in state.parked if one.key != visit.key)
        state = replace(state, visit=visit, parked=others, before=(), preview=None, why=False)
    goods, state = state.held, replace(state, held=())
    for gtin in goods:
        state = _held_goods(state, gtin)
    assert state.visit is not None
    if line and not goods and not state.visit.of(line):
        state = _ticked(state, line)
    return replace(state, before=())


def parked(state: Counter) -> Counter:
    """The visit is put aside as it is; one with nothing ticked is simply closed."""
    visit = state.visit
    keeps = (*state.parked, visit) if visit is not None and visit.taken else state.parked
    return replace(state, visit=None, parked=keeps, before=(), preview=None)


def _waiting(state: Counter, view: SaleView) -> Visit | None:
    """The visit to this sale that was put aside, here or before the station was last closed."""
    for one in state.parked:
        if one.view.sale.id == view.sale.id:
            return on_sale(one, view)
    kept = next((one for one in state.rest.visits if one.sale_id == view.sale.id), None)
    return restored(kept, view) if kept else None


def _held_goods(state: Counter, gtin: str) -> Counter:
    """Goods that were read before the receipt."""
    assert state.visit is not None
    line = line_of(state.visit, gtin)
    if line is None:
        words = Phrase("counter.trouble.not_on_receipt")
        return _said(state, Phrase("counter.trouble.read", {"code": gtin.lstrip("0")}), words)
    return _ticked(state, line.nr)


def typed(state: Counter, text: str) -> Counter:
    """Letters were typed: what is known of them stays until the store knows better."""
    if not text:
        return replace(state, seeking=Seeking() if state.visit else None)
    seeking = state.seeking or Seeking()
    return replace(state, seeking=replace(seeking, text=text), done=None, trouble=None)


def sought(state: Counter) -> Counter:
    """Search: what may be meant of the last trouble, or an empty field."""
    trouble = state.trouble
    if trouble is not None and trouble.candidates:
        seeking = Seeking("", trouble.candidates, gtin=trouble.gtin)
        return replace(state, seeking=seeking, held=(trouble.gtin,), trouble=None)
    return replace(state, seeking=state.seeking or Seeking(), done=None, trouble=None)


def matched(state: Counter, text: str, answer: Found) -> Counter:
    """What the store knows of the letters so far; an answer to older letters is not shown."""
    if state.seeking is None or state.seeking.text != text:
        return state
    seeking = replace(state.seeking, at=0, answered=text, nothing=None, slip="", gtin="")
    match answer:
        case SaleFound(view, line):
            seeking = replace(seeking, candidates=(_as_candidate(view, line),))
        case SalesProposed(candidates, gtin, _):
            seeking = replace(seeking, candidates=candidates, gtin=gtin)
        case SlipFound(number):
            seeking = replace(seeking, candidates=(), slip=number)
        case NothingFound(_, advice, _):
            seeking = replace(seeking, candidates=(), nothing=advice)
    return replace(state, seeking=seeking)


def resumed(state: Counter) -> Counter:
    """Go on with the half-finished visit that was saved last."""
    if not state.rest.visits or state.visit is not None:
        return state
    return replace(state, asks=Open(state.rest.visits[0].sale_id), trouble=None)


def walked(state: Counter, steps: int) -> Counter:
    """The next or the last candidate is in hand."""
    if state.seeking is None or not state.seeking.candidates:
        return state
    last = len(state.seeking.candidates) - 1
    at = max(0, min(state.seeking.at + steps, last))
    return replace(state, seeking=replace(state.seeking, at=at))


def picked(state: Counter, at: int | None = None) -> Counter:
    """Open the candidate in hand, or ask the store outright when nothing is known yet."""
    seeking = state.seeking
    if seeking is None:
        return state
    if at is not None:
        seeking = replace(seeking, at=at)
    if seeking.text and seeking.answered != seeking.text:
        return looked_for(state, seeking.text)
    if seeking.slip:
        return replace(state, asks=ShowSlip(seeking.slip), seeking=None)
    chosen = seeking.in_hand
    return state if chosen is None else replace(state, asks=Open(chosen.sale_id, chosen.line))


def _as_candidate(view: SaleView, line: str) -> Candidate:
    sale = view.sale
    shown = sale.line(line) or sale.lines[0]
    name = sale.customer.name if sale.customer else ""
    left = view.left(shown.nr)
    return Candidate(
        sale_id=sale.id,
        number=sale.number,
        bought_on=sale.agreed_on,
        customer=name,
        line=line,
        title=shown.title,
        options=shown.options,
        left=left,
        paid=shown.paid,
        why=Phrase("find.why.number"),
    )


def _trouble(state: Counter, raw: str, words: Phrase) -> Counter:
    key = "counter.trouble.unknown" if raw else "counter.trouble.unread"
    trouble = Trouble(Phrase(key), words, seekable=True)
    return replace(state, asks=None, done=None, trouble=trouble)


def _said(state: Counter, title: Phrase, words: Phrase) -> Counter:
    return replace(state, asks=None, done=None, trouble=Trouble(title, words))
