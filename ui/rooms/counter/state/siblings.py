"""The same goods in other sizes and colours, in the order in which they are likely wanted."""

from dataclasses import replace

from returns_station.desk.views import Article
from ui.rooms.counter.state.counter import Counter
from ui.rooms.counter.state.sizes import is_size, size_order


def _unlike(hers: set[str], other: set[str]) -> tuple[int, bool]:
    """The fewer the options in common the farther; of as many, another size is nearer."""
    common = hers & other
    return -len(common), all(map(is_size, common))


def siblings_known(state: Counter, sku: str, articles: tuple[Article, ...]) -> Counter:
    """The same goods in other sizes and colours are known; those in stock and most like hers first.

    What has just gone out at another desk is gone here, too.
    """
    lines = (
        line for on in (state.visit.sales if state.visit else ()) for line in on.view.sale.lines
    )
    hers = next((set(line.options.split(", ")) for line in lines if line.sku == sku), set())
    counted = (replace(each, stock=0) if each.sku in state.gone else each for each in articles)
    nearest = sorted(
        counted,
        key=lambda each: (
            each.stock == 0,
            *_unlike(hers, set(each.options.split(", "))),
            size_order(each.options),
        ),
    )
    return replace(state, siblings_of=sku, siblings=tuple(nearest))
