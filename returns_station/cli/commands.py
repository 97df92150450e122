"""Which command does what; each is imported when it is asked for."""

from argparse import Namespace

from returns_station.adapters.clock import new_key
from returns_station.cli.context import Context


def run(asked: Namespace, context: Context) -> int:  # noqa: PLR0911 - one return a command
    """Run the asked command and give its exit code; raises StationError when the world fails."""
    match asked.command:
        case "import":
            from returns_station.cli.importing import run as importing

            return importing(context, asked)
        case "find":
            from returns_station.cli.finding import run as finding

            return finding(context, asked.code)
        case "preview":
            from returns_station.cli.returning import preview

            return preview(context, asked.claim)
        case "return":
            from returns_station.cli.returning import take_back

            key = asked.key or new_key()
            return take_back(context, asked.claim, key=key, slip_to=asked.slip)
        case "slip":
            from returns_station.cli.slips import run as slips

            return slips(context, asked.number, asked.to)
        case "cases":
            from returns_station.cli.cases import run as cases

            return cases(asked.files, as_json=context.as_json, out=context.out, err=context.err)
        case "demo":
            from returns_station.cli.demo import run as demo

            return demo(context)
        case "law":
            from returns_station.cli.law import run as law

            return law(context, asked.market)
        case "doctor":
            from returns_station.cli.doctor import run as doctor

            return doctor(context)
        case _:
            from returns_station.cli.bench import run as bench

            return bench(context, asked)
