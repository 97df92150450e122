"""The words of `asks`: what may be asked of a person, and what she says."""

from pathlib import Path

from returns_station.cli.payout_arguments import Command, Deeds
from returns_station.policy.claim import Outcome
from returns_station.policy.ruling import Why, WhyNot

_OUTCOMES = tuple(outcome.value for outcome in Outcome)


def add_asks(commands: Deeds, command: Command) -> None:
    """`asks`: alone it lists what waits for a person."""
    parser = command(commands, "asks", "questions that wait for a person; asked and answered")
    deeds = parser.add_subparsers(dest="deed", metavar="DEED")
    command(deeds, "list", "those that wait")
    put = command(deeds, "put", "ask somebody who may say yes, for these claims")
    put.add_argument("claims", nargs="+", type=Path, metavar="CLAIM.json")
    put.add_argument("--wish", choices=_OUTCOMES, default="refund", help="default: refund")
    put.add_argument("--visit", default="", metavar="KEY", help="the key that `return` will have")
    show = command(deeds, "show", "one of them: how the policy answers, and which yeses there are")
    yes = command(deeds, "yes", "say yes, to the wish or to something else")
    yes.add_argument("--give", choices=_OUTCOMES, default="", help="default: what was wished for")
    yes.add_argument("--why", choices=tuple(Why), default=Why.OTHER.value)
    yes.add_argument("--whole", action="store_true", help="nothing is kept of what she paid")
    no = command(deeds, "no", "not this time: why, in words, and what she is offered instead")
    no.add_argument("--why", choices=tuple(WhyNot), default=WhyNot.OTHER.value)
    no.add_argument("--nearest", choices=_OUTCOMES, default="", help="one of those `show` names")
    again = command(deeds, "again", "ask again what was declined or ran out")
    back = command(deeds, "take-back", "nobody need answer any longer")
    for deed in (show, yes, no, again, back):
        deed.add_argument("number", metavar="NUMBER")
    for deed in (put, yes, again):
        deed.add_argument("--note", default="", metavar="TEXT")
    no.add_argument("--note", required=True, metavar="TEXT")
    for deed in (put, yes, no, again, back):
        deed.add_argument("--key", default="", help="the same key a second time changes nothing")
