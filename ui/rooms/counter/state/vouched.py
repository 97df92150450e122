"""What the seal of a paper came to, said where its slip or its credit lies open."""

from dataclasses import replace

from returns_station.desk.sealing import Standing, Verdict
from returns_station.phrase import Phrase
from ui.rooms.counter.state.counter import Counter, Trouble


def vouched(state: Counter, verdict: Verdict | None) -> Counter:
    """A true paper is said to be one in passing; of any other it is said what to do.

    What was opened stays open. One that was undone says so itself.
    """
    if verdict is None or state.trouble is not None or verdict.standing is Standing.UNDONE:
        return state
    if not verdict.is_well:
        title = Phrase(f"seal.title.{'torn' if verdict.seal is None else verdict.standing}")
        trouble = Trouble(title, verdict.why, icon="receipt", amber=True)
        return replace(state, trouble=trouble)
    said = Phrase("seal.well", {"desk": verdict.desk or Phrase("seal.some_desk")})
    return replace(state, toast=state.toast or said)
