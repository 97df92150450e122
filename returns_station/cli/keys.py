"""`keys`: the keys that sign slips here and at the shop's other desks; also to trust or renew."""

import json
from argparse import Namespace
from pathlib import Path

from returns_station.adapters import key_files
from returns_station.adapters.key_files import OWN, key_from, shape_of
from returns_station.adapters.signing import StationSeals
from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.desk.errors import InputError, StationError
from returns_station.desk.sealing import StationKey
from returns_station.desk.station import Station
from returns_station.people.rights import Right
from returns_station.phrase import Argument, Phrase

_KEYS = "station_keys"
_MOST_BYTES = 1_000_000


class KeysUnreadableError(InputError):
    """The file holds no keys that a station exported."""


class KeysNotWrittenError(StationError):
    """The file with the keys cannot be written."""


def run(context: Context, asked: Namespace) -> int:
    """Do what is asked with the keys, else list them."""
    if asked.trust:
        return _trust(context, asked.trust)
    if asked.forget:
        return _forget(context, asked.forget)
    station = context.open_station()
    if asked.new and isinstance(station.house.seals, StationSeals):
        made = station.house.seals.renew()
        if made is not None:
            with station.behind(Right.SET_UP, "keys", context.who).work() as work:
                work.put_station_key(made)
                work.commit()
    keys = _of_shop(station)
    return _export(context, keys, asked.export) if asked.export else _list(context, keys)


def place_of(context: Context) -> Phrase:
    """Where the secret half of this station's key is kept."""
    own = key_files.own_key(context.folder)
    if own is not None and not own.secret:
        return Phrase("keys.in_keyring")
    return Phrase("keys.in_file", {"file": str(context.folder / OWN)})


def _of_shop(station: Station) -> tuple[StationKey, ...]:
    with station.store.views() as views:
        return views.station_keys()


def _list(context: Context, keys: tuple[StationKey, ...]) -> int:
    own = key_files.own_key(context.folder)
    trusted = tuple(
        key for key, by_hand in key_files.known_keys(context.folder) if by_hand and key not in keys
    )
    lines = [Phrase("keys.none")]
    if own is not None:
        told: dict[str, Argument] = {"key": own.key.id, "day": own.key.since}
        lines = [Phrase("keys.own", told | {"place": place_of(context)})]
    others = [key for key in keys if own is None or key.id != own.key.id]
    lines += [Phrase("keys.shop", _told(key)) for key in others]
    lines += [Phrase("keys.trusted", _told(key)) for key in trusted]
    facts: Plain = {
        "own": shape_of(own.key) if own else None,
        "shop": [shape_of(key) for key in keys],
        "trusted": [shape_of(key) for key in trusted],
    }
    context.answer(facts, "\n".join(map(context.say, lines)))
    return DONE if own is not None else NOT_AS_ASKED


def _told(key: StationKey) -> dict[str, Argument]:
    return {"key": key.id, "desk": key.desk or Phrase("seal.some_desk"), "day": key.since}


def _export(context: Context, keys: tuple[StationKey, ...], file: Path) -> int:
    facts: Plain = {_KEYS: [shape_of(key) for key in keys]}
    try:
        file.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise KeysNotWrittenError(Phrase("keys.not_written", {"file": file.name})) from error
    told = Phrase("keys.exported", {"count": len(keys), "file": file.name})
    context.answer(facts, context.say(told))
    return DONE


def _trust(context: Context, file: Path) -> int:
    """Take the keys of another shop; every one must be whole, or none is taken."""
    try:
        text = file.read_bytes()[:_MOST_BYTES].decode()
        found = [key_from(one) for one in json.loads(text)[_KEYS]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise KeysUnreadableError(Phrase("keys.unreadable", {"file": file.name})) from error
    keys = [key for key in found if key is not None]
    if not keys or len(keys) != len(found):
        raise KeysUnreadableError(Phrase("keys.unreadable", {"file": file.name}))
    try:
        key_files.keep_keys(context.folder, keys, trusted=True)
    except OSError as error:
        raise KeysNotWrittenError(Phrase("keys.not_written", {"file": file.name})) from error
    told = Phrase("keys.now_trusted", {"count": len(keys)})
    context.answer({"trusted": [shape_of(key) for key in keys]}, context.say(told))
    return DONE


def _forget(context: Context, name: str) -> int:
    done = key_files.forget_key(context.folder, name)
    told = Phrase("keys.forgotten" if done else "keys.not_trusted", {"key": name})
    context.answer({"forgotten": name if done else None}, context.say(told))
    return DONE if done else NOT_AS_ASKED
