"""What each event is worth telling her: one small function a kind, and most say nothing."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from returns_station.case import CaseReferred, GoodsArrived, GoodsTakenBack, ReturnUndone
from returns_station.days import zone_of
from returns_station.desk.dialogue.composing import Said, Writer
from returns_station.desk.dialogue.shelves import Visit
from returns_station.dialogue.answering import ItemCame, ItemKind
from returns_station.dialogue.feedback import GRADES
from returns_station.dialogue.letter import LetterKind
from returns_station.payout import PayoutConfirmed
from returns_station.phrase import Argument, Phrase
from returns_station.scan import opinion_code
from returns_station.service.promise import (
    PromiseEnded,
    PromiseForetold,
    PromiseKind,
    PromiseState,
)
from returns_station.slip import SlipKind

if TYPE_CHECKING:
    from returns_station.desk.ports import UnitOfWork

# What is paid while she stands there needs no second message.
_STANDS_THERE: Final = timedelta(minutes=15)
_PICKUP_BACK: Final = ":back"
# She has used what she got, and remembers how it was.
_THE_DAY_AFTER: Final = timedelta(hours=22)
# With these her calendar changes.
_OF_TIME: Final = frozenset(
    f"pickup.tell.{one}"
    for one in ("booked", "moved", "cancelled", "needless", "declined", "failed.ours")
)
_READY: Final = frozenset((PromiseKind.REPLACEMENT, PromiseKind.REPAIR))


def return_done(work: "UnitOfWork", visit: Visit, number: str = "") -> Said:
    """What she handed back, with her slip; the sum only where it is hers and goes back to her."""
    slip = work.slip(visit.slip)
    promised = (one.promise for one in work.promises.of_slip(visit.slip))
    # A refund of a gift is between us and who paid for it.
    says_so = tuple(
        one.says for one in promised if visit.hers or one.kind is not PromiseKind.REFUND
    )
    told: dict[str, Argument] = {"number": visit.slip, "promises": says_so}
    says = Phrase("letter.says.return_done", told)
    is_hers = slip is not None and visit.hers and not slip.total_unsaid
    if slip is not None and is_hers and slip.kind is SlipKind.REFUND and slip.total.minor > 0:
        says = Phrase("letter.says.return_done_money", {**told, "amount": slip.total})
    key = f"return_done:{visit.slip}{number}"
    return Said(key, LetterKind.RETURN_DONE, says, attach=(visit.slip,))


def how_was_it(visit: Visit, at: datetime) -> Said:
    """How it was, a day later; it goes only where she said that we may ask."""
    codes = tuple(opinion_code(visit.slip, grade) for grade in GRADES)
    says = Phrase("letter.says.how_was_it", {"number": visit.slip, "codes": codes})
    key, later = f"how_was_it:{visit.slip}", at + _THE_DAY_AFTER
    return Said(key, LetterKind.HOW_WAS_IT, says, not_before=later)


def taken_back(event: GoodsTakenBack, writer: Writer) -> None:
    """Her slip at once; how it was, a day later, where she said that we may ask."""
    visit = writer.work.letters.visit(event.slip)
    if visit is None or not visit.contacts:
        return
    writer.write(return_done(writer.work, visit), visit)
    writer.write(how_was_it(visit, writer.at), visit)


def referred(event: CaseReferred, writer: Writer) -> None:
    """A person looks at it, and she hears from us."""
    visit = writer.work.letters.case(event.case)
    if visit is not None and visit.contacts:
        says = Phrase("letter.says.we_look", {"number": event.sale if visit.hers else ""})
        writer.write(Said(f"we_look:{event.case}", LetterKind.WE_LOOK, says), visit)


def paid(event: PayoutConfirmed, writer: Writer) -> None:
    """Her money went, later than while she stood there; to who paid for a gift nothing is said.

    What she had paid for a pickup goes back with its own sentence.
    """
    if event.operation.endswith(_PICKUP_BACK):
        return
    payout = writer.work.payouts.load(event.operation)
    visit = writer.work.letters.visit(payout.slip) if payout is not None else None
    if visit is None or not visit.hers or not visit.contacts or _is_new(writer, visit.slip):
        return
    says = Phrase("letter.says.money_sent", {"number": visit.slip, "amount": event.amount})
    writer.write(Said(f"money_sent:{event.operation}", LetterKind.MONEY_SENT, says), visit)


def _is_new(writer: Writer, slip: str) -> bool:
    made = writer.work.slip(slip)
    return made is not None and writer.at - made.made_at < _STANDS_THERE


def arrived(event: GoodsArrived, writer: Writer) -> None:
    """What she sent is here."""
    says = Phrase("letter.says.goods_here", {"number": event.slip})
    key = f"goods_here:{event.slip}:{writer.at.isoformat()}"
    _about(event.slip, Said(key, LetterKind.GOODS_HERE, says), writer)


def undone(event: ReturnUndone, writer: Writer) -> None:
    """The visit was undone: what she was told of it holds no longer."""
    letters = writer.work.letters.of_slip(event.slip)
    writer.work.letters.not_needed([one.letter.key for one in letters], "undone")
    if any(one.letter.kind is LetterKind.RETURN_DONE for one in letters):
        says = Phrase("letter.says.undone", {"number": event.slip})
        _about(event.slip, Said(f"undone:{event.slip}", LetterKind.UNDONE, says), writer)


def foretold(event: PromiseForetold, writer: Writer) -> None:
    """We will be late: she hears it before she waits, with when instead."""
    when = event.expected
    visit = writer.work.letters.visit(event.slip)
    if visit is None or (event.kind is PromiseKind.PICKUP and _was_told(event.slip, writer)):
        return
    told: dict[str, Argument] = {"number": event.slip}
    key = f"foretold:{event.key}:{when.isoformat() if when else ''}"
    says = Phrase(f"letter.says.late_unknown.{event.kind}", told)
    if when is not None:
        local = when.astimezone(zone_of(visit.market))
        says = Phrase(f"letter.says.late.{event.kind}", {**told, "day": local.date()})
    writer.write(Said(key, LetterKind.LATE, says), visit)


def ended(event: PromiseEnded, writer: Writer) -> None:
    """What was ready in time can be fetched; what was missed and not foretold is said at once."""
    if event.state is PromiseState.KEPT and event.kind in _READY:
        says = Phrase(f"letter.says.ready.{event.kind}", {"number": event.slip})
        _about(event.slip, Said(f"ready:{event.key}", LetterKind.GOODS_READY, says), writer)
    if event.state is PromiseState.MISSED:
        written = writer.work.letters.of_slip(event.slip)
        if any(one.letter.key.startswith(f"foretold:{event.key}:") for one in written):
            return
        says = Phrase(f"letter.says.late_unknown.{event.kind}", {"number": event.slip})
        if event.kind is PromiseKind.PICKUP and _was_told(event.slip, writer):
            return
        _about(event.slip, Said(f"missed:{event.key}", LetterKind.LATE, says), writer)


def heard(event: ItemCame, writer: Writer) -> None:
    """What she wrote is here, and by when it is answered; once a day, so that no robot answers."""
    visit = writer.work.letters.visit(event.slip)
    if event.kind is not ItemKind.MESSAGE or visit is None or not visit.contacts:
        return
    due = event.due.astimezone(zone_of(visit.market))
    day = writer.at.astimezone(due.tzinfo).date()
    says = Phrase("letter.says.heard", {"number": event.slip, "by": due})
    key = f"heard:{event.slip}:{day}"
    writer.write(Said(key, LetterKind.HEARD, says, answers=event.number), visit)


def pickup(slip: str, writer: Writer) -> None:
    """Every sentence of her pickup that nobody has told her yet, where a way leads to her."""
    messages = [one for one in writer.work.bookings.messages(slip) if one.told_at is None]
    visit = writer.work.letters.visit(slip) if messages else None
    if visit is None:
        return
    for one in messages:
        key = f"pickup:{one.key}"
        booking = one.booking if one.phrase.key in _OF_TIME else ""
        said = Said(key, LetterKind.PICKUP, one.phrase, one.due, booking=booking, tells=one.id)
        writer.write(said, visit)


def _was_told(slip: str, writer: Writer) -> bool:
    """Whether her pickup's own sentences say it, written with what is foretold or just before."""
    since = writer.at - timedelta(hours=1)
    return any(one.at >= since for one in writer.work.bookings.messages(slip))


def _about(slip: str, said: Said, writer: Writer) -> None:
    visit = writer.work.letters.visit(slip)
    if visit is not None:
        writer.write(said, visit)
