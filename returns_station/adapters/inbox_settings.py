"""What a shop sets up for messages to it: `[inbox]`; its secrets are not in the file."""

from datetime import timedelta
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

_HERE = frozenset(("localhost", "127.0.0.1", "::1"))


class InboxSettings(BaseModel):
    """Where messages to the shop lie: a mailbox on a server, or a folder (Maildir).

    The password is in the environment alone, or in the system's keyring. An answer is due within
    so many `hours`, counted from when the shop is awake on a working day.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    host: str = Field(default="", pattern=r"^[^\s/]*$")
    port: int = Field(default=993, ge=1, le=65535)
    tls: Literal["tls", "starttls", "none"] = "tls"
    ca_file: str = ""
    user: str = ""
    mailbox: str = Field(default="INBOX", pattern=r'^[^"\\\r\n]{1,200}$')
    folder: str = ""
    hours: int = Field(default=24, ge=1, le=240)

    @model_validator(mode="after")
    def _has_sense(self) -> Self:
        if self.tls == "none" and self.host and self.host not in _HERE:
            raise ValueError(self.tls)
        return self

    @property
    def answer_within(self) -> timedelta:
        """The same for the desk."""
        return timedelta(hours=self.hours)
