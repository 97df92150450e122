"""The customer's screen in pictures, for looking at it.

Run `python -m tests.ui.second_pictures FOLDER [WIDTHxHEIGHT] [LANGUAGE] [PERCENT] [THEME]`.
"""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from returns_station.desk.views import Article, PaidWithin
from returns_station.phrase import Phrase
from returns_station.slip import NextStep, SlipKind
from tests.builders import kronor
from tests.ui.rooms.after_states import BY_TILL, is_done
from tests.ui.rooms.shop import BOOTS, JACKET, JUMPER, JUMPER_L, SOCKS, sales
from tests.ui.rooms.states import (
    a_view,
    at_rest,
    on_the_counter,
    pressed,
    scanned,
    the_visit,
)
from ui.models.facing import Facing
from ui.rooms.counter.state.counter import Counter, Printing
from ui.rooms.counter.state.facing import facing
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.prints import code_toggled
from ui.rooms.counter.state.siblings import siblings_known
from ui.rooms.second_screen import state as second
from ui.rooms.second_screen.room import SecondScreenRoom
from ui.theme import Theme, tokens_for, wear

SIZE = "1280x800"


def others(price: int = 499) -> tuple[Article, ...]:
    """The jumper in other sizes and colours."""
    options = (
        "Storlek L, dimblå",
        "Storlek S, dimblå",
        "Storlek M, mossgrön",
        "Storlek XL, dimblå",
    )
    return tuple(
        Article(f"SIB-{nr}", JUMPER_L, "Stickad tröja Fjäll", each, kronor(price), 3)
        for nr, each in enumerate(options)
    )


def jumper() -> Counter:
    """A jumper comes back."""
    return scanned(on_the_counter(), JUMPER)


def swapping(price: int = 499) -> Counter:
    """Goods are pointed out for an exchange."""
    state = pressed(jumper(), (Do.OFFER, "exchange"))
    return siblings_known(state, f"SKU-{JUMPER}", others(price))


def uneven() -> Counter:
    """The new one costs 150 more."""
    dearer = replace(others(649)[0], title="Stickad kofta Fjäll", options="Storlek M, dimblå")
    state = replace(swapping(), hunt="kofta", hunted=(replace(dearer, sku="OTHER"),))
    return pressed(state, (Do.PIECE, "1"))


def done() -> Counter:
    """Thanks, with what was promised."""
    state = is_done(BY_TILL, kind=SlipKind.REFUND)
    assert state.done is not None
    assert state.done.slip is not None
    card = Phrase("tender.card_ending", {"label": "8210"})
    day = date(2026, 11, 30)
    lead = Phrase("slip.lead.tender", {"amount": kronor(1249), "day": day, "tender": card})
    slip = replace(state.done.slip, lead=lead)
    rest = replace(state.rest, paid=PaidWithin(97, 100))
    return replace(state, rest=rest, done=replace(state.done, slip=slip))


def exchanged() -> Counter:
    """Thanks for an exchange with something to pay and something to come."""
    state = done()
    assert state.done is not None
    assert state.done.slip is not None
    steps = (
        NextStep(Phrase("slip.next.pay", {"amount": kronor(150)})),
        NextStep(Phrase("slip.next.exchange")),
    )
    slip = replace(state.done.slip, lead=Phrase("slip.lead.exchange_pay"), next_steps=steps)
    return replace(state, done=replace(state.done, slip=slip))


def rated() -> Counter:
    """She touched the fourth face."""
    state = done()
    assert state.done is not None
    hers = replace(state.done.hers, rating=4)
    return replace(state, done=replace(state.done, hers=hers))


def rated_low() -> Counter:
    """She touched the second face, and one of the topics."""
    state = done()
    assert state.done is not None
    hers = replace(state.done.hers, rating=2, about=("wait",))
    return replace(state, done=replace(state.done, hers=hers))


def scenes() -> Iterator[tuple[str, Counter]]:
    """Each moment with its name."""
    yield "calm", at_rest()
    yield "which", on_the_counter()
    yield "refund", jumper()
    yield "chosen", pressed(jumper(), (Do.OFFER, "refund"))
    yield "three-goods", scanned(on_the_counter(), JUMPER, SOCKS, SOCKS, JACKET)
    yield "exchange-open", swapping()
    yield "exchange", pressed(swapping(), (Do.PIECE, "1"))
    yield "exchange-shown", pressed(swapping(), (Do.PIECE, "1"), (Do.LINES, ""))
    yield "helps", pressed(jumper(), (Do.OFFER, "exchange"))
    yield "uneven", uneven()
    yield "our-mistake", pressed(jumper(), (Do.REASON, "3"))
    yield "complaint", pressed(jumper(), (Do.REASON, "4"))
    yield "gift", pressed(jumper(), (Do.REASON, "5"))
    yield "referred", scanned(on_the_counter(a_view(sales()[1])), BOOTS)
    yield "busy", moved(jumper(), Do.CONFIRM)
    yield "thanks", done()
    yield "thanks-exchange", exchanged()
    yield "rated", rated()
    yield "rated-low", rated_low()
    shown = done()
    assert shown.done is not None
    out = replace(shown, done=replace(shown.done, printing=Printing.PRINTED))
    yield "code", code_toggled(out)


def seen(state: Counter, language: str) -> Facing:
    """What she sees, in this language."""
    told = facing(state, clerk="Maja")
    visit = state.visit
    if visit is not None and the_visit(state).pieces:
        told = facing(replace(state, visit=replace(visit, language=language)), clerk="Maja")
        if not state.answered or told.says == Phrase("facing.looking"):
            told = replace(facing(state, clerk="Maja"), language=language)
    return replace(told, language=language)


def main(arguments: list[str]) -> None:
    """Draw every scene."""
    folder = Path(arguments[0])
    given = dict(enumerate(arguments))
    wide, high = map(int, given.get(1, SIZE).split("x"))
    language, percent, theme = given.get(2, "sv"), given.get(3, "100"), given.get(4, "light")
    wanted = set(given[5].split(",")) if 5 in given else set()
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    wear(Theme(tokens_for(theme, qt.styleHints()), motion=False), qt)
    for name, state in scenes():
        if wanted and name not in wanted:
            continue
        room = SecondScreenRoom("GRANLÖV")
        screen = room.screen()
        screen.resize(wide, high)
        screen.show()
        room.tell(seen(state, language))
        room.seen = replace(room.seen, size=int(percent))
        screen.tell(room.seen)
        if name == "rated":
            room.seen = second.languages(room.seen)
            screen.tell(room.seen)
        qt.processEvents()
        screen.grab().save(str(folder / f"{name}.png"))
        screen.hide()


if __name__ == "__main__":
    main(sys.argv[1:])
