"""Hostile messages to the shop: nothing breaks, nothing gets through, memory stays bounded.

python -m tests.campaigns.hostile_mail 400 [--seed 1]

Each message is made by chance: headers that would begin others, containers in containers, wrong
charsets, zips in zips, tens of megabytes, bytes that are no message at all. Each goes through the
real child and the real inbox. It tells how many were let in, what was left out, and how much memory
the largest child took.
"""

import argparse
import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final
from unicodedata import category
from zipfile import ZipFile

from returns_station.adapters.incoming.files import LetterFiles
from returns_station.adapters.incoming.maildir import Maildir
from returns_station.adapters.incoming.reader import ChildReader
from returns_station.desk.dialogue.house import DialogueHouse
from returns_station.dialogue.answering import ItemStands, ItemState
from tests.campaigns.house import tell
from tests.db.inbox_shop import MAJA, STATION, InboxShop, open_inbox_shop

_CHARSETS: Final = (
    "utf-8",
    "iso-8859-1",
    "utf-16",
    "utf-7",
    "punycode",
    "idna",
    "zip",
    "rot13",
    "unicode_escape",
    "x" * 300,
    "",
)
_HEADERS: Final = (
    "Subject",
    "From",
    "To",
    "Message-ID",
    "References",
    "In-Reply-To",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Reply-To",
    "Auto-Submitted",
)
_MEGABYTE: Final = 1 << 20
_LARGEST_CHILD_KB: Final = 700 * 1024


@dataclass
class Found:
    """What became of them."""

    made: int = 0
    items: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    largest_child_kb: int = 0


def junk(chance: Random, most: int = 200) -> bytes:
    """Bytes of no kind."""
    return chance.randbytes(chance.randrange(most))


def injected(chance: Random) -> bytes:
    """Headers that would begin others, folded and encoded every way."""
    told = chance.choice((
        b"=?utf-8?q?hej=0D=0ABcc=3A_offer=40example=2Ecom?=",
        b"hej\r\n\tBcc: offer@example.com",
        b"=?utf-8?b?" + b64encode(b"a\r\nBcc: b@c") + b"?=",
        b"=?zip?b?" + b64encode(junk(chance)) + b"?=",
        b"=?utf-8?q?" + b"=0A" * 500 + b"?=",
        "elin\u202e@example.se\u0000".encode(),
        junk(chance),
    ))  # fmt: skip
    lines = [chance.choice(_HEADERS).encode() + b": " + told for _ in range(chance.randrange(1, 8))]
    return b"\r\n".join([b"From: Elin <elin@example.se>", *lines, b"", b"hej"])


def nested(chance: Random) -> bytes:
    """Containers in containers, messages in messages, ends that never come."""
    told = b"From: elin@example.se\r\nSubject: djup\r\n"
    for nr in range(chance.choice((5, 20, 300, 3000))):
        if chance.random() < 0.2:
            told += b"Content-Type: message/rfc822\r\n\r\n"
        else:
            told += b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (nr, nr)
    return told + b"\r\nhej\r\n"


def charset(chance: Random) -> bytes:
    """Words that are not written as they say."""
    name = chance.choice(_CHARSETS).encode()
    kind = chance.choice((b"plain", b"html"))
    way = chance.choice((b"8bit", b"base64", b"quoted-printable", b"x-uuencode", b"7bit"))
    head = b"From: elin@example.se\r\nContent-Type: text/%s; charset=%s\r\n" % (kind, name)
    return head + b"Content-Transfer-Encoding: %s\r\n\r\n" % way + junk(chance, 5000)


def attached(chance: Random) -> bytes:
    """Zips in zips, programs with a picture's name, pictures that are none."""
    inner = BytesIO()
    with ZipFile(inner, "w") as one:
        one.writestr("bomb.zip", bytes(chance.randrange(1, 4) * _MEGABYTE))
    data = chance.choice((
        inner.getvalue(),
        b"MZ" + junk(chance, 3000),
        b"\x89PNG\r\n\x1a\n" + junk(chance, 3000),
        b"\xff\xd8\xff" + junk(chance, 3000),
        b"%PDF-1.7\n" + junk(chance, 3000),
        b"#!/bin/sh\nrm -rf /",
        junk(chance, 3000),
    ))  # fmt: skip
    name = chance.choice((b"a.jpg", b"../../a.png", b"a.pdf.exe", b"a\x00.png", b"=?utf-8?b?Lw?="))
    return (
        b"From: elin@example.se\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        b"--b\r\n\r\nbilden\r\n--b\r\nContent-Type: image/jpeg\r\n"
        b'Content-Disposition: attachment; filename="' + name + b'"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n" + b64encode(data) + b"\r\n--b--\r\n"
    )


def huge(chance: Random) -> bytes:
    """Tens of megabytes: as one attachment, one line, or one header."""
    size = chance.choice((20, 31, 50)) * _MEGABYTE
    head = b"From: elin@example.se\r\n"
    return chance.choice((
        lambda: head + b"Content-Type: image/png\r\n\r\n" + b"A" * size,
        lambda: head + b"\r\n" + b"hej " * (size // 4),
        lambda: head + b"Subject: " + b"x" * size + b"\r\n\r\nhej",
        lambda: head + b"Content-Type: text/html\r\n\r\n" + b"<p<" * (size // 3),
    ))()  # fmt: skip


KINDS: Final[tuple[tuple[int, Callable[[Random], bytes]], ...]] = (
    (30, injected),
    (15, nested),
    (25, charset),
    (20, attached),
    (9, lambda chance: junk(chance, 4000)),
    (1, huge),
)


def run(count: int, seed: int, folder: Path) -> Found:
    """So many messages, one after the other, each looked at when it lies there."""
    chance, found = Random(seed), Found()
    maildir = folder / "mail"
    for name in ("new", "cur", "tmp"):
        (maildir / name).mkdir(parents=True)
    house = DialogueHouse(
        sources=(Maildir(maildir),), reader=ChildReader(), files=LetterFiles(folder)
    )
    shop = open_inbox_shop(f"sqlite:///{folder / 'station.db'}", house)
    slip = shop.visit()
    weights, kinds = [weight for weight, _ in KINDS], [kind for _, kind in KINDS]
    before = len(shop.station.letters(MAJA).of_slip(slip))
    for nr in range(count):
        (kind,) = chance.choices(kinds, weights)
        (maildir / "new" / f"{nr:06}").write_bytes(kind(chance))
        shop.inbox(STATION).fetch()
        found.made += 1
        if any((maildir / "new").iterdir()):
            found.wrong.append(f"{nr}: it was not kept")
    _look(shop, found)
    heard = len(shop.station.letters(MAJA).of_slip(slip)) - before
    if heard > 1:
        found.wrong.append(f"{heard} messages went out because of them")
    found.largest_child_kb = _largest_child()
    shop.engine.dispose()
    return found


def _look(shop: InboxShop, found: Found) -> None:
    for state in (ItemState.OPEN, ItemState.NOTED):
        for one in shop.station.inbox(MAJA).items(state):
            found.items += 1
            found.left_out.update(one.item.left_out)
            found.wrong += [f"{one.number}: {told}" for told in _wrong(shop, one)]


def _wrong(shop: InboxShop, one: ItemStands) -> list[str]:
    """What got through that must not."""
    it = one.item
    told = []
    single = (it.subject, it.sender.to, it.sender.name, it.message_id)
    if any(category(sign) in ("Cc", "Cf", "Cs") for text in single for sign in text):
        told.append("a sign nobody sees")
    if any(category(sign) in ("Cf", "Cs") for sign in it.words) or "\r" in it.words:
        told.append("a sign nobody sees, in words")
    for name in it.attached:
        kept = shop.station.inbox(MAJA).file(name)
        if not kept.startswith(b"%PDF-" if name.endswith(".pdf") else b"\xff\xd8"):
            told.append("a file that is neither a picture of ours nor a PDF")
    return told


def _largest_child() -> int:
    """The most memory that any child took, in kilobytes; 0 where nobody counts."""
    try:
        import resource
    except ImportError:
        return 0
    return int(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; 1 where something got through."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        found = run(asked.count, asked.seed, Path(folder))
    tell({
        "messages": found.made,
        "items": found.items,
        "left_out": dict(found.left_out.most_common()),
        "largest_child_mb": found.largest_child_kb // 1024,
        "wrong": found.wrong[:20],
    })  # fmt: skip
    bounded = found.largest_child_kb <= _LARGEST_CHILD_KB
    return 0 if not found.wrong and bounded else 1


if __name__ == "__main__":
    sys.exit(main())
