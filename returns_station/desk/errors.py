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


class NotAllowedError(StationError):
    """Who asks may not do this; nothing was changed, and the attempt stands in the journal."""


class AwayError(StationError):
    """The store-room does not answer just now; what has a key may be asked again until it does."""

    def __init__(self, advice: Phrase, *, untouched: bool = False) -> None:
        """Keep whether it is certain that nothing was done."""
        super().__init__(advice)
        self.untouched = untouched


class OutOfStockError(StationError):
    """Goods that were to go out are gone: another desk was quicker; nothing was stored."""

    def __init__(self, skus: tuple[str, ...]) -> None:
        """Keep which goods, so that another offer leaves them out."""
        super().__init__(Phrase("stock.gone"))
        self.skus = skus


class DayLimitError(StationError):
    """More than is left of what may be given without a proof today; nothing was stored."""


class PrintUnknownError(StationError):
    """The slip was sent and nobody knows whether it came out; a person is asked, never a retry."""
