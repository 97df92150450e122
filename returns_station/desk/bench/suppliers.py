"""Goods that go back to who delivered them: a list to sign, and what is on it stays traceable."""

from collections.abc import Sequence
from datetime import datetime

from returns_station.case import Who
from returns_station.days import local_day, zone_of
from returns_station.desk.bench.commands import NotSupplierGoodsError
from returns_station.desk.bench.events import SupplierReturned
from returns_station.desk.bench.views import SupplierGoods
from returns_station.desk.bench.work import BenchWork
from returns_station.desk.house import House
from returns_station.label import Code, Symbology
from returns_station.listing import Listing, ListingKind, Part, Row
from returns_station.phrase import Phrase
from returns_station.scan.slips import damm, printed_slip_number

_SERIES = "SR"


def send(
    ids: Sequence[int], key: str, work: BenchWork, *, house: House, now: datetime, who: Who
) -> Listing:
    """Let goods of one supplier leave on one list; the same key gives the same list again."""
    sent = work.bench.sent(key)
    if sent is not None:
        number, at = sent
        return _listing(number, work.bench.listed(number), house=house, made_at=at, who=who)
    supplier = _of_one({one.id: one for one in work.bench.supplier_goods()}, ids)
    running = f"{work.next_number('supplier_return'):08}"
    number = f"{_SERIES}{running}{damm(running)}"
    day = local_day(now, house.shop.market)
    moved = work.bench.send(ids, supplier, number=number, key=key, day=day, at=now, who=who)
    if moved != len(set(ids)):
        raise NotSupplierGoodsError(Phrase("supplier.moved"))
    work.journal((SupplierReturned(number, tuple(sorted(set(ids)))),), at=now, who=who)
    return _listing(number, work.bench.listed(number), house=house, made_at=now, who=who)


def _of_one(lying: dict[int, SupplierGoods], ids: Sequence[int]) -> str:
    """Who delivered all of them; raises NotSupplierGoodsError where that is not one."""
    named = {lying[nr].supplier if nr in lying and not lying[nr].sent_on else None for nr in ids}
    if not ids or None in named:
        raise NotSupplierGoodsError(Phrase("supplier.moved"))
    if len(named) > 1:
        raise NotSupplierGoodsError(Phrase("supplier.several"))
    return next(one for one in named if one is not None)


def _listing(
    number: str,
    goods: Sequence[SupplierGoods],
    *,
    house: House,
    made_at: datetime,
    who: Who,
) -> Listing:
    supplier = goods[0].supplier or Phrase("supplier.unnamed")
    rows = tuple(_row(nr, one) for nr, one in enumerate(goods, 1))
    count = Phrase("slip.pieces", {"count": sum(one.pieces for one in goods)})
    return Listing(
        kind=ListingKind.SUPPLIER_RETURN,
        number=number,
        language=house.language,
        shop=house.shop,
        made_at=made_at.astimezone(zone_of(house.shop.market)),
        title=Phrase("supplier.title", {"supplier": supplier}),
        facts=(Phrase("supplier.number", {"number": number}), count),
        parts=(Part(Phrase("supplier.goods"), rows),),
        code=Code(number, Symbology.QR, number),
        signed_by=(Phrase("supplier.signed_shop"), Phrase("supplier.signed_driver")),
        desk=who.desk,
    )


def _row(nr: int, one: SupplierGoods) -> Row:
    named = ", ".join(filter(None, (one.title, one.options)))
    known = {"sku": one.sku, "serial": one.serial, "ref": _ref(one)}
    details = (Phrase(f"supplier.{name}", {name: text}) for name, text in known.items() if text)
    return Row(at=f"{nr}", what=named, details=(*details, one.why), count=one.pieces, box=True)


def _ref(one: SupplierGoods) -> str:
    number, _, nr = one.ref.partition("/")
    return f"{printed_slip_number(number)} / {nr}" if nr else ""
