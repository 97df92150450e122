"""A message of ours came back: a person sees to it, and nothing more goes where it came from."""

from datetime import datetime

from returns_station.case import Who
from returns_station.desk.dialogue.incoming import Bounce
from returns_station.desk.dialogue.placing import same
from returns_station.desk.ports import UnitOfWork
from returns_station.dialogue.letter import Channel, LetterStands, LetterState
from returns_station.dialogue.letter_events import LetterUnsent

_WHY = "bounced"


def came_back(work: UnitOfWork, bounce: Bounce, *, at: datetime, who: Who) -> bool:
    """Take a bounce for what it is; False: it is of no message of ours, or may arrive yet.

    Only who had our message can name it: a bounce that names none, or another address, is nothing.
    """
    name = bounce.message_id.strip("<> ").partition("@")[0]
    stands = work.letters.of_message(name) if bounce.final and name else None
    if stands is None or not _is_of(stands, bounce):
        return False
    address = stands.letter.address
    work.letters.bounced(address.channel, address.to, at)
    if stands.state is LetterState.DEAD:
        return False
    if not work.letters.end(stands, LetterState.DEAD, at, _WHY, who.actor):
        return False
    one = stands.letter
    event = LetterUnsent(one.key, one.kind, one.slip, LetterState.DEAD, _WHY)
    work.journal((event,), at=at, who=who)
    return True


def _is_of(stands: LetterStands, bounce: Bounce) -> bool:
    told = stands.letter.address
    return not bounce.recipient or same(told, bounce.recipient, Channel.EMAIL)
