"""What is drawn by lot for a machine that plays shop: odd sales, and odd wishes about them."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Final

from hypothesis import strategies as st

from returns_station.desk.commands import Part
from returns_station.desk.incoming import NewLine, NewSale, NewTender
from returns_station.money import Money, shares
from returns_station.policy.claim import Bringer, Claim, ClaimLine, NewGoods, Outcome, Proof, Reason
from returns_station.sale import TenderKind
from tests.builders import NOW
from tests.campaigns.machine_shop import GOODS

_PRICES: Final = st.one_of(
    st.integers(0, 99), st.integers(100, 40_000), st.integers(5_000, 20_000), st.just(9_999)
)
_DAYS_OLD: Final = (3, 3, 14, 14, 45, 400)
_TENDERS: Final = ("card", "cash", "gift_card", "store_credit", "invoice", "swish")
# By these she says that the goods were not as agreed: they are replaced, mended, or cheaper.
_FAULTS: Final = (Reason.FAULTY, Reason.WRONG_ITEM, Reason.DAMAGED_IN_TRANSIT)
_MENDS: Final = frozenset({Outcome.REPLACEMENT, Outcome.REPAIR, Outcome.PRICE_REDUCTION})


@dataclass(frozen=True, slots=True)
class Stock:
    """What a wish is drawn from: a sale's currency, its lines, and what is left of each for it."""

    currency: str
    left: dict[str, int]

    @property
    def has_some(self) -> bool:
        """Whether anything can be asked for that is there."""
        return any(left > 0 for left in self.left.values())


@st.composite
def sales(draw: st.DrawFn, nr: int) -> NewSale:
    """A sale of one to four lines, paid with one to three tenders, at odd prices."""
    lines = tuple(draw(_lines(str(n))) for n in range(1, draw(st.integers(1, 4)) + 1))
    currency, market = draw(st.sampled_from((("SEK", "SE"), ("SEK", "SE"), ("EUR", "FI"))))
    delivery = draw(st.sampled_from((None, None, (4_900, 4_900), (9_950, 4_990), (1_010, 2_000))))
    total = sum(line.paid for line in lines) + (delivery[0] if delivery else 0)
    bought = (NOW - timedelta(days=draw(st.sampled_from(_DAYS_OLD)))).date().isoformat()
    at_a_distance = draw(st.booleans())
    return NewSale(
        source="machine",
        number=f"M{nr:05}",
        market=market,
        channel="distance" if at_a_distance else "store",
        currency=currency,
        agreed_on=bought,
        lines=tuple(line._replace(received_on=(bought,)) for line in lines),
        tenders=draw(_paid(total, currency)),
        delivery_paid=delivery[0] if delivery else None,
        delivery_standard=delivery[1] if delivery else None,
        delivery_vat="25" if delivery else "",
    )


@st.composite
def _lines(draw: st.DrawFn, nr: str) -> NewLine:
    quantity, price = draw(st.integers(1, 5)), draw(_PRICES)
    sku, odd = draw(st.sampled_from(GOODS)), draw(st.integers(0, 2))
    share = draw(st.sampled_from((None, None, 1, 333, 2_000)))
    vat = ("25", "12", "6", "0")[odd]
    return NewLine(nr, sku, f"Vara {sku}", quantity, quantity * price + odd, vat, promotion=share)


@st.composite
def _paid(draw: st.DrawFn, total: int, currency: str) -> tuple[NewTender, ...]:
    kinds = draw(st.lists(st.sampled_from(_TENDERS), min_size=1, max_size=3, unique=True))
    if kinds == ["cash"]:
        # Coins are rounded when they are paid, too.
        step = 100 if currency == "SEK" else 5
        total = (total + step // 2) // step * step
    weights = [draw(st.integers(1, 9)) for _ in kinds]
    parts = zip(kinds, shares(total, weights), strict=True)
    return tuple(
        NewTender(kind, part, "4242" if kind == "card" else "") for kind, part in parts if part
    )


@st.composite
def a_part(draw: st.DrawFn, sale_id: int, stock: Stock) -> Part:
    """A wish about some lines of a sale, made good in some way; now and then for too much."""
    outcome = draw(st.sampled_from((None, *Outcome)))
    lots = stock.left
    if draw(st.integers(0, 24)) == 13:
        # Too much, now and then.
        lots[draw(st.sampled_from(sorted(lots)))] += 1
    some = [nr for nr, left in lots.items() if left > 0] or ["1"]
    asked = draw(st.one_of(st.just(some), st.lists(st.sampled_from(some), min_size=1, max_size=3)))
    asked = [nr for place, nr in enumerate(asked) if asked[:place].count(nr) < max(1, lots[nr])]
    faulty = outcome in _MENDS or draw(st.integers(0, 5)) == 3
    at_home = draw(st.integers(0, 6)) == 3
    by = draw(st.sampled_from((Bringer.BUYER,) * 4 + (Bringer.GIFT_RECEIVER,)))
    return Part(
        sale_id,
        Claim(
            NOW,
            tuple(
                draw(_wishes(nr, stock, outcome, asked[place:].count(nr) - 1, faulty=faulty))
                for place, nr in enumerate(asked)
            ),
            goods_at_home=at_home,
            by=by,
            proof=Proof.RECEIPT if by is Bringer.BUYER else Proof.GIFT_RECEIPT,
            wants=Outcome.PRICE_REDUCTION if outcome is Outcome.PRICE_REDUCTION else None,
            agrees_other_tender=(coins := draw(st.integers(0, 7)) == 3),
            pays_with=draw(st.sampled_from((TenderKind.CARD, TenderKind.CASH))),
            cash_back=coins,
        ),
        outcome,
    )


@st.composite
def _wishes(
    draw: st.DrawFn,
    nr: str,
    stock: Stock,
    outcome: Outcome | None,
    more: int,
    *,
    faulty: bool,
) -> ClaimLine:
    units = draw(st.integers(1, max(1, stock.left[nr] - more)))
    stock.left[nr] -= units
    goods, reduction = None, None
    if outcome is Outcome.EXCHANGE:
        price = Money(draw(_PRICES), stock.currency)
        many, sku = draw(st.sampled_from((units, units, 1, 2))), draw(st.sampled_from(GOODS))
        goods = NewGoods(sku, price, many, same_item=draw(st.booleans()))
    if outcome is Outcome.PRICE_REDUCTION:
        reduction = Money(draw(st.sampled_from((1, 1, 333, 333, 5_000))), stock.currency)
    return ClaimLine(
        nr,
        units,
        draw(st.sampled_from(_FAULTS)) if faulty else Reason.CHANGED_MIND,
        wear_percent=draw(st.sampled_from((Decimal(0),) * 3 + (Decimal(35),))),
        price_reduction=reduction,
        new_goods=goods,
    )
