"""Checkpoints and anchors held against the journal: whose they are, and whether it knows them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from returns_station.checkpoint import Checkpoint, Heads
from returns_station.desk.auditing.ports import Signer
from returns_station.desk.auditing.views import Finding
from returns_station.phrase import Phrase

_NO_SIGNATURE = "0" * 64


def at_checkpoint(one: Checkpoint) -> Phrase:
    """Where a checkpoint is."""
    return Phrase("audit.at.checkpoint", {"checkpoint": one.nth})


def at_anchor(one: Checkpoint) -> Phrase:
    """Where one stands in the second file."""
    return Phrase("audit.at.anchor", {"checkpoint": one.nth})


def signatures(
    made: Sequence[Checkpoint], keys: Mapping[str, str], signer: Signer
) -> Iterator[Finding]:
    """What does not hold of the checkpoints by themselves: their order and their signatures."""
    before, nth = _NO_SIGNATURE, 0
    for one in made:
        if one.nth != nth + 1 or one.before != before:
            yield Finding(Phrase("audit.checkpoint_missing"), at_checkpoint(one))
        yield from _signature(one, at_checkpoint(one), keys, signer)
        try:
            before, nth = one.digest, one.nth
        except ValueError:
            before, nth = "", one.nth


def anchored(
    remembered: Iterable[Checkpoint],
    made: Sequence[Checkpoint],
    keys: Mapping[str, str],
    signer: Signer,
) -> Iterator[Finding]:
    """What the second file remembers and the store-room does not; who signed it must be known."""
    known = {one.nth: one for one in made}
    for one in remembered:
        bad = tuple(_signature(one, at_anchor(one), keys, signer))
        yield from bad
        if bad:
            continue
        here = known.get(one.nth)
        if here is None:
            yield Finding(Phrase("audit.cut"), at_anchor(one))
        elif here != one:
            yield Finding(Phrase("audit.checkpoint_changed"), at_checkpoint(one))


def beyond(made: Iterable[Checkpoint], heads: Heads) -> Iterator[Finding]:
    """Checkpoints of more than there is: the journal, or the marks of its ledgers, were cut."""
    for one in made:
        if one.heads.seq > heads.seq or one.heads.marks > heads.marks:
            yield Finding(Phrase("audit.cut"), at_checkpoint(one))


def entries_known(made: Iterable[Checkpoint]) -> dict[int, str]:
    """The hashes that entries had when they were signed."""
    return {one.heads.seq: one.heads.hash for one in made}


def marks_known(made: Iterable[Checkpoint]) -> dict[int, str]:
    """The hashes that marks had then."""
    return {one.heads.marks: one.heads.mark for one in made if one.heads.marks}


def _signature(
    one: Checkpoint, where: Phrase, keys: Mapping[str, str], signer: Signer
) -> Iterator[Finding]:
    public = keys.get(one.key, "")
    if not public:
        yield Finding(Phrase("audit.checkpoint_unknown_key"), where)
    elif not signer.signed_by(public, one.message, one.signature):
        yield Finding(Phrase("audit.checkpoint_changed"), where)
