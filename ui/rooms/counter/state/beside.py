"""What happens beside a visit that is done: her slip sent where she says, a small extra given."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from returns_station.dialogue.letter import Channel, LetterKind, LetterStands
from returns_station.phrase import Argument, Phrase
from returns_station.service.promise import PromiseKind, PromiseState
from returns_station.service.surprise import SurpriseKind
from ui.rooms.counter.state.counter import Counter, Finished, Page
from ui.rooms.counter.state.extras import NO_EXTRAS, Beside, Extras, GiveExtra, SendSlip
from ui.rooms.counter.state.keys import Do

_KINDS: Final = {
    "slip.next.fetch_at": PromiseKind.PICKUP,
    "slip.next.ordered": PromiseKind.REPLACEMENT,
    "slip.next.replacement": PromiseKind.REPLACEMENT,
    "slip.next.repair": PromiseKind.REPAIR,
    "slip.next.money": PromiseKind.REFUND,
    "slip.next.payer": PromiseKind.REFUND,
}
_WITH_LINE: Final = (SurpriseKind.LINE, SurpriseKind.CARD)
_ENOUGH: Final = 3


def extras_of(state: Counter) -> Extras:
    """What stands beside what is done."""
    return state.done.extras if state.done is not None else NO_EXTRAS


def came(state: Counter, beside: Beside) -> Counter:
    """It is known; what is known of another slip is not shown."""
    done = state.done
    if done is None or done.slip is None or done.slip.number != beside.slip:
        return state
    sent = done.extras.sent or _sent_before(beside)
    return _with(state, replace(done.extras, beside=beside, sent=sent))


def can_send(state: Counter) -> bool:
    """Whether her slip can go to her: there is a way out, and the visit stands."""
    beside = extras_of(state).beside
    return beside is not None and bool(beside.ways) and _stands(state)


def can_surprise(state: Counter) -> bool:
    """Whether something extra is suggested."""
    beside, gave = extras_of(state).beside, extras_of(state).gave
    return beside is not None and beside.suggestion is not None and not gave and _stands(state)


def means(state: Counter, do: Do) -> bool:
    """Whether one of these keys means anything now."""
    if do is Do.GIVE:
        return extras_of(state).chooses
    return can_surprise(state) if do is Do.EXTRA else can_send(state)


def send_asked(state: Counter) -> Counter:
    """Ask where she is reached; once more: whether she may be asked how it was."""
    extras = extras_of(state)
    if not can_send(state) or extras.sends is not None:
        return state
    if extras.reach is not None:
        return _with(state, replace(extras, afterwards=not extras.afterwards))
    # Of a gift it is who paid that is known, and not who stands here.
    known = "" if state.done is None or state.done.discreet else _known(extras.beside)
    return _with(state, replace(extras, reach=known, chooses=False, told=None))


def written(state: Counter, text: str) -> Counter:
    """An address as it is written."""
    extras = extras_of(state)
    if extras.reach is None:
        return state
    return _with(state, replace(extras, reach=text, told=None))


def surprise_asked(state: Counter) -> Counter:
    """Lay the extras open, or put them away."""
    extras = extras_of(state)
    if not can_surprise(state) or extras.sends is not None:
        return state
    return _with(state, replace(extras, chooses=not extras.chooses, reach=None, told=None))


def given_by(state: Counter, nr: int, key: str = "") -> Counter:
    """Give the extra with this number."""
    done, extras = state.done, extras_of(state)
    beside = extras.beside
    if not extras.chooses or extras.sends or beside is None or beside.suggestion is None:
        return state
    kinds = beside.suggestion.kinds
    if done is None or not 0 < nr <= len(kinds):
        return state
    # One visit has one extra: its slip and what it is are key enough.
    given = GiveExtra(beside.slip, kinds[nr - 1].kind, key or f"extra:{beside.slip}")
    return _with(state, replace(extras, sends=given, told=None))


def entered(state: Counter) -> Counter | None:
    """Enter sends to what is written, or gives what is suggested; None: neither lies open."""
    extras = extras_of(state)
    if state.page is not Page.DONE:
        return None
    if extras.chooses:
        return given_by(state, 1)
    if extras.reach is None:
        return None
    to, done = extras.reach.strip(), state.done
    if extras.sends is not None or len(to) < _ENOUGH or done is None or done.slip is None:
        return state
    sends = SendSlip(
        done.slip.number, to, channel_of(to), done.name, done.hers.language, extras.afterwards
    )
    return _with(state, replace(extras, sends=sends, told=None))


def left(state: Counter) -> Counter | None:
    """Esc puts away what lies open; None: nothing does."""
    extras = extras_of(state)
    if state.page is not Page.DONE or (extras.reach is None and not extras.chooses):
        return None
    if extras.sends is not None:
        return state
    return _with(state, replace(extras, reach=None, chooses=False, told=None))


def sent(state: Counter, ask: SendSlip, stands: LetterStands | None) -> Counter:
    """Her slip is on its way; the shop may have had no such way out."""
    if extras_of(state).sends != ask:
        return state
    told = _goes(ask.to, ask.channel) if stands else Phrase("counter.send.no_way")
    extras = extras_of(state)
    new = replace(extras, sends=None, reach=None if stands else extras.reach)
    return _with(state, replace(new, sent=told) if stands else replace(new, told=told))


def gave(state: Counter, ask: GiveExtra) -> Counter:
    """It was given."""
    extras = extras_of(state)
    if extras.sends != ask or extras.beside is None:
        return state
    suggestion = extras.beside.suggestion
    by_hand = suggestion.line if suggestion and ask.kind in _WITH_LINE else None
    return _with(state, replace(extras, sends=None, chooses=False, gave=ask.kind, line=by_hand))


def refused(state: Counter, advice: Phrase) -> Counter:
    """It did not go, and why; what was written stays."""
    return _with(state, replace(extras_of(state), sends=None, told=advice))


def channel_of(to: str) -> Channel:
    """Mail where it is an address, else a text message."""
    return Channel.EMAIL if "@" in to else Channel.SMS


def how_kept(done: Finished, key: str) -> tuple[Phrase, bool, bool]:
    """How a step of the slip stands in the ledger: a word, whether it is kept, whether late."""
    kind, known = _KINDS.get(key), done.extras.beside
    promised = known.promised if known is not None else ()
    one = next((each for each in promised if each.promise.kind is kind), None)
    if one is None or (one.state is PromiseState.OPEN and one.foretold_at is None):
        return Phrase("counter.promised"), False, False
    word = "will_be_late" if one.state is PromiseState.OPEN else one.state.value
    kept = one.state is PromiseState.KEPT
    return Phrase(f"counter.promise.{word}"), kept, word in ("will_be_late", "missed")


def _stands(state: Counter) -> bool:
    done = state.done
    return done is not None and done.slip is not None and not done.after.undone


def _known(beside: Beside | None) -> str:
    """Where she said before that she is reached; what came back is not asked again."""
    contacts = beside.contacts if beside else ()
    ways = beside.ways if beside else frozenset()
    fit = (one for one in contacts if one.bad_at is None and one.address.channel in ways)
    return next((one.address.to for one in fit), "")


def _sent_before(beside: Beside) -> Phrase | None:
    """Where her slip went, or goes, by itself."""
    of = [one.letter for one in beside.letters if one.letter.kind is LetterKind.RETURN_DONE]
    ways = [one.address for one in of if one.address.channel is not Channel.BY_HAND]
    return _goes(ways[-1].to, ways[-1].channel) if ways else None


def _goes(to: str, channel: Channel) -> Phrase:
    told: dict[str, Argument] = {"to": to}
    return Phrase(
        "counter.send.mailed" if channel is Channel.EMAIL else "counter.send.texted", told
    )


def _with(state: Counter, extras: Extras) -> Counter:
    if state.done is None or extras == state.done.extras:
        return state
    return replace(state, done=replace(state.done, extras=extras))


KEYS: Final = (Do.SEND, Do.EXTRA, Do.GIVE)
MOVES: Final[dict[Do, Callable[[Counter, str], Counter]]] = {
    Do.SEND: lambda state, _: send_asked(state),
    Do.TELL: written,
    Do.EXTRA: lambda state, _: surprise_asked(state),
    Do.GIVE: lambda state, what: given_by(state, int(what)),
}
