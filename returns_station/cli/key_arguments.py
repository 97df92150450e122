"""The words of `verify-slip` and `keys`: what may be asked about the signatures on slips."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

# argparse gives its own type no public name, and it can be subscripted by type checkers alone.
Deeds: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - as said
Command: TypeAlias = Callable[[Deeds, str, str], argparse.ArgumentParser]


def add_keys(commands: Deeds, command: Command) -> None:
    """`verify-slip` and `keys`."""
    verify = command(commands, "verify-slip", "whether a slip is genuine, altered, or unknown")
    which = verify.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "text", nargs="?", default="", metavar="TEXT", help="its square code; -: each line read"
    )
    which.add_argument("--picture", type=Path, metavar="FILE", help="a photo or a scan of the slip")
    offline = "ask the paper and the known keys alone, no database"
    verify.add_argument("--offline", action="store_true", help=offline)
    _journal(command(commands, "verify", "whether the journal and the ledgers are as they were"))
    keys = command(commands, "keys", "the keys that sign slips, here and at the shop's other desks")
    deed = keys.add_mutually_exclusive_group()
    deed.add_argument("--export", type=Path, metavar="FILE", help="the public keys, for elsewhere")
    deed.add_argument("--trust", type=Path, metavar="FILE", help="take slips of these for genuine")
    deed.add_argument("--forget", default="", metavar="KEY", help="trust this one no longer")
    new = "sign with a new key from now on; what is signed already stays genuine"
    deed.add_argument("--new", action="store_true", help=new)


def _journal(verify: argparse.ArgumentParser) -> None:
    verify.add_argument("--anchor", type=Path, metavar="FILE", help="a copy of the second file")
    verify.add_argument("--code", default="", help="the journal's code on a slip or a day report")
    which = verify.add_mutually_exclusive_group()
    which.add_argument("--export", type=Path, metavar="FILE", help="verify this file instead")
    which.add_argument("--write", type=Path, metavar="FILE", help="write the journal to a file")
