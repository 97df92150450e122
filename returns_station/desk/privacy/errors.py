"""What can stand in the way of handing out or forgetting."""

from returns_station.desk.errors import InputError


class NobodyFoundError(InputError):
    """Nothing is kept under this number or contact."""


class SeveralPersonsError(InputError):
    """More than one person has this phone or mail: which of them is meant has to be said."""
