"""Who may run which command: once there are staff, each asks for a sign-in and for its right."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from returns_station.case import Who
from returns_station.desk.errors import NotAllowedError, StationError
from returns_station.desk.people.upkeep import by_itself
from returns_station.people.granted import OPEN_HOUSE
from returns_station.people.rights import Right
from returns_station.phrase import Phrase

if TYPE_CHECKING:
    from returns_station.cli.context import Context
    from returns_station.desk.station import Station

BADGE: Final = "RETURNS_STATION_BADGE"
"""The environment's name for a badge; without it whoever sits there is asked."""
PIN: Final = "RETURNS_STATION_PIN"
NEW_PIN: Final = "RETURNS_STATION_NEW_PIN"
CODE: Final = "RETURNS_STATION_CODE"
"""A recovery code, or the join code, of `staff`."""


class Anybody(Enum):
    """What needs no right: it shows nobody's data and changes nothing in the shop."""

    FREE = auto()
    UPKEEP = auto()
    """What the station does by itself; who signs in does it in her own name."""


Need: TypeAlias = Right | Anybody
Needs: TypeAlias = Need | Callable[[Namespace], Need]


@dataclass(frozen=True, slots=True)
class Signing:
    """What was given to sign in with; `ask` hears a secret from a person, None: nobody is there."""

    badge: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    ask: Callable[[str], str] | None = None
    new_secret: str = field(default="", repr=False)
    code: str = field(default="", repr=False)


NOBODY: Final = Signing()


def _deeds(otherwise: Need, **deeds: Need) -> Callable[[Namespace], Need]:
    named = {deed.replace("_", "-"): need for deed, need in deeds.items()}
    return lambda asked: named.get(asked.deed or "", otherwise)


def _keys(asked: Namespace) -> Need:
    changes = asked.new or asked.trust or asked.forget
    return Right.SET_UP if changes else Anybody.FREE


def _traces(asked: Namespace) -> Need:
    """Documents that were saved are checked without a store-room."""
    saved = bool(asked.names) and all(Path(name).is_file() for name in asked.names)
    return Anybody.FREE if saved and not asked.all else Right.SEE


_DOORS: Final = _deeds(
    Right.VANS,
    # At a door without a network: what was taken along lies on that machine alone.
    doors=Anybody.FREE,
    say=Anybody.FREE,
)
NEEDS: Final[dict[str, Needs]] = {
    "import": Right.BRING_IN,
    "stock": lambda asked: Right.STOCK if asked.file else Right.SEE,
    "find": Right.SEE,
    "announce": Anybody.FREE,
    "preview": Right.SEE,
    "return": Right.TAKE_BACK,
    "undo": Right.UNDO,
    "awaited": lambda asked: Right.RECEIVE if asked.came else Right.SEE,
    "slip": Right.PRINT,
    "slots": Right.PICKUPS,
    "vans": _DOORS,
    "manifest": Right.VANS,
    "parcel-label": Right.VANS,
    "postal-codes": Right.VANS,
    "prints": Right.PRINT,
    # It tells no more of a paper than whether it is genuine.
    "verify-slip": Anybody.FREE,
    "keys": _keys,
    "verify": lambda asked: Right.READ_JOURNAL if asked.export is None else Anybody.FREE,
    "credit": lambda asked: Right.CREDIT if asked.use else Right.SEE,
    "unproven": lambda asked: Right.UNPROVEN if asked.open or asked.found else Right.SEE,
    "asks": _deeds(
        Right.SEE,
        put=Right.TAKE_BACK,
        yes=Right.RULE,
        no=Right.DECLINE,
        again=Right.TAKE_BACK,
        take_back=Right.TAKE_BACK,
    ),
    "payouts": _deeds(
        Right.SEE,
        run=Anybody.UPKEEP,
        pay=Right.PAY,
        ask=Right.PAY,
        confirm=Right.PAY,
        fail=Right.PAY,
        till=Right.PAY,
    ),
    "cases": Anybody.FREE,
    "explain": Right.SEE,
    "check-trace": _traces,
    "wishes": Right.SEE,
    "encrypt": Right.SET_UP,
    "decrypt": Right.SET_UP,
    "person": Right.PERSONS,
    "thin-out": Anybody.UPKEEP,
    "retention": Anybody.FREE,
    "trust": Right.PATTERNS,
    "promises": _deeds(Right.SEE, done=Right.RECEIVE),
    "letters": _deeds(
        Right.SEE,
        write=Right.ANSWER,
        told=Right.ANSWER,
        reach=Right.TAKE_BACK,
        send=Anybody.UPKEEP,
    ),
    "inbox": _deeds(Right.ANSWER, fetch=Anybody.UPKEEP, listen=Anybody.UPKEEP),
    "board": Right.SEE,
    "feedback": _deeds(Right.SEE, say=Right.TAKE_BACK, code=Right.TAKE_BACK, change=Right.ANSWER),
    # A page for anybody's eyes: it holds the shop's name and where it takes mail.
    "feedback-page": Anybody.FREE,
    "surprise": _deeds(Right.SEE, suggest=Right.SURPRISE, give=Right.SURPRISE),
    "day-report": Right.SEE,
    "intake": Right.BENCH,
    "demo": Right.SET_UP,
    "law": Anybody.FREE,
    # The first manager, a PIN and a code on paper are doors of their own.
    "staff": _deeds(
        Right.STAFF,
        first=Anybody.FREE,
        pin=Anybody.FREE,
        recover=Anybody.FREE,
        join=Anybody.FREE,
    ),
    "terms": _deeds(
        Anybody.FREE, save=Right.PROMISE, approve=Right.PUBLISH, publish=Right.PUBLISH,
        **{"import": Right.PROMISE},
    ),
    "route": Anybody.FREE,
    "simulate": Anybody.FREE,
    "carriers": lambda asked: Anybody.FREE if asked.listen is None else Anybody.UPKEEP,
    "doctor": Anybody.FREE,
    # Its shop is made up, and no shop's own.
    "bench": Anybody.FREE,
}  # fmt: skip
"""What each command needs, by its deed where it has several."""


def admitted(context: "Context", asked: Namespace) -> "Context":
    """The run in the name of who may do it; raises NotAllowedError, and the attempt is kept."""
    need = need_of(asked)
    if need is Anybody.FREE:
        return context
    try:
        station = context.open_station()
    except Exception:
        if asked.command == "verify":
            # What cannot be read shows nobody's data: where it was changed may be told to anybody.
            return context
        raise
    context = replace(context, open_station=lambda: station)
    with station.store.views() as views:
        if views.people.granted("") == OPEN_HOUSE:
            return context
    upkeep = need is Anybody.UPKEEP and not context.signing.badge
    who = by_itself(context.who.desk) if upkeep else _signed_in(context, station)
    if isinstance(need, Right):
        station.behind(need, asked.command, who).admit()
    return replace(context, signed=who)


def need_of(asked: Namespace) -> Need:
    """What this very command needs."""
    needs = NEEDS[asked.command]
    return needs(asked) if callable(needs) else needs


def _signed_in(context: "Context", station: "Station") -> Who:
    given = context.signing
    badge = given.badge or _asked(context, "cli.sign_in.badge")
    secret = given.secret or _asked(context, "cli.sign_in.secret")
    try:
        return station.doorkeeper.sign_in(badge, secret, context.who.desk).who
    except StationError as error:
        raise NotAllowedError(error.advice) from error


def _asked(context: "Context", key: str) -> str:
    ask = context.signing.ask
    told = ask(context.say(Phrase(key))).strip() if ask is not None else ""
    if not told:
        raise NotAllowedError(Phrase("cli.sign_in.needed", {"badge": BADGE, "pin": PIN}))
    return told
