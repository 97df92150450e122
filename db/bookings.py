"""The shelf of pickups: each moves by a conditional update whose row count decides."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, and_, bindparam, or_, select
from sqlalchemy.exc import IntegrityError

from db import her_messages, outbox, slips
from db.booking_rows import booking_from_row, booking_row, word_from_row, word_row
from db.ledgers import payout
from db.payouts import PICKUP_BACK, StoredPayouts
from db.prepared import Prepared
from db.tables import return_case, sale
from db.tables_pickup import booking, carrier_word
from db.to_fetch import StoredToFetch
from returns_station.desk.pickup.shelves import HerMessage, NewMessage
from returns_station.money import Money, zero
from returns_station.payout import Payout, PayoutVia
from returns_station.pickup.booking import LIVE, Booking, BookingState, Word
from returns_station.sale import TenderKind
from returns_station.slip import Slip

_IN_ORDER: Final = (booking.c.made_at, booking.c.id)
_SEEN: Final = select(booking)
_ONE: Final = Prepared(_SEEN.where(booking.c.id == bindparam("id")))
_OF_SLIP: Final = Prepared(_SEEN.where(booking.c.slip == bindparam("slip")).order_by(*_IN_ORDER))
_OF_DAY: Final = Prepared(
    _SEEN.where(booking.c.day == bindparam("day"), booking.c.carrier == bindparam("carrier"))
    .where(booking.c.state == BookingState.BOOKED.value)
    .order_by(*_IN_ORDER)
)
_OPEN: Final = Prepared(
    _SEEN.where(or_(*(booking.c.state == state.value for state in sorted(LIVE)))).order_by(
        *_IN_ORDER
    )
)
_IN_QUESTION: Final = Prepared(
    _SEEN.where(
        or_(
            booking.c.state == BookingState.UNKNOWN.value,
            and_(booking.c.state == BookingState.BOOKED.value, booking.c.letting_go == 1),
        )
    ).order_by(booking.c.at, booking.c.id)
)
_BY_REFERENCE: Final = Prepared(
    _SEEN.where(
        booking.c.carrier == bindparam("carrier"),
        or_(
            booking.c.reference == bindparam("reference"),
            booking.c.id == bindparam("reference"),
        ),
    ).order_by(booking.c.made_at.desc(), booking.c.id.desc())
)
_PUT: Final = Prepared(booking.insert())
# Each move is counted: what has moved meanwhile does not stand as it did, whatever it looks like.
_NEW: Final[dict[str, Any]] = {
    one.name: bindparam(f"new_{one.name}")
    for one in booking.c
    if one.name not in {"id", "case_id", "slip", "carrier"}
}
_MOVE: Final = Prepared(
    booking.update()
    .where(
        booking.c.id == bindparam("this"),
        booking.c.state == bindparam("old_state"),
        booking.c.turn == bindparam("old_turn"),
    )
    .values(_NEW)
)
_HEARD: Final = Prepared(
    select(carrier_word.c.id).where(
        carrier_word.c.carrier == bindparam("carrier"), carrier_word.c.id == bindparam("word")
    )
)
_HEAR: Final = Prepared(carrier_word.insert())
_UNMATCHED: Final = Prepared(
    select(carrier_word.c.body)
    .where(carrier_word.c.booking == "")
    .order_by(carrier_word.c.at, carrier_word.c.id)
)
_CLAIMED: Final = Prepared(
    carrier_word.update()
    .where(
        carrier_word.c.carrier == bindparam("from_carrier"),
        carrier_word.c.reference == bindparam("by_reference"),
        carrier_word.c.booking == "",
    )
    .values(booking=bindparam("whose"))
    .returning(carrier_word.c.body)
)
_FIRST_CASE: Final = Prepared(
    select(
        return_case.c.id,
        return_case.c.sale_id,
        return_case.c.key,
        sale.c.number,
    )
    .join_from(return_case, sale)
    .where(return_case.c.slip == bindparam("slip"))
    .order_by(return_case.c.id)
    .limit(1)
)
_TENDER: Final = Prepared(
    select(payout.c.kind, payout.c.label)
    .join_from(payout, return_case)
    .where(
        return_case.c.slip == bindparam("slip"),
        payout.c.via != PayoutVia.DOCUMENT.value,
    )
    .order_by(payout.c.case_id, payout.c.tender_nr)
    .limit(1)
)


class StoredBookings(StoredToFetch):
    """Pickups of one transaction, to be read and moved."""

    def __init__(self, connection: Connection) -> None:
        """Keep the connection of an open transaction."""
        self._connection = connection

    def load(self, booking: str) -> Booking | None:
        """The booking with this id."""
        row = _ONE.one(self._connection, {"id": booking})
        return None if row is None else booking_from_row(row)

    def of_slip(self, slip: str) -> tuple[Booking, ...]:
        """Every booking of a slip, the first made first."""
        return tuple(map(booking_from_row, _OF_SLIP.all(self._connection, {"slip": slip})))

    def of_day(self, day: date, carrier: str) -> tuple[Booking, ...]:
        """What a carrier is booked for on a day, the first made first."""
        asked = {"day": day.isoformat(), "carrier": carrier}
        return tuple(map(booking_from_row, _OF_DAY.all(self._connection, asked)))

    def open(self) -> tuple[Booking, ...]:
        """What may still bring somebody to a door, the first made first."""
        return tuple(map(booking_from_row, _OPEN.all(self._connection)))

    def in_question(self) -> tuple[Booking, ...]:
        """What a person has to look at, the oldest first."""
        return tuple(map(booking_from_row, _IN_QUESTION.all(self._connection)))

    def put(self, booking: Booking) -> bool:
        """Store a new one; False: its slip has one by now that holds."""
        case = self.first_case(booking.slip)
        assert case is not None, "a pickup is of goods of a visit"
        try:
            _PUT.put(self._connection, ({"case_id": case[0], **booking_row(booking)},))
        except IntegrityError:
            return False
        return True

    def move(self, before: Booking, after: Booking) -> bool:
        """Let one stand anew; False when it does not stand as `before` any longer."""
        assert (before.id, after.turn) == (after.id, before.turn + 1), (before.id, after.turn)
        row = booking_row(after)
        changed: dict[str, object] = {
            "this": before.id,
            "old_state": before.state.value,
            "old_turn": before.turn,
            **{f"new_{name}": row[name] for name in _NEW},
        }
        try:
            return _MOVE.run(self._connection, changed) == 1
        except IntegrityError:
            # Another of its slip has come to hold meanwhile: all is looked at anew.
            return False

    def first_case(self, slip: str) -> tuple[int, int, str, str] | None:
        """Of a slip's visit: its first case's id, its sale's, the case's key, the sale's number."""
        row = _FIRST_CASE.one(self._connection, {"slip": slip}) if slip else None
        return None if row is None else (row.id, row.sale_id, row.key, row.number)

    def hear(self, word: Word, booking: str, at: datetime) -> bool:
        """Keep a word of a carrier; False: it was heard before."""
        asked = {"carrier": word.carrier, "word": word.id}
        if _HEARD.one(self._connection, asked) is not None:
            return False
        _HEAR.put(self._connection, (word_row(word, booking, at),))
        return True

    def by_reference(self, carrier: str, reference: str) -> Booking | None:
        """The booking that a carrier knows by this number, or by our own id."""
        asked = {"carrier": carrier, "reference": reference}
        found = _BY_REFERENCE.all(self._connection, asked) if reference else []
        return booking_from_row(found[0]) if found else None

    def unheard(self, booking: Booking) -> tuple[Word, ...]:
        """Words that came before anybody knew whose they were, and are this booking's."""
        if not booking.reference:
            return ()
        asked = {
            "from_carrier": booking.carrier,
            "by_reference": booking.reference,
            "whose": booking.id,
        }
        return tuple(word_from_row(row) for row in _CLAIMED.all(self._connection, asked))

    def unmatched(self) -> tuple[Word, ...]:
        """What carriers said of bookings that nobody here knows, the oldest first."""
        return tuple(map(word_from_row, _UNMATCHED.all(self._connection)))

    def tell(self, messages: Sequence[NewMessage], at: datetime) -> None:
        """Write down what she is to be told; what stands there already stays."""
        her_messages.put(self._connection, messages, at)

    def told(self, message: int, at: datetime, by: str) -> bool:
        """She has been told; False: she had been."""
        return her_messages.told(self._connection, message, at, by)

    def messages(self, slip: str = "") -> tuple[HerMessage, ...]:
        """What she of a slip was and is to be told; without a slip what nobody has told yet."""
        return her_messages.messages(self._connection, slip)

    def put_paper(self, paper: Slip, slip: str, at: datetime) -> None:
        """Keep a paper of a slip's visit, and let it wait for its way to paper."""
        case = self.first_case(slip)
        assert case is not None, "a paper is of a visit"
        slips.put_slip(self._connection, paper, case[0], at.isoformat())
        outbox.put_waiting(self._connection, paper.number, at.isoformat(), paper.desk)

    def put_back(self, booking: Booking, amount: Money, at: datetime) -> str:
        """Promise what she paid for a pickup as a payout of its visit; gives its operation."""
        case = self.first_case(booking.slip)
        assert case is not None, "what was paid is of a visit"
        case_id, sale_id, key, number = case
        tender = _TENDER.one(self._connection, {"slip": booking.slip})
        back = Payout(
            operation=f"{booking.id}{PICKUP_BACK}",
            case=key,
            sale=number,
            slip=booking.slip,
            tender_nr=0,
            kind=TenderKind(tender.kind) if tender else TenderKind.CARD,
            label="",
            amount=amount,
            rounding=zero(amount.currency),
            via=PayoutVia.TILL,
            at=at,
        )
        StoredPayouts(self._connection).put((back,), case_id, sale_id)
        return back.operation


class BookingQuestions:
    """The questions about pickups, asked on one reading connection."""

    _connection: Connection

    @property
    def bookings(self) -> StoredBookings:
        """Pickups as they stand."""
        return StoredBookings(self._connection)
