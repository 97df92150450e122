"""The command line's words: what may be asked, and its help."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeAlias

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.cli.ask_arguments import add_asks
from returns_station.cli.carrier_arguments import add_carriers
from returns_station.cli.feedback_arguments import add_feedback
from returns_station.cli.inbox_arguments import add_inbox
from returns_station.cli.intake_arguments import add_intake
from returns_station.cli.key_arguments import add_keys
from returns_station.cli.letters_arguments import add_letters
from returns_station.cli.payout_arguments import add_payouts, add_simulate
from returns_station.cli.person_arguments import add_persons
from returns_station.cli.promise_arguments import add_promises
from returns_station.cli.slots_arguments import add_slots
from returns_station.cli.staff_arguments import add_staff
from returns_station.cli.terms_arguments import add_deeds
from returns_station.cli.trust_arguments import add_trust
from returns_station.cli.van_arguments import add_vans

EXIT_CODES: Final = """\
exit codes:
  0  done, the answer is a plain yes
  1  answered, but not as asked: nothing found, a person must look, a case differs, rows listed
  2  the words or the file given could not be understood; nothing was changed
  3  the world failed: database, disk, printer; what was confirmed before stands
  4  who asks may not do this, or has not signed in; nothing was changed
"""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the arguments; ends the process with 2 and a line of help when they are off."""
    return _parser().parse_args(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="returns-station",
        description="The returns station: without a command its window opens.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(command="", database="", data="", desk="", language="", json=False)
    parser.set_defaults(paper="", key="", training=False)
    _common(parser)
    kiosk = "fill the screen; only holding Ctrl+Shift+Q closes the window"
    parser.add_argument("--kiosk", action="store_true", help=kiosk)
    wall = "instead: how the shop keeps its promises, on a screen for its customers; Esc ends it"
    parser.add_argument("--wall", action="store_true", help=wall)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _sales(commands)
    _returns(commands)
    _house(commands)
    return parser


def _common(parser: argparse.ArgumentParser) -> None:
    # Said before or after the command: SUPPRESS keeps the one from undoing the other.
    unsaid = argparse.SUPPRESS
    parser.add_argument("--database", metavar="URL", default=unsaid, help="the store's URL")
    parser.add_argument("--data", metavar="DIR", default=unsaid, help="the data folder")
    parser.add_argument(
        "--language", choices=LANGUAGES, default=unsaid, help="the language of answers"
    )
    parser.add_argument("--desk", metavar="NAME", default=unsaid, help="which of the shop's desks")
    training = "practise at a made-up shop with its own data; nothing is real"
    parser.add_argument("--training", action="store_true", default=unsaid, help=training)
    parser.add_argument("--json", action="store_true", default=unsaid, help="answer as JSON")


# argparse gives its own type no public name, and it can be subscripted by type checkers alone.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - as said


def _command(commands: Commands, name: str, says: str) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=says,
        description=says,
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _common(command)
    return command


def _sales(commands: Commands) -> None:
    bring = _command(commands, "import", "bring in sales from files")
    bring.add_argument("files", nargs="+", type=Path, metavar="FILE")
    bring.add_argument("--market", default="", help="whose law holds when the file does not say")
    bring.add_argument("--currency", default="", help="the currency when the file does not say")
    bring.add_argument("--channel", default="", choices=("", "store", "distance", "off_premises"))
    bring.add_argument("--dates", default="", choices=("", "ymd", "dmy", "mdy"))
    bring.add_argument(
        "--map", action="append", default=[], metavar="MEANING=COLUMN", help="correct a column"
    )
    stock = _command(commands, "stock", "count goods from a file, or list those that are counted")
    stock.add_argument("file", nargs="?", type=Path, metavar="FILE")
    says = "the QR code of a return told of before: her receipt, her goods and her wish in one scan"
    announce = _command(commands, "announce", says)
    announce.add_argument("number", metavar="NUMBER", help="of her receipt or order")
    announce.add_argument("--goods", action="append", default=[], metavar="GTIN[*N]")
    announce.add_argument("--line", action="append", default=[], metavar="NR", help="of the sale")
    announce.add_argument("--why", default="", metavar="REASON", help="wrong_size")
    announce.add_argument("--wish", default="", metavar="OUTCOME", help="exchange")
    announce.add_argument("--page", default="", metavar="URL", help="where it leads a phone to")
    announce.add_argument("--qr", type=Path, metavar="FILE.svg|.png", help="draw it here")
    find = _command(commands, "find", "what a scanned or typed code leads to")
    find.add_argument("code", metavar="CODE")


def _returns(commands: Commands) -> None:
    look = _command(commands, "preview", "the answer to a claim; nothing is stored")
    look.add_argument("claims", nargs="+", type=Path, metavar="CLAIM.json")
    take = _command(commands, "return", "carry claims out: one visit, one sum, one slip")
    take.add_argument("claims", nargs="+", type=Path, metavar="CLAIM.json")
    for command in (look, take):
        command.add_argument("--ruling", default="", metavar="NUMBER", help="of its question")
    take.add_argument("--key", default="", help="the same key a second time changes nothing")
    take.add_argument("--slip", type=Path, metavar="OUT.pdf", help="write the slip here")
    undo = _command(commands, "undo", "undo a visit while nothing of it has left the house")
    undo.add_argument("number", metavar="NUMBER", help="of its slip")
    undo.add_argument("--key", default="", help="the same key a second time changes nothing")
    awaited = _command(commands, "awaited", "goods that are trusted to come, the first due first")
    awaited.add_argument("--came", default="", metavar="NUMBER", help="those of this slip are here")
    slip = _command(commands, "slip", "print or save a slip; the second time is marked as a copy")
    slip.add_argument("number", metavar="NUMBER")
    slip.add_argument("--to", required=True, metavar="FILE|printer:NAME")
    says = "slips that are not surely out: what each waits for, and what staff say of one"
    prints = _command(commands, "prints", says)
    prints.add_argument("number", metavar="NUMBER", nargs="?", default="")
    prints.add_argument("--waiting", action="store_true", help="only what is not surely out")
    what = prints.add_mutually_exclusive_group()
    what.add_argument("--came-out", choices=("yes", "no"), default="", help="somebody looked")
    what.add_argument("--to", default="", metavar="FILE|printer:NAME", help="print it there, once")
    what.add_argument("--aside", action="store_true", help="no paper is wanted of it")
    for command in (take, slip):
        command.add_argument("--paper", choices=("roll80", "a4"), default="")
    add_keys(commands, _command)
    _credit(commands)
    _unproven(commands)
    add_asks(commands, _command)
    add_payouts(commands, _command)
    add_intake(commands, _command)
    add_slots(commands, _command)
    add_vans(commands, _command)
    add_persons(commands, _command)
    cases = _command(commands, "cases", "run worked cases against the engine")
    cases.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _answers(commands)


def _credit(commands: Commands) -> None:
    credit = _command(commands, "credit", "what is left of a credit note or gift card, and why")
    credit.add_argument("number", metavar="NUMBER")
    credit.add_argument("--use", default="", metavar="AMOUNT", help="take so much of it: 120.00")
    credit.add_argument("--reference", default="", metavar="TILLNO", help="the till's own number")
    credit.add_argument("--honour", default="", metavar="WHY", help="let it count past its day")
    credit.add_argument("--key", default="", help="the same key a second time changes nothing")


def _unproven(commands: Commands) -> None:
    says = "goods brought without a receipt: open them, list them, tell the sale that was found"
    unproven = _command(commands, "unproven", says)
    what = unproven.add_mutually_exclusive_group()
    what.add_argument(
        "--open", action="append", default=[], metavar="CODE", help="one piece; may be repeated"
    )
    what.add_argument("--found", nargs=2, metavar=("NUMBER", "SALE"), help="whose goods they were")
    unproven.add_argument("--customer", default="", metavar="CONTACT", help="her phone or e-mail")
    unproven.add_argument("--key", default="", help="the same key a second time changes nothing")


def _answers(commands: Commands) -> None:
    explain = _command(commands, "explain", "every ground of a stored return, and which decided")
    explain.add_argument("number", metavar="NUMBER", help="of a slip, or of a sale")
    check = _command(commands, "check-trace", "decide stored returns again and tell what differs")
    check.add_argument("names", nargs="*", metavar="NUMBER|FILE")
    check.add_argument("--all", action="store_true", help="every stored return")
    wishes = _command(commands, "wishes", "what was asked for and not given, for the shop to learn")
    wishes.add_argument("--since", default="", metavar="DAY", help="2026-11-30; default: all")
    add_trust(commands, _command)
    add_promises(commands, _command)
    add_feedback(commands, _command)
    add_inbox(commands, _command)
    add_letters(commands, _command)
    report = _command(commands, "day-report", "what a day came to, and what still waits")
    report.add_argument("--on", default="", metavar="DAY", help="2026-11-30; default: today")
    report.add_argument("--to", default="", metavar="FILE|printer:NAME", help="put it on paper")
    report.add_argument("--paper", choices=("a4", "a5", "roll80", "roll58"), default="")


def _house(commands: Commands) -> None:
    _command(commands, "demo", "fill a demo shop of four seasons")
    add_staff(commands, _command)
    add_simulate(commands, _command)
    add_carriers(commands, _command)
    _route(commands)
    _command(commands, "doctor", "what works on this machine, and the fix for what does not")
    law = _command(commands, "law", "each figure of the law, with its paragraph and confidence")
    law.add_argument(
        "market", nargs="?", default="", metavar="MARKET", help="default: every market"
    )
    terms = _command(commands, "terms", "the shop's promise: look, compare, change, publish")
    add_deeds(terms, _command)
    bench = _command(commands, "bench", "measure the work of the counter beside a raw floor")
    bench.add_argument(
        "--sales", type=int, action="append", metavar="N", help="sizes; default 10k, 100k, 1M"
    )
    bench.add_argument("--rounds", type=int, default=300, metavar="N")
    bench.add_argument(
        "--claims", type=int, default=0, metavar="N", help="measure deciding instead, so many times"
    )


def _route(commands: Commands) -> None:
    says = "solve public routing instances (VRPLIB) with what plans the vans"
    route = _command(commands, "route", says)
    route.add_argument("files", nargs="+", type=Path, metavar="FILE.vrp")
    seconds = "how long to look; default: 10 for every 100 doors"
    route.add_argument("--seconds", type=float, default=0.0, help=seconds)
    route.add_argument(
        "--rounding", default="dimacs", choices=("dimacs", "exact", "round", "trunc", "none")
    )
    route.add_argument("--seed", type=int, default=0)
    route.add_argument("--out", type=Path, default=None, metavar="FILE.sol", help="write it here")
