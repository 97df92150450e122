"""States of the counter after a visit, and with a credit on it: no window, no store, no clock."""

from dataclasses import replace
from datetime import date

from returns_station.case import Said
from returns_station.credit import Credit, CreditKind, EntryKind
from returns_station.desk.credit_views import CreditEntry, CreditView
from returns_station.desk.taking_back import Done
from returns_station.payout import Payout, PayoutState, PayoutVia
from returns_station.phrase import Phrase
from returns_station.slip import Slip, SlipKind
from tests.builders import NOW, SHOP, kronor
from tests.payouts import SLIP, a_payout
from tests.ui.rooms.shop import JUMPER
from tests.ui.rooms.states import on_the_counter, scanned
from ui.rooms.counter.state.after import After, FarEnds
from ui.rooms.counter.state.counter import Counter
from ui.rooms.counter.state.crediting import shown
from ui.rooms.counter.state.finishing import confirmed, performed

NUMBER = "TG000000013"
BY_TILL = a_payout(via=PayoutVia.TILL)
TERMINAL = frozenset({PayoutVia.TERMINAL})
CARD_ENDS = FarEnds(TERMINAL, TERMINAL)


def a_slip(kind: SlipKind = SlipKind.REFUND) -> Slip:
    """A slip of this kind."""
    return Slip(
        number=SLIP,
        kind=kind,
        language="sv",
        shop=SHOP,
        made_at=NOW,
        sale_number="2041-1187",
        thanks=Phrase("slip.thanks", {"name": "Elin"}),
        lead=Phrase("slip.lead.mixed"),
        lines=(),
        goods_out=(),
        total=kronor(499),
        vat=(),
        tenders=(),
        next_steps=(),
        served_by="Maja",
        desk="Disk 2",
    )


def is_done(
    *payouts: Payout, far_ends: FarEnds | None = None, kind: SlipKind = SlipKind.REFUND
) -> Counter:
    """A visit was confirmed a moment ago; these payouts follow from it."""
    state = confirmed(scanned(on_the_counter(), JUMPER))
    if far_ends is not None:
        state = replace(state, rest=replace(state.rest, far_ends=far_ends))
    after = After(payouts, sale=1)
    return performed(state, Done(Said.YES, SLIP, ()), a_slip(kind), after)


def stood(before: Counter, state: PayoutState, reason: str = "") -> Counter:
    """The first payout stands so, and nobody is spoken to."""
    done = before.done
    assert done is not None
    first, *others = done.after.payouts
    payouts = (replace(first, state=state, reason=reason), *others)
    after = replace(done.after, payouts=payouts)
    return replace(before, calls=frozenset(), done=replace(done, after=after))


def a_credit(left: int = 262, *, amount: int = 499, until: date | None = None) -> CreditView:
    """A credit note with so much left."""
    credit = Credit(NUMBER, CreditKind.STORE_CREDIT, kronor(amount), kronor(left), NOW, until, SLIP)
    given = CreditEntry("a", EntryKind.ISSUED, kronor(amount), NOW.isoformat(), "Maja", "", "")
    return CreditView(credit, (given,))


def with_credit(view: CreditView | None = None, below: Counter | None = None) -> Counter:
    """A credit was scanned."""
    state = below or on_the_counter()
    return shown(state, view or a_credit(), NUMBER, key="take-1", today=NOW.date())
