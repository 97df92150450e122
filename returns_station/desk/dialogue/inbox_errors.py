"""What can go wrong when somebody is to be answered."""

from returns_station.desk.errors import InputError


class ItemUnknownError(InputError):
    """Nothing in the inbox has this number."""


class AnsweredAlreadyError(InputError):
    """Somebody has answered it; the advice says who."""


class NothingSaidError(InputError):
    """An answer needs words."""


class NotStaffError(InputError):
    """Nobody of this name works here and may answer."""
