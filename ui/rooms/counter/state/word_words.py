"""What the page of goods without a receipt says: sentences as phrases, in no language yet."""

from functools import reduce
from operator import add

from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.sale import Sale
from ui.rooms.counter.state.unproven import Heap, Unproven


def promised(page: Unproven) -> Phrase:
    """What goes without a receipt today."""
    if page.gives is None:
        return Phrase("counter.unproven.look")
    return Phrase("counter.unproven.gives", {"gives": page.gives})


def who(page: Unproven) -> Phrase:
    """Who the goods are believed to be of, or that nobody has to say."""
    if page.who and not page.contact.strip():
        return Phrase("counter.unproven.who_known", {"name": page.who})
    return Phrase("counter.unproven.who")


def contact(page: Unproven) -> Phrase:
    """What the field for it is called."""
    return Phrase("counter.unproven.other_contact" if page.who else "counter.unproven.contact")


def worth(heap: Heap) -> Money:
    """What they cost today, together."""
    price = heap.article.price
    return Money(price.minor * max(1, heap.quantity), price.currency)


def worth_of_all(page: Unproven) -> Money | None:
    """What all of it costs today; None where that is no one sum."""
    sums = [worth(heap) for heap in page.brought]
    alike = len({each.currency for each in sums}) == 1
    return reduce(add, sums) if alike else None


def options(heap: Heap) -> tuple[Phrase | str, ...]:
    """Size and colour, and what one of several costs; of what was taken off, how it comes back."""
    told: list[Phrase | str] = [heap.article.options] if heap.article.options else []
    if not heap.quantity:
        return (Phrase("counter.unproven.off"),)
    if heap.quantity > 1:
        told.append(Phrase("counter.unproven.each", {"amount": heap.article.price}))
    return tuple(told)


def named(sale: Sale) -> Phrase:
    """A sale by its number: a receipt, or that there is none."""
    if sale.is_stand_in:
        return Phrase("counter.unproven.title")
    return Phrase("counter.receipt", {"number": sale.number})


def stand_in(sale: Sale) -> Phrase:
    """One quiet line about a sale that stands in for another: whose word it is, and its number."""
    return Phrase("counter.unproven.number", {"number": sale.number})
