"""`unproven`: goods without a receipt are opened, listed, and verified when their sale is found."""

from argparse import Namespace
from collections.abc import Iterator

from returns_station.adapters.clock import new_key
from returns_station.canonical import Plain
from returns_station.cli.context import DONE, NOT_AS_ASKED, Context
from returns_station.cli.numbered import sale_numbered
from returns_station.desk.station import Station
from returns_station.desk.unproven import GoodsUnknownError
from returns_station.desk.unproven_commands import Brought, FindSale, OpenUnproven
from returns_station.desk.unproven_views import ToVerify
from returns_station.phrase import Argument, Phrase
from returns_station.scan import Goods, Typed, read


def run(context: Context, asked: Namespace) -> int:
    """Open, verify or list; a list ends with 1 when nothing waits for its sale."""
    if asked.open:
        return _open(context, asked)
    return _found(context, asked) if asked.found else _list(context)


def _open(context: Context, asked: Namespace) -> int:
    station = context.open_station()
    goods = tuple(Brought(_sku(station, code)) for code in asked.open)
    key = asked.key or new_key()
    command = OpenUnproven(key, goods, contact=asked.customer)
    opened = station.perform(command, context.who)
    number = opened.view.sale.number
    facts: Plain = {"sale": number, "key": key, "again": opened.again}
    context.answer(facts, context.say(Phrase("cli.unproven.opened", {"number": number})))
    return DONE


def _sku(station: Station, code: str) -> str:
    scanned = read(code)
    gtin = scanned.gtin if isinstance(scanned, Goods) else ""
    text = scanned.text if isinstance(scanned, Typed) else code
    with station.store.views() as views:
        article = (gtin and views.article(gtin, "")) or views.article("", text)
    if not article:
        raise GoodsUnknownError(Phrase("unproven.goods_unknown", {"code": code}))
    return article.sku


def _found(context: Context, asked: Namespace) -> int:
    station = context.open_station()
    stand_in, real = (sale_numbered(station, number).sale for number in asked.found)
    command = FindSale(asked.key or new_key(), stand_in.id, real.id)
    done = station.perform(command, context.who)
    facts: Plain = {
        "stand_in": done.stand_in,
        "sale": done.sale,
        "more": str(done.more),
        "currency": done.more.currency,
        "again": done.again,
    }
    context.answer(facts, context.say(done.says))
    return DONE


def _list(context: Context) -> int:
    with context.open_station().store.views() as views:
        waiting = views.to_verify()
    facts: list[Plain] = [_shape(one) for one in waiting]
    lines = "\n".join(context.say(line) for one in waiting for line in _told(one))
    context.answer(facts, lines or context.say(Phrase("cli.unproven.none")))
    return DONE if waiting else NOT_AS_ASKED


def _shape(one: ToVerify) -> Plain:
    goods: list[Plain] = [
        {"line": nr, "title": title, "quantity": units} for nr, title, units in one.lines
    ]
    candidates: list[Plain] = [
        {"sale": each.number, "bought_on": each.bought_on.isoformat(), "left": each.left}
        for each in one.candidates
    ]
    day = one.day.isoformat()
    return {"number": one.number, "day": day, "goods": goods, "candidates": candidates}


def _told(one: ToVerify) -> Iterator[Phrase]:
    for _, title, units in one.lines:
        told: dict[str, Argument] = {"number": one.number, "day": one.day, "goods": title}
        yield Phrase("cli.unproven.waits", told | {"quantity": units})
    for each in one.candidates:
        named: dict[str, Argument] = {"number": each.number, "day": each.bought_on}
        if each.customer:
            yield Phrase("cli.unproven.candidate_named", named | {"name": each.customer})
        else:
            yield Phrase("cli.unproven.candidate", named)
