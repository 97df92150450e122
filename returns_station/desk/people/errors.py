"""What can stand in somebody's way at the door; no text of it tells a code or a name."""

from datetime import datetime

from returns_station.desk.errors import InputError, NotAllowedError, StationError
from returns_station.people.rights import Right
from returns_station.phrase import Phrase


class UnknownBadgeError(NotAllowedError):
    """Nobody who works here has this badge."""


class WrongSecretError(NotAllowedError):
    """The PIN or passphrase is not hers; so many tries are left, or the next waits `until` then."""

    def __init__(self, advice: Phrase, left: int, until: datetime | None = None) -> None:
        """Keep how many are left."""
        super().__init__(advice)
        self.left = left
        self.until = until


class ShutOutError(NotAllowedError):
    """Too many wrong tries: another is heard after `until`, which is `seconds` from now."""

    def __init__(self, advice: Phrase, until: datetime, seconds: int) -> None:
        """Keep until when."""
        super().__init__(advice)
        self.until = until
        self.seconds = seconds


class NoSecretError(NotAllowedError):
    """She has a badge and no PIN yet: she chooses one first."""


class BadgeWaitedError(NotAllowedError):
    """The badge was made too long ago for its first PIN: a new one is made instead."""


class SecretRefusedError(InputError):
    """That may not be a PIN or a passphrase."""


class PepperLostError(StationError):
    """The computer has not the key that the shop's PINs were kept with."""


class TooMuchError(NotAllowedError):
    """Who asks would give or take a right that she has not herself."""

    def __init__(self, right: Right) -> None:
        """Keep which."""
        super().__init__(Phrase("people.not_yours_to_give", {"right": Phrase(f"right.{right}")}))
        self.right = right


class StaffRefusedError(InputError):
    """That cannot be done with staff as they stand; nothing was changed."""
