"""Searching by hand: letters, what may be meant by them, and the one that is picked."""

from dataclasses import replace

from returns_station.desk.credit_views import CreditFound
from returns_station.desk.views import (
    Candidate,
    Found,
    NothingFound,
    SaleFound,
    SalesProposed,
    SaleView,
    SlipFound,
)
from returns_station.phrase import Phrase
from returns_station.scan import CreditNumber, read
from ui.rooms.counter.state.after import ShowCredit
from ui.rooms.counter.state.counter import Counter, Open, Seeking, ShowSlip
from ui.rooms.counter.state.scanning import looked_for


def typed(state: Counter, text: str) -> Counter:
    """Letters were typed: what is known of them stays until the store knows better."""
    if not text:
        return replace(state, seeking=Seeking() if state.visit else None)
    seeking = state.seeking or Seeking()
    return replace(state, seeking=replace(seeking, text=text), done=None, trouble=None)


def sought(state: Counter) -> Counter:
    """Search: what may be meant of the last trouble, or an empty field."""
    trouble = state.trouble
    if trouble is not None and trouble.candidates:
        seeking = Seeking("", trouble.candidates, gtin=trouble.gtin)
        return replace(state, seeking=seeking, held=(trouble.gtin,), trouble=None)
    return replace(state, seeking=state.seeking or Seeking(), done=None, trouble=None)


def matched(state: Counter, text: str, answer: Found) -> Counter:
    """What the store knows of the letters so far; an answer to older letters is not shown."""
    if state.seeking is None or state.seeking.text != text:
        return state
    seeking = replace(state.seeking, at=0, answered=text, nothing=None, slip="", gtin="")
    match answer:
        case SaleFound(view, line):
            seeking = replace(seeking, candidates=(_as_candidate(view, line),))
        case SalesProposed(candidates, gtin, _):
            seeking = replace(seeking, candidates=candidates, gtin=gtin)
        case SlipFound(number):
            seeking = replace(seeking, candidates=(), slip=number)
        case CreditFound(number):
            seeking = replace(seeking, candidates=(), slip=number)
        case NothingFound(_, advice, _):
            seeking = replace(seeking, candidates=(), nothing=advice)
    return replace(state, seeking=seeking)


def walked(state: Counter, steps: int) -> Counter:
    """The next or the last candidate is in hand."""
    if state.seeking is None or not state.seeking.candidates:
        return state
    last = len(state.seeking.candidates) - 1
    at = max(0, min(state.seeking.at + steps, last))
    return replace(state, seeking=replace(state.seeking, at=at))


def picked(state: Counter, at: int | None = None) -> Counter:
    """Open the candidate in hand, or ask the store outright when nothing is known yet."""
    seeking = state.seeking
    if seeking is None:
        return state
    if at is not None:
        seeking = replace(seeking, at=at)
    if seeking.text and seeking.answered != seeking.text:
        return looked_for(state, seeking.text)
    if seeking.slip:
        is_credit = isinstance(read(seeking.slip), CreditNumber)
        ask = ShowCredit(seeking.slip) if is_credit else ShowSlip(seeking.slip)
        return replace(state, asks=ask, seeking=None)
    chosen = seeking.in_hand
    return state if chosen is None else replace(state, asks=Open(chosen.sale_id, chosen.line))


def _as_candidate(view: SaleView, line: str) -> Candidate:
    sale = view.sale
    shown = sale.line(line) or sale.lines[0]
    name = sale.customer.name if sale.customer else ""
    left = view.left(shown.nr)
    return Candidate(
        sale_id=sale.id,
        number=sale.number,
        bought_on=sale.agreed_on,
        customer=name,
        line=line,
        title=shown.title,
        options=shown.options,
        left=left,
        paid=shown.paid,
        why=Phrase("find.why.number"),
    )
