"""What keys and presses do in the pickup room, page by page."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from returns_station.pickup.choosing import suggested
from returns_station.policy.claim import Collection
from ui.rooms.pickup.screen.pickup import PickupScreen
from ui.rooms.pickup.state import pickup as moves
from ui.rooms.pickup.state import shelf as shelves
from ui.rooms.pickup.state.address import Form
from ui.rooms.pickup.state.pickup import Busy, Page
from ui.rooms.pickup.state.questions import ways
from ui.rooms.pickup.state.shelf import SLIDERS

if TYPE_CHECKING:
    from ui.rooms.pickup.room import PickupRoom

_WALKS: Final = {"Up": -1, "Down": 1}
_LATEST: Final = 3  # how soon: two weeks


class Keyed:
    """Turns keys and presses into moves of the room."""

    def __init__(self, room: "PickupRoom") -> None:
        self._room = room
        self._pages: dict[Page, Callable[[str, str], bool]] = {
            Page.LIST: self._on_list,
            Page.ADDRESS: self._on_address,
            Page.SHELF: self._on_shelf,
            Page.BOOKED: self._on_booked,
            Page.QUESTION: self._on_question,
        }

    def join(self, screen: PickupScreen) -> None:
        """Hear what is pressed on a new screen."""
        room = self._room
        address, shelf, booked = screen.address, screen.shelf, screen.booked
        address.written.connect(self._write)
        address.lift_asked.connect(lambda: self._on_address("F5", ""))
        address.two_asked.connect(lambda: self._on_address("F6", ""))
        address.offer_asked.connect(lambda: self._on_address("F7", ""))
        address.counted.connect(lambda count: self._form(parcels=count))
        shelf.walked.connect(self._walk)
        shelf.picked.connect(self._pick)
        shelf.herself_picked.connect(lambda: self._on_shelf("Q", ""))
        shelf.slid.connect(self._slide)
        shelf.more_wanted.connect(room.asking.more_times)
        booked.told.connect(room.asking.tell)
        booked.print_asked.connect(lambda: self._on_booked("F5", ""))
        booked.let_go_asked.connect(lambda: self._on_booked("F7", ""))
        booked.move_asked.connect(lambda: self._on_booked("F8", ""))
        screen.question.picked.connect(self._answer)
        screen.question.written.connect(lambda text: room.move(replace(room.state, reference=text)))

    def pressed(self, name: str, text: str) -> bool:
        """A key that no field wanted; answers whether it meant something."""
        if name == "Enter":
            self.confirm()
        elif name == "Esc":
            self._room.back()
        else:
            return self._pages[self._room.state.page](name, text)
        return True

    def confirm(self) -> None:
        """Enter: what the green button says; nothing twice while it is under way."""
        room = self._room
        state = room.state
        if state.busy is not None:
            return
        if state.page is Page.LIST:
            self._open()
        elif state.page is Page.ADDRESS:
            room.move(moves.address_tried(state))
            if room.state.busy is Busy.ASKING:
                room.asking.times()
            else:
                room.focus()
        elif state.page is Page.SHELF:
            self._book()
        elif state.page is Page.BOOKED:
            room.close()
        else:
            room.asking.answer()

    def _open(self) -> None:
        room = self._room
        row, typed = moves.row_in_hand(room.state), room.state.typed
        if row is not None:
            room.open_row(row)
        elif typed:
            room.scanned(typed)

    def _book(self) -> None:
        room = self._room
        shelf = room.state.shelf
        if shelf is None:
            return
        if shelf.slot is None:
            room.move(moves.herself(room.state))
            room.read()
        else:
            room.asking.book(shelf.slot)

    def _on_list(self, name: str, text: str) -> bool:
        room = self._room
        if name in _WALKS:
            room.move(moves.walked(room.state, _WALKS[name]))
        elif name == "F3":
            room.seek("")
        elif text.isprintable() and text.strip():
            room.seek(text)
        else:
            return False
        return True

    def _on_address(self, name: str, text: str) -> bool:  # noqa: ARG002 - as every page
        form = self._room.state.form
        if name == "F5":
            self._form(has_lift=not form.has_lift)
        elif name == "F6":
            self._form(two=not form.two)
        elif name == "F7":
            self._offer(form)
        else:
            return False
        return True

    def _offer(self, form: Form) -> None:
        """We offer, or she orders it; our own mistake is ours whatever is pressed."""
        one = self._room.state.one
        if one is not None and one.our_fault:
            return
        offered = form.collection is Collection.OFFERED_BY_SHOP
        ordered = Collection.ORDERED_BY_CUSTOMER
        self._form(collection=ordered if offered else Collection.OFFERED_BY_SHOP)

    def _on_shelf(self, name: str, text: str) -> bool:  # noqa: ARG002 - as every page
        room, shelf = self._room, self._room.state.shelf
        if shelf is None:
            return False
        if name in _WALKS:
            self._walk(name)
        elif name in ("1", "2", "3", "4"):
            at = replace(shelf, slider=SLIDERS[int(name) - 1])
            room.move(moves.with_shelf(room.state, at))
        elif name == "Q":
            room.move(moves.with_shelf(room.state, shelves.taken(shelf, None)))
        elif name in ("+", "-", "Space"):
            back = -1 if name == "-" else 1
            room.move(moves.with_shelf(room.state, shelves.leafed(shelf, back)))
        elif name in ("F7", "F8"):
            room.turn_week(1 if name == "F8" else -1)
        else:
            return False
        return True

    def _on_booked(self, name: str, text: str) -> bool:  # noqa: ARG002 - as every page
        room, state = self._room, self._room.state
        booking = state.booking
        if booking is None:
            return False
        can = booking.is_live and not booking.final and not booking.letting_go
        if name == "F5":
            room.asking.print(once=False)
        elif name == "F7" and can:
            room.asking.let_go()
        elif name == "F8" and can and state.busy is None:
            room.move(moves.moving(state))
            room.asking.times()
        elif name.isdecimal() and 0 < int(name) <= len(state.messages):
            room.asking.tell(state.messages[int(name) - 1].id)
        else:
            return False
        return True

    def _on_question(self, name: str, text: str) -> bool:  # noqa: ARG002 - as every page
        booking = self._room.state.booking
        found = [each for each in ways(booking) if each.key == name] if booking else []
        if not found:
            return False
        self._answer(found[0].id)
        return True

    def _answer(self, answer: str) -> None:
        room = self._room
        room.move(moves.answered(room.state, answer))
        room.focus()

    def _write(self, name: str, text: str) -> None:
        self._room.move(moves.written(self._room.state, name, text))

    def _form(self, **facts: Any) -> None:  # noqa: ANN401 - any of a form's own facts
        room = self._room
        room.move(replace(room.state, form=replace(room.state.form, **facts)))

    def _walk(self, way: str) -> None:
        room, shelf = self._room, self._room.state.shelf
        if shelf is None:
            return
        if shelf.slider and way in _WALKS:
            at = SLIDERS.index(shelf.slider) + _WALKS[way]
            slider = SLIDERS[at] if 0 <= at < len(SLIDERS) else ""
            room.move(moves.with_shelf(room.state, replace(shelf, slider=slider)))
            return
        room.move(moves.with_shelf(room.state, shelves.walked(shelf, way)))

    def _pick(self, nr: int) -> None:
        """A box was pressed; pressed once more it shows what stands behind it."""
        room, shelf = self._room, self._room.state.shelf
        if shelf is None:
            return
        new = shelves.leafed(shelf) if shelf.lit == nr else shelves.taken(shelf, nr)
        room.move(moves.with_shelf(room.state, new))

    def _slide(self, slider: str, at: int) -> None:
        room, shelf = self._room, self._room.state.shelf
        if shelf is None:
            return
        wish = shelves.wished(shelf.wish, slider, at)
        new = shelves.follow(shelf, wish, suggested(shelf.seen, wish), slider)
        room.move(moves.with_shelf(room.state, new))
        if slider == "soon" and wish.soon == _LATEST:
            room.asking.more_times()
