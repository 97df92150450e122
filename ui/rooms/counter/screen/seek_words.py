"""What was found, in words: as a row of the list, and as the card of the row in hand."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, assert_never

from returns_station.adapters.speech import Speech
from returns_station.credit import Credit
from returns_station.desk.searching import MOST, Group, Hits, Person
from returns_station.desk.views import Article, Candidate, RecentReturn
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.scan import printed_slip_number
from ui.models.goods_picture import picture_of
from ui.rooms.counter.screen.scene import Scene
from ui.rooms.counter.state import outcomes
from ui.rooms.counter.state.sought import Row, Seeking
from ui.widgets.found_row import Found

_UNDONE: Final = "arrow-counter-clockwise"
_BETWEEN: Final = " · "


@dataclass(frozen=True, slots=True)
class Card:
    """The row in hand: who, what, some facts each with its icon, and what opening it is called."""

    who: str
    what: str
    facts: tuple[tuple[str, str], ...]
    opens: str
    picture: str = ""
    icon: str = ""


def found(row: Row, scene: Scene, begins: tuple[str, ...]) -> Found:
    """A row of the list."""
    say = scene.say
    match row:
        case Candidate():
            return _sale(row, say, begins)
        case Person():
            last = say("counter.seek.last", day=row.last_on) if row.last_on else ""
            facts = _joined(row.contact, _counts(row, say))
            return Found(row.name or row.contact, facts, last, icon="user-circle", begins=begins)
        case RecentReturn():
            number = printed_slip_number(row.slip)
            facts = _joined(number, _when(row, scene))
            undone = say("counter.recent.undone") if row.undone else ""
            what = _joined(row.customer, row.title)
            return Found(what, facts, came_to(row, say), undone, icon=_icon(row), begins=begins)
        case Credit():
            facts = _joined(say(f"counter.seek.kind.{row.kind}"), _until(row, say))
            left = say.money(row.remaining)
            number = printed_slip_number(row.number)
            return Found(number, facts, left, icon="ticket", begins=begins)
        case Article():
            facts = _joined(row.options, row.sku)
            price = say.money(row.price, exact=False)
            picture = picture_of(row.title)
            return Found(row.title, facts, price, _stock(row, say), picture, begins=begins)
        case _:
            assert_never(row)


def card(row: Row, scene: Scene) -> Card:
    """The card of the row in hand."""
    say = scene.say
    facts: tuple[tuple[str, str], ...]
    match row:
        case Candidate():
            facts = (
                ("receipt", say("counter.seek.facts", number=row.number, day=row.bought_on)),
                ("coins", say.money(row.paid)),
                ("magnifying-glass", say("counter.seek.why", why=row.why)),
            )
            who = row.customer or say("counter.receipt", number=row.number)
            what = _listed(row.title, row.options)
            return Card(who, what, facts, say("counter.seek.open"), picture_of(row.title))
        case Person():
            last = say("counter.seek.last", day=row.last_on) if row.last_on else ""
            reached = "envelope-simple" if "@" in row.contact else "device-mobile"
            facts = (
                (reached, row.contact),
                ("receipt", _counts(row, say)),
                ("clock", last),
            )
            opens = say("counter.seek.open_person")
            return Card(row.name or row.contact, "", _full(facts), opens, icon="user-circle")
        case RecentReturn():
            undone = say("counter.recent.undone") if row.undone else ""
            icon, number = outcomes.ICONS[Outcome(row.outcome)], printed_slip_number(row.slip)
            facts = (
                ("scroll", number),
                ("clock", _when(row, scene, short=False)),
                (_UNDONE, undone) if undone else (icon, came_to(row, say)),
            )
            who, what = (row.customer, row.title) if row.customer else (row.title, "")
            opens, picture = say("counter.seek.open_return"), picture_of(row.title)
            return Card(who, what, facts, opens, picture)
        case Credit():
            left = say("counter.seek.left", amount=row.remaining)
            facts = (("coins", left), ("calendar-check", _until(row, say)))
            number, kind = printed_slip_number(row.number), say(f"counter.seek.kind.{row.kind}")
            opens = say("counter.seek.open_credit")
            return Card(number, kind, _full(facts), opens, icon="ticket")
        case Article():
            facts = (
                ("tag", say.money(row.price)),
                ("package", _stock(row, say)),
                ("barcode", row.gtin.lstrip("0") or row.sku),
            )
            opens, picture = say("counter.seek.open_goods"), picture_of(row.title)
            return Card(row.title, row.options, _full(facts), opens, picture)
        case _:
            assert_never(row)


def count(seeking: Seeking, say: Speech) -> str:
    """How many were found; where a kind is full, there may be more."""
    hits = seeking.hits.count or len(seeking.candidates)
    known = seeking.answered == seeking.text and (seeking.text or seeking.group is not Group.ALL)
    if not known or not hits:
        return ""
    more = any(len(seeking.of(one)) >= MOST for one in _KINDS) and seeking.text
    return say("counter.seek.hits_least" if more else "counter.seek.hits", count=hits)


def chip(seeking: Seeking, group: Group, say: Speech) -> str:
    """A kind, and how many of it there are."""
    many = len(seeking.of(group))
    more = group is not Group.ALL and many >= MOST and seeking.text
    number = Phrase("counter.seek.many", {"number": many}) if more else many
    name = say(f"counter.seek.group.{group}")
    asked = seeking.text or seeking.gtin or seeking.within is not None
    if group is Group.ALL and not asked:
        return name
    return say("counter.seek.chip", name=name, number=number) if many else name


def read_as(hits: Hits, say: Speech) -> str:
    """How a misspelt word was read."""
    read = tuple((one.typed, one.spelt) for one in hits.meant if one.spelt)
    told = (Phrase("counter.seek.read_one", {"typed": typed, "read": as_}) for typed, as_ in read)
    parts = say.listing(say.say(one) for one in told) if read else ""
    return say("counter.seek.read_as", parts=parts) if parts else ""


_KINDS: Final = (Group.SALES, Group.PEOPLE, Group.RETURNS, Group.GOODS)


def _sale(one: Candidate, say: Speech, begins: tuple[str, ...]) -> Found:
    who = one.customer or say("counter.receipt", number=one.number)
    facts = say("counter.seek.facts", number=one.number, day=one.bought_on)
    back = "" if one.left else say("counter.returned_before")
    paid = say.money(one.paid, exact=False)
    told, picture = _joined(facts, one.options), picture_of(one.title)
    return Found(_joined(who, one.title), told, paid, back, picture, begins=begins)


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _joined(*parts: str) -> str:
    return _BETWEEN.join(part for part in parts if part)


def _full(facts: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((icon, text) for icon, text in facts if text)


def _counts(one: Person, say: Speech) -> str:
    sales = Phrase("counter.seek.sales", {"count": one.sales})
    returns = Phrase("counter.seek.returns", {"count": one.returns})
    return ", ".join(say.say(part) for part in ((sales, returns) if one.returns else (sales,)))


def _when(one: RecentReturn, scene: Scene, *, short: bool = True) -> str:
    """When it was done; what was done today is told by the hour."""
    at = datetime.fromisoformat(one.at).astimezone(scene.now.tzinfo)
    today = short and at.date() == scene.now.date()
    return scene.say.time(at) if today else scene.say.moment(at)


def came_to(one: RecentReturn, say: Speech) -> str:
    """What a return came to in a word, or in money."""
    if one.outcome == "refund":
        return say.money(one.refund, exact=False)
    return say(f"counter.outcome.{one.outcome}")


def _icon(one: RecentReturn) -> str:
    return _UNDONE if one.undone else outcomes.ICONS[Outcome(one.outcome)]


def _until(one: Credit, say: Speech) -> str:
    return say("counter.seek.until", day=one.expires_on) if one.expires_on else ""


def _stock(one: Article, say: Speech) -> str:
    return "" if one.stock is None else say("counter.seek.stock", count=one.stock)
