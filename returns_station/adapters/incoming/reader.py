"""A foreign message is read by a child with limits; here only what it answers is looked at."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from returns_station.desk.dialogue.incoming import Attachment, Bounce, Mail

_ROOT: Final = Path(__file__).parents[3]
_CHILD: Final = "returns_station.adapters.incoming.child"
_PATIENCE_S: Final = 30


class ChildReader:
    """Reads every message in a process of its own."""

    def read(self, raw: bytes, *, cut: bool = False) -> Mail | None:
        """What it says; None: nobody can read it, or the child died of it."""
        environment = os.environ | {"PYTHONPATH": str(_ROOT), "PYTHONSAFEPATH": "1"}
        try:
            done = subprocess.run(
                [sys.executable, "-m", _CHILD, *(["cut"] if cut else [])],
                input=raw,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                timeout=_PATIENCE_S,
                check=True,
            )
            return mail_from(done.stdout)
        except (OSError, ValueError, KeyError, TypeError, subprocess.SubprocessError):
            return None


def mail_from(answer: bytes) -> Mail:
    """A message as the child told it; raises ValueError, KeyError or TypeError else."""
    line, _, rest = answer.partition(b"\n")
    told: dict[str, Any] = json.loads(line)
    attached: list[Attachment] = []
    for kind, length in told["attached"]:
        attached.append(Attachment(kind, rest[:length]))
        rest = rest[length:]
    return Mail(
        sender=told["sender"],
        name=told["name"],
        to=tuple(told["to"]),
        message_id=told["message_id"],
        threads=tuple(told["threads"]),
        subject=told["subject"],
        words=told["words"],
        robot=told["robot"],
        bounce=Bounce(*told["bounce"]) if told["bounce"] else None,
        attached=tuple(attached),
        left_out=tuple(told["left_out"]),
    )
