"""What can go wrong between a question and its answer."""

from returns_station.desk.errors import InputError, StationError
from returns_station.phrase import Phrase


class AskUnknownError(InputError):
    """No question has this number."""


class NothingToAskError(InputError):
    """The policy gives what is wished for: nobody needs to be asked."""


class AnsweredBeforeError(StationError):
    """Another person was quicker, or the question is closed; the advice says who, and what."""


class NoteMissingError(InputError):
    """A no needs words of its own."""


class NotNamedError(InputError):
    """What is offered instead is not among what the policy names."""


class NotTheSameError(InputError):
    """A second person says the same yes as the first, or none."""


class RulingGoneError(StationError):
    """The yes was for other goods, is used, or ran out; nothing was stored."""

    def __init__(self) -> None:
        """Say to ask again."""
        super().__init__(Phrase("ruling.gone"))
