"""The questions of goods without a receipt as calls to the station."""

from collections.abc import Callable
from typing import TYPE_CHECKING, assert_never

from returns_station.customer import Customer
from returns_station.days import local_day
from returns_station.desk.errors import AwayError, StationError
from returns_station.desk.ports import Views
from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from returns_station.policy.promise.words import without_proof_of
from returns_station.sale import Channel, Sale
from ui.rooms.counter.state import her_word
from ui.rooms.counter.state.counter import Counter
from ui.rooms.counter.state.unproven import AskUnproven, OnShelf, OpenStandIn, ShelfLook

if TYPE_CHECKING:
    from ui.rooms.counter.asking import Setting


def question_unproven(
    ask: AskUnproven, station: Station, setting: "Setting"
) -> Callable[[], Callable[[Counter], Counter]]:
    """The call that asks; its result moves the state."""
    match ask:
        case ShelfLook():
            return lambda: _shelved(station, ask, setting)
        case OpenStandIn():
            return lambda: _stood_in(station, ask, setting)
        case _:
            assert_never(ask)


def _shelved(station: Station, ask: ShelfLook, setting: "Setting") -> Callable[[Counter], Counter]:
    key, known = setting.new_key(), on_shelf(station, ask, setting)
    return lambda state: her_word.shelved(state, ask, known, key=key)


def _stood_in(
    station: Station, ask: OpenStandIn, setting: "Setting"
) -> Callable[[Counter], Counter]:
    """The stand-in is there; or, where it is not, what can be done."""
    try:
        view = station.perform(ask.command, setting.who).view
    except AwayError:
        raise  # it is asked again, with the same key
    except StationError as error:
        advice = error.advice
        return lambda state: her_word.not_opened(state, advice)
    key, now = setting.new_key(), setting.now()
    return lambda state: her_word.stood_in(state, view, key=key, now=now)


def on_shelf(station: Station, ask: ShelfLook, setting: "Setting") -> OnShelf:
    """What the shop knows of some goods, of who brings them, and what it promises today."""
    with station.store.views() as views:
        articles = tuple(views.article(gtin, "") for gtin in ask.gtins)
        view = views.sale(ask.sale_id) if ask.sale_id else None
        hers = view.sale.customer if view is not None else None
        gives = _gives(station, views, setting)
    known = hers or Customer()
    return OnShelf(articles, gives, known.id, known.name)


def _gives(station: Station, views: Views, setting: "Setting") -> Phrase | None:
    """What goes without a receipt today; None: nothing is promised."""
    house, currency = station.house, setting.currency
    market, now = house.shop.market, setting.now()
    day = local_day(now, market)
    # Bought today over the counter, as a sale that stands in is.
    bought = Sale("", market, Channel.STORE, currency, agreed_on=day, sold_on=day, lines=())
    word = house.promise_on(bought, now, views.terms_book()).today.without_proof
    return None if word is None else without_proof_of(word, currency)
