"""The end of a visit: confirmed, done, printed; and one step back at any time before."""

from dataclasses import replace

from returns_station.case import Said
from returns_station.desk.taking_back import Done
from returns_station.desk.views import SaleView
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.resolution.offers import Offer
from returns_station.slip import Slip
from ui.rooms.counter.state.counter import (
    Commit,
    Counter,
    Finished,
    Fresh,
    Printing,
    Trouble,
    stepped,
)
from ui.rooms.counter.state.scanning import parked
from ui.rooms.counter.state.visit import choose, command_of, on_sale


def chosen_offer(state: Counter) -> Offer | None:
    """The offer that stands chosen: hers, else the suggested one; None while a person must look."""
    if state.visit is None or state.preview is None or not state.answered:
        return None
    offers = state.preview.offers if state.preview.decision.accepted else ()
    wanted = next((each for each in offers if each.outcome is state.visit.outcome), None)
    # What she chose and cannot have is said, never turned into something else.
    return wanted if wanted or state.visit.swapping else next(iter(offers), None)


def can_confirm(state: Counter) -> bool:
    """Whether the green button can be pressed: the answer is seen, and nothing is missing."""
    if state.asks is not None or not state.answered or state.preview is None:
        return False
    if not state.preview.decision.accepted:
        return True
    offer = chosen_offer(state)
    return offer is not None and not (offer.needs_goods and _swaps(state))


def _swaps(state: Counter) -> bool:
    return state.visit is not None and state.visit.swapping


def confirmed(state: Counter) -> Counter:
    """Do the green thing, or go on to choose the goods.

    While it is under way, or not yet possible, nothing happens.
    """
    if not can_confirm(state) or state.visit is None:
        return state
    offer = chosen_offer(state)
    if offer is not None and offer.needs_goods:
        return replace(stepped(state, choose(state.visit, offer.outcome)), why=False)
    command = command_of(state.visit, offer.outcome if offer else None)
    return replace(state, asks=Commit(command), trouble=None, why=False)


def performed(state: Counter, done: Done, slip: Slip | None) -> Counter:
    """It is written down; the slip goes to paper, and the next scan begins the next visit."""
    visit, offer = state.visit, chosen_offer(state)
    finished = Finished(
        said=done.said,
        name=visit.first_name if visit else "",
        slip=slip,
        outcome=Outcome(slip.kind.value) if slip else offer.outcome if offer else None,
        printing=Printing.SENT if slip else Printing.NONE,
        events=done.events,
    )
    return replace(
        state, asks=None, visit=None, before=(), preview=None, done=finished, trouble=None
    )


def refused(state: Counter, advice: Phrase) -> Counter:
    """It was not written down; the sale is looked at again: another desk may have been first."""
    title = Phrase("counter.trouble.not_done")
    sale = state.visit.view.sale.id if state.visit else 0
    return replace(state, asks=Fresh(sale) if sale else None, trouble=Trouble(title, advice))


def refreshed(state: Counter, view: SaleView) -> Counter:
    """The visit's own sale as it stands now; what is gone is ticked no longer."""
    visit = state.visit
    if visit is None:
        return replace(state, asks=None)
    return replace(state, asks=None, visit=on_sale(visit, view), before=(), preview=None)


def slip_shown(state: Counter, slip: Slip | None, number: str) -> Counter:
    """An earlier case lies open with its slip; printing it again makes a copy."""
    state = replace(state, asks=None, seeking=None)
    if slip is None:
        title = Phrase("counter.trouble.read", {"code": number})
        return replace(state, trouble=Trouble(title, Phrase("slip.unknown", {"number": number})))
    outcome = Outcome(slip.kind.value)
    done = Finished(Said.YES, "", slip, outcome, earlier=True)
    return replace(parked(state), done=done, trouble=None)


def print_sent(state: Counter) -> Counter:
    """The slip is on its way to paper once more."""
    if state.done is None or state.done.slip is None:
        return state
    return replace(state, done=replace(state.done, printing=Printing.SENT, advice=None))


def printed(state: Counter, slip: Slip) -> Counter:
    """It came out; a copy says so."""
    if state.done is None or state.done.slip is None or state.done.slip.number != slip.number:
        return state
    done = replace(state.done, slip=slip, printing=Printing.PRINTED, copies=slip.copy)
    return replace(state, done=done)


def not_printed(state: Counter, number: str, advice: Phrase) -> Counter:
    """It did not come out: the return stands, the slip waits, and it is said what to do."""
    if state.done is None or state.done.slip is None or state.done.slip.number != number:
        title = Phrase("counter.trouble.slip_waits")
        return replace(state, trouble=Trouble(title, advice))
    done = replace(state.done, printing=Printing.WAITS, advice=advice)
    return replace(state, done=done)


def went_back(state: Counter) -> Counter:
    """One step back: what lies on top goes first, then the last step of the visit."""
    if state.busy:
        return state
    state = replace(state, asks=None)
    if state.why:
        return replace(state, why=False)
    if state.trouble is not None:
        return replace(state, trouble=None, held=())
    if state.seeking is not None:
        return replace(state, seeking=None, held=())
    if state.visit is not None:
        return _step_back(state)
    return replace(state, done=None, held=())


def _step_back(state: Counter) -> Counter:
    if state.before:
        *earlier, last = state.before
        return replace(state, visit=last, before=tuple(earlier), last_scan=None)
    return replace(parked(state), last_scan=None)
