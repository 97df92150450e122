"""The three tones as samples: unlike in pitch and in rhythm, so that no ear must be musical.

Yes is one bright note that rises at once. Look is two notes of one pitch, as a knock. Unreadable
is three short low ones that fall. None is longer than a quarter of a second.
"""

import io
import math
import wave
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ui.models.verdict import Verdict

RATE: Final = 22_050
LONGEST_MS: Final = 250
_LOUDEST: Final = 0.6  # of what a sample can hold: three tones must not startle
_RISE_MS, _FALL_MS = 6, 35  # without them a tone begins and ends with a click
_OVERTONES: Final = ((1, 1.0), (2, 0.28), (3, 0.08))  # a struck bar rather than a whistle


@dataclass(frozen=True, slots=True)
class Note:
    """So high for so long; 0 Hz is silence."""

    hertz: float
    milliseconds: int


TONES: Final = {
    Verdict.YES: (Note(880.0, 60), Note(1318.5, 130)),
    Verdict.LOOK: (Note(587.3, 80), Note(0, 60), Note(587.3, 100)),
    Verdict.UNREADABLE: (
        Note(349.2, 50), Note(0, 30), Note(311.1, 50), Note(0, 30), Note(261.6, 85),
    ),
}  # fmt: skip


def sounded(verdict: Verdict, volume: int) -> bytes:
    """The tone as a WAV file, made quieter by its samples; `volume` is from 0 to 100."""
    samples = array("h", (s for note in TONES[verdict] for s in _samples(note, volume)))
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(samples.itemsize)
        written.setframerate(RATE)
        written.writeframes(samples.tobytes())
    return file.getvalue()


def _samples(note: Note, volume: int) -> Iterator[int]:
    """One note; ears hear by ratios, so half the volume is a quarter of the height."""
    high = 32_767 * _LOUDEST * (min(max(volume, 0), 100) / 100) ** 2
    whole = sum(part for _, part in _OVERTONES)
    count = note.milliseconds * RATE // 1000
    for nr in range(count):
        rises = min(1.0, nr * 1000 / (RATE * _RISE_MS))
        falls = min(1.0, (count - nr) * 1000 / (RATE * min(_FALL_MS, note.milliseconds / 2)))
        turn = 2 * math.pi * note.hertz * nr / RATE
        wave_ = sum(part * math.sin(turn * times) for times, part in _OVERTONES) / whole
        yield round(high * rises * falls * wave_)
