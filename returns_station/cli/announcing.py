"""`announce NUMBER`: the QR code of a return told of before; one scan opens it as she told it."""

from argparse import Namespace
from pathlib import Path

from returns_station.canonical import Plain
from returns_station.cli.context import DONE, Context
from returns_station.desk.errors import InputError, StationError
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome, Reason
from returns_station.scan import Announced, announcement, read

_SCALE = 8


class NotAnnouncedError(InputError):
    """What was given does not make a return that a counter could read."""


class QrNotDrawnError(StationError):
    """The picture could not be written: no such folder, a full disk, a kind nobody draws."""


def run(context: Context, asked: Namespace) -> int:
    """Print what the code says, and draw it where a file is named."""
    page = asked.page
    query = announcement(Announced(asked.number, (), (), asked.why, asked.wish), page)
    goods = "".join(f"&g={code.strip()}" for code in asked.goods)
    lines = "".join(f"&l={nr.strip()}" for nr in asked.line)
    told = read(query + goods + lines)
    known = asked.why in ("", *Reason) and asked.wish in ("", *Outcome)
    if not isinstance(told, Announced) or not known:
        raise NotAnnouncedError(Phrase("announce.unreadable"))
    text = announcement(told, page)
    if asked.qr:
        _draw(text, asked.qr)
    facts: dict[str, Plain] = {
        "text": text,
        "receipt": told.receipt,
        "goods": [*told.goods],
        "lines": [*told.lines],
        "why": told.why,
        "wish": told.wish,
    }
    context.answer(facts, text)
    return DONE


def _draw(text: str, path: Path) -> None:
    import segno  # lazy: costs 70 ms

    try:
        segno.make(text, error="m", micro=False).save(str(path), scale=_SCALE, border=4)
    except (OSError, ValueError) as error:
        raise QrNotDrawnError(Phrase("announce.not_drawn", {"file": path.name})) from error
