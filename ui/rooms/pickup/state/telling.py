"""What the room says: the answer as one sentence, the facts, the foot and its green words."""

from returns_station.desk.pickup.views import ToFetch
from returns_station.phrase import Argument, Phrase
from returns_station.pickup.booking import Booking, BookingState
from returns_station.pickup.slot import Slot, Span
from returns_station.policy.claim import Collection
from returns_station.scan.slips import printed_slip_number, slip_parts
from ui.rooms.pickup.state.lists import Kind, Row
from ui.rooms.pickup.state.pickup import Busy, Page, Pickup, row_in_hand, rows
from ui.rooms.pickup.state.questions import asks, carrier_said, way, who
from ui.rooms.pickup.state.shelf import LEVELS, Shelf, level

_HOUR = 60


def sentence(state: Pickup) -> Phrase:
    """The answer, as a kind shop assistant would say it."""
    if state.page is Page.ADDRESS and state.one is not None:
        again = state.one.door is not None or state.one.booking is not None
        key = "again" if again else "first"
        return Phrase(f"pickup_room.say.address_{key}", {"name": first_name(state.one)})
    if state.page is Page.SHELF and state.shelf is not None:
        return _suggests(state.shelf)
    if state.page is Page.BOOKED and state.booking is not None:
        return _stands(state.booking)
    if state.page is Page.QUESTION and state.booking is not None:
        return asks(state.booking)
    if state.lists is None:
        return Phrase("pickup_room.say.reading")
    return _waits(state)


def _waits(state: Pickup) -> Phrase:
    assert state.lists is not None, "read before"
    if not state.typed and not rows(state):
        return Phrase("pickup_room.say.none")
    open_ = [one for one in state.lists.fetch if one.booking is None or not one.booking.is_live]
    if not open_:
        return Phrase("pickup_room.say.all_booked")
    return Phrase("pickup_room.say.waiting", {"count": len(open_)})


def _suggests(shelf: Shelf) -> Phrase:
    if not shelf.seen.slots:
        return Phrase("pickup_room.say.no_slots")
    suggested = shelf.suggested
    if suggested.slot is None:
        return suggested.why
    slot = shelf.seen.slots[suggested.slot]
    told: dict[str, Argument] = {"day": slot.span.day, "price": slot.price, "why": slot.why}
    if slot.price:
        return Phrase("pickup_room.say.paid", told)
    # Most reasons for nothing name the day themselves.
    return slot.why if "day" in slot.why.args else Phrase("pickup_room.say.free", told)


def _stands(booking: Booking) -> Phrase:
    told: dict[str, Argument] = {
        "name": booking.contact.name.split(" ")[0] or booking.contact.name,
        "day": booking.span.day,
        "window": window(booking.span),
    }
    if booking.letting_go:
        return Phrase("pickup_room.say.letting_go", told)
    if booking.state is BookingState.WISHED:
        told["carrier"] = who(booking)
    return Phrase(f"pickup_room.say.{booking.state}", told)


def first_name(one: ToFetch) -> str:
    """What she is called; a slip without a name is nobody's."""
    name = one.contact.name
    return name.split(" ")[0] if name else number(one.slip)


def number(slip: str) -> str:
    """A slip's number as one reads it."""
    return printed_slip_number(slip) if slip_parts(slip) else slip


def window(span: Span) -> Phrase:
    """A window as one says it: 16–18, 14:30–16."""
    return Phrase("pickup_room.window", {"begins": _clock(span.begins), "ends": _clock(span.ends)})


def _clock(minutes: int) -> Argument:
    hour, minute = divmod(minutes, _HOUR)
    if not minute:
        return str(hour)
    return Phrase("pickup_room.clock", {"hour": str(hour), "minute": f"{minute:02}"})


def when(slot: Slot | Booking) -> Phrase:
    """A time in words: its day, its window and where."""
    told: dict[str, Argument] = {
        "day": slot.span.day,
        "window": window(slot.span),
        "where": Phrase(f"pickup_room.at.{slot.where}"),
    }
    return Phrase("pickup_room.when", told)


def reason(state: Pickup) -> tuple[Phrase, ...]:
    """Under the sum: why it costs that, who comes, and what cannot be taken back."""
    shelf = state.shelf
    slot = shelf.slot if shelf else None
    if shelf is None:
        return ()
    if slot is None:
        return (shelf.seen.herself.says,) if shelf.lit is None else ()
    told = [slot.why]
    if slot.carrier != "own":
        told.append(Phrase("pickup_room.by", {"carrier": carrier_said(slot.carrier)}))
    if slot.final:
        told.insert(0, Phrase("pickup_room.final"))
    return tuple(told)


def green(state: Pickup) -> tuple[Phrase, Phrase | None]:
    """What Enter does, and what is missing before it can be done."""
    if state.page is Page.ADDRESS:
        return Phrase("pickup_room.show_times"), None
    if state.page is Page.SHELF:
        return _books(state), None
    if state.page is Page.BOOKED:
        return Phrase("pickup_room.done"), None
    if state.page is Page.QUESTION and state.booking is not None:
        chosen = way(state.booking, state.answer)
        if chosen is None:
            return Phrase("pickup_room.answer_it"), Phrase("pickup_room.answer_first")
        return Phrase(f"pickup_room.answers.{chosen.id}"), None
    return _opens(row_in_hand(state))


def _opens(row: Row | None) -> tuple[Phrase, Phrase | None]:
    if row is None:
        return Phrase("pickup_room.open"), Phrase("pickup_room.nothing_to_open")
    if row.kind is Kind.MESSAGE:
        return Phrase("pickup_room.told"), None
    if row.kind is Kind.QUESTION:
        return Phrase("pickup_room.answer_it"), None
    booked = row.booking is not None and row.booking.is_live
    return Phrase("pickup_room.see_it" if booked else "pickup_room.fetch_it"), None


def _books(state: Pickup) -> Phrase:
    slot = state.shelf.slot if state.shelf else None
    if slot is None:
        return Phrase("pickup_room.herself_go")
    told: dict[str, Argument] = {"day": slot.span.day, "window": window(slot.span)}
    if state.moving is not None:
        return Phrase("pickup_room.move_to", told)
    return Phrase("pickup_room.book_final" if slot.final else "pickup_room.book", told)


def under_way(busy: Busy) -> Phrase:
    """What is under way, in words."""
    return Phrase(f"pickup_room.busy.{busy.name.lower()}")


def facts(one: ToFetch) -> tuple[Phrase, ...]:
    """Which return it is and what is fetched, in few words."""
    told = [Phrase("pickup_room.return", {"number": number(one.slip)})]
    goods = tuple(each.title for each in one.goods)
    if goods:
        told.append(Phrase("pickup_room.goods", {"goods": goods}))
    if one.swap:
        swap = tuple(each.title for each in one.swap)
        told.append(Phrase("pickup_room.swap", {"goods": swap}))
    return tuple(told)


def slider_said(shelf: Shelf, name: str) -> Phrase:
    """What a slider stands at, in words."""
    return Phrase(f"pickup_room.slider.{name}.{level(shelf.wish, name)}")


def slider_heard(shelf: Shelf, name: str) -> tuple[Phrase, ...]:
    """The same with what it costs, for who hears it."""
    costs = shelf.suggested.costs.get(name, ())
    cost = costs[level(shelf.wish, name)] if len(costs) == LEVELS else None
    said = slider_said(shelf, name)
    return (said,) if cost is None else (said, Phrase("pickup_room.sum", {"amount": cost}))


def who_pays(form_collection: Collection, *, our_fault: bool) -> Phrase:
    """What follows from who asked for it, before anything is booked."""
    if our_fault:
        return Phrase("pickup_room.pays.our_fault")
    return Phrase(f"pickup_room.pays.{form_collection}")
