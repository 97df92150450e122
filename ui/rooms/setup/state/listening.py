"""What is seen while a scanner is being learned."""

from dataclasses import dataclass, replace
from typing import Final

from returns_station.phrase import Phrase
from returns_station.scan.badges import badge_in, holds_badge
from ui.wedge.learning import SHOTS, Heard, Learned, Stroke, heard_in, learned_from

# From so many scans it is learned; the last ones count, so that a wrong one is outlived.
_KEPT: Final = 6


@dataclass(frozen=True, slots=True)
class Listening:
    """Whether it listens, the scans so far, and what came last: a scan or somebody's typing."""

    on: bool = False
    shots: tuple[Heard, ...] = ()
    last: Heard | None = None

    @property
    def left(self) -> int:
        """How many scans are still wanted."""
        return max(SHOTS - len(self.shots), 0)

    @property
    def learned(self) -> Learned | None:
        """How the scanner is set, once enough was heard."""
        return None if self.left else learned_from(self.shots)


def heard(state: Listening, strokes: tuple[Stroke, ...]) -> Listening:
    """Keys came in a burst: scans are learned from, typing is told as such."""
    if not state.on:
        return state
    for one in heard_in(strokes):
        if _is_badge(one):
            continue  # what was heard is shown key by key: a badge never is
        shots = state.shots if one.typed else (*state.shots, one)[-_KEPT:]
        state = replace(state, shots=shots, last=one)
    return state


def _is_badge(one: Heard) -> bool:
    texts = ("".join(each.text for each in one.strokes), "".join(e.placed for e in one.strokes))
    return any(badge_in(text) or holds_badge(text) for text in texts)


def told(state: Listening) -> Phrase | None:
    """What was heard last, in a sentence."""
    last = state.last
    if last is None:
        return None
    if last.typed:
        return Phrase("setup.heard.typing")
    after = Phrase(f"setup.heard.{last.ends_with}")
    if len(last.endings) > 1:
        after = Phrase("setup.heard.enter_and_more")
    return Phrase(
        "setup.heard.scan",
        {"count": len(last.strokes), "milliseconds": last.took_ms, "after": after},
    )


def proposed(learned: Learned) -> tuple[Phrase, ...]:
    """What was learned, one sentence each."""
    said = [Phrase(f"setup.learned.{learned.ends_with}")]
    if learned.prefix:
        said.insert(0, Phrase("setup.learned.prefix", {"prefix": named(learned.prefix)}))
    else:
        said.insert(0, Phrase("setup.learned.no_prefix"))
    said.append(Phrase("setup.learned.gap", {"milliseconds": learned.gap_ms}))
    if not learned.certain:
        said.append(Phrase("setup.learned.perhaps"))
    elif not learned.us_keys:
        said.append(Phrase("setup.learned.own_keys"))
    if learned.ends_with == "nothing" and not learned.prefix:
        said.append(Phrase("setup.learned.better"))
    return tuple(said)


def named(text: str) -> str:
    """The text with control characters by name."""
    return "".join(
        f"<Ctrl+{chr(ord(letter) ^ 0x40)}>" if letter < " " else letter for letter in text
    )
