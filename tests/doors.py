"""Every door of the house by name: the right it asks for, and a knock at it.

What a knock asks for need not exist: the door answers first. Who may go in finds nothing there.
"""

from collections.abc import Callable
from typing import Any, Final

from db.imports import Inbox
from db.unit_of_work import StoreRoom
from returns_station.case import Who
from returns_station.desk.bench.commands import GradePiece, LetGo, SettleQuestion
from returns_station.desk.commands import (
    ApproveTerms,
    GoodsCame,
    Part,
    PublishTerms,
    SaveTerms,
    TakeBack,
    UndoReturn,
)
from returns_station.desk.credit_commands import RedeemCredit
from returns_station.desk.looking_after import look_after
from returns_station.desk.paying import ask, pay
from returns_station.desk.payout_commands import ConfirmPayout, ConfirmTill, FailPayout
from returns_station.desk.people import commands as people
from returns_station.desk.pickup.commands import (
    BookPickup,
    CancelPickup,
    MovePickup,
    ResolvePickup,
)
from returns_station.desk.printing import ask_about_lost, came_out, put_aside
from returns_station.desk.rating import Rate
from returns_station.desk.ruling.commands import (
    AskAgain,
    AskForYes,
    NotThisTime,
    SayYes,
    TakeBackAsk,
)
from returns_station.desk.station import Station
from returns_station.desk.unproven_commands import Brought, FindSale, OpenUnproven
from returns_station.goods.grade import Grade, Lane
from returns_station.money import Money
from returns_station.people.rights import Right
from returns_station.people.roles import SHIPPED, STATION_RIGHTS, Role
from returns_station.pickup.booking import Told
from returns_station.policy.claim import Outcome
from returns_station.policy.ruling import Why, WhyNot
from tests.builders import a_claim
from tests.canaries import NAME
from tests.door import ANYTHING, DAY, DoorOf
from tests.door import look as _look
from tests.doors_service import (
    BOARD,
    FEEDBACK,
    INBOX,
    LETTERS,
    PROMISES,
    SURPRISING,
    WORDINGS,
)

SOME: Final = Money(100, "SEK")


def _performed(command: Any) -> Callable[[Station, Who], object]:  # noqa: ANN401 - one of many
    return lambda station, who: station.perform(command, who)


def _said(command: Any) -> Callable[[Station, Who], object]:  # noqa: ANN401 - as above
    return lambda station, who: station.ruling(who).say(command)


def _staff(command: people.StaffCommand) -> Callable[[Station, Who], object]:
    return lambda station, who: station.staffing(who).do(command)


PERFORMED: Final = {
    TakeBack: TakeBack("visit", (Part(1, a_claim()),)),
    UndoReturn: UndoReturn("k", "RS000000427"),
    GoodsCame: GoodsCame("k", "RS000000427"),
    RedeemCredit: RedeemCredit("k", "TG000000427", SOME, "till 1"),
    ConfirmPayout: ConfirmPayout("k", "op", "ref"),
    FailPayout: FailPayout("k", "op", "declined"),
    ConfirmTill: ConfirmTill("k", "RS000000427", "till 1"),
    OpenUnproven: OpenUnproven("k", (Brought("none"),)),
    FindSale: FindSale("k", 1, 2),
    Rate: Rate("RS000000427", 5),
    SaveTerms: SaveTerms("k", ANYTHING),
    ApproveTerms: ApproveTerms("k", "v1"),
    PublishTerms: PublishTerms("k", "v1", DAY),
}
"""One of each command that a Station performs."""

_BY_NAME: Final[dict[str, tuple[Right, Any]]] = {
    "Ruling.say(SayYes)": (Right.RULE, SayYes("k", "A1", Outcome.REFUND, Why.OTHER)),
    "Ruling.say(NotThisTime)": (Right.DECLINE, NotThisTime("k", "A1", WhyNot.OTHER, "no", None)),
    "Ruling.say(AskAgain)": (Right.TAKE_BACK, AskAgain("k", "A1", "new")),
    "Ruling.say(TakeBackAsk)": (Right.TAKE_BACK, TakeBackAsk("k", "A1")),
}

FETCHING: Final = {
    "to_fetch": _look(Right.SEE, lambda s, w: s.fetching(w).to_fetch()),
    "one": _look(Right.SEE, lambda s, w: s.fetching(w).one("RS1")),
    "slots": _look(
        Right.SEE, lambda s, w: s.fetching(w).slots("RS1", ANYTHING, ANYTHING, ANYTHING)
    ),
    "questions": _look(Right.SEE, lambda s, w: s.fetching(w).questions()),
    "messages": _look(Right.SEE, lambda s, w: s.fetching(w).messages()),
    "book": DoorOf(
        Right.PICKUPS,
        lambda s, w: s.fetching(w).book(
            BookPickup("k", "RS1", ANYTHING, ANYTHING, ANYTHING, ANYTHING, ANYTHING)
        ),
    ),
    "cancel": DoorOf(Right.PICKUPS, lambda s, w: s.fetching(w).cancel(CancelPickup("k", "b"))),
    "move": DoorOf(Right.PICKUPS, lambda s, w: s.fetching(w).move(MovePickup("k", "b", ANYTHING))),
    "resolve": DoorOf(
        Right.PICKUPS, lambda s, w: s.fetching(w).resolve(ResolvePickup("k", "b", Told.BOOKED))
    ),
    "heed": DoorOf(Right.PICKUPS, lambda s, w: s.fetching(w).heed((ANYTHING,))),
    "settle": DoorOf(Right.PICKUPS, lambda s, w: s.fetching(w).settle()),
    "told": DoorOf(Right.PICKUPS, lambda s, w: s.fetching(w).told(1)),
}
VANS: Final = {
    "runs": _look(Right.SEE, lambda s, w: s.vans(w).runs(DAY)),
    "one": _look(Right.SEE, lambda s, w: s.vans(w).one("R1")),
    "day": _look(Right.SEE, lambda s, w: s.vans(w).day(DAY)),
    "joining": _look(Right.SEE, lambda s, w: s.vans(w).joining(DAY)),
    "manifest": _look(Right.SEE, lambda s, w: s.vans(w).manifest("R1")),
    "slip_of": _look(Right.SEE, lambda s, w: s.vans(w).slip_of("1")),
    "take_along": _look(Right.SEE, lambda s, w: s.vans(w).take_along("R1")),
    "over": _look(Right.SEE, lambda s, w: s.vans(w).over(())),
    "questions": _look(Right.SEE, lambda s, w: s.vans(w).questions()),
    "point_of": _look(Right.SEE, lambda s, w: s.vans(w).point_of(ANYTHING)),
    "learned_from": _look(Right.SEE, lambda s, w: s.vans(w).learned_from(ANYTHING)),
    "sources": _look(Right.SEE, lambda s, w: s.vans(w).sources()),
    "join": DoorOf(Right.VANS, lambda s, w: s.vans(w).join("b")),
    "replan": DoorOf(Right.VANS, lambda s, w: s.vans(w).replan(DAY)),
    "settle": DoorOf(Right.VANS, lambda s, w: s.vans(w).settle()),
    "start": DoorOf(Right.VANS, lambda s, w: s.vans(w).start("R1")),
    "close": DoorOf(Right.VANS, lambda s, w: s.vans(w).close("R1")),
    "labels": DoorOf(Right.VANS, lambda s, w: s.vans(w).labels("RS1")),
    "sync": DoorOf(Right.VANS, lambda s, w: s.vans(w).sync(())),
    "answered": DoorOf(Right.VANS, lambda s, w: s.vans(w).answered("s")),
    "keep_codes": DoorOf(Right.VANS, lambda s, w: s.vans(w).keep_codes(ANYTHING, ())),
}
BENCH: Final = {
    "see": _look(Right.SEE, lambda s, w: s.bench(w).see("P1")),
    "label": _look(Right.SEE, lambda s, w: s.bench(w).label("P1", 1)),
    "pictures": _look(Right.SEE, lambda s, w: s.bench(w).pictures("P1", 1)),
    "day": _look(Right.SEE, lambda s, w: s.bench(w).day()),
    "waiting": _look(Right.SEE, lambda s, w: s.bench(w).waiting()),
    "quarantine": _look(Right.SEE, lambda s, w: s.bench(w).quarantine()),
    "questions": _look(Right.SEE, lambda s, w: s.bench(w).questions()),
    "supplier_goods": _look(Right.SEE, lambda s, w: s.bench(w).supplier_goods()),
    "open": DoorOf(Right.BENCH, lambda s, w: s.bench(w).open("00370123456789012345")),
    "scan": DoorOf(Right.BENCH, lambda s, w: s.bench(w).scan("P1", "7310865004703")),
    "grade": DoorOf(
        Right.BENCH, lambda s, w: s.bench(w).grade(GradePiece("k", "P1", 1, Grade.A))
    ),
    "let_go": DoorOf(
        Right.BENCH, lambda s, w: s.bench(w).let_go(LetGo("k", "P1", 1, Lane.SHELF, "seen"))
    ),
    "settle": DoorOf(
        Right.BENCH, lambda s, w: s.bench(w).settle(SettleQuestion("k", "P1", 1, "seen"))
    ),
    "photo": DoorOf(Right.BENCH, lambda s, w: s.bench(w).photo("P1", 1, b"")),
    "close": DoorOf(Right.BENCH, lambda s, w: s.bench(w).close("P1")),
    "tidy": DoorOf(Right.BENCH, lambda s, w: s.bench(w).tidy()),
    "undo": DoorOf(Right.BENCH, lambda s, w: s.bench(w).undo("P1")),
    "send_to_supplier": DoorOf(
        Right.BENCH, lambda s, w: s.bench(w).send_to_supplier((), "k")
    ),
}  # fmt: skip
RULING: Final = {
    "waiting": _look(Right.SEE, lambda s, w: s.ruling(w).waiting()),
    "one": _look(Right.SEE, lambda s, w: s.ruling(w).one("A1")),
    "today": _look(Right.SEE, lambda s, w: s.ruling(w).today()),
    "who_can": _look(Right.SEE, lambda s, w: s.ruling(w).who_can(SOME)),
    "picture": _look(Right.SEE, lambda s, w: s.ruling(w).picture("p")),
    "ask": DoorOf(
        Right.TAKE_BACK, lambda s, w: s.ruling(w).ask(AskForYes("k", "v", (), Outcome.REFUND))
    ),
    "photo": DoorOf(Right.TAKE_BACK, lambda s, w: s.ruling(w).photo(b"")),
    "expire": DoorOf(Right.LOOK_AFTER, lambda s, w: s.ruling(w).expire()),
}
AUDITING: Final = {
    "head": _look(Right.READ_JOURNAL, lambda s, w: s.auditing(w).head()),
    "entries": _look(Right.READ_JOURNAL, lambda s, w: s.auditing(w).entries()),
    "verify": _look(Right.READ_JOURNAL, lambda s, w: s.auditing(w).verify()),
    "checkpoint": DoorOf(Right.READ_JOURNAL, lambda s, w: s.auditing(w).checkpoint()),
    "export": _look(Right.READ_JOURNAL, lambda s, w: s.auditing(w).export(ANYTHING)),
}
TRUST: Final = {
    "budget": _look(Right.PATTERNS, lambda s, w: s.trust(w).budget(1, "SEK")),
    "patterns": _look(Right.PATTERNS, lambda s, w: s.trust(w).patterns(DAY)),
    "honesty": _look(Right.PATTERNS, lambda s, w: s.trust(w).honesty(DAY)),
}
_STAFF_COMMANDS: Final[dict[str, people.StaffCommand]] = {
    "TakeIn": people.TakeIn("k1", "Ali", "clerk"),
    "ChangeStaff": people.ChangeStaff("k2", "nobody", name="Bo"),
    "GiveBadge": people.GiveBadge("k3", "nobody"),
    "RevokeBadge": people.RevokeBadge("k4", "nobody"),
    "LetGo": people.LetGo("k5", "nobody"),
    "SetRole": people.SetRole("k6", Role("guest", frozenset((Right.SEE,)))),
    "Unlock": people.Unlock("k7", "nobody"),
}
STAFFING: Final = {
    "people": _look(Right.STAFF, lambda s, w: s.staffing(w).people()),
    "roles": _look(Right.STAFF, lambda s, w: s.staffing(w).roles()),
    "join_code": _look(Right.STAFF, lambda s, w: s.staffing(w).join_code()),
    "new_codes": DoorOf(Right.STAFF, lambda s, w: s.staffing(w).new_codes()),
}
KEEPING: Final = {
    "find": _look(Right.PERSONS, lambda s, w: s.keeping(w).find(NAME)),
    "export": _look(Right.PERSONS, lambda s, w: s.keeping(w).export(0)),
    "erase": DoorOf(Right.PERSONS, lambda s, w: s.keeping(w).erase(0, "nobody@example.se")),
    "due": _look(Right.PERSONS, lambda s, w: s.keeping(w).due()),
    "thin_out": DoorOf(Right.PERSONS, lambda s, w: s.keeping(w).thin_out()),
}


def _inbox(station: Station, who: Who) -> Inbox:
    assert isinstance(station.store, StoreRoom)
    return Inbox(station.store.engine, clock=station.clock, who=who)


OTHERS: Final = {
    "paying.pay": DoorOf(Right.PAY, lambda s, w: pay(s.paying(w), "op")),
    "paying.ask": DoorOf(Right.PAY, lambda s, w: ask(s.paying(w), "op")),
    "print_slip": DoorOf(Right.PRINT, lambda s, w: s.print_slip("RS1", "no.pdf", w)),
    "put_out": DoorOf(Right.PRINT, lambda s, w: s.put_out(ANYTHING, "no.pdf", w)),
    "came_out": DoorOf(Right.PRINT, lambda s, w: came_out(s.printer(w), "RS1", out=True)),
    "put_aside": DoorOf(Right.PRINT, lambda s, w: put_aside(s.printer(w), "RS1")),
    "ask_about_lost": _look(
        Right.SEE, lambda s, w: ask_about_lost(s.printer(w), at_start=False)
    ),
    "look_after": DoorOf(Right.LOOK_AFTER, look_after),
    "Inbox.put": DoorOf(Right.BRING_IN, lambda s, w: _inbox(s, w).put((), ())),
    "Inbox.match": DoorOf(Right.BRING_IN, lambda s, w: _inbox(s, w).match()),
    "Inbox.count": DoorOf(Right.STOCK, lambda s, w: _inbox(s, w).count(())),
    "settings": DoorOf(
        Right.SET_UP, lambda s, w: s.behind(Right.SET_UP, "settings", w).admit(), writes=False
    ),
}  # fmt: skip


def every_door() -> dict[str, DoorOf]:
    """All of them, by what a person would call them."""
    from returns_station.desk.people.rights_for import RIGHT_FOR

    doors = {
        kind.__name__: DoorOf(RIGHT_FOR[kind], _performed(one)) for kind, one in PERFORMED.items()
    }
    doors |= {name: DoorOf(right, _said(one)) for name, (right, one) in _BY_NAME.items()}
    doors |= {f"Staffing.{name}": DoorOf(Right.STAFF, _staff(one))
              for name, one in _STAFF_COMMANDS.items()}  # fmt: skip
    groups = {
        "Fetching": FETCHING, "Vans": VANS, "Bench": BENCH, "Ruling": RULING,
        "Auditing": AUDITING, "Trust": TRUST, "Staffing": STAFFING, "Keeping": KEEPING,
        "Promises": PROMISES, "Board": BOARD,
        "Wordings": WORDINGS,
        "Letters": LETTERS,
        "InboxOf": INBOX,
        "Feedback": FEEDBACK, "Surprising": SURPRISING,
    }  # fmt: skip
    for group, found in groups.items():
        doors |= {f"{group}.{name}": door for name, door in found.items()}
    return doors | OTHERS


ROLES: Final = (*SHIPPED, "station")


def rights_table() -> str:
    """Who has which right, and what it opens, as a table for people to read."""
    doors = every_door()
    lines = [
        f"| right | opens | {' | '.join(ROLES)} |",
        f"| --- | --- |{' :-: |' * len(ROLES)}",
    ]
    for right in Right:
        opens = ", ".join(f"`{name}`" for name, door in doors.items() if door.right is right)
        has = (right in (STATION_RIGHTS if one == "station" else SHIPPED[one].rights)
               for one in ROLES)  # fmt: skip
        lines.append(f"| {right} | {opens} | {' | '.join('x' if one else '' for one in has)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(rights_table())  # noqa: T201 - to be put into docs/security.md
