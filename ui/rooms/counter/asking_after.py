"""The questions after a visit as calls to the station: credit, undoing, money on its way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, assert_never

from returns_station.case import Who
from returns_station.credit import Credit
from returns_station.desk.credit_views import CreditView
from returns_station.desk.errors import AwayError, StationError
from returns_station.desk.paying import ask as ask_far_end
from returns_station.desk.paying import pay
from returns_station.desk.ports import Views
from returns_station.desk.sealing import Verdict
from returns_station.desk.station import Station
from returns_station.payout import Payout, PayoutState, PayoutVia
from returns_station.phrase import Phrase
from returns_station.scan.text import code_key
from returns_station.slip import Slip
from ui.rooms.counter.state import crediting, finishing, paying, undoing
from ui.rooms.counter.state.after import (
    After,
    AskAfter,
    Call,
    FarEnds,
    HearOpinion,
    Redeem,
    SayPaid,
    ShowCredit,
    ShowOwing,
    Undo,
)
from ui.rooms.counter.state.counter import Counter, advised
from ui.rooms.counter.state.vouched import vouched

if TYPE_CHECKING:
    from ui.rooms.counter.asking import Setting

# What another desk sent a moment ago is on its way, and nobody's question yet.
_ON_ITS_WAY: Final = timedelta(minutes=2)
_SENT: Final = (PayoutState.PROMISED, PayoutState.ISSUED)


def question_after(
    ask: AskAfter, station: Station, setting: "Setting"
) -> Callable[[], Callable[[Counter], Counter]]:
    """The call that asks; its result moves the state."""
    match ask:
        case ShowCredit(number, verdict):
            return lambda: _shown(credit_of(station, number), number, verdict, setting)
        case Redeem():
            return lambda: _redeemed(station, ask, setting)
        case Undo():
            return lambda: _undone(station, ask, setting.who)
        case SayPaid():
            return lambda: _said(station, ask, setting.who)
        case ShowOwing():
            now = setting.now()
            return lambda: _owing(owing_now(station, now))
        case HearOpinion(code):
            key = setting.new_key()
            return lambda: _heard(station, code, key, setting.who)
        case _:
            assert_never(ask)


def _shown(
    view: CreditView | None, number: str, verdict: Verdict | None, setting: "Setting"
) -> Callable[[Counter], Counter]:
    key, today = setting.new_key(), setting.now().date()
    return lambda state: vouched(
        crediting.shown(state, view, number, key=key, today=today), verdict
    )


def _redeemed(station: Station, ask: Redeem, setting: "Setting") -> Callable[[Counter], Counter]:
    """Taken; or, where it was not, the credit as it stands now."""
    command = ask.command
    try:
        view = station.perform(command, setting.who)
    except AwayError:
        raise  # it is asked again, with the same key
    except StationError as error:
        advice, stands = error.advice, credit_of(station, command.number)
        return lambda state: crediting.not_taken(state, advice, stands)
    key = setting.new_key()
    return lambda state: crediting.taken(state, view, command.amount, key=key)


def _undone(station: Station, ask: Undo, who: Who) -> Callable[[Counter], Counter]:
    try:
        station.perform(ask.command, who)
    except AwayError:
        raise  # it is asked again, with the same key
    except StationError as error:
        advice = error.advice
        return lambda state: undoing.cannot(state, advice)
    slip = _slip_now(station, ask.command.slip)
    return lambda state: finishing.slip_anew(undoing.undone(state), slip)


def _said(station: Station, ask: SayPaid, who: Who) -> Callable[[Counter], Counter]:
    try:
        done = station.perform(ask.command, who)
    except AwayError:
        raise  # it is asked again, with the same key
    except StationError as error:
        advice = error.advice
        return lambda state: paying.not_said(state, advice)
    slip = _slip_now(station, done.payouts[0].slip) if done.payouts else None
    return lambda state: finishing.slip_anew(paying.said(state, done), slip)


def _heard(station: Station, code: str, key: str, who: Who) -> Callable[[Counter], Counter]:
    try:
        station.feedback(who).code(code, key)
    except AwayError:
        raise  # it is asked again, with the same key
    except StationError as error:
        title, advice = Phrase("counter.trouble.opinion"), error.advice
        return lambda state: advised(state, title, advice)
    return lambda state: replace(state, asks=None, toast=Phrase("feedback.heard"))


def _slip_now(station: Station, number: str) -> Slip | None:
    """A slip with what came to be known of it: the till's number, that it was undone."""
    with station.store.views() as views:
        return views.slip(number)


def _owing(payouts: tuple[Payout, ...]) -> Callable[[Counter], Counter]:
    return lambda state: paying.owing_shown(state, payouts)


def call_far_end(station: Station, call: Call, who: Who) -> Payout:
    """Have a far end pay, at most once, or tell what became of it; it may take its time."""
    speak = ask_far_end if call.only_ask else pay
    return speak(station.paying(who), call.operation)


def credit_of(station: Station, number: str) -> CreditView | None:
    """A credit as it stands."""
    with station.store.views() as views:
        return views.credit(number)


def far_ends_of(station: Station) -> FarEnds:
    """The far ends that are wired at this desk."""
    asked = frozenset(via for via, payer in station.payers.items() if payer.can_ask)
    return FarEnds(frozenset(station.payers), asked)


def owing_now(station: Station, now: datetime) -> tuple[Payout, ...]:
    """What wants a person; what was sent a moment ago does not yet."""
    with station.store.views() as views:
        return owing_in(views, now)


def owing_in(views: Views, now: datetime) -> tuple[Payout, ...]:
    """What wants a person, the oldest first."""
    return tuple(each for each in views.payouts.in_question() if not _is_on_its_way(each, now))


def _is_on_its_way(payout: Payout, now: datetime) -> bool:
    fresh = payout.at is not None and now - payout.at < _ON_ITS_WAY
    return fresh and payout.state in _SENT


def after_of(station: Station, slip: Slip | None) -> After:
    """How the visit of a slip stands now."""
    if slip is None:
        return After()
    with station.store.views() as views:
        payouts = views.payouts.of_slip(slip.number)
        sales = views.by_number(code_key(slip.number))
        return After(
            payouts=payouts,
            credits=_documents(views, payouts),
            sale=views.slip_sale(slip.number) or 0,
            goods_sale=next((one.sale_id for one in sales if one.number == slip.number), 0),
            undone=views.is_undone(slip.number),
        )


def _documents(views: Views, payouts: tuple[Payout, ...]) -> tuple[Credit, ...]:
    """The credit notes and gift cards that go with a slip, each once."""
    numbers = dict.fromkeys(
        each.reference for each in payouts if each.via is PayoutVia.DOCUMENT and each.reference
    )
    found = (views.credit(number) for number in numbers)
    return tuple(view.credit for view in found if view is not None and not view.is_voided)
