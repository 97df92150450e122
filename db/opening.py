"""A store-room opened, and brought to this release."""

from collections.abc import Callable

from sqlalchemy import Engine

from db.ciphering import Keys, no_keys
from db.engine import before_writing, open_engine
from db.schema import prepare


def opened(url: str, told: Callable[[], object], keys: Keys = no_keys) -> Engine:
    """The engine of a URL; `told` hears before anything is written, `keys` know a file's key."""
    engine = open_engine(url, keys)
    before_writing(engine, told)
    prepare(engine)
    return engine
