"""Whether a paper is what it says: its seal judged by the keys and the slips known here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

from returns_station.phrase import Argument, Phrase
from returns_station.scan import CreditNumber, SlipNumber, printed_slip_number
from returns_station.seal import Facts, Seal, facts_of, seal_in
from returns_station.slip import Slip


class Standing(StrEnum):
    """What a seal comes to; none of them ever stands in her way."""

    GENUINE = "genuine"
    UNDONE = "undone"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class StationKey:
    """A station's public key in hex, known by its id; `desk` made it on a day."""

    id: str
    public: str
    desk: str
    since: date


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a paper stands, in words that say what to do; `here`: its slip is kept in this store.

    `desk` wrote it, as far as is known.
    """

    standing: Standing
    why: Phrase
    seal: Seal | None = None
    desk: str = ""
    here: bool = True

    @property
    def is_well(self) -> bool:
        """Whether the paper says what a station wrote."""
        return self.standing in (Standing.GENUINE, Standing.UNDONE)

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is another shop's true paper: what has its number here is something else."""
        return self.is_well and not self.here


class Seals(Protocol):
    """The station's own key, and those it knows of other stations."""

    renewed: StationKey | None
    """The public part of a key that was made since the store last heard of one."""

    def seal(self, slip: Slip) -> str:
        """What the slip's square code holds; "" where nothing can be signed now."""

    def known(self, key: str) -> StationKey | None:
        """The key with this id, kept beside the store so that it can be asked without."""

    def holds(self, seal: Seal, key: StationKey) -> bool:
        """Whether the signature is that of this key over these facts."""


class KeyShelf(Protocol):
    """Where the shop's desks leave their public keys for each other."""

    def put_station_key(self, key: StationKey) -> None:
        """Keep a public key; a second time changes nothing."""


class KeyViews(Protocol):
    """The questions about keys and slips that a seal needs."""

    def station_key(self, key: str) -> StationKey | None:
        """The public key with this id that a desk of this shop left here."""

    def station_keys(self) -> tuple[StationKey, ...]:
        """Every public key that the shop's desks left here."""

    def slip(self, number: str) -> Slip | None:
        """A stored slip, as it was first written."""


class NoSeals:
    """A station without a key: its slips bear their number alone, and none is judged."""

    renewed: StationKey | None = None

    def seal(self, slip: Slip) -> str:  # noqa: ARG002 - nothing is signed
        """Nothing."""
        return ""

    def known(self, key: str) -> StationKey | None:  # noqa: ARG002 - nothing is known
        """None."""
        return None

    def holds(self, seal: Seal, key: StationKey) -> bool:  # noqa: ARG002 - as said
        """Never."""
        return False


NO_SEALS: Final = NoSeals()


def signed(slips: Iterable[Slip], seals: Seals, shelf: KeyShelf) -> tuple[Slip, ...]:
    """Slips as they are first written, each with its seal."""
    sealed = tuple(replace(slip, seal=seals.seal(slip)) for slip in slips)
    if seals.renewed is not None:
        # The station's own key was lost: the one that these are signed with is told with them.
        shelf.put_station_key(seals.renewed)
    return sealed


def judged(
    paper: SlipNumber | CreditNumber, seals: Seals, views: KeyViews | None, *, practice: bool
) -> Verdict | None:
    """What the seal of a paper comes to; None where it bears none, or nobody here can tell.

    Without `views` only the paper and the known keys are asked.
    """
    if not paper.sealed or isinstance(seals, NoSeals):
        return None
    seal = seal_in(paper.sealed)
    if seal is None:
        return _verdict(Standing.ALTERED, "torn", {"number": paper.printed})
    told = _told(seal.facts)
    if seal.facts.practice is not practice:
        why = "practice" if seal.facts.practice else "real"
        return _verdict(Standing.UNKNOWN, why, told, seal)
    return _vouched(seal, seals, views, told)


def _vouched(
    seal: Seal, seals: Seals, views: KeyViews | None, told: dict[str, Argument]
) -> Verdict:
    """A whole seal, by the key that it names and what the store has of it."""
    ours = views.station_key(seal.key) if views is not None else None
    key = ours or seals.known(seal.key)
    if key is None:
        return _verdict(Standing.UNKNOWN, "unknown_key", told, seal)
    if not seals.holds(seal, key):
        return _verdict(Standing.ALTERED, "altered", told, seal)
    if views is None or ours is None:
        why = "genuine_offline" if views is None else "genuine_elsewhere"
        return _verdict(Standing.GENUINE, why, told, seal, key.desk, here=False)
    return _beside(views.slip(seal.facts.number), seal, key, told)


def _beside(
    stored: Slip | None, seal: Seal, key: StationKey, told: Mapping[str, Argument]
) -> Verdict:
    """A seal of a desk of ours, beside what the store says of the same number."""
    if stored is None:
        return _verdict(Standing.UNKNOWN, "unknown_number", told, seal, key.desk, here=False)
    # Desks of one machine may share a key: the slip knows which of them wrote it.
    desk = stored.desk or key.desk
    if facts_of(stored) != seal.facts and not _was_of_somebody(stored, seal):
        return _verdict(Standing.ALTERED, "differs", told, seal, desk)
    standing = Standing.UNDONE if stored.undone else Standing.GENUINE
    return _verdict(standing, standing.value, told, seal, desk)


def _was_of_somebody(stored: Slip, seal: Seal) -> bool:
    """Whether the slip is what was sealed but for her name and address, who was forgotten since.

    The station's own copy bears the seal that it was written with.
    """
    first = seal_in(stored.seal) if stored.thanks.key == "slip.thanks_you" else None
    same = replace(facts_of(stored), digest=seal.facts.digest)
    return first is not None and first.facts == seal.facts and same == seal.facts


def _verdict(
    standing: Standing,
    why: str,
    told: Mapping[str, Argument],
    seal: Seal | None = None,
    desk: str = "",
    *,
    here: bool = True,
) -> Verdict:
    says = Phrase(f"seal.{why}", {**told, "desk": desk or Phrase("seal.some_desk")})
    return Verdict(standing, says, seal, desk, here)


def _told(facts: Facts) -> dict[str, Argument]:
    total: Argument = facts.total if facts.total is not None else Phrase("seal.total_unsaid")
    return {"number": printed_slip_number(facts.number), "day": facts.day, "total": total}
