"""The words of `staff`: who works here, what each may do, how she gets in; no PIN is a word."""

import argparse
from collections.abc import Callable
from typing import TypeAlias

# argparse gives its own type no public name, and it can be subscripted by type checkers alone.
Deeds: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - as said
Command: TypeAlias = Callable[[Deeds, str, str], argparse.ArgumentParser]

_TARGET = "FILE|printer:NAME"


def add_staff(commands: Deeds, command: Command) -> None:
    """`staff`: alone it lists who works here."""
    says = "who works here; PINs are asked for, or read from RETURNS_STATION_PIN, never said here"
    deeds = command(commands, "staff", says).add_subparsers(dest="deed", metavar="DEED")
    first = command(deeds, "first", "make the first manager: from then on everybody signs in")
    first.add_argument("name", metavar="NAME")
    add = command(deeds, "add", "take somebody in and print her badge; she chooses her PIN by it")
    add.add_argument("name", metavar="NAME")
    add.add_argument("--role", default="clerk")
    badge = command(deeds, "badge", "a new badge for somebody; the old one opens nothing")
    badge.add_argument("--new-pin", action="store_true", help="she chooses her PIN anew, too")
    role = command(deeds, "role", "give somebody another role")
    command(deeds, "pin", "choose the first PIN of your badge, or another one")
    leave = command(deeds, "leave", "somebody has left: nothing of hers opens anything")
    revoke = command(deeds, "revoke", "somebody's badge is lost: it opens nothing")
    unlock = command(deeds, "unlock", "let somebody try her PIN again at once")
    for deed in (badge, role, leave, revoke, unlock):
        deed.add_argument("staff", metavar="STAFF", help="her name, or her id")
    role.add_argument("role", metavar="ROLE")
    recover = command(deeds, "recover", "come in by a recovery code: a new badge and a new PIN")
    anew = "the key of all PINs is lost: make a new one; everybody else chooses her PIN anew"
    recover.add_argument("--new-key", action="store_true", help=anew)
    codes = command(deeds, "codes", "new recovery codes of your own; those before are void")
    command(deeds, "join", "let this computer read the shop's PINs, by the join code")
    for deed in (add, first):
        deed.add_argument("--speaks", default="", metavar="LANGUAGE", help="her own language")
    for deed in (add, first, badge, recover):
        deed.add_argument("--to", default="", metavar=_TARGET, help="where her badge is printed")
    for deed in (first, codes):
        deed.add_argument("--codes-to", default="", metavar=_TARGET, help="else they are shown")
    for deed in (add, badge, role, leave, revoke, unlock):
        deed.add_argument("--key", default="", help="the same key a second time changes nothing")
    _roles(command(deeds, "roles", "what each role may do, and how far its yes goes; or set one"))


def _roles(roles: argparse.ArgumentParser) -> None:
    roles.add_argument("--set", default="", metavar="ROLE", dest="role")
    roles.add_argument("--rights", nargs="+", default=[], metavar="RIGHT", help="of a new role")
    for name, says in (
        ("amount", "the most beyond what was offered, in minor units"),
        ("percent", "the most of what the goods cost"),
        ("a-day", "the most yeses in a day"),
        ("four-eyes", "above this a second person says yes too, in minor units"),
    ):
        roles.add_argument(f"--{name}", type=int, default=None, metavar="N", help=says)
    roles.add_argument("--key", default="", help="the same key a second time changes nothing")
