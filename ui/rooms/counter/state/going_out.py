"""The goods that go out in exchange: pointed out, scanned, or taken from the shelf unasked.

She holds the same goods in another size: scanned, they are what she takes instead. Goods that
stand on none of her receipts may also be hers from another day; where she is known to have bought
them they are not taken for an exchange.
"""

from dataclasses import replace
from typing import Final

from returns_station.desk.views import Article, Candidate, Found, NothingFound, SalesProposed
from returns_station.phrase import Phrase
from ui.rooms.counter.state.counter import Counter, Page, stepped
from ui.rooms.counter.state.siblings import siblings_known
from ui.rooms.counter.state.swapping import swap
from ui.rooms.counter.state.troubles import said, troubled
from ui.rooms.counter.state.visit import Piece

_HERS: Final = "find.why.hers"


def goods_known(state: Counter, article: Article | None, raw: str) -> Counter:
    """The goods that are to go out are known, or nobody sells them here."""
    visit = state.visit
    state = replace(state, asks=None)
    if article is None or visit is None or visit.choosing is None:
        return troubled(state, raw, Phrase("counter.trouble.goods_not_sold"))
    return swapped(state, article)


def swapped(state: Counter, article: Article) -> Counter:
    """These goods go out, where there are enough of them; then the next that waits is asked for."""
    visit = state.visit
    piece = visit.piece(visit.choosing) if visit else None
    return state if piece is None else goes_out(state, piece, article)


def goes_out(state: Counter, piece: Piece, article: Article) -> Counter:
    """These goods go out for a piece, where there are enough of them."""
    assert state.visit is not None
    if article.stock is not None and article.stock < piece.taken.quantity:
        title = Phrase("counter.trouble.read_goods", {"title": article.title})
        words = Phrase("counter.trouble.too_few", {"left": article.stock})
        return said(state, title, words)
    is_sibling = any(each.sku == article.sku for each in state.siblings)
    return stepped(state, swap(state.visit, piece.at, article, same_item=is_sibling))


def taken_instead(state: Counter, answer: Found) -> tuple[Piece, Article] | None:
    """What comes back and what goes out for it; None: what was read is something else."""
    match answer:
        case SalesProposed(candidates, gtin):
            return _instead(state, gtin, candidates)
        case NothingFound(gtin=gtin):
            return _instead(state, gtin)
        case _:
            return None


def siblings_came(state: Counter, sku: str, articles: tuple[Article, ...]) -> Counter:
    """Other sizes are known now; what was read a moment before may have been one of them."""
    state = siblings_known(state, sku, articles)
    trouble = state.trouble
    if trouble is None or state.page is not Page.VISIT:
        return state
    instead = _instead(state, trouble.gtin, trouble.candidates)
    return state if instead is None else goes_out(replace(state, trouble=None), *instead)


def _instead(
    state: Counter, gtin: str, found: tuple[Candidate, ...] = ()
) -> tuple[Piece, Article] | None:
    if state.visit is None or not gtin or any(one.why.key == _HERS for one in found):
        return None
    article = next((each for each in state.siblings if each.gtin == gtin), None)
    pieces = (piece for piece in state.visit.pieces if piece.sold.sku == state.siblings_of)
    piece = next((piece for piece in pieces if piece.taken.swap is None), None)
    return (piece, article) if article is not None and piece is not None else None
