"""The words of what is kept of people: person, thin-out, retention, encrypt, decrypt."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any


def add_persons(commands: Any, command: Callable[..., argparse.ArgumentParser]) -> None:  # noqa: ANN401 - argparse gives its own type no public name
    """Add the commands."""
    says = "what is kept of a customer: find her record, hand all of it out, forget her"
    person = command(commands, "person", says)
    deeds = person.add_subparsers(dest="deed", metavar="DEED", required=True)
    find = command(deeds, "find", "records by name, phone or mail, each with its number")
    find.add_argument("text", metavar="TEXT")
    export = command(deeds, "export", "write all that is kept of her to a JSON file")
    export.add_argument("customer", type=int, metavar="NUMBER", help="of her record: person find")
    export.add_argument("--to", type=Path, required=True, metavar="FILE.json")
    erase = command(deeds, "erase", "forget her: vouchers stay without her; it cannot be undone")
    erase.add_argument("customer", type=int, nargs="?", default=0, metavar="NUMBER")
    erase.add_argument("--contact", default="", metavar="TEXT", help="her phone or mail instead")
    erase.add_argument("--yes", action="store_true", help="do it; without it nothing is changed")
    command(commands, "thin-out", "let go of all that was kept long enough; once a day it is done")
    rules = command(commands, "retention", "how long each kind of data is kept, and by which rule")
    rules.add_argument("market", nargs="?", default="", metavar="MARKET")
    command(commands, "encrypt", "encrypt the database; its key goes into the system's keyring")
    command(commands, "decrypt", "make the database a plain file again")
