"""How messages leave the shop: `[mail]` and `[sms]`; their secrets are not in the file."""

import re
from typing import Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

HERE: Final = frozenset(("localhost", "127.0.0.1", "::1"))
_ADDRESS: Final = r"^([^\s@<>\"(),:;\\\[\]]{1,64}@[^\s@<>\"(),:;\\\[\]]{1,253})?$"
# In the clear only to this very machine; a token is never part of an address.
_GATEWAY: Final = (
    r"^(https://[^\s/@?#]+(/[^\s@?#]*)?"
    r"|http://(localhost|127\.0\.0\.1)(:[0-9]{1,5})?(/[^\s@?#]*)?)?$"
)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class MailSettings(_Part):
    """The shop's way out for mail: a server, or a folder where each mail is kept as a file.

    The password is in the environment alone, or in the system's keyring. `sender` is the address
    that mails are from. Answers go to `reply_to`, with a code of the case after a plus sign where
    that mailbox takes them (`plus`), else in the subject. `ca_file` is a certificate of the shop's
    own server, beside those that the system trusts.
    """

    host: str = ""
    port: int = Field(default=587, ge=1, le=65535)
    tls: Literal["starttls", "tls", "none"] = "starttls"
    ca_file: str = ""
    user: str = ""
    sender: str = Field(default="", pattern=_ADDRESS)
    reply_to: str = Field(default="", pattern=_ADDRESS)
    plus: bool = True
    folder: str = ""

    @model_validator(mode="after")
    def _has_sense(self) -> Self:
        if self.tls == "none" and self.host and self.host not in HERE:
            raise ValueError(self.tls)
        if (self.host or self.folder) and not self.sender:
            raise ValueError(self.sender)
        if re.search(r"[\s/]", self.host):
            raise ValueError(self.host)
        return self


class SmsSettings(_Part):
    """The shop's way out for text messages: a gateway's address, or a folder.

    Its token is in the environment alone, or in the system's keyring. `sender` is what she sees as
    sender: a name of up to eleven letters, or a number that takes answers.
    """

    url: str = Field(default="", pattern=_GATEWAY)
    sender: str = Field(default="", pattern=r"^([A-Za-z0-9 ]{1,11}|\+[0-9]{6,15})?$")
    folder: str = ""
    # How many parts a text message may have; the gateway bills each.
    parts: int = Field(default=3, ge=1, le=6)
