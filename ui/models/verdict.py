"""What a scan led to, in one word; it is heard and always seen as well."""

from enum import Enum


class Verdict(Enum):
    """Yes, let us look, or nothing that could be read."""

    YES = "yes"
    LOOK = "look"
    UNREADABLE = "unreadable"
