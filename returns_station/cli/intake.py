"""`intake`: parcels that came, by the same door as the bench; alone it lists what waits."""

from argparse import Namespace
from pathlib import Path

from returns_station.adapters.clock import new_key
from returns_station.adapters.photo_child import MOST_BYTES
from returns_station.adapters.plain import plain as plain_text
from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.cli.intake_shapes import label_shape, lines_of, parcel_shape
from returns_station.desk.bench.bench import Bench
from returns_station.desk.bench.commands import (
    GradePiece,
    LetGo,
    PictureUnreadableError,
    SettleQuestion,
)
from returns_station.desk.bench.views import ParcelSeen, SupplierGoods
from returns_station.desk.station import Station
from returns_station.goods.grade import Grade, Lane
from returns_station.phrase import Argument, Phrase


def run(context: Context, asked: Namespace) -> int:
    """Carry out one deed and show the parcel; 1 when something of it waits for a person."""
    station = context.open_station()
    bench = station.bench(context.who)
    if asked.deed in {"grade", "label"}:
        return _labelled(context, station, bench, asked)
    if asked.deed == "supplier":
        return _supplier(context, station, bench, asked)
    if asked.deed in {None, "quarantine", "questions"}:
        return _list(context, bench, asked.deed or "")
    return _tell(context, _done(bench, asked))


def _done(bench: Bench, asked: Namespace) -> ParcelSeen:
    match asked.deed:
        case "open":
            return bench.open(asked.code)
        case "scan":
            return bench.scan(asked.parcel, asked.code)
        case "photo":
            return bench.photo(asked.parcel, asked.row, _bytes_of(asked.file))
        case "let-go" | "settle":
            return _by_a_person(bench, asked)
        case "close":
            return bench.close(asked.parcel)
        case _:
            return bench.undo(asked.parcel)


def _by_a_person(bench: Bench, asked: Namespace) -> ParcelSeen:
    key, note = asked.key or new_key(), asked.note
    if asked.deed == "settle":
        return bench.settle(SettleQuestion(key, asked.parcel, asked.row, note))
    return bench.let_go(LetGo(key, asked.parcel, asked.row, Lane(asked.lane), note))


def _labelled(context: Context, station: Station, bench: Bench, asked: Namespace) -> int:
    if asked.deed == "label":
        parcel, label = bench.see(asked.parcel), bench.label(asked.parcel, asked.row)
    else:
        unticked = tuple(filter(None, asked.unticked.split(",")))
        key = asked.key or new_key()
        told = (key, asked.parcel, asked.row, Grade(asked.grade), unticked, asked.note)
        done = bench.grade(GradePiece(*told))
        parcel, label = done.parcel, done.label
    if asked.to:
        station.put_out(label, asked.to, context.who)
    return _tell(context, parcel, {"label": label_shape(label)})


def _tell(context: Context, parcel: ParcelSeen, more: dict[str, Plain] | None = None) -> int:
    facts = parcel_shape(context, parcel) | (more or {})
    context.answer(facts, "\n".join(lines_of(context, parcel)))
    odd = any(row.note is not None for row in parcel.rows)
    return NOT_AS_ASKED if odd or not parcel.slip else DONE


def _list(context: Context, bench: Bench, what: str) -> int:
    if what:
        places = bench.quarantine() if what == "quarantine" else bench.questions()
    else:
        places = tuple((one, 0) for one in bench.waiting())
    shown = [one for one, _ in places]
    day = bench.day()
    facts: dict[str, Plain] = {
        "done": day.done,
        "waiting": day.waiting,
        "parcels": [parcel_shape(context, one) | {"row": row} for one, row in places],
    }
    told = Phrase("cli.intake.day", {"done": day.done, "waiting": day.waiting})
    once = {one.id or one.slip: one for one in shown}.values()
    lines = [line for one in once for line in lines_of(context, one)]
    context.answer(facts, "\n".join([context.say(told), *lines]))
    return NOT_AS_ASKED if places else DONE


def _supplier(context: Context, station: Station, bench: Bench, asked: Namespace) -> int:
    number = ""
    if asked.send:
        listing = bench.send_to_supplier(asked.send, asked.key or new_key())
        number = listing.number
        if asked.to:
            station.put_out(listing, asked.to, context.who)
    goods = bench.supplier_goods()
    lines = [_goods_line(context, one) for one in goods]
    nothing = context.say(Phrase("cli.intake.no_supplier"))
    facts: dict[str, Plain] = {"list": number, "goods": [_goods(one) for one in goods]}
    context.answer(facts, "\n".join(lines) or nothing)
    return DONE


def _goods(one: SupplierGoods) -> Plain:
    return {
        "id": one.id,
        "supplier": one.supplier,
        "title": one.title,
        "sku": one.sku,
        "pieces": one.pieces,
        "since": one.since.isoformat(),
        "sent_on": one.sent_on.isoformat() if one.sent_on else "",
    }


def _goods_line(context: Context, one: SupplierGoods) -> str:
    told: dict[str, Argument] = {"id": one.id, "goods": plain_text(one.title)}
    named: Argument = plain_text(one.supplier) or context.say(Phrase("supplier.unnamed"))
    key = "cli.intake.sent" if one.sent_on else "cli.intake.lies"
    return context.say(Phrase(key, {**told, "supplier": named}))


def _bytes_of(path: Path) -> bytes:
    """A picture's bytes; the child that opens it judges what they are."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise PictureUnreadableError(Phrase("parcel.photo.unreadable")) from error
