"""`verify`: the journal, its seals and the ledgers held against each other; or handed out."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from returns_station.adapters.audit_house import unreadable
from returns_station.adapters.second_file import read_lines
from returns_station.adapters.signing import KnownKeys
from returns_station.canonical import Plain
from returns_station.checkpoint import Checkpoint
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.desk.auditing.exporting import verified_file
from returns_station.desk.auditing.views import Verified
from returns_station.desk.errors import AwayError, InputError, NotAllowedError
from returns_station.phrase import Phrase

_STEPS = 20


class AnchorUnreadableError(InputError):
    """No checkpoints can be read from the file that was named."""


def run(context: Context, asked: Namespace) -> int:
    """Verify and tell; 1 when something does not hold."""
    if asked.write is not None:
        return _write(context, asked.write)
    if asked.export is not None:
        signer = KnownKeys(context.folder)
        found = verified_file(asked.export, signer, signer.public_keys())
    else:
        found = _verified(context, asked)
    context.answer(_shape(context, found), "\n".join(_lines(context, found)))
    return DONE if found.holds else NOT_AS_ASKED


def _verified(context: Context, asked: Namespace) -> Verified:
    anchor, progress = _anchor(asked.anchor), _Progress(context)
    try:
        auditing = context.open_station().auditing(context.who)
        found = auditing.verify(progress.told, code=asked.code, anchor=anchor)
    except (AwayError, InputError, NotAllowedError):
        raise
    except Exception as error:  # noqa: BLE001 - a damaged file fails in any way it likes
        url = asked.database or f"sqlite:///{context.folder / 'station.db'}"
        return unreadable(url, context.folder, error)
    progress.done()
    return found


def _write(context: Context, path: Path) -> int:
    """The journal to a file that can be verified anywhere."""
    count = context.open_station().auditing(context.who).export(path)
    told = Phrase("audit.exported", {"count": count, "file": str(path)})
    context.answer({"entries": count, "file": str(path)}, context.say(told))
    return DONE


class _Progress:
    """Tells on a terminal how far it is; elsewhere it keeps still."""

    def __init__(self, context: Context) -> None:
        self._err = context.err
        self._shown = context.err is sys.stderr and sys.stderr.isatty() and not context.as_json
        self._last = -1

    def told(self, share: float) -> None:
        """Draw the bar anew, when it would look different."""
        step = int(share * _STEPS)
        if self._shown and step != self._last:
            self._last = step
            bar = "#" * step + "." * (_STEPS - step)
            print(f"\r[{bar}] {share:4.0%}", end="", file=self._err, flush=True)

    def done(self) -> None:
        """The bar is not left standing."""
        if self._shown:
            print("\r" + " " * (_STEPS + 8) + "\r", end="", file=self._err, flush=True)


def _anchor(path: Path | None) -> tuple[Checkpoint, ...]:
    if path is None:
        return ()
    found = read_lines(path)
    if not found:
        raise AnchorUnreadableError(Phrase("audit.no_such_anchor", {"file": str(path)}))
    return found


def _lines(context: Context, found: Verified) -> Iterator[str]:
    if found.holds:
        counts = {
            "entries": found.entries,
            "rows": found.rows,
            "checkpoints": found.checkpoints,
        }
        yield context.say(Phrase("audit.holds", {**counts}))
    else:
        yield context.say(Phrase("audit.found", {"count": len(found.findings)}))
        for one in found.findings:
            told = Phrase("audit.line", {"where": one.where, "what": one.what})
            yield f"  {context.say(told)}"
    yield from map(context.say, found.notes)


def _shape(context: Context, found: Verified) -> Plain:
    findings: list[Plain] = [
        {
            "what": one.what.key,
            "where": one.where.key,
            "at": {name: str(value) for name, value in one.where.args.items()},
            "says": context.say(Phrase("audit.line", {"where": one.where, "what": one.what})),
        }
        for one in found.findings
    ]
    return {
        "holds": found.holds,
        "entries": found.entries,
        "marks": found.marks,
        "rows": found.rows,
        "checkpoints": found.checkpoints,
        "anchors": found.anchors,
        "blocks": found.blocks,
        "findings": findings,
        "notes": [note.key for note in found.notes],
    }
