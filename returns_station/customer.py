"""Who she is and how she likes to be spoken to; never more than the return needs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Customer:
    """A person as a sale names her; every field may be unknown."""

    name: str = ""
    phone: str = ""
    email: str = ""
    language: str = ""
    key: str = ""
    id: int = 0

    @property
    def first_name(self) -> str:
        """What to call her in a sentence; empty when no name is known."""
        return self.name.split()[0] if self.name.split() else ""
