"""A keyring of a test: kept in memory, and shut when it is told to be."""

from dataclasses import dataclass, field


@dataclass
class Ring:
    """Secrets by name; `is_shut` as a keyring that nobody has opened yet."""

    secrets: dict[str, str] = field(default_factory=dict)
    is_shut: bool = False

    def get(self, name: str) -> str:
        """The secret; "" where it is not to be had now."""
        return "" if self.is_shut else self.secrets.get(name, "")

    def put(self, name: str, secret: str) -> bool:
        """Keep a secret; whether it is kept."""
        if not self.is_shut:
            self.secrets[name] = secret
        return not self.is_shut

    def drop(self, name: str) -> None:
        """Forget a secret."""
        self.secrets.pop(name, None)


def no_ring() -> Ring:
    """A machine without a keyring."""
    return Ring(is_shut=True)
