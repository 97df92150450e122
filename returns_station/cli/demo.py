"""`demo`: a made-up shop of four seasons, and what to scan for every situation."""

from argparse import Namespace

from returns_station.adapters.demo.filling import CODES, open_shop, own_settings
from returns_station.adapters.demo.situations import Situation, situations
from returns_station.canonical import Plain
from returns_station.cli.context import DONE, Context
from returns_station.phrase import Phrase
from returns_station.scan import printed_slip_number
from returns_station.scan.slips import slip_parts


def run(context: Context, _asked: Namespace) -> int:
    """Fill the demo shop, write the sheet of its codes, and list what to scan."""
    inbox = context.open_inbox(context.who)
    station = context.open_station()
    count = open_shop(station, inbox, context.folder, context.language, staff=context.who.staff)
    codes = str(context.folder / CODES)
    shop = own_settings().shop.name
    done = Phrase("demo.filled", {"shop": shop, "count": count, "file": codes})
    lines = [context.say(done), ""]
    told = situations(training=station.house.shop.training)
    for one in told:
        lines += _lines(context, one)
    facts: Plain = {
        "sales": count,
        "codes": codes,
        "situations": [_shape(context, one) for one in told],
    }
    context.answer(facts, "\n".join(lines))
    return DONE


def _shape(context: Context, one: Situation) -> Plain:
    return {
        "key": one.key,
        "number": one.number,
        "type": one.typed,
        "goods": [*one.gtins],
        "told": one.told,
        "says": context.say(one.says),
    }


def _lines(context: Context, one: Situation) -> list[str]:
    begin = one.number
    if one.typed:
        begin = context.say(Phrase("demo.type", {"text": one.typed}))
    elif slip_parts(begin):
        begin = printed_slip_number(begin)
    first, *more = one.gtins or ("",)
    head = f"{begin:<14}  {first:<13}  {context.say(one.says)}"
    return [head, *(f"{'':<14}  {gtin}" for gtin in more)]
