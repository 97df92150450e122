"""Every page of the counter with all that can lie on it: for walks along what can be pressed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from returns_station.adapters.speech import speech
from returns_station.desk.prints import Print, PrintState
from returns_station.desk.searching import Hits, Person
from returns_station.desk.views import Article, Candidate, Day, RecentReturn
from returns_station.payout import PayoutState
from returns_station.phrase import Phrase
from returns_station.slip import NextStep
from tests.builders import BOUGHT_ON, NOW, kronor
from tests.payouts import SLIP, a_payout
from tests.ui.rooms.after_states import CARD_ENDS, a_slip, is_done, stood, with_credit
from tests.ui.rooms.approvals.questions import BOOTS, a_question
from tests.ui.rooms.beside_states import done, typed
from tests.ui.rooms.shop import BOOTS as BOOTS_CODE
from tests.ui.rooms.shop import JUMPER, RECEIPT, SOCKS
from tests.ui.rooms.states import (
    a_view,
    at,
    at_rest,
    on_the_counter,
    pressed,
    scanned,
    the_visit,
)
from ui.models.task import Task
from ui.rooms.counter.screen.counter import CounterScreen
from ui.rooms.counter.screen.scene import Doors, Scene
from ui.rooms.counter.state import overriding
from ui.rooms.counter.state.after import After
from ui.rooms.counter.state.counter import Counter, Printing, Rest, Trouble
from ui.rooms.counter.state.finishing import slip_shown
from ui.rooms.counter.state.her_word import shelved
from ui.rooms.counter.state.keeping import kept_of
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.moves import moved
from ui.rooms.counter.state.override import AskPerson
from ui.rooms.counter.state.paying import owing_shown
from ui.rooms.counter.state.seeking import matched
from ui.rooms.counter.state.siblings import siblings_known
from ui.rooms.counter.state.unproven import OnShelf, ShelfLook

SIZE: Final = (1184, 760)
_TURNS: Final = 4
DOORS: Final = Doors(bring_in=True, fill=True, open_file=True, file=True)
TASKS: Final = (Task("t", Phrase("training.tasks"), scan=RECEIPT),)
BACK: Final = RecentReturn(SLIP, NOW.isoformat(), "Eva", "Kofta", "refund", kronor(599), "done")
LARGER: Final = Article("L", "", "Tröja", "L", kronor(499), 2)
EMPTY: Final = Phrase(
    "print.not_ready", {"printer": "kassa", "why": Phrase("print.why.media_empty")}
)
WAITS: Final = Print(1, SLIP, 0, PrintState.NEW, NOW, "printer:kassa", 1, why=EMPTY)
SALE: Final = Candidate(
    7, RECEIPT, BOUGHT_ON, "Eva Svensson", "2", "Tröja", "S", 1, kronor(499),
    Phrase("find.why.both"),
)  # fmt: skip


def rest_with_all() -> Counter:
    """At rest, with something of all that waits."""
    visit = kept_of(the_visit(scanned(on_the_counter(), JUMPER)))
    day = Day(22, 1, any_sale=True, times=((NOW.isoformat()[:16], 1),))
    rest = Rest(True, day, (BACK,), (visit,), (SLIP,), (a_payout(),))
    return replace(at_rest(), rest=rest)


def nothing_yet() -> Counter:
    """No sale is in."""
    return replace(at_rest(), rest=Rest(ready=True, day=Day(0, 0, any_sale=False)))


def ticked() -> Counter:
    """Two kinds of goods come back, one of them with a way of its own."""
    return pressed(
        scanned(on_the_counter(), JUMPER, SOCKS, SOCKS),
        (Do.TICK, at("2")),
        (Do.TICK, at("2")),
        (Do.MORE, ""),
        (Do.ALONE, at("2")),
    )


def several() -> Counter:
    """Several of one kind, which can be parted."""
    return pressed(
        scanned(on_the_counter(), SOCKS, SOCKS), (Do.TICK, at("2")), (Do.COUNT, "2:1:0:2")
    )


def faulty() -> Counter:
    """Something is wrong with it; a lower price is asked for."""
    return pressed(scanned(on_the_counter(), JUMPER), (Do.REASON, "4"))


def kept() -> Counter:
    """It is kept for a lower price."""
    return pressed(faulty(), (Do.KEEP, ""))


def in_trouble() -> Counter:
    """What was read is not on the receipt."""
    title, words = Phrase("counter.trouble.unknown"), Phrase("counter.trouble.returned_before")
    return replace(ticked(), trouble=Trouble(title, words, seekable=True))


def exchanged() -> Counter:
    """Another size is chosen."""
    state = pressed(scanned(on_the_counter(), JUMPER, SOCKS), (Do.OFFER, "exchange"))
    return siblings_known(state, the_visit(state).first.lines[0].sku, (LARGER,))


def sought() -> Counter:
    """Sales and people were found."""
    hits = Hits(
        (SALE,), (Person(3, "Eva Svensson", sales=4, returns=1, last_on=BOUGHT_ON),), (BACK,)
    )
    return matched(moved(at_rest(), Do.TYPE, "eva"), "eva", hits)


def waits() -> Counter:
    """Money of which nobody knows waits for an answer."""
    payout = replace(a_payout(), state=PayoutState.UNKNOWN)
    return owing_shown(at_rest(), (payout, replace(payout, operation="other")))


def her_word() -> Counter:
    """Goods without a receipt."""
    sold = Article("SKU", JUMPER.zfill(14), "Stickad tröja Fjäll", "Storlek M", kronor(499))
    ask = ShelfLook((JUMPER,), surely=True)
    return shelved(at_rest(), ask, OnShelf((sold,)), key="word-1")


def asks() -> Counter:
    """A person is to be asked."""
    return scanned(on_the_counter(a_view(BOOTS)), BOOTS_CODE)


def ruled() -> Counter:
    """Somebody who may say yes answers here."""
    asked = overriding.askable(asks())
    assert asked is not None
    return overriding.opened(asks(), AskPerson(asked, here=True), "Anders", a_question())


def printed() -> Counter:
    """It is done, its slip has come out, and the goods are still at home."""
    state = is_done(a_payout())
    assert state.done is not None
    assert state.done.slip is not None
    at_home = NextStep(Phrase("slip.next.goods_at_home"))
    slip = replace(state.done.slip, next_steps=(at_home,))
    return replace(state, done=replace(state.done, printing=Printing.PRINTED, slip=slip))


def paper_asks() -> Counter:
    """It is done, and nobody knows whether its slip came out; all that waits waits, too."""
    state, unsure = is_done(), replace(WAITS, state=PrintState.UNKNOWN)
    assert state.done is not None
    done = replace(state.done, printing=Printing.ASKS, advice=unsure.why)
    return replace(state, done=done, rest=replace(rest_with_all().rest, prints=(unsure,)))


def paper_waits() -> Counter:
    """It is done, and its slip waits for paper."""
    state = is_done()
    assert state.done is not None
    done = replace(state.done, printing=Printing.WAITS, advice=WAITS.why)
    return replace(state, done=done, rest=replace(state.rest, prints=(WAITS,)))


def earlier() -> Counter:
    """An earlier return lies open; new goods of it may come back."""
    return slip_shown(at_rest(), a_slip(), SLIP, After(sale=1, goods_sale=2))


def undone() -> Counter:
    """It was undone."""
    return slip_shown(at_rest(), a_slip(), SLIP, After(sale=1, undone=True))


SCENES: Final[dict[str, Callable[[], Counter]]] = {
    "rest": rest_with_all,
    "nothing yet": nothing_yet,
    "ticked": ticked,
    "several": several,
    "faulty": faulty,
    "kept": kept,
    "trouble": in_trouble,
    "exchange": exchanged,
    "asks": asks,
    "ruled": ruled,
    "sought": sought,
    "done": lambda: stood(is_done(a_payout(), far_ends=CARD_ENDS), PayoutState.UNKNOWN),
    "beside": done,
    "extra": lambda: pressed(done(), (Do.EXTRA, "")),
    "sending": lambda: typed("elin@example.com"),
    "printed": printed,
    "paper waits": paper_waits,
    "paper asks": paper_asks,
    "paper asks at rest": lambda: replace(paper_asks(), done=None),
    "earlier": earlier,
    "undone": undone,
    "credit": with_credit,
    "owing": waits,
    "her word": her_word,
}


def a_screen(
    qtbot: QtBot, name: str = "rest", *, tasks: tuple[Task, ...] = (), language: str = "sv"
) -> CounterScreen:
    """The counter's screen with a scene on it, in a window of the usual size."""
    screen = CounterScreen(scene(name, tasks, language))
    qtbot.addWidget(screen)
    screen.resize(*SIZE)
    screen.tell(scene(name, tasks, language))
    screen.show()
    with qtbot.waitExposed(screen):
        screen.activateWindow()
    return screen


def scene(name: str, tasks: tuple[Task, ...] = (), language: str = "sv") -> Scene:
    """A scene as a page is told of it."""
    return Scene(SCENES[name](), speech(language), NOW, "Maja", DOORS, tasks)


def walk(screen: CounterScreen) -> Iterator[str]:
    """One scene after the other on the same screen, each laid out."""
    for name in SCENES:
        screen.tell(scene(name))
        settle(screen)
        yield name


def settle(screen: CounterScreen) -> None:
    """What lies in what was laid out is laid out in its own turn, until nothing moves."""
    still, before = 0, -1
    while still < _TURNS:
        QCoreApplication.processEvents()
        sizes = (each.size() for each in screen.findChildren(QWidget) if each.isVisible())
        now = hash(tuple((size.width(), size.height()) for size in sizes))
        still, before = (still + 1 if now == before else 0), now
