"""What the customer may see of the counter: her own visit in her language, and nothing else.

Whatever lies over her visit is the clerk's: searches, other people's sales and lists never come
here, for only the visit itself, or the one just done, is read.
"""

from dataclasses import replace
from typing import Final

from returns_station.money import Money
from returns_station.phrase import Argument, Phrase
from ui.models.facing import Facing, Goods, Moment, Next, Total
from ui.models.goods_picture import picture_of
from ui.rooms.counter.state import facing_ways, words
from ui.rooms.counter.state.after import ShowCredit
from ui.rooms.counter.state.answers import (
    alone,
    lower_price_missing,
    needs_goods,
    not_offered,
    parts_seen,
)
from ui.rooms.counter.state.counter import Commit, Counter, Look, Page, Resume, ShowSlip
from ui.rooms.counter.state.facing_done import kept_in, thanked
from ui.rooms.counter.state.her_language import her_language
from ui.rooms.counter.state.steps import steps
from ui.rooms.counter.state.sums import summed
from ui.rooms.counter.state.unproven import ShelfLook
from ui.rooms.counter.state.visit import Visit

_NEXT: Final = (Look, ShelfLook, ShowSlip, ShowCredit, Resume)
"""What is asked when the next visit begins: then the one before is nobody's to see any longer."""
_TO_HER: Final = {
    "yes.replacement.named": "yes.replacement",
    "yes.replacement.new_named": "yes.replacement.new",
    "counter.step.price_reduction": "slip.next.kept",
    "counter.back_to": "slip.total.refund",
    "counter.back": "slip.total.refund",
}
"""Sentences as they are said to her: her name stands above them, where she lets it."""


def facing(state: Counter, *, clerk: str = "", names: bool = True) -> Facing:
    """What she may see now; `clerk` helps her, by first name; `names`: whether to say hers."""
    if state.visit is not None:
        return _visiting(state, state.visit, clerk, names=names)
    done = state.done
    hers = done is not None and not done.earlier and state.page is Page.DONE
    if done is None or not hers or isinstance(state.asks, _NEXT):
        return Facing(language=her_language(state), kept=kept_in(state))
    return thanked(state, done, names=names)


def _visiting(state: Counter, visit: Visit, clerk: str, *, names: bool) -> Facing:
    name = facing_ways.first_name(visit) if names else ""
    seen = Facing(
        Moment.UNDERSTOOD,
        visit.key,
        her_language(state),
        "" if state.unnamed == visit.key else name,
        bool(name),
        _goods(state, visit),
    )
    if not visit.pieces:
        return replace(seen, says=Phrase("facing.which"))
    if isinstance(state.asks, Commit):
        every = facing_ways.ways(state, visit)
        stands = tuple(way for way in every if way.chosen) or every[:1]
        told = replace(seen, moment=Moment.BUSY, says=Phrase("facing.busy"), ways=stands)
        return replace(told, total=_total(state), steps=_steps(state))
    if state.page is Page.SWAP:
        return _swapping(state, visit, seen, clerk)
    return _choosing(state, visit, seen, clerk)


def _choosing(state: Counter, visit: Visit, seen: Facing, clerk: str) -> Facing:
    answered = words.answer(state)
    if answered is None:
        return replace(seen, says=Phrase("facing.looking"))
    ways = facing_ways.ways(state, visit)
    hint = _by(clerk, "facing.touch", "facing.touch_us") if ways else None
    if not answered.yes and not not_offered(state):
        hint = _by(clerk, "facing.asks", "facing.ask")
    return replace(
        seen,
        moment=Moment.CHOOSING,
        yes=answered.yes,
        says=_says(state, visit, answered),
        more=_for_her(visit, answered.more),
        hint=hint,
        ways=ways,
        total=_total(state),
        steps=_steps(state),
    )


def _says(state: Counter, visit: Visit, answered: words.Answered) -> Phrase | None:
    """The answer to her: what she can choose between, until she has."""
    if not answered.yes or lower_price_missing(state):
        return _for_her(visit, answered.sentence) or Phrase("facing.look")
    asks = facing_ways.asks_how(state, visit)
    return asks or to_her(answered.sentence)


def _swapping(state: Counter, visit: Visit, seen: Facing, clerk: str) -> Facing:
    """Goods to choose from, else the clerk finds them."""
    answered = None if needs_goods(state) else words.answer(state)
    known = facing_ways.instead(state, visit)
    told = replace(
        seen,
        moment=Moment.CHOOSING,
        swaps=True,
        says=to_her(answered.sentence) if answered else Phrase("facing.which_instead"),
        hint=_by(clerk, "facing.helps", "facing.help"),
        instead=known,
    )
    if known:
        told = replace(told, hint=_by(clerk, "facing.touch", "facing.touch_us"))
    if answered is None:
        return told
    return replace(told, total=_total(state), steps=_steps(state))


def _goods(state: Counter, visit: Visit) -> tuple[Goods, ...]:
    """What she hands back; where the choice is for one piece alone, that."""
    piece = alone(state) or (visit.piece(visit.choosing) if visit.choosing else None)
    pieces = (piece,) if piece is not None else visit.pieces
    return tuple(
        Goods(
            picture_of(each.sold.title, each.sold.category),
            each.sold.title,
            each.sold.options,
            each.taken.quantity,
        )
        for each in pieces
    )


def _total(state: Counter) -> Total | None:
    """The one sum; none while it hangs on goods that are still to be pointed out."""
    if not parts_seen(state) or needs_goods(state) or lower_price_missing(state):
        return None
    if state.seen is None or state.seen.reckoning is None:
        return None
    told = summed(state)
    return Total(to_her(told.label), told.amount)


def _steps(state: Counter) -> tuple[Next, ...]:
    if needs_goods(state) or not parts_seen(state):
        return ()
    return tuple(Next(each.icon, each.first, to_her(each.second)) for each in steps(state))


def to_her(phrase: Phrase) -> Phrase:
    """A sentence as it is said to her, whose name may be hidden."""
    key = _TO_HER.get(phrase.key)
    args = {name: value for name, value in phrase.args.items() if name != "name"}
    return Phrase(key, args) if key else phrase


def _for_her(visit: Visit, phrase: Phrase | None) -> Phrase | None:
    """Nothing with a sum in it, where prices are not hers to see."""
    if phrase is None or (visit.hides_prices and _has_money(phrase)):
        return None
    return to_her(phrase)


def _has_money(said: Argument) -> bool:
    if isinstance(said, Phrase):
        return any(map(_has_money, said.args.values()))
    return isinstance(said, Money) or (isinstance(said, tuple) and any(map(_has_money, said)))


def _by(clerk: str, named: str, anyone: str) -> Phrase:
    return Phrase(named, {"name": clerk}) if clerk else Phrase(anyone)
