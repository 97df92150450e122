"""The words of `inbox`."""

from returns_station.cli.payout_arguments import Command, Deeds


def add_inbox(commands: Deeds, command: Command) -> None:
    """`inbox`: alone it lists what waits for an answer."""
    says = "what customers wrote and said: who answers, and by when"
    parser = command(commands, "inbox", says)
    deeds = parser.add_subparsers(dest="deed", metavar="DEED")
    listed = command(deeds, "list", "those that stand so, the first due first")
    listed.add_argument("--state", choices=("open", "answered", "noted"), default="open")
    show = command(deeds, "show", "one of them, with all that was written before and after")
    take = command(deeds, "take", "answer it oneself")
    give = command(deeds, "give", "let somebody else answer it: a staff id, or a desk")
    place = command(deeds, "place", "say which visit it belongs to")
    answer = command(deeds, "answer", "answer it, and so close it")
    for deed in (show, take, give, place, answer):
        deed.add_argument("number", metavar="NUMBER")
    give.add_argument("to", metavar="STAFF|DESK")
    place.add_argument("slip", metavar="SLIP")
    answer.add_argument("words", metavar="TEXT")
    answer.add_argument("--key", default="", help="the same key a second time changes nothing")
    command(deeds, "fetch", "bring in what came, and raise what nobody answered in time")
    listen = command(deeds, "listen", "hear text messages that a gateway hands over")
    listen.add_argument("port", type=int, metavar="PORT")
