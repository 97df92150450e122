"""What a slip's story tells of its van: that it was late, or a door that nobody understands."""

from typing import Final, TypeAlias, assert_never

from returns_station.phrase import Phrase
from returns_station.pickup.run_events import DoorAsked, RunJoined, VanLate

RunStory: TypeAlias = VanLate | DoorAsked | RunJoined
RUN_EVENTS: Final = (VanLate, DoorAsked, RunJoined)


def run_words(event: RunStory) -> tuple[Phrase, tuple[Phrase, ...]]:
    """One event as a sentence."""
    match event:
        case VanLate(minutes=minutes):
            return Phrase("story.van.late", {"count": minutes}), ()
        case DoorAsked(why=why):
            return Phrase("story.van.asked", {"why": Phrase(f"vans.why.{why}")}), ()
        case RunJoined(run=number):
            return Phrase("story.van.joined", {"number": number}), ()
        case _:
            assert_never(event)
