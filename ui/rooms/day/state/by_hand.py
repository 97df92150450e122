"""What a person is to tell her by hand: no way led to her, or nobody knows whether it went."""

from dataclasses import replace

from returns_station.dialogue.letter import LetterStands
from returns_station.phrase import Phrase
from ui.rooms.day.state.day import Day


def opened(state: Day) -> Day:
    """Lay what is to be told over the day, or put it away."""
    if not state.tells and not state.read.letters:
        return state
    return _in_hand(replace(state, tells=not state.tells, shows_board=False, told=None))


def kept(state: Day) -> Day:
    """What was told is gone; the one in hand stays in hand, and the last leads back to the day."""
    if state.tells and not state.read.letters:
        return replace(state, tells=False)
    return _in_hand(state) if state.tells else state


def letter_of(state: Day) -> LetterStands | None:
    """The one in hand."""
    return next((one for one in state.read.letters if one.id == state.letter), None)


def walked(state: Day, by: int) -> Day:
    """Take the next in hand, or the one before."""
    ids = [one.id for one in state.read.letters]
    here = ids.index(state.letter) if state.letter in ids else 0
    return replace(state, letter=ids[max(0, min(here + by, len(ids) - 1))], told=None)


def taken(state: Day, letter: int) -> Day:
    """Take this one in hand."""
    return replace(state, letter=letter, told=None)


def why(one: LetterStands) -> Phrase:
    """Why it is told by hand."""
    return Phrase(f"day.hand.{one.state.value}")


def _in_hand(state: Day) -> Day:
    letters = state.read.letters
    if not letters or letter_of(state) is not None:
        return state
    return replace(state, letter=letters[0].id)
