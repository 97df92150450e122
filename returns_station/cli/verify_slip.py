"""`verify-slip`: whether a paper is genuine, altered, unknown, or was undone; also offline."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from returns_station.adapters.signing import KnownKeys
from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.desk.errors import InputError, StationError
from returns_station.desk.sealing import KeyViews, Standing, Verdict, judged
from returns_station.phrase import Phrase
from returns_station.scan import CreditNumber, SlipNumber, read

_EACH = "-"


class NoSlipError(InputError):
    """What was given is no code of a slip."""


def run(context: Context, asked: Namespace) -> int:
    """Judge each paper and tell; 1 unless all of them are genuine."""
    papers = [_paper(text) for text in _texts(context, asked)]
    with _shelves(context, asked) as views:
        found = [(paper, _judged(context, asked, paper, views)) for paper in papers]
    shapes: list[Plain] = [
        _shape(context, paper, verdict, asked_store=views is not None) for paper, verdict in found
    ]
    says = "\n".join(context.say(verdict.why) for _, verdict in found)
    context.answer(shapes if asked.text == _EACH else shapes[0], says)
    genuine = all(verdict.standing is Standing.GENUINE for _, verdict in found)
    return DONE if genuine else NOT_AS_ASKED


def _texts(context: Context, asked: Namespace) -> list[str]:
    if asked.picture is not None:
        # Ours come first; a till's receipt beside the slip is of no account.
        codes = context.read_picture(asked.picture)
        if not codes:
            raise NoSlipError(Phrase("verify.no_picture", {"file": asked.picture.name}))
        return [codes[0]]
    if asked.text != _EACH:
        return [asked.text]
    lines = [line.strip() for line in sys.stdin]
    return [line for line in lines if line] or [""]


def _paper(text: str) -> SlipNumber | CreditNumber:
    paper = read(text)
    if not isinstance(paper, SlipNumber | CreditNumber):
        raise NoSlipError(Phrase("verify.no_number"))
    return paper


@contextmanager
def _shelves(context: Context, asked: Namespace) -> Iterator[KeyViews | None]:
    """The store's keys and slips; None where there is none, or it does not answer."""
    # Nobody wants a new database for a look at a paper.
    anywhere = asked.database or (context.folder / "station.db").exists()
    if asked.offline or not anywhere:
        yield None
        return
    try:
        station = context.open_station()
        views = station.store.views()
    except StationError:
        yield None
        return
    with views as asking:
        yield asking


def _judged(
    context: Context, asked: Namespace, paper: SlipNumber | CreditNumber, views: KeyViews | None
) -> Verdict:
    keys = KnownKeys(context.folder)
    verdict = judged(paper, keys, views, practice=asked.training)
    if verdict is not None:
        return verdict
    return Verdict(Standing.UNKNOWN, Phrase("verify.unsealed", {"number": paper.printed}))


def _shape(
    context: Context, paper: SlipNumber | CreditNumber, verdict: Verdict, *, asked_store: bool
) -> dict[str, Plain]:
    facts = verdict.seal.facts if verdict.seal else None
    total = facts.total if facts else None
    return {
        "number": paper.number,
        "standing": verdict.standing.value,
        "day": facts.day.isoformat() if facts else None,
        "total": str(total) if total is not None else None,
        "currency": total.currency if total is not None else None,
        "key": verdict.seal.key if verdict.seal else None,
        "desk": verdict.desk or None,
        "asked_store": asked_store,
        "says": context.say(verdict.why),
    }
