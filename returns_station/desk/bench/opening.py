"""A parcel opened by whatever number is on it, and goods scanned over it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from returns_station.case import Who
from returns_station.desk.bench.commands import ParcelMissingError
from returns_station.desk.bench.events import ParcelOpened, PieceSetAside
from returns_station.desk.bench.house import BenchHouse
from returns_station.desk.bench.looking import is_locked
from returns_station.desk.bench.reading import GoodsRead, goods_in, numbers_in, parcel_number
from returns_station.desk.bench.stored import KeptGoods, KeptParcel, KeptPiece, NewPiece
from returns_station.desk.bench.views import Standing
from returns_station.desk.bench.work import BenchWork
from returns_station.goods.grade import Lane
from returns_station.goods.intake import Match, Meant, Waits, match
from returns_station.phrase import Phrase

_OF_HERS: Final = (Standing.AWAITED, Standing.HERE, Standing.GRADED, Standing.RECALLED)


def held(work: BenchWork, parcel: str) -> KeptParcel:
    """The parcel, no other desk writing to it; raises ParcelMissingError where there is none."""
    work.bench.hold(parcel)
    kept = work.bench.load(parcel)
    if kept is None:
        raise ParcelMissingError(Phrase("parcel.missing"))
    return kept


def open_parcel(text: str, work: BenchWork, *, training: bool, now: datetime, who: Who) -> str:
    """The parcel that stands for what was scanned on it; one that nobody knows opens too."""
    numbers = numbers_in(text, training=training)
    whose = work.bench.whose(numbers.code, numbers.key, numbers.bare)
    standing = work.bench.standing_for(whose, numbers.bare)
    if standing:
        return standing
    parcel = parcel_number(work.next_number("parcel"))
    if not work.bench.begin(parcel, whose, numbers.bare, now, who):
        return work.bench.standing_for(whose, numbers.bare)
    work.journal((ParcelOpened(whose.slip, parcel),), at=now, who=who)
    return parcel


def scan(
    parcel: str,
    text: str,
    work: BenchWork,
    *,
    house: BenchHouse,
    training: bool,
    now: datetime,
    who: Who,
) -> None:
    """Tick what was scanned against what was told of, or give it a row of its own."""
    kept = held(work, parcel)
    if not kept.slip and _bound(kept, text, work, training=training, now=now, who=who):
        return
    goods = goods_in(text)
    if goods is None:
        raise ParcelMissingError(Phrase("parcel.other_paper"))
    meant = match(goods.read, tuple(_waits(kept.pieces)))
    if meant.meant is Meant.SEEN:
        return
    if kept.closed and not work.bench.reopen(parcel):
        raise ParcelMissingError(Phrase("parcel.open_elsewhere"))
    if meant.meant is Meant.TOLD_OF:
        work.bench.tick(parcel, meant.nr, meant.serial, goods.batch)
        work.bench.put_step(parcel, "ticked", meant.nr, "", now, who)
        nr = meant.nr
    else:
        nr = work.bench.add(parcel, kept.slip, _set_aside(kept, meant, goods, work, house))
        work.bench.put_step(parcel, "added", nr, "", now, who)
    _looked_at(held(work, parcel), nr, work, house=house, now=now, who=who)


def _looked_at(
    kept: KeptParcel, nr: int, work: BenchWork, *, house: BenchHouse, now: datetime, who: Who
) -> None:
    """Lock what is recalled, and tell of what lies in quarantine."""
    piece = kept.piece(nr)
    assert piece is not None, "it was just put there"
    standing = piece.standing
    if is_locked(piece, house.rules) and standing is not Standing.UNKNOWN:
        work.bench.lock(kept.id, nr, house.rules.lane(Lane.QUARANTINE))
        standing = Standing.RECALLED
    if standing is not Standing.HERE:
        goods = "" if standing is Standing.UNKNOWN else piece.title
        event = PieceSetAside(kept.slip, kept.id, nr, standing.value, goods)
        work.journal((event,), at=now, who=who)


def _bound(
    kept: KeptParcel, text: str, work: BenchWork, *, training: bool, now: datetime, who: Who
) -> bool:
    """Whether it was the paper in a parcel that nobody knew: from now on it is hers."""
    goods = goods_in(text)
    if goods and goods.read.gtin and work.bench.known(goods.read, goods.raw, kept.sale_id):
        # Some tills number their receipts so that they look like an article number.
        return False
    numbers = numbers_in(text, training=training)
    whose = work.bench.whose(numbers.code, numbers.key, numbers.bare)
    if not whose.slip and (not whose.sale_id or kept.sale_id):
        return False
    other = work.bench.standing_for(whose, "")
    if other and other != kept.id and whose.slip:
        raise ParcelMissingError(Phrase("parcel.open_elsewhere"))
    work.bench.bind(kept.id, whose)
    work.journal((ParcelOpened(whose.slip, kept.id),), at=now, who=who)
    return True


def _waits(pieces: Iterable[KeptPiece]) -> Iterable[Waits]:
    for one in pieces:
        if one.standing in _OF_HERS and one.part:
            yield Waits(one.nr, one.sku, one.gtin, one.serials, one.serial, came=one.has_come)


def _set_aside(
    kept: KeptParcel, meant: Match, goods: GoodsRead, work: BenchWork, house: BenchHouse
) -> NewPiece:
    """Goods nobody told of, as far as they are known; nothing of them is lost."""
    shelf = house.rules.lane(Lane.QUARANTINE)
    found: KeptGoods | KeptPiece | None = kept.piece(meant.nr)
    if found is None:
        found = work.bench.known(goods.read, goods.raw, kept.sale_id)
    if found is None:
        odd = Phrase("parcel.odd.unknown", {"code": goods.raw})
        gtin, batch = goods.read.gtin, goods.batch
        return NewPiece(goods.raw, Standing.UNKNOWN, odd, shelf, gtin=gtin, batch=batch)
    if meant.meant is Meant.OTHER_SERIAL:
        standing, odd = Standing.OTHER, Phrase("parcel.odd.serial", {"serial": meant.serial})
    elif meant.meant is Meant.EXTRA or (isinstance(found, KeptGoods) and found.hers):
        standing, odd = Standing.EXTRA, Phrase("parcel.odd.extra")
    else:
        standing, odd = Standing.OTHER, Phrase("parcel.odd.other")
    return NewPiece(
        found.title,
        standing,
        odd,
        shelf,
        options=found.options,
        sku=found.sku,
        gtin=found.gtin,
        line=found.line,
        serial=meant.serial or goods.read.serial,
        batch=goods.batch,
    )
