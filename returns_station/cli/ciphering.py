"""`encrypt`, `decrypt`: the shop's database as nobody reads it without its key, and plain again."""

from argparse import Namespace

from returns_station.canonical import Plain
from returns_station.cli.context import DONE, Context
from returns_station.phrase import Phrase


def encrypt(context: Context, _asked: Namespace) -> int:
    """Write the database anew with a key of its own, and the old file over."""
    changed = context.turn(encrypted=True)
    return _told(context, "encrypted" if changed else "is_encrypted", changed=changed)


def decrypt(context: Context, _asked: Namespace) -> int:
    """Write the database anew as a plain file."""
    changed = context.turn(encrypted=False)
    return _told(context, "decrypted" if changed else "is_plain", changed=changed)


def _told(context: Context, key: str, *, changed: bool) -> int:
    facts: Plain = {"changed": changed, "standing": key}
    context.answer(facts, context.say(Phrase(f"cipher.{key}")))
    return DONE
