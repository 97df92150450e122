"""Every question about what lies in the inbox, on one connection."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, bindparam, select, text

from db.prepared import Prepared
from db.tables_inbox import inbox, inbox_file
from returns_station.canonical_reading import loads
from returns_station.desk.dialogue.inbox_ports import MOST_ITEMS, Mark, Offer, Served
from returns_station.desk.dialogue.placing import digits_of
from returns_station.dialogue.answering import ItemKind, ItemStands, ItemState, NewItem
from returns_station.dialogue.letter import Address, Channel
from returns_station.pickup.slot import Slot

_ONE: Final = Prepared(select(inbox).where(inbox.c.number == bindparam("number")))
_BY_KEY: Final = Prepared(select(inbox).where(inbox.c.key == bindparam("key")))
_OF_SLIP: Final = Prepared(
    select(inbox).where(inbox.c.slip == bindparam("slip")).order_by(inbox.c.at, inbox.c.number)
)
_STANDING: Final = select(inbox).where(inbox.c.state == bindparam("state"))
_LIMIT: Final[BindParameter[int]] = bindparam("most")
_OPEN: Final = Prepared(_STANDING.order_by(inbox.c.due, inbox.c.number).limit(_LIMIT))
_ANSWERED: Final = Prepared(
    _STANDING.order_by(inbox.c.answered_at.desc(), inbox.c.number.desc()).limit(_LIMIT)
)
_NOTED: Final = Prepared(_STANDING.order_by(inbox.c.at.desc(), inbox.c.number.desc()).limit(_LIMIT))
_IN_ORDER: Final = {
    ItemState.OPEN: _OPEN,
    ItemState.ANSWERED: _ANSWERED,
    ItemState.NOTED: _NOTED,
}
_FILES: Final = Prepared(
    select(inbox_file.c.name)
    .where(inbox_file.c.item == bindparam("item"))
    .order_by(inbox_file.c.nr)
)
_WHOSE: Final = Prepared(text("SELECT owner, escalated_at FROM inbox WHERE state = 'open'"))
# Two visits on one slip were done by the same hands. Of two colleagues of one name nobody knows.
_SERVED: Final = Prepared(
    text(
        "SELECT c.desk, s.market, coalesce((SELECT min(p.id) FROM staff p "
        "WHERE p.name = c.actor AND p.left_at = '' HAVING count(*) = 1), '') AS staff "
        "FROM return_case c JOIN sale s ON s.id = c.sale_id WHERE c.slip = :slip "
        "ORDER BY c.id LIMIT 1"
    )
)
# Mail is the same whatever its capitals; phones by their last digits, however they are written.
_WRITTEN_TO: Final = Prepared(
    text(
        "SELECT slip FROM letter WHERE channel = 'email' AND lower(address) = :address "
        "AND slip <> '' AND at >= :since ORDER BY at DESC, id DESC LIMIT 1"
    )
)
_CALLED: Final = Prepared(
    text(
        "SELECT slip FROM letter WHERE channel = 'sms' AND replace(replace(address, ' ', ''), "
        "'-', '') LIKE :address AND slip <> '' AND at >= :since "
        "ORDER BY at DESC, id DESC LIMIT 1"
    )
)
_OFFERS: Final = Prepared(
    text("SELECT * FROM pickup_offer WHERE slip = :slip AND until > :now ORDER BY nr")
)
_MARK: Final = Prepared(text("SELECT validity, last FROM inbox_source WHERE name = :name"))


class InboxReading:
    """What lies in the inbox, on one connection."""

    def __init__(self, connection: Connection) -> None:
        """Ask on this connection."""
        self._connection = connection

    def load(self, number: str) -> ItemStands | None:
        """One item."""
        return self._stands(_ONE.one(self._connection, {"number": number}))

    def by_key(self, key: str) -> ItemStands | None:
        """The item that came with a key."""
        return self._stands(_BY_KEY.one(self._connection, {"key": key}))

    def items(self, state: ItemState, limit: int = MOST_ITEMS) -> tuple[ItemStands, ...]:
        """The items that stand so: open ones the first due first, others the latest first."""
        rows = _IN_ORDER[state].all(self._connection, {"state": state.value, "most": limit})
        return tuple(one for row in rows if (one := self._stands(row)))

    def of_slip(self, slip: str) -> tuple[ItemStands, ...]:
        """All that she of a visit wrote or said, the oldest first."""
        rows = _OF_SLIP.all(self._connection, {"slip": slip}) if slip else []
        return tuple(one for row in rows if (one := self._stands(row)))

    def open_for(self, owners: tuple[str, ...], *, everybody: bool) -> int:
        """How many are open that some own, or nobody; with `everybody` also those escalated."""
        mine = {"", *owners}
        rows = _WHOSE.all(self._connection)
        return sum(row.owner in mine or (everybody and row.escalated_at != "") for row in rows)

    def served(self, slip: str) -> Served | None:
        """Who did a visit; None: there is none with this slip."""
        row = _SERVED.one(self._connection, {"slip": slip}) if slip else None
        return None if row is None else Served(row.staff, row.desk, row.market)

    def slip_of(self, address: str, channel: Channel, since: datetime) -> str:
        """The latest visit about which somebody was written to since then at an address."""
        mail = channel is Channel.EMAIL
        told = address.strip().lower() if mail else digits_of(address)
        asked = {"address": told if mail else f"%{told}", "since": since.isoformat()}
        query = _WRITTEN_TO if mail else _CALLED
        row = query.one(self._connection, asked) if told else None
        return "" if row is None else str(row.slip)

    def mark(self, source: str) -> Mark:
        """How far a source has been read."""
        row = _MARK.one(self._connection, {"name": source})
        return Mark() if row is None else Mark(row.validity, row.last)

    def offers(self, slip: str, now: datetime) -> tuple[Offer, ...]:
        """The times that she of a visit may choose from now, by their numbers."""
        rows = _OFFERS.all(self._connection, {"slip": slip, "now": now.isoformat()})
        return tuple(Offer(row.booking, row.slip, row.nr, loads(Slot, row.slot)) for row in rows)

    def _stands(self, row: Any) -> ItemStands | None:  # noqa: ANN401 - a row by its names
        if row is None:
            return None
        files = tuple(_FILES.column(self._connection, {"item": row.number}))
        return _item(row, files)


def _item(row: Any, files: tuple[str, ...]) -> ItemStands:  # noqa: ANN401 - a row by its names
    item = NewItem(
        key=row.key,
        kind=ItemKind(row.kind),
        slip=row.slip,
        sender=Address(Channel(row.channel), row.sender, row.name, row.language),
        subject=row.subject,
        words=row.words,
        at=datetime.fromisoformat(row.at),
        grade=row.grade,
        topic=row.topic,
        attached=files,
        left_out=tuple(row.left_out.split()),
        maybe=row.maybe,
        message_id=row.message_id,
        robot=row.state == ItemState.NOTED,
    )
    return ItemStands(
        number=row.number,
        item=item,
        state=ItemState(row.state),
        owner=row.owner,
        due=datetime.fromisoformat(row.due),
        escalated_at=_moment(row.escalated_at),
        answered_at=_moment(row.answered_at),
        answered_by=row.answered_by,
        answer=row.answer,
        letter=row.letter,
    )


def _moment(told: str) -> datetime | None:
    return datetime.fromisoformat(told) if told else None
