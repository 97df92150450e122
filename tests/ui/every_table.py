"""Which way leads past which pages: every page of the window is on one of them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from returns_station.desk.station import Station
from tests.returns_station.desk.counter import a_station
from tests.ui import (
    after_pictures,
    approvals_pictures,
    beside_pictures,
    choose_pictures,
    day_pictures,
    every_scenes,
    inbox_pictures,
    intake_pictures,
    journal_pictures,
    lock_pictures,
    override_pictures,
    pickup_pictures,
    pictures,
    run_pictures,
    search_pictures,
    templates_pictures,
    terms_pictures,
    unproven_pictures,
)
from tests.ui.every_walks import HerWalk, Place, Shot, Walk, WallWalk
from tests.ui.pictures import Stage
from tests.ui.rooms import shop
from tests.ui.rooms.beside_shop import a_kind_shop
from tests.ui.rooms.intake.shop import PIOTR
from tests.ui.rooms.paying_shop import DECLINED, PAID, SILENT, a_paying_shop, a_terminal
from tests.ui.rooms.word_counter import a_word_shop


def _sold(folder: Path) -> Station:
    return a_station(folder, *shop.sales())


def _unsold(folder: Path) -> Station:
    return a_station(folder)


def _by_terminal(folder: Path) -> Station:
    return a_paying_shop(folder, a_terminal(PAID, SILENT, DECLINED))


def _staged(scenes: Callable[[Stage], Iterator[str]]) -> Callable[[Place], Iterator[str]]:
    return lambda place: scenes(place.stage)


def _with_station(
    scenes: Callable[[Stage, Station], Iterator[str]],
) -> Callable[[Place], Iterator[str]]:
    return lambda place: scenes(place.stage, place.station)


_OFFICE: Final[dict[str, Any]] = {"who": terms_pictures.ANDERS, "at_a_distance": True}
_GRANLOV: Final[dict[str, Any]] = {"shop": "Granlöv", "address": "Storgatan 12, Uppsala"}
WALKS: Final[tuple[Walk | HerWalk | WallWalk, ...]] = (
    Walk(
        _sold,
        _staged(pictures.scenes),
        {
            "visit": "visit",
            "why": "reasoning",
            "our-mistake": "our-mistake",
            "exchange": "exchange",
            "help": "help",
            "done": "done",
            "idle": "half-finished",
            "unknown": "unknown",
            "referred": "referred",
        },
    ),
    Walk(
        search_pictures.busy,
        _staged(search_pictures.scenes),
        {"idle-busy": "idle", "search": "search", "story": "story"},
    ),
    Walk(
        choose_pictures.a_choosing_shop,
        _with_station(choose_pictures._together),  # noqa: SLF001 - one set of scenes for all
        {"two-sales": "two-receipts"},
    ),
    Walk(
        choose_pictures.a_choosing_shop,
        _with_station(choose_pictures._mixed),  # noqa: SLF001 - as above
        {"mixed": "mixed"},
    ),
    Walk(
        choose_pictures.a_choosing_shop,
        _with_station(choose_pictures._exchange),  # noqa: SLF001 - as above
        {"uneven": "uneven"},
    ),
    Walk(
        choose_pictures.a_choosing_shop,
        _with_station(choose_pictures._kept),  # noqa: SLF001 - as above
        {"kept": "kept"},
    ),
    Walk(
        a_paying_shop,
        _staged(after_pictures.by_till),
        {"after-mixed": "after-mixed", "credit-sum": "credit"},
    ),
    Walk(
        _by_terminal,
        _staged(after_pictures.by_terminal),
        {"terminal-unknown": "payout-unknown", "owing": "owing"},
    ),
    Walk(
        a_word_shop,
        _staged(unproven_pictures._given),  # noqa: SLF001 - as above
        {"word-two": "no-receipt"},
    ),
    Walk(_sold, every_scenes.offline, {"offline": "offline"}),
    Walk(_sold, every_scenes.camera, {"camera": "camera"}),
    Walk(search_pictures.busy, every_scenes.pad, {"pad": "pad"}),
    Walk(
        every_scenes.a_training_shop,
        every_scenes.training,
        {"training": "training", "training-slip": "training-slip"},
        {"training": True},
    ),
    Walk(
        pickup_pictures.a_busy_station,
        pickup_pictures.walk,
        {
            "pickup-waits": "pickup-list",
            "pickup-address-missing": "pickup-address",
            "pickup-shelf": "pickup-shelf",
            "pickup-booked": "pickup-booked",
            "pickup-question": "pickup-question",
        },
    ),
    Walk(
        _sold,
        run_pictures.walk,
        {"run": "run", "run-door-swap": "run-door", "run-empty": "run-empty"},
    ),
    Walk(
        intake_pictures.a_busy_bench,
        intake_pictures.walk,
        {
            "intake-rest": "bench-rest",
            "intake": "bench",
            "intake-extra": "bench-extra",
            "intake-recalled": "bench-recalled",
            "intake-supplier": "bench-supplier",
            "intake-aside": "bench-aside",
        },
        {"who": PIOTR, "at_a_distance": True},
    ),
    Walk(
        _sold,
        every_scenes.imports,
        {"imports-columns": "imports-columns", "imports-done": "imports-done"},
    ),
    Walk(
        terms_pictures.office,
        every_scenes.terms,
        {
            "terms": "terms",
            "terms-below-law": "terms-below-law",
            "terms-news": "terms-news",
        },
        _OFFICE,
    ),
    Walk(
        override_pictures.a_shop_with_anders,
        _with_station(override_pictures.scenes),
        {"ask": "ask", "ask-waits": "ask-waits", "ask-pin": "ask-here", "ask-no": "ask-no"},
    ),
    Walk(
        _sold,
        approvals_pictures.whole,
        {"approvals": "approvals", "approvals-no": "approvals-no"},
    ),
    Walk(_sold, day_pictures.whole, {"day": "day", "board": "board"}),
    Walk(
        a_kind_shop,
        _staged(beside_pictures.scenes),
        {"done-sent": "done-sent", "done-extra": "done-extra"},
    ),
    WallWalk({"wall": "wall"}),
    Walk(_sold, inbox_pictures.whole, {"inbox": "inbox", "inbox-late": "inbox-late"}),
    Walk(
        _sold,
        templates_pictures.whole,
        {"templates": "templates", "templates-wrong": "templates-wrong"},
    ),
    Walk(
        journal_pictures.a_written_shop,
        journal_pictures.walk,
        {
            "journal-entry": "journal",
            "journal-checking": "journal-checking",
            "journal-found": "journal-found",
            "journal-holds": "journal-holds",
            "journal-trust-new": "journal-trust-new",
            "journal-trust": "journal-trust",
        },
        {"who": journal_pictures.EVA},
    ),
    Walk(
        _sold,
        every_scenes.sections,
        {
            "look": "setup-look",
            "scanner": "setup-scanner",
            "slip-typed": "setup-slip",
            "printer-found": "setup-printer-found",
            "printers": "setup-printer",
            "printer-roll": "setup-printer-roll",
            "screen": "setup-screen",
            "shop": "setup-shop",
        },
        _GRANLOV,
    ),
    Walk(_sold, every_scenes.learned, {"learned": "setup-learned"}, _GRANLOV),
    Walk(
        _unsold,
        every_scenes.guide,
        {
            "guide-1-named": "guide-1",
            "guide-2": "guide-2",
            "guide-3": "guide-3",
            "guide-4": "guide-4",
            "guide-5": "guide-5",
        },
    ),
    Walk(
        lock_pictures.a_staffed_shop,
        _with_station(lock_pictures.scenes),
        {
            "locked": "lock",
            "lock-first": "lock-first",
            "lock-pin": "lock-pin",
            "lock-wrong": "lock-wrong",
            "lock-shut": "lock-shut",
            "staff": "staff",
            "staff-in": "staff-in",
            "staff-role": "staff-role",
        },
    ),
    HerWalk(
        {
            "calm": "second-calm",
            "refund": "second-choosing",
            "gift": "second-gift",
            "thanks": "second-thanks",
        }
    ),
)


def shots(wanted: frozenset[str]) -> Iterator[Shot]:
    """Every page that is wanted, ready to be dressed."""
    for walk in WALKS:
        if wanted & set(walk.pages.values()):
            yield from walk.shots(wanted)
