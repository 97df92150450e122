"""Which command does what; each is imported when it is asked for."""

from argparse import Namespace

from returns_station.adapters.clock import new_key
from returns_station.cli.context import Context


def run(asked: Namespace, context: Context) -> int:  # noqa: PLR0911 - one return a command
    """Run the asked command and give its exit code; raises StationError when the world fails."""
    match asked.command:
        case "import":
            from returns_station.cli import importing

            return importing.run(context, asked)
        case "find":
            from returns_station.cli import finding

            return finding.run(context, asked.code)
        case "preview":
            from returns_station.cli import returning

            return returning.preview(context, asked.claim)
        case "return":
            from returns_station.cli import returning

            key = asked.key or new_key()
            return returning.take_back(context, asked.claim, key=key, slip_to=asked.slip)
        case "slip":
            from returns_station.cli import slips

            return slips.run(context, asked.number, asked.to)
        case "cases":
            from returns_station.cli import cases

            return cases.run(asked.files, as_json=context.as_json, out=context.out, err=context.err)
        case "demo":
            from returns_station.cli import demo

            return demo.run(context)
        case "doctor":
            from returns_station.cli import doctor

            return doctor.run(context)
        case _:
            from returns_station.cli import bench

            return bench.run(context, asked)
