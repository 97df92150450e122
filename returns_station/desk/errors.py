"""What can go wrong in the world; each error carries what to do about it, as a sentence."""

from returns_station.phrase import Phrase


class StationError(Exception):
    """The world did not do as it should; `advice` says what holds still and what to do."""

    def __init__(self, advice: Phrase) -> None:
        """Keep the advice; the text of the exception is its key and never holds personal data."""
        super().__init__(advice.key)
        self.advice = advice


class InputError(StationError):
    """What was given cannot be understood or carried out as it stands; nothing was changed."""


class PrintUnknownError(StationError):
    """The slip was sent and nobody knows whether it came out; a person is asked, never a retry."""
