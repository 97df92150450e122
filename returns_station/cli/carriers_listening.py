"""`carriers --listen PORT`: hears what carriers tell by themselves, and asks what nobody knows."""

from argparse import Namespace
from contextlib import suppress
from threading import Event, Thread

from returns_station.adapters.carriers.budbee import Budbee
from returns_station.adapters.carriers.watching import look
from returns_station.adapters.carriers.webhooks import Listening, WebhookServer
from returns_station.adapters.carriers.wiring import carriers_for, hooks_for
from returns_station.adapters.clock import now
from returns_station.adapters.settings import Settings
from returns_station.cli.context import DONE, Context
from returns_station.cli.simulate_printer import SimulationError
from returns_station.desk.errors import StationError
from returns_station.desk.pickup.carriers import Carriers
from returns_station.desk.pickup.fetching import Fetching
from returns_station.phrase import Phrase


def run(context: Context, asked: Namespace) -> int:
    """Listen until somebody ends it; look after the carriers every so many seconds."""
    fetching = context.open_station().fetching(context.who)
    listening = Listening(hooks_for(context.settings), fetching.heed)
    try:
        server = WebhookServer(asked.listen, listening)
    except (OSError, OverflowError) as error:
        raise SimulationError(Phrase("cli.simulate_port", {"port": str(asked.listen)})) from error
    ended = Event()
    with server, suppress(KeyboardInterrupt):
        told = {"address": f"http://127.0.0.1:{server.port}/carriers/"}
        context.answer({**told}, context.say(Phrase("carrier.listening", told)))
        context.out.flush()
        Thread(target=_watch, args=(context, fetching, asked.every, ended), daemon=True).start()
        server.serve_forever()
    ended.set()
    return DONE


def _watch(context: Context, fetching: Fetching, seconds: int, ended: Event) -> None:
    """Look at once, and then each time so many seconds are over."""
    carriers = carriers_for(context.settings)
    while True:
        # The store may be away for a while; the next round does what this one could not.
        with suppress(StationError):
            look_after(context.settings, carriers, fetching)
        if ended.wait(max(seconds, 1)):
            return


def look_after(settings: Settings, carriers: Carriers, fetching: Fetching) -> None:
    """Mend what no longer tells, hear what was missed meanwhile, and settle what is open."""
    for name, agreed in settings.carriers.items():
        carrier = carriers[name]
        if agreed.webhook and isinstance(carrier, Budbee):
            waits = [each.booking for each in fetching.to_fetch() if each.booking]
            open_ = [each for each in waits if each.carrier == name and each.is_live]
            fetching.heed(look(carrier, agreed.webhook, open_, now()).words)
    fetching.settle()
