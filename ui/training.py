"""Training in a window of its own: how it is begun, what there is to try, what was tried."""

import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QProcess

from ui.desk import Desk
from ui.models.task import Task

TRAINING: Final = "--training"
_TICKS: Final = "practised.json"
# Seeing what comes of them is all there is to them: nothing is taken back.
_LOOKED_AT: Final = frozenset({"our_slip", "unknown_goods", "all_returned"})


def start_training(desk: Desk, command: Sequence[str] = ()) -> bool:
    """Open training beside this window, as the window itself was opened; False if it cannot be.

    It is a process of its own with data of its own. Where it is open already, it comes to front.
    """
    if desk.training:
        return False
    program, *arguments = command or sys.orig_argv
    started, _ = QProcess.startDetached(program, [*arguments, TRAINING], "")
    return started


class Tasks:
    """The demo shop's situations as tasks, with ticks that are kept in the training folder."""

    def __init__(self, folder: Path) -> None:
        """Keep where the ticks lie."""
        self._file = folder / _TICKS
        self._done = self._read()

    def all(self) -> tuple[Task, ...]:
        """Every task in its order, with its tick."""
        # The demo shop is read by whoever practises alone.
        from returns_station.adapters.demo.situations import situations

        return tuple(
            Task(
                one.key,
                one.says,
                scan=one.told or one.number or ("" if one.typed else one.gtins[0]),
                typed=one.typed,
                customer=one.customer,
                looked_at=one.key in _LOOKED_AT,
                done=one.key in self._done,
            )
            for one in situations(training=True)
        )

    def tick(self, key: str) -> None:
        """Remember that it was tried; a tick that cannot be written lasts as long as the window."""
        self._done |= {key}
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(sorted(self._done)), encoding="utf-8")

    def _read(self) -> frozenset[str]:
        with suppress(OSError, ValueError, TypeError):
            return frozenset(map(str, json.loads(self._file.read_text(encoding="utf-8"))))
        return frozenset()
