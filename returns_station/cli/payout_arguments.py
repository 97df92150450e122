"""The words of `payouts` and `simulate`: what may be asked about money on its way."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

# argparse gives its own type no public name, and it can be subscripted by type checkers alone.
Deeds: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - as said
Command: TypeAlias = Callable[[Deeds, str, str], argparse.ArgumentParser]


def add_payouts(commands: Deeds, command: Command) -> None:
    """`payouts`: alone it lists what waits."""
    parser = command(commands, "payouts", "what waits to be paid out; paid, asked about, confirmed")
    deeds = parser.add_subparsers(dest="deed", metavar="DEED")
    command(deeds, "run", "pay or ask about all that a connected far end can settle")
    ask = command(deeds, "ask", "find out what became of one, or of all that are unknown")
    ask.add_argument("operation", nargs="?", default="", metavar="OPERATION")
    pay = command(deeds, "pay", "pay one, also one that was declined; never twice")
    confirm = command(deeds, "confirm", "it was paid, by this number")
    fail = command(deeds, "fail", "it was not paid; it is kept and can be tried again")
    till = command(deeds, "till", "the till has paid all of a slip, by this return number")
    for deed in (pay, confirm, fail):
        deed.add_argument("operation", metavar="OPERATION")
    till.add_argument("slip", metavar="SLIP")
    for deed in (confirm, till):
        deed.add_argument("--reference", required=True, metavar="NUMBER")
    fail.add_argument("--reason", required=True, metavar="TEXT")
    for deed in (confirm, fail, till):
        deed.add_argument("--key", default="", help="the same key a second time changes nothing")


def add_simulate(commands: Deeds, command: Command) -> None:
    """`simulate`: a far end to try with, on this machine alone."""
    says = "a terminal, gateway, printer, carrier or way for text messages to try with"
    parser = command(commands, "simulate", says)
    parser.add_argument("what", choices=("terminal", "gateway", "printer", "carrier", "sms"))
    kinds = ("budbee", "airmee", "bring", "dhl_freight")
    parser.add_argument("kind", nargs="?", choices=kinds, help="of a carrier")
    parser.add_argument("--port", type=int, default=0, metavar="N", help="default: a free one")
    parser.add_argument("--faults", default="", metavar="NAMES", help="'random', or lost,cut,late")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="for random faults")
    parser.add_argument("--ledger", type=Path, metavar="FILE", help="default: in the data folder")
    parser.add_argument(
        "--speaks", choices=("escpos", "zpl"), default="escpos", help="of a printer"
    )
    parser.add_argument("--roll", choices=("80", "58"), default="80", help="a printer's, in mm")
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="where its papers come out")
    fault = (
        "of a printer: paper-out[:BYTES], cover, offline, slow:SECONDS, dies:BYTES, silent, mute"
    )
    parser.add_argument("--fault", default="", metavar="NAME", help=fault)
