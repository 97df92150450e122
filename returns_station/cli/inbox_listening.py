"""`inbox listen PORT`: hears text messages that a gateway hands over, until somebody ends it."""

from contextlib import suppress

from returns_station.adapters.carriers.webhooks import WebhookServer
from returns_station.adapters.clock import now
from returns_station.adapters.incoming.texts import NAME, TextCame, TextListening
from returns_station.adapters.messaging.wiring import TOKEN, secret
from returns_station.cli.context import DONE, Context
from returns_station.cli.simulate_printer import SimulationError
from returns_station.desk.dialogue.inbox import InboxOf
from returns_station.phrase import Phrase


def listen(context: Context, inbox: InboxOf, port: int) -> int:
    """Hear them on this machine alone, behind the shop's own TLS."""

    def keep(came: TextCame) -> None:
        inbox.text(came.sender, came.words, came.id)

    listening = TextListening(secret(TOKEN), keep, now)
    try:
        server = WebhookServer(port, listening)
    except (OSError, OverflowError) as error:
        raise SimulationError(Phrase("cli.simulate_port", {"port": str(port)})) from error
    with server, suppress(KeyboardInterrupt):
        told = {"address": f"http://127.0.0.1:{server.port}/messages/{NAME}"}
        context.answer({**told}, context.say(Phrase("cli.inbox.listening", told)))
        context.out.flush()
        server.serve_forever()
    return DONE
