"""A visit taken back after its yes: at once by Esc, later by hand, while nothing has gone."""

from dataclasses import replace
from typing import Final

from returns_station.desk.commands import UndoReturn
from returns_station.payout import PayoutState, PayoutVia
from returns_station.phrase import Phrase
from ui.rooms.counter.state.after import Undo
from ui.rooms.counter.state.counter import Counter, Finished, Open, Page, Trouble
from ui.rooms.counter.state.paying import is_called

_MAY_HAVE_GONE: Final = (PayoutState.ISSUED, PayoutState.UNKNOWN, PayoutState.CONFIRMED)


def can_be_undone(done: Finished) -> bool:
    """Whether undoing may be asked for; what has gone out already is told when it is."""
    return done.slip is not None and not done.after.undone


def seconds(state: Counter) -> int:
    """How much longer Esc takes the visit back; not once money has gone, or may have."""
    done = state.done
    if done is None or not can_be_undone(done):
        return 0
    paid = (each for each in done.after.payouts if each.via is not PayoutVia.DOCUMENT)
    gone = any(each.state in _MAY_HAVE_GONE or is_called(state, each) for each in paid)
    return 0 if gone else done.undo_s


def by_esc(state: Counter) -> bool:
    """Whether Esc still takes the visit back."""
    return state.page is Page.DONE and seconds(state) > 0


def ticked(state: Counter) -> Counter:
    """A second has gone; `undo_s` runs out on other pages, too."""
    done = state.done
    if done is None or not done.undo_s:
        return state
    return replace(state, done=replace(done, undo_s=done.undo_s - 1))


def undo(state: Counter) -> Counter:
    """Take the visit back; the same key however often it is asked."""
    done = state.done
    if done is None or done.slip is None or not can_be_undone(done):
        return state
    number = done.slip.number
    return replace(state, asks=Undo(UndoReturn(f"undo:{number}", number)), trouble=None)


def undone(state: Counter) -> Counter:
    """Her goods are hers again: nothing is owed, and the slip counts for nothing."""
    done = state.done
    if done is None:
        return replace(state, asks=None)
    cancelled = tuple(replace(each, state=PayoutState.CANCELLED) for each in done.after.payouts)
    after = replace(done.after, undone=True, payouts=cancelled, credits=(), goods_sale=0)
    return replace(
        state, asks=None, paid_nr=None, done=replace(done, after=after, undo_s=0, advice=None)
    )


def cannot(state: Counter, advice: Phrase) -> Counter:
    """Something of it has left the house: it is said what, and what to do instead."""
    done = state.done and replace(state.done, undo_s=0)
    trouble = Trouble(Phrase("counter.undo.stays"), advice, icon="hand-heart")
    return replace(state, asks=None, done=done, trouble=trouble)


def reopened(state: Counter) -> Counter:
    """After the undo the purchase lies on the counter again."""
    done = state.done
    if done is None or not done.after.undone or not done.after.sale:
        return state
    return replace(state, asks=Open(done.after.sale), trouble=None)


def new_back(state: Counter) -> Counter:
    """The goods that went out come back in turn, as an ordinary visit."""
    done = state.done
    if done is None or not done.after.goods_sale:
        return state
    return replace(state, asks=Open(done.after.goods_sale), trouble=None)
