"""A parcel as the bench shows it: its rows, what is looked at now, and what she is paid."""

from collections.abc import Iterable

from returns_station.desk.bench.looking import look_over
from returns_station.desk.bench.stored import KeptParcel, KeptPiece
from returns_station.desk.bench.views import ParcelSeen, Row, Standing
from returns_station.goods.disposition import Rules
from returns_station.payout import Payout, PayoutState
from returns_station.phrase import Argument, Phrase


def seen(kept: KeptParcel, payouts: Iterable[Payout], rules: Rules) -> ParcelSeen:
    """The parcel as it stands; what was scanned last and not graded is looked at now."""
    now = now_of(kept)
    shown = kept.piece(now.nr if now else kept.last)
    return ParcelSeen(
        id=kept.id,
        slip=kept.slip,
        called=kept.called,
        came_at=kept.came_at,
        announced_on=kept.announced_on,
        rows=tuple(_row(piece) for piece in kept.pieces),
        money=money_said(tuple(payouts), kept.called),
        now=look_over(now, rules) if now else None,
        photos=shown.photos if shown else 0,
        closed=kept.closed,
        received=kept.told,
    )


def now_of(kept: KeptParcel) -> KeptPiece | None:
    """The piece that is looked at now: the last that was scanned, else the first that lies here."""
    here = [one for one in kept.pieces if one.standing is Standing.HERE]
    return next((one for one in here if one.nr == kept.last), here[0] if here else None)


def _row(piece: KeptPiece) -> Row:
    return Row(
        nr=piece.nr,
        title=piece.title,
        options=piece.options,
        sku=piece.sku,
        gtin=piece.gtin,
        standing=piece.standing,
        line=piece.line,
        serial=piece.serial or ", ".join(piece.serials),
        grade=piece.grade,
        lane=piece.lane,
        shelf=piece.shelf,
        note=piece.odd,
    )


def money_said(payouts: tuple[Payout, ...], called: str) -> Phrase | None:
    """What she has been paid, or is paid once this is done; a grade changes none of it."""
    going = [one for one in payouts if one.state is not PayoutState.CANCELLED]
    if not going:
        return None
    amounts = [one.amount for one in going]
    name: Argument = called or Phrase("parcel.she")
    told: dict[str, Argument] = {"amount": sum(amounts[1:], amounts[0]), "name": name}
    states = {one.state for one in going}
    if PayoutState.WAITING in states:
        return Phrase("parcel.money.waits", told)
    paid = states == {PayoutState.CONFIRMED}
    return Phrase("parcel.money.paid" if paid else "parcel.money.promised", told)
