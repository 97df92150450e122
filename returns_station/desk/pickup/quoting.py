"""All times of all who fetch, for one door: our own vans and the carriers, nobody waited on."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from datetime import date, datetime, timedelta
from threading import Thread

from returns_station.days import zone_of
from returns_station.desk.pickup.carriers import Carrier, CarrierSilentError
from returns_station.desk.pickup.house import PickupHouse
from returns_station.money import zero
from returns_station.phrase import Phrase
from returns_station.pickup.booking import OWN
from returns_station.pickup.choice import SendHerself, Silent, SlotsSeen
from returns_station.pickup.choosing import best
from returns_station.pickup.offer import offered
from returns_station.pickup.quote import borne, total
from returns_station.pickup.slot import Slot, SlotQuestion, Where
from returns_station.pickup.van import VanDay

_Asked = Future[tuple[Slot, ...]]
_PLACES = tuple(Where)


def slots_for(
    question: SlotQuestion,
    day_of: Callable[[date], VanDay],
    house: PickupHouse,
    now: datetime,
) -> SlotsSeen:
    """Every time that can be promised, what it costs her and why; handing it in herself first.

    The carriers are asked while the vans are reckoned; who is silent is told of, and nobody waits
    for him longer than his deadline, nor than the shop's patience.
    """
    local = now.astimezone(zone_of(question.door.market))
    asked = {name: _asked(carrier, question) for name, carrier in house.carriers.items()}
    found: list[Slot] = []
    silent: list[Silent] = []
    for told in (_own(question, day_of, house, local), *_heard(asked, question, house, local)):
        if isinstance(told, Silent):
            silent.append(told)
        else:
            found.extend(borne(slot, question) for slot in told)
    slots = tuple(sorted(found, key=_by_time))
    return SlotsSeen(
        question, slots, best(slots), _herself(question, house), tuple(silent), local.date()
    )


def _herself(question: SlotQuestion, house: PickupHouse) -> SendHerself:
    """Beside every pickup, and before it: she may bring it herself, and that costs nothing."""
    says = Phrase("pickup.herself.in_shop")
    if house.shop:
        says = Phrase("pickup.herself.at_shop", {"shop": house.shop})
    return SendHerself(zero(question.currency), says)


def _own(
    question: SlotQuestion,
    day_of: Callable[[date], VanDay],
    house: PickupHouse,
    local: datetime,
) -> tuple[Slot, ...] | Silent:
    if not house.vans:
        return ()
    if question.currency != house.tariff.currency:
        return Silent(OWN, Phrase("pickup.silent.currency"))
    if question.point is None:
        return Silent(OWN, Phrase("pickup.silent.no_point"))
    slots = tuple(offered(question, day_of, house.offer, house.tariff, local))
    return slots or Silent(OWN, Phrase("pickup.silent.no_time"))


def _asked(carrier: Carrier, question: SlotQuestion) -> _Asked:
    """Ask a carrier in a thread of its own, which ends with its call and holds up no closing."""
    answer: _Asked = Future()

    def ask() -> None:
        try:
            answer.set_result(carrier.slots(question))
        except BaseException as error:  # noqa: BLE001 - told where it was asked, not in the thread
            answer.set_exception(error)

    Thread(target=ask, name=f"slots of {carrier.name}", daemon=True).start()
    return answer


def _heard(
    asked: dict[str, _Asked], question: SlotQuestion, house: PickupHouse, local: datetime
) -> Iterator[tuple[Slot, ...] | Silent]:
    """What each told, in the order they are wired, once all have told or the time is up."""
    deadlines = (house.carriers[name].deadline for name in asked)
    limit = min(house.patience, max(deadlines, default=timedelta()))
    wait(asked.values(), timeout=limit.total_seconds())
    for name, answer in asked.items():
        if not answer.done():
            yield Silent(name, Phrase("pickup.silent.late"))
            continue
        try:
            yield _sound(name, answer.result(), question, local)
        except CarrierSilentError as silence:
            yield Silent(name, silence.advice)


def _sound(
    name: str, told: tuple[Slot, ...], question: SlotQuestion, local: datetime
) -> tuple[Slot, ...] | Silent:
    """Those of a carrier's slots that can be offered: of the asked days, not past, and priced."""
    if not told:
        return Silent(name, Phrase("pickup.silent.none_open"))
    priced = [slot for slot in told if slot.price.currency == question.currency]
    if not priced:
        return Silent(name, Phrase("pickup.silent.currency"))
    summed = [slot for slot in priced if _adds_up(slot)]
    if not summed:
        return Silent(name, Phrase("pickup.silent.unsound"))
    open_ = tuple(slot for slot in summed if _is_open(slot, question, local))
    return open_ or Silent(name, Phrase("pickup.silent.none_open"))


def _adds_up(slot: Slot) -> bool:
    currency = slot.price.currency
    alike = all(part.amount.currency == currency for part in slot.parts)
    return alike and slot.price.minor >= 0 and total(slot.parts, currency) == slot.price


def _is_open(slot: Slot, question: SlotQuestion, local: datetime) -> bool:
    """Whether it lies in the days that were asked for and has not begun."""
    last = question.first_day + timedelta(days=question.days)
    begins = (slot.span.day, slot.span.begins)
    ahead = begins >= (local.date(), local.hour * 60 + local.minute)
    return ahead and question.first_day <= slot.span.day < last


def _by_time(slot: Slot) -> tuple[object, ...]:
    span = slot.span
    when = (span.day, span.begins, span.ends)
    where = _PLACES.index(slot.where)
    return (*when, where, slot.price.minor, slot.carrier, slot.van, slot.ref)
