"""A parcel received: her slip is written, what waited for the goods is let go; and the way back."""

from collections import Counter
from datetime import date, datetime, timedelta

from returns_station.case import GoodsArrived, Who
from returns_station.days import local_day, next_working_day, zone_of
from returns_station.desk.bench.commands import NothingToUndoError
from returns_station.desk.bench.events import ParcelClosed, StepUndone
from returns_station.desk.bench.opening import held
from returns_station.desk.bench.stored import KeptParcel, KeptPiece
from returns_station.desk.bench.views import Standing
from returns_station.desk.bench.work import BenchWork
from returns_station.desk.house import House
from returns_station.desk.releasing import release
from returns_station.desk.sealing import signed
from returns_station.goods.grade import Lane
from returns_station.phrase import Phrase
from returns_station.scan import slip_number
from returns_station.scan.slips import SLIP, TRAINING_SLIP
from returns_station.slip_writing.pieces import Piece
from returns_station.slip_writing.received import goods_received


def close(parcel: str, work: BenchWork, *, house: House, now: datetime, who: Who) -> None:
    """Receive a parcel as it is; less than was told of stays awaited, and nobody did wrong."""
    kept = held(work, parcel)
    if kept.closed:
        return
    new = tuple(one for one in kept.pieces if one.has_come and not one.told)
    written = _written(kept, new, work, house=house, now=now, who=who)
    work.bench.close(kept.id, now, written)
    came = sum(1 for one in new if one.part)
    events: list[object] = [GoodsArrived(kept.slip, came)] if kept.slip and came else []
    aside = sum(1 for one in kept.pieces if one.lane is Lane.QUARANTINE)
    missing = sum(1 for one in kept.pieces if not one.has_come)
    received = len(kept.pieces) - missing
    events.append(ParcelClosed(kept.slip, kept.id, received, aside, missing, written))
    work.journal(events, at=now, who=who)
    if kept.slip and came and work.bench.settled(kept.slip):
        release(work, kept.slip, now=now, who=who)


def _written(
    kept: KeptParcel,
    new: tuple[KeptPiece, ...],
    work: BenchWork,
    *,
    house: House,
    now: datetime,
    who: Who,
) -> str:
    """The number of the slip that says what we have; "" where there is nobody to tell it to."""
    if not kept.slip or not new:
        return ""
    training, market = house.shop.training, house.shop.market
    number = slip_number(work.next_number("slip"), TRAINING_SLIP if training else SLIP)
    counted = Counter((one.title, one.options) for one in new)
    in_doubt = any(
        one.standing is not Standing.GRADED or one.lane is Lane.QUARANTINE for one in new
    )
    look_by = _look_by(local_day(now, market), house) if in_doubt else None
    slip = goods_received(
        number=number,
        shop=house.shop,
        language=kept.language or house.language,
        made_at=now.astimezone(zone_of(market)),
        served_by=who.actor,
        desk=who.desk,
        pieces=tuple(Piece(title, options, many) for (title, options), many in counted.items()),
        look_by=look_by,
        name=kept.called,
        sale_number=kept.sale_number,
    )
    (sealed,) = signed((slip,), house.seals, work)
    work.bench.put_slip(sealed, kept.slip, now)
    return number


def _look_by(today: date, house: House) -> date:
    """The day she hears by: one on which somebody is at work."""
    return next_working_day(today + timedelta(days=house.bench.look_days), house.shop.market)


def undo(parcel: str, work: BenchWork, *, now: datetime, who: Who) -> None:
    """Take back the last step of a parcel; raises NothingToUndoError and changes nothing."""
    kept = held(work, parcel)
    step = None if kept.closed else work.bench.last_step(parcel)
    if step is None:
        raise NothingToUndoError(
            Phrase("parcel.undo.closed" if kept.closed else "parcel.undo.none")
        )
    if not work.bench.take_back(step):
        raise NothingToUndoError(Phrase("parcel.undo.moved_on"))
    work.journal((StepUndone(kept.slip, kept.id, step.nr, step.kind),), at=now, who=who)
