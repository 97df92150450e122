"""The child that reads foreign messages: limited in memory and time, it opens nothing in them."""

import json
import os
import sys
from contextlib import suppress
from typing import Final

from returns_station.adapters.incoming.reading import read
from returns_station.desk.dialogue.incoming import Mail

MOST_BYTES: Final = 32 << 20
_MEMORY: Final = 512 << 20
_SECONDS: Final = 15


def main() -> None:
    """Answer a message on standard input: a line of JSON, then the files that came with it."""
    cut = sys.argv[1:] == ["cut"]
    raw = sys.stdin.buffer.read(MOST_BYTES + 1)
    _limit()
    with suppress(MemoryError):
        mail = read(raw[:MOST_BYTES], cut=cut or len(raw) > MOST_BYTES)
        sys.stdout.buffer.write(told(mail))
        sys.stdout.buffer.flush()
    # By the system's own call: nothing that a message has damaged gets to clean up.
    os._exit(0)


def told(mail: Mail) -> bytes:
    """A message as the parent reads it; pure text of ours, and lengths of what follows."""
    bounce = mail.bounce
    line = {
        "sender": mail.sender,
        "name": mail.name,
        "to": mail.to,
        "message_id": mail.message_id,
        "threads": mail.threads,
        "subject": mail.subject,
        "words": mail.words,
        "robot": mail.robot,
        "bounce": [bounce.recipient, bounce.message_id, bounce.final] if bounce else None,
        "left_out": mail.left_out,
        "attached": [[one.kind, len(one.data)] for one in mail.attached],
    }
    return b"".join((json.dumps(line).encode(), b"\n", *(one.data for one in mail.attached)))


def _limit() -> None:
    """At most so much memory and time; a system without such limits reads without them."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
