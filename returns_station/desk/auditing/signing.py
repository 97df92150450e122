"""How far the journal is, signed: in the store-room, and in a second place."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from returns_station.case import Who
from returns_station.checkpoint import Checkpoint, checkpoint_after
from returns_station.people.granted import THE_STATION
from returns_station.people.rights import Right

if TYPE_CHECKING:
    from returns_station.desk.auditing.house import AuditHouse
    from returns_station.desk.ports import Clock, Store
    from returns_station.desk.station import Station

EACH: Final = 500
"""After so many entries the station signs by itself."""


def sign_now(store: "Store", house: "AuditHouse", clock: "Clock") -> Checkpoint | None:
    """Sign where the journal ends; gives the newest checkpoint, None where there never was one.

    What is signed already is not signed again; where nothing can sign, nothing happens.
    """
    with store.work() as work:
        heads, last = work.audit.heads(), work.audit.last_checkpoint()
        if not heads.seq or (last is not None and last.heads == heads):
            return last
        at = clock().isoformat()

        def message(key: str) -> bytes:
            return checkpoint_after(last, heads, at, key).message

        key, signature = house.signer.sign(message)
        if not key:
            return last
        made = replace(checkpoint_after(last, heads, at, key), signature=signature)
        work.audit.put_checkpoint(made)
        work.commit()
    # Only what is durable here is told elsewhere: an anchor must never be ahead by a power cut.
    house.witness.remember(made)
    return made


def sign_now_and_then(station: "Station", desk: str, least: int = EACH) -> Checkpoint | None:
    """The same as the station itself, once enough was written since the last time."""
    with station.store.views() as views:
        heads, last = views.audit.heads(), views.audit.last_checkpoint()
    if heads.seq - (last.heads.seq if last else 0) < least:
        return last
    who = Who(desk, desk, THE_STATION)
    store = station.behind(Right.LOOK_AFTER, "signing", who)
    return sign_now(store, station.house.audit, station.clock)
