"""The end of a visit: confirmed, done, printed; and one step back at any time before."""

from dataclasses import replace

from returns_station.case import Said
from returns_station.desk.taking_back import Done
from returns_station.desk.views import SaleView, VisitSeen
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome
from returns_station.resolution.reckoning import Reckoning
from returns_station.slip import Slip
from ui.rooms.counter.state.after import NOTHING_AFTER, UNDO_S, After
from ui.rooms.counter.state.answers import can_confirm, needs_goods, parts_seen, pieces_in
from ui.rooms.counter.state.counter import (
    Commit,
    Counter,
    Finished,
    Fresh,
    Printing,
    Trouble,
    stepped,
)
from ui.rooms.counter.state.hearing import closed
from ui.rooms.counter.state.her_language import her_language
from ui.rooms.counter.state.hers import NOBODYS, Hers
from ui.rooms.counter.state.joining import as_they_stand
from ui.rooms.counter.state.parts import command_of, parts_of
from ui.rooms.counter.state.paying import calls_for
from ui.rooms.counter.state.prints import as_listed, papers
from ui.rooms.counter.state.scanning import parked
from ui.rooms.counter.state.swapping import pointing_out, without
from ui.rooms.counter.state.visit import Visit, choose_for


def confirmed(state: Counter) -> Counter:
    """Do the green thing, or go on to choose the goods.

    While it is under way, or not yet possible, nothing happens.
    """
    visit, seen = state.visit, state.seen
    if visit is None or seen is None or not can_confirm(state):
        return state
    if needs_goods(state):
        return replace(stepped(state, _pointing_out(state, visit)), why=False)
    command = command_of(visit, seen.digest)
    return replace(state, asks=Commit(command), trouble=None, toast=None, why=False)


def _pointing_out(state: Counter, visit: Visit) -> Visit:
    """Where an exchange is what was suggested, it is hers now that she goes on with it."""
    for part in parts_seen(state):
        if part.chosen is not None and part.chosen.needs_goods:
            spots = frozenset(piece.at for piece in pieces_in(state, part))
            visit = choose_for(visit, spots, part.chosen.outcome)
    return pointing_out(visit)


def performed(
    state: Counter, done: Done, slip: Slip | None, after: After = NOTHING_AFTER
) -> Counter:
    """It is written down; slip and money go their ways, and the next scan begins the next visit."""
    visit = state.visit
    finished = Finished(
        said=done.said,
        name=visit.first_name if visit else "",
        slip=slip,
        outcome=_outcome(slip),
        printing=Printing.SENT if slip else Printing.NONE,
        events=done.events,
        after=after,
        undo_s=UNDO_S if slip else 0,
        discreet=bool(visit and visit.hides_prices),
        hers=Hers(visit.key, her_language(state)) if visit else NOBODYS,
    )
    calls = state.calls | calls_for(after, state.rest.far_ends)
    return replace(
        state,
        asks=None,
        visit=None,
        before=(),
        seen=None,
        done=finished,
        trouble=None,
        calls=calls,
        paid_nr=None,
    )


def _outcome(slip: Slip | None) -> Outcome | None:
    """The one way a slip tells of; None where there are several, or it is a document."""
    known = slip is not None and slip.kind.value in tuple(Outcome)
    return Outcome(slip.kind.value) if slip is not None and known else None


def refused(state: Counter, advice: Phrase) -> Counter:
    """It was not written down; the sales are looked at again: another desk may have been first."""
    title = Phrase("counter.trouble.not_done")
    sales = tuple(on.view.sale.id for on in state.visit.sales) if state.visit else ()
    return replace(state, asks=Fresh(sales) if sales else None, trouble=Trouble(title, advice))


def refreshed(state: Counter, views: tuple[SaleView, ...]) -> Counter:
    """The visit's own sales as they stand now; what is gone is ticked no longer."""
    if state.visit is None:
        return replace(state, asks=None)
    visit = as_they_stand(state.visit, views)
    seen = state.seen if visit == state.visit else None
    return replace(state, asks=None, visit=visit, before=(), seen=seen)


def overtaken(state: Counter, seen: VisitSeen | None, advice: Phrase) -> Counter:
    """The world changed before the yes: the new answer is shown at once, and nothing is lost.

    Where goods are gone too, the sales are looked at again for what is left of them.
    """
    visit = state.visit
    if visit is None:
        return replace(state, asks=None)
    gone = _ordered(seen)
    if gone:
        return sold_out(state, Phrase("stock.gone"), gone)
    before = state.seen.reckoning if state.seen else None
    now = seen.reckoning if seen else None
    words = _what_differs(before, now) if seen else advice
    trouble = Trouble(Phrase("counter.trouble.overtaken"), words, icon="storefront")
    if seen is not None and seen.asked == parts_of(visit):
        return replace(state, asks=None, seen=seen, trouble=trouble)
    sales = tuple(on.view.sale.id for on in visit.sales)
    return replace(state, asks=Fresh(sales), trouble=trouble)


def _ordered(seen: VisitSeen | None) -> tuple[str, ...]:
    """Goods she chose that the shop has no longer: others are shown before any is ordered."""
    chosen = (part.chosen.settlement for part in seen.parts if part.chosen) if seen else ()
    swapped = (each for each in chosen if each.outcome is Outcome.EXCHANGE)
    return tuple(goods.sku for each in swapped for goods in each.goods_out if not goods.at_once)


def _what_differs(before: Reckoning | None, now: Reckoning | None) -> Phrase:
    """What comes out otherwise than it was shown, in one sentence."""
    if before is None or now is None:
        return Phrase("counter.overtaken.anew")
    for kind in ("refund", "to_pay", "store_credit"):
        was, is_now = getattr(before, kind), getattr(now, kind)
        if was != is_now:
            return Phrase(f"counter.overtaken.{kind}", {"now": is_now, "before": was})
    return Phrase("counter.overtaken.anew")


def sold_out(state: Counter, advice: Phrase, skus: tuple[str, ...]) -> Counter:
    """Goods that were to go out are gone: they are marked, and the others are shown."""
    visit = state.visit
    if visit is None:
        return replace(state, asks=None)
    gone = state.gone | frozenset(skus)
    siblings = tuple(
        replace(each, stock=0) if each.sku in gone else each for each in state.siblings
    )
    trouble = Trouble(Phrase("counter.trouble.sold_out"), advice, icon="package")
    visit = without(visit, frozenset(skus))
    return replace(state, asks=None, visit=visit, gone=gone, siblings=siblings, trouble=trouble)


def slip_shown(
    state: Counter, slip: Slip | None, number: str, after: After = NOTHING_AFTER
) -> Counter:
    """An earlier case lies open with its slip; printing it again makes a copy."""
    state = replace(state, asks=None, seeking=None)
    if slip is None:
        title = Phrase("counter.trouble.read", {"code": number})
        return replace(state, trouble=Trouble(title, Phrase("slip.unknown", {"number": number})))
    to_payer = any(step.what.key == "slip.next.payer" for step in slip.next_steps)
    done = Finished(
        Said.YES,
        "",
        slip,
        _outcome(slip),
        earlier=True,
        after=after,
        discreet=to_payer,
        whole=True,
    )
    done = as_listed(done, state.rest)
    return replace(parked(closed(state)), done=done, trouble=None)


def print_sent(state: Counter) -> Counter:
    """The slip and its documents are on their way to paper once more: what is out, as a copy."""
    if state.done is None or state.done.slip is None:
        return state
    done = state.done
    copy = done.again or done.printing in (Printing.PRINTED, Printing.NONE)
    done = replace(done, printing=Printing.SENT, advice=None, again=copy)
    return replace(state, done=replace(done, out=frozenset(), kept=frozenset()))


def slip_anew(state: Counter, slip: Slip | None) -> Counter:
    """More is known of the slip on the tray: it is shown as it would be printed now."""
    done = state.done
    if done is None or done.slip is None or slip is None or done.slip.number != slip.number:
        return state
    return replace(state, done=replace(done, slip=replace(slip, copy=done.slip.copy)))


def printed(state: Counter, slip: Slip, where: str = "") -> Counter:
    """It came out, of another printer than the desk's where that has failed; a copy says so."""
    credit, done, number = state.credit, state.done, slip.number
    if credit is not None and credit.view.credit.number == number:
        state = replace(state, credit=replace(credit, prints=False, advice=None))
    if done is None or number not in papers(done):
        return state
    if done.slip is None or done.slip.number != number:
        out, kept = done.out | {number}, done.kept - {number}
        return replace(state, done=replace(done, out=out, kept=kept))
    done = replace(done, slip=slip, printing=Printing.PRINTED, copies=slip.copy)
    done = replace(done, advice=None, came_out_of=where)
    return replace(state, done=done)


def not_printed(state: Counter, number: str, advice: Phrase, *, aloud: bool = True) -> Counter:
    """It did not come out: the return stands, the slip waits, and it is said what to do.

    Not `aloud`, it is said where its own visit lies open, and in the list.
    """
    credit, done = state.credit, state.done
    if credit is not None and credit.view.credit.number == number:
        return replace(state, credit=replace(credit, prints=False, advice=advice))
    if done is None or number not in papers(done):
        title = Phrase("counter.trouble.slip_waits")
        return replace(state, trouble=Trouble(title, advice)) if aloud else state
    if done.slip is None or done.slip.number != number:
        return replace(state, done=replace(done, kept=done.kept | {number}, advice=advice))
    done = replace(done, printing=Printing.WAITS, advice=advice)
    return replace(state, done=done)


def left(state: Counter) -> Counter:
    """What is done is left; the counter is at rest, or the visit below lies open again."""
    return replace(state, asks=None, done=None, held=(), paid_nr=None, trouble=None)


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
        outer = state.seeking.outer
        return replace(state, seeking=outer, held=state.held if outer else ())
    if state.visit is not None:
        return _step_back(state, state.visit)
    return replace(state, done=None, held=())


def _step_back(state: Counter, visit: Visit) -> Counter:
    if state.hunt is not None:
        return replace(state, hunt=None, hunted=())
    if visit.alone:
        return replace(state, visit=replace(visit, alone=False))
    if state.before:
        *earlier, last = state.before
        return replace(state, visit=last, before=tuple(earlier), last_scan=None)
    return replace(parked(state), last_scan=None)
