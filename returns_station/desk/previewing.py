"""A visit as it would be answered now, with what a person said of it: nothing is stored."""

from datetime import datetime

from returns_station.desk.commands import Part
from returns_station.desk.house import House
from returns_station.desk.ports import Views
from returns_station.desk.seeing import see, with_nearest
from returns_station.desk.taking_back import looked_up
from returns_station.desk.views import VisitSeen


def previewed(parts: tuple[Part, ...], views: Views, *, house: House, now: datetime) -> VisitSeen:
    """The answers, the offers and the one sum; a yes that holds is in them."""
    sales = {part.sale_id: looked_up(views.sale(part.sale_id)) for part in parts}
    world = house.world(
        sales,
        views.terms_book(),
        views.on_hand,
        lambda sale: views.unproven(sale, now),
        views.rulings.holding((part.ruling for part in parts), now),
    )
    return with_nearest(see(parts, world))
