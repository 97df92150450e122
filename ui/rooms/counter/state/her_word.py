"""Goods without a receipt: how the page opens, what a key or a scan does on it, how it ends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from returns_station.desk.unproven_commands import Brought, OpenUnproven
from returns_station.desk.views import Article, Found, NothingFound, SalesProposed, SaleView
from returns_station.phrase import Phrase
from returns_station.scan import Goods as GoodsRead
from returns_station.scan import Unreadable, read
from ui.rooms.counter.state import joining_word, scanning
from ui.rooms.counter.state.counter import SAME_SCAN, Counter, Look, Trouble
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.unproven import OnShelf, OpenStandIn, ShelfLook, Unproven

_MOST: Final = 99
HITS: Final = 6
"""So many goods that may be meant by some letters are shown."""
_HERS: Final = ("find.why.customer", "find.why.hers", "find.why.both")


def asked(state: Counter) -> Counter:
    """Somebody has goods and no receipt: those that were read, else what was typed of them."""
    if not state.rest.ready:
        # Nobody could answer yet, and scans would wait behind the question.
        return state
    trouble, seeking = state.trouble, state.seeking
    gtins = state.held or ((trouble.gtin,) if trouble and trouble.gtin else ())
    sale_id, typed = _hers(state), seeking.text if seeking and not seeking.gtin else ""
    is_number = any(letter.isdecimal() for letter in typed)
    hunt = None if gtins or sale_id or is_number or not typed else typed
    return replace(state, asks=ShelfLook(gtins, surely=True, sale_id=sale_id, hunt=hunt))


def _hers(state: Counter) -> int:
    """A sale of the customer that is meant, where one is known; 0: nobody is."""
    sales = (on.view.sale for on in (state.visit.sales if state.visit else ()))
    known = next((sale.id for sale in sales if sale.customer), 0)
    one = state.seeking.sale if state.seeking and not state.seeking.gtin else None
    named = one is not None and one.customer and one.why.key in _HERS
    return one.sale_id if one is not None and named else known


def shelved(state: Counter, ask: ShelfLook, known: OnShelf, *, key: str) -> Counter:
    """What the shop knows of the goods is known; those it never sold are told."""
    state, page = replace(state, asks=None), state.unproven
    articles = tuple(filter(None, known.articles))
    if page is None and not (ask.surely or articles):
        return state
    fresh = Unproven(key, known.gives, customer_id=known.customer_id, who=known.who)
    new = page or fresh
    for each in articles:
        new = _one_more(new, each)
    trouble = None
    unknown = [gtin for gtin, one in zip(ask.gtins, known.articles, strict=True) if one is None]
    if unknown:
        code = unknown[0].lstrip("0")
        words = Phrase("counter.unproven.not_sold")
        trouble = Trouble(Phrase("counter.trouble.read", {"code": code}), words, seekable=True)
    if page is not None:
        return replace(_stepped(state, new), trouble=trouble)
    return replace(
        state, unproven=new, trouble=trouble, done=None, toast=None, hunt=ask.hunt, hunted=()
    )


def heard(state: Counter, text: str, now: datetime) -> Counter:
    """Something was scanned on the page: goods that lie here get one more."""
    page, scan = state.unproven, read(text)
    assert page is not None
    if isinstance(scan, Unreadable):
        return _troubled(state, scan.raw, scan.why)
    if not isinstance(scan, GoodsRead):
        return replace(state, last_scan=None, asks=Look(text), trouble=None)
    last = state.last_scan
    if last is not None and last[0] == scan.gtin and now - last[1] < SAME_SCAN:
        return state
    state = replace(state, last_scan=(scan.gtin, now), trouble=None)
    here = next((each for each in page.goods if each.article.gtin == scan.gtin), None)
    if here is None or scan.serial:
        # A serial number is a proof of its own: it may lead to the very sale.
        return replace(state, asks=Look(text))
    return _stepped(state, _one_more(page, here.article))


def found(state: Counter, answer: Found, *, key: str, now: datetime) -> Counter:
    """The store has answered a scan: goods lie here too; a receipt takes all of them."""
    if isinstance(answer, NothingFound | SalesProposed) and answer.gtin:
        return replace(state, asks=ShelfLook((answer.gtin,)))
    if isinstance(answer, NothingFound):
        return _troubled(state, answer.raw, answer.advice)
    page = state.unproven
    assert page is not None
    state = replace(state, unproven=None, hunt=None, hunted=(), seeking=None, held=page.gtins)
    return joining_word.rest_told(scanning.found(state, answer, key=key, now=now), page)


def stood_in(state: Counter, view: SaleView, *, key: str, now: datetime) -> Counter:
    """The stand-in lies on the counter as any sale does, with all of it ticked."""
    state = replace(state, unproven=None, hunt=None, hunted=(), held=(), last_scan=None)
    return joining_word.all_ticked(scanning.opened(state, view, key=key, now=now), view)


def not_opened(state: Counter, advice: Phrase) -> Counter:
    """No sale was written; what lies on the page lies there still."""
    title = Phrase("counter.trouble.not_done")
    return replace(state, asks=None, trouble=Trouble(title, advice, seekable=True))


def moved(state: Counter, do: Do, what: str) -> Counter:
    """What a key, a click or a finger does on the page."""
    page, move = state.unproven, _MOVES.get(do)
    return move(state, page, what) if page is not None and move is not None else state


def missing(page: Unproven) -> bool:
    """Whether nothing lies here that could be answered."""
    return not page.pieces


def _troubled(state: Counter, raw: str, words: Phrase) -> Counter:
    key = "counter.trouble.unknown" if raw else "counter.trouble.unread"
    return replace(state, asks=None, trouble=Trouble(Phrase(key), words, seekable=True))


def _one_more(page: Unproven, article: Article) -> Unproven:
    here = page.heap(article.sku)
    many = min(_MOST, (here.quantity if here else 0) + 1)
    return replace(page.with_heap(article, many), just_read=article.sku)


def _stepped(state: Counter, page: Unproven) -> Counter:
    """The page has come one step further; the step before can be had back."""
    old = state.unproven
    assert old is not None
    if page.goods != old.goods:
        page = replace(page, before=(*old.before, replace(old, before=(), writes=False)))
    return replace(state, unproven=page, trouble=None, hunt=None, hunted=())


def _entered(state: Counter, page: Unproven, _: str) -> Counter:
    """The goods that were typed of, else the green thing: have them answered."""
    if state.hunt is not None and state.hunted:
        return _picked(state, page, str(page.hit))
    if state.hunt or missing(page):
        return state
    goods = tuple(Brought(each.article.sku, each.quantity) for each in page.brought)
    contact = page.contact.strip()
    # What she says herself goes before what we believed.
    customer_id = 0 if contact else page.customer_id
    command = OpenUnproven(page.key, goods, customer_id, contact)
    return replace(state, asks=OpenStandIn(command), trouble=None, hunt=None, hunted=())


def _went_back(state: Counter, page: Unproven, _: str) -> Counter:
    """One step back; the last one leaves the page, and what lay below is as it was."""
    state = replace(state, asks=None)
    if state.trouble is not None:
        return replace(state, trouble=None)
    if state.hunt is not None:
        return replace(state, hunt=None, hunted=())
    if page.writes:
        return replace(state, unproven=replace(page, writes=False))
    if page.before:
        *earlier, last = page.before
        kept = replace(last, contact=page.contact, before=tuple(earlier))
        return replace(state, unproven=kept, last_scan=None)
    return replace(state, unproven=None, last_scan=None)


def _walked(state: Counter, page: Unproven, steps: int) -> Counter:
    """The next or the last row is in hand: of what is meant by the letters, else of the goods."""
    if state.hunt is not None:
        hit = max(0, min(page.hit + steps, min(HITS, len(state.hunted)) - 1))
        return replace(state, unproven=replace(page, hit=hit))
    skus = [each.article.sku for each in page.goods]
    if not skus:
        return state
    before = skus.index(page.at) if page.at and not page.just_read else -1 if steps > 0 else 0
    at = skus[max(0, min(before + steps, len(skus) - 1))]
    return replace(state, unproven=replace(page, at=at, just_read="", writes=False))


def _counted(state: Counter, page: Unproven, many: Callable[[int], int], sku: str = "") -> Counter:
    """So many of the row that is meant, else of the one in hand."""
    heap = page.heap(sku or page.at)
    if heap is None:
        return state
    quantity = max(0, min(many(heap.quantity), _MOST))
    new = replace(page.with_heap(heap.article, quantity), just_read="", writes=False)
    return _stepped(state, new)


def _set_count(state: Counter, page: Unproven, what: str) -> Counter:
    many, _, sku = what.partition(":")
    return _counted(state, page, lambda _: int(many), sku)


def _hunted(state: Counter, page: Unproven, text: str) -> Counter:
    """Goods without a code are typed of; what is known stays until the store knows better."""
    hunted = state.hunted if text else ()
    page = replace(page, writes=False, hit=0)
    return replace(state, unproven=page, hunt=text, hunted=hunted, trouble=None)


def _picked(state: Counter, page: Unproven, what: str) -> Counter:
    """One of the goods that were typed of."""
    at = min(int(what), len(state.hunted) - 1)
    return state if at < 0 else _stepped(state, _one_more(page, state.hunted[at]))


def _told(state: Counter, page: Unproven, text: str) -> Counter:
    return replace(state, unproven=replace(page, contact=text, writes=True))


_MOVES: Final[dict[Do, Callable[[Counter, Unproven, str], Counter]]] = {
    Do.CONFIRM: _entered,
    Do.BACK: _went_back,
    Do.SEEK: lambda state, page, _: _hunted(state, page, state.hunt or ""),
    Do.MEND: lambda state, page, _: _hunted(state, page, state.hunt or ""),
    Do.HUNT: _hunted,
    Do.TYPE: _hunted,
    Do.PICK: _picked,
    Do.UP: lambda state, page, _: _walked(state, page, -1),
    Do.DOWN: lambda state, page, _: _walked(state, page, 1),
    Do.MORE: lambda state, page, _: _counted(state, page, lambda many: many + 1),
    Do.FEWER: lambda state, page, _: _counted(state, page, lambda many: many - 1),
    Do.TICK: lambda state, page, what: _counted(state, page, lambda many: int(not many), what),
    Do.COUNT: _set_count,
    Do.WHO: lambda state, page, _: replace(
        state, unproven=replace(page, writes=True), hunt=None, hunted=()
    ),
    Do.TELL: _told,
}
