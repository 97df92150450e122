"""`board [--by week|desk] [--csv FILE] [--check]`: promised against kept, felt against measured."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date, timedelta

from returns_station.adapters.board_file import write_board
from returns_station.canonical import Plain, plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.cli.wishes import DayUnreadableError
from returns_station.days import local_day
from returns_station.desk.station import Station
from returns_station.phrase import Argument, Phrase
from returns_station.service.board import Board, BoardRow, Share

_FOUR_WEEKS = timedelta(days=28)


def run(context: Context, asked: Namespace) -> int:
    """Tell the board; with --check 1 where the journal comes to something else."""
    station = context.open_station()
    today = local_day(station.clock(), station.house.shop.market)
    until = _day(asked.until, today)
    since = _day(asked.since, until - _FOUR_WEEKS)
    board = station.board(context.who)
    shown = board.board(since, until, asked.by)
    if asked.check:
        return _checked(context, shown, board.recomputed(since, until, asked.by))
    if asked.csv:
        write_board(asked.csv, shown)
    context.answer(_facts(context, station, shown), "\n".join(_lines(context, shown)))
    return DONE


def _checked(context: Context, shown: Board, again: Board) -> int:
    same = shown == again
    told = "cli.board.same" if same else "cli.board.differs"
    context.answer({"same": same}, context.say(Phrase(told)))
    return DONE if same else NOT_AS_ASKED


def _day(text: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(text) if text else otherwise
    except ValueError as error:
        raise DayUnreadableError(Phrase("wishes.no_day", {"day": text})) from error


def _lines(context: Context, shown: Board) -> Iterator[str]:
    # Of nothing there is no share.
    told = [row for row in (*shown.rows, shown.whole) if row.kept.of or row.felt.grades]
    for row in told:
        yield context.say(Phrase("cli.board.row", _told(row)))
    if not told:
        yield context.say(Phrase("cli.board.none"))
    if shown.same_day.of:
        same_day: dict[str, Argument] = {"held": shown.same_day.held, "of": shown.same_day.of}
        yield context.say(Phrase("cli.board.same_day", same_day))
    for gap in shown.gaps:
        yield f"{gap.name}: {context.say(gap.says)}"


def _told(row: BoardRow) -> dict[str, Argument]:
    return {
        "name": row.name or Phrase("cli.board.all"),
        "kept": row.kept.held,
        "of": row.kept.of,
        "low": row.kept.low_percent,
        "high": row.kept.high_percent,
        "good": row.felt.good.held,
        "grades": row.felt.grades,
    }


def _facts(context: Context, station: Station, shown: Board) -> Plain:
    said: list[Plain] = [context.say(one) for one in station.board(context.who).said()]
    gaps: list[Plain] = [
        {"what": gap.what, "name": gap.name, "says": context.say(gap.says)} for gap in shown.gaps
    ]
    rows: list[Plain] = [_row_facts(row) for row in shown.rows]
    return {
        "since": shown.since.isoformat(),
        "until": shown.until.isoformat(),
        "whole": _row_facts(shown.whole),
        "rows": rows,
        "same_day": _share(shown.same_day),
        "gaps": gaps,
        "said": said,
    }


def _row_facts(row: BoardRow) -> Plain:
    kinds: dict[str, Plain] = {kind.value: _share(kept) for kind, kept in row.by_kind}
    return {
        "name": row.name,
        "kept": _share(row.kept),
        "told_before": _share(row.told),
        "released": row.released,
        "unsaid": row.unsaid,
        "open": row.open,
        "late_done": row.late_done,
        "visits": row.felt.visits,
        "grades": row.felt.grades,
        "grade": f"{row.felt.grade:.2f}",
        "good": _share(row.felt.good),
        "seconds": row.felt.seconds,
        "steps": row.felt.steps,
        "by_kind": kinds,
    }


def _share(share: Share) -> Plain:
    return plain(share)
