"""A new PIN or passphrase, judged and made ready to be stored with the shop's own pepper."""

from returns_station.desk.people.errors import PepperLostError, SecretRefusedError
from returns_station.desk.people.house import Secrets
from returns_station.desk.people.ports import StaffViews
from returns_station.people.secret import plain_secret, refusal
from returns_station.phrase import Phrase


def kept_anew(secret: str, secrets: Secrets, people: StaffViews) -> str:
    """The secret as it is stored; raises SecretRefusedError, PepperLostError."""
    judged(secret)
    pepper = people.pepper()
    if not secrets.has(pepper):
        raise PepperLostError(Phrase("people.pepper_lost"))
    return secrets.keep(plain_secret(secret), pepper)


def judged(secret: str) -> None:
    """Raise SecretRefusedError for what may not be a secret."""
    refused = refusal(secret)
    if refused is not None:
        raise SecretRefusedError(refused)
