"""The words of `terms`: what may be asked about the shop's promise."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeAlias

# argparse gives its own type no public name, and it can be subscripted by type checkers alone.
Deeds: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - as said
Command: TypeAlias = Callable[[Deeds, str, str], argparse.ArgumentParser]


def add_deeds(parser: argparse.ArgumentParser, command: Command) -> None:
    """Give `terms` its deeds; `command` adds one with what all commands share."""
    deeds = parser.add_subparsers(dest="deed", metavar="DEED", required=True)
    _looking(deeds, command)
    _promising(deeds, command)


def _looking(deeds: Deeds, command: Command) -> None:
    command(deeds, "list", "every version of the promise, the newest first")
    show = command(deeds, "show", "one version in words; default: the one in force")
    show.add_argument("version", nargs="?", default="", metavar="VERSION")
    diff = command(deeds, "diff", "what differs between two versions, and for whose good")
    diff.add_argument("old", metavar="OLD")
    diff.add_argument("new", metavar="NEW")
    export = command(deeds, "export", "one version as a file's text: JSON, TOML or UCP's policies")
    export.add_argument("version", metavar="VERSION")
    form = export.add_mutually_exclusive_group()
    form.add_argument("--toml", action="store_true")
    form.add_argument("--ucp", action="store_true")


def _promising(deeds: Deeds, command: Command) -> None:
    check = command(deeds, "check", "whether a file may be promised: form, law, own examples")
    save = command(deeds, "save", "keep a file of terms (JSON or TOML) as your draft")
    bring = command(deeds, "import", "as save; with --ucp a file of UCP's return policies")
    bring.add_argument("--ucp", action="store_true")
    for each in (check, save, bring):
        each.add_argument("file", type=Path, metavar="FILE")
    for each in (save, bring):
        each.add_argument("--note", default="", metavar="TEXT", help="why, for those who read it")
    approve = command(deeds, "approve", "stand behind another's draft")
    publish = command(deeds, "publish", "promise a draft from a day on, for good")
    for each in (approve, publish):
        each.add_argument("version", metavar="VERSION")
    publish.add_argument(
        "--from", dest="begins", required=True, type=date.fromisoformat, metavar="YYYY-MM-DD"
    )
    for each in (save, bring, approve, publish):
        each.add_argument("--key", default="", help="the same key a second time changes nothing")
