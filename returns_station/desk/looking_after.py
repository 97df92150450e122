"""What is done now and then: money leaves on its day, pickups are followed up, days planned."""

from typing import TYPE_CHECKING, Final

from returns_station.case import Who
from returns_station.desk.auditing.signing import sign_now_and_then
from returns_station.desk.paying import pay_all
from returns_station.desk.releasing import release_due
from returns_station.payout import PayoutState, PayoutVia
from returns_station.people.rights import Right

if TYPE_CHECKING:
    from returns_station.desk.station import Station

_BY_ITSELF: Final = frozenset((PayoutVia.GATEWAY,))


def look_after(station: "Station", who: Who) -> None:
    """Let money go whose day has come, pay what waited and can be paid by itself, settle pickups.

    The journal is signed once enough was written. What was received whole at the bench and left
    lying is closed, and so is what nobody answered in time. What was promised is foretold where it
    will not hold, and judged once its moment has passed; then letters go out and come in. A day of
    the vans is planned anew late, for that takes long; once a day what was kept long enough goes,
    last. A terminal wants a card and a hand, and the till a person: theirs stand on the list.
    """
    sign_now_and_then(station, who.desk)
    station.bench(who).tidy()
    station.ruling(who).expire()
    with station.behind(Right.LOOK_AFTER, "looking after", who).work() as work:
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
    promises = station.promises(who)
    promises.foresee()
    promises.judge()
    inbox = station.inbox(who)
    inbox.escalate()
    # Far ends come last: whatever they do, what is promised was looked at.
    station.letters(who).send_due()
    inbox.fetch()
    keeping = station.keeping(who)
    if keeping.due():
        keeping.thin_out()
