"""Windows, lengths and goods in words, as the room and its map say them."""

from collections.abc import Iterable
from datetime import datetime, time
from decimal import Decimal

from returns_station.desk.pickup.views import GoodsToFetch
from returns_station.phrase import Phrase
from returns_station.pickup.slot import Span

_HOUR = 60
_KM = 1000
_NEAR_KM = 950  # what is rounded to tens is still said in metres below this
_FEW_KM = 10


def window(span: Span) -> Phrase:
    """A window without its day: 15-16, 15-15:30."""
    return Phrase(
        "runs.window", {"begins": _clock(span, span.begins), "ends": _clock(span, span.ends)}
    )


def length(metres: float) -> Phrase:
    """How far, as one says it: 300 metres, 1.3 km, 19 km."""
    tens = max(10, round(metres / 10) * 10)
    return Phrase("runs.metres", {"metres": tens}) if tens < _NEAR_KM else kilometres(metres)


def kilometres(metres: float) -> Phrase:
    """So many kilometres; a decimal where they are few."""
    exact = Decimal(round(metres)) / _KM
    digits = Decimal("0.1") if exact < _FEW_KM else Decimal(1)
    return Phrase("runs.km", {"km": exact.quantize(digits).normalize() + 0})


def on_bar(metres: int) -> Phrase:
    """The length of a scale bar, which is round: 200 m, 1 km."""
    if metres < _KM:
        return Phrase("runs.short_metres", {"metres": metres})
    return Phrase("runs.km", {"km": metres // _KM})


def goods_said(goods: Iterable[GoodsToFetch], *, whole: bool = False) -> tuple[Phrase | str, ...]:
    """Each kind by what it is called, with how many where there are several.

    `whole` names size and colour, too: at a door one must tell the new from the old.
    """
    return tuple(
        Phrase("runs.pieces", {"title": _called(each, whole=whole), "pieces": each.pieces})
        if each.pieces > 1
        else _called(each, whole=whole)
        for each in goods
    )


def _called(goods: GoodsToFetch, *, whole: bool) -> str:
    return f"{goods.title}, {goods.options}" if whole and goods.options else goods.title


def _clock(span: Span, minutes: int) -> str | datetime:
    if minutes % _HOUR == 0:
        return str(minutes // _HOUR)
    return datetime.combine(span.day, time(minutes // _HOUR, minutes % _HOUR))
