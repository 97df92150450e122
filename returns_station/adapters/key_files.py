"""The station's keys on disk: its own in a file nobody else may read, those it knows beside it."""

import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from secrets import token_hex
from typing import Any, Final

from returns_station.canonical import Plain
from returns_station.desk.sealing import StationKey
from returns_station.seal import key_id

OWN: Final = "slip-key.json"
KNOWN: Final = "slip-keys"
_MODE: Final = 0o600
_OTHERS: Final = 0o077
_HEX: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class OwnKey:
    """The key that signs here; `secret` in hex is "" where the system's keyring keeps it.

    `exposed` is the day when others were found able to read the file.
    """

    key: StationKey
    secret: str = ""
    exposed: str = ""


def own_key(folder: Path) -> OwnKey | None:
    """The folder's own key; None where there is none, or the file cannot be made sense of."""
    try:
        facts = json.loads((folder / OWN).read_text(encoding="utf-8"))
        key = key_from(facts)
        secret, exposed = facts["secret"], facts.get("exposed", "")
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if key is None or not isinstance(exposed, str) or (secret and not _HEX.fullmatch(secret)):
        return None
    return OwnKey(key, secret, exposed)


def is_open_to_others(folder: Path) -> bool:
    """Whether others on this machine can read the key's file."""
    if os.name == "nt":
        # There a file in a user's folder is that user's by its inherited rights.
        return False
    try:
        return bool((folder / OWN).stat().st_mode & _OTHERS)
    except OSError:
        return False


def shut(folder: Path, own: OwnKey, today: date) -> OwnKey:
    """Take the file from others' eyes, and remember that it was open to them."""
    (folder / OWN).chmod(_MODE)
    if not own.secret:
        return own
    told = replace(own, exposed=own.exposed or today.isoformat())
    return put_own(folder, told, over=own) or told


def put_own(folder: Path, own: OwnKey, *, over: OwnKey | None) -> OwnKey | None:
    """Put the key in place whole, or not at all; gives the key that stands there afterwards.

    Two stations may start at once: without `over`, the first one's key stays, and is given.
    """
    facts = shape_of(own.key) | {"secret": own.secret, "exposed": own.exposed}
    half = folder / f"{OWN}.{token_hex(4)}.new"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        _write(half, facts)
        if over is None and own_key(folder) is None and (folder / OWN).exists():
            # Of no use to anybody, yet it may be of use to who repairs disks.
            (folder / OWN).replace(folder / f"{OWN}.unreadable")
        if over is not None:
            half.replace(folder / OWN)
        else:
            _place(half, folder / OWN)
    finally:
        half.unlink(missing_ok=True)
    return own_key(folder)


def known_keys(folder: Path) -> tuple[tuple[StationKey, bool], ...]:
    """The keys kept beside the store, and whether each was trusted by hand."""
    found = (_known(path) for path in sorted((folder / KNOWN).glob("*.json")))
    return tuple(one for one in found if one is not None)


def known_key(folder: Path, key: str) -> StationKey | None:
    """The key with this id that is kept beside the store."""
    one = _known(folder / KNOWN / f"{key}.json")
    return one[0] if one else None


def keep_keys(folder: Path, keys: Iterable[StationKey], *, trusted: bool = False) -> None:
    """Keep public keys, each in a file of its own: what another station writes is never lost."""
    place = folder / KNOWN
    for key in keys:
        path = place / f"{key.id}.json"
        if path.exists():
            continue
        place.mkdir(parents=True, exist_ok=True)
        half = place / f"{key.id}.{token_hex(4)}.new"
        try:
            _write(half, shape_of(key) | {"trusted": trusted})
            half.replace(path)
        finally:
            half.unlink(missing_ok=True)


def forget_key(folder: Path, key: str) -> bool:
    """Drop a key that was trusted by hand; whether there was one."""
    found = next((one for one, by_hand in known_keys(folder) if by_hand and one.id == key), None)
    if found is None:
        return False
    (folder / KNOWN / f"{found.id}.json").unlink(missing_ok=True)
    return True


def shape_of(key: StationKey) -> dict[str, Plain]:
    """A public key as JSON."""
    return {"id": key.id, "public": key.public, "desk": key.desk, "since": key.since.isoformat()}


def key_from(facts: Any) -> StationKey | None:  # noqa: ANN401 - read from a file
    """A public key from JSON; None where its id is not its own."""
    try:
        public, desk = facts["public"], str(facts["desk"])[:_LONGEST]
        since = date.fromisoformat(facts["since"])
        if not _HEX.fullmatch(public) or facts["id"] != key_id(bytes.fromhex(public)):
            return None
    except (KeyError, TypeError, ValueError):
        return None
    return StationKey(facts["id"], public, "".join(filter(str.isprintable, desk)), since)


def _known(path: Path) -> tuple[StationKey, bool] | None:
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    key = key_from(facts)
    return (key, facts.get("trusted") is True) if key is not None else None


def _write(path: Path, facts: dict[str, Plain]) -> None:
    # Made for nobody else from its first moment on.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(facts, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())


def _place(half: Path, path: Path) -> None:
    """Give the file its name, unless somebody was quicker."""
    try:
        if os.name == "nt":
            half.rename(path)
        else:
            path.hardlink_to(half)
    except FileExistsError:
        return
    except OSError:
        # A disk without links: here two that start in the same instant keep the later one's key.
        half.replace(path)
