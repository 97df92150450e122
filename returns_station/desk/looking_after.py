"""What is done now and then: money leaves on its day, pickups are followed up, days planned."""

from typing import TYPE_CHECKING, Final

from returns_station.case import Who
from returns_station.desk.paying import pay_all
from returns_station.desk.releasing import release_due
from returns_station.payout import PayoutState, PayoutVia

if TYPE_CHECKING:
    from returns_station.desk.station import Station

_BY_ITSELF: Final = frozenset((PayoutVia.GATEWAY,))


def look_after(station: "Station", who: Who) -> None:
    """Let money go whose day has come, pay what waited and can be paid by itself, settle pickups.

    What was received whole at the bench and left lying is closed. Last of all a day of the vans is
    planned anew, for that takes the longest. A terminal wants a card and a hand, and the till a
    person: theirs stand on the list.
    """
    station.bench(who).tidy()
    with station.store.work() as work:
        market = station.house.shop.market
        if release_due(work, market=market, now=station.clock(), who=who):
            work.commit()
    with station.store.views() as views:
        released = [
            payout
            for payout in views.payouts.waiting()
            if payout.waits_until and payout.via in _BY_ITSELF
        ]
    pay_all(station.paying(who), [one for one in released if one.state is not PayoutState.FAILED])
    station.fetching(who).settle()
    station.vans(who).settle()
