"""`doctor` asks each way out and each mailbox whether it lets us in; it sends and reads nothing."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from returns_station.adapters.carriers.simulator.faults import Faults
from returns_station.adapters.carriers.simulator.servers import serving as listening
from returns_station.adapters.incoming.wiring import PASSWORD as INBOX_VARIABLE
from returns_station.adapters.messaging.simulator import TOKEN, SmsServer, sent
from returns_station.adapters.messaging.wiring import PASSWORD as MAIL_VARIABLE
from returns_station.adapters.messaging.wiring import TOKEN as VARIABLE
from returns_station.adapters.settings import SettingsUnreadableError, read
from returns_station.adapters.speech import speech
from returns_station.cli.doctor_ways import PATIENCE_S, look
from tests.returns_station.adapters.incoming import dovecot
from tests.returns_station.adapters.messaging.mail_server import (
    HERE,
    PASSWORD,
    USER,
    Sink,
    certificate,
    lets_in,
    serving,
)


def looked(toml: str, folder: Path, patience_s: float = PATIENCE_S) -> dict[str, tuple[bool, str]]:
    """What is said of each way, by what it is."""
    found = look(read(toml), folder, patience_s)
    return {what: (works, says.key) for what, works, says in found}


@contextmanager
def nobody_speaks() -> Iterator[int]:
    """A door that opens and behind which nobody says a word; gives its port."""
    with socket.create_server((HERE, 0)) as door:
        yield int(door.getsockname()[1])


def test_that_a_shop_without_any_way_is_told_that_messages_wait(tmp_path: Path) -> None:
    assert looked("", tmp_path) == {"messages": (True, "doctor.no_way")}


def test_that_a_mail_server_is_asked_and_gets_no_mail(tmp_path: Path) -> None:
    sink = Sink()
    with serving(sink) as port:
        toml = f'[mail]\nhost = "{HERE}"\nport = {port}\nsender = "a@b.example"\n'
        plain = looked(f'{toml}tls = "none"\n', tmp_path)
        safe = looked(toml, tmp_path)

    assert plain == {"email": (True, "doctor.way.email")}
    assert safe == {"email": (False, "message.not_safe")}
    assert sink.mails == []
    assert looked(f'{toml}tls = "none"\n', tmp_path) == {"email": (False, "doctor.door.shut")}


def test_that_a_mail_server_with_a_password_is_asked_over_a_safe_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public, safe = certificate(tmp_path)
    sink, said = Sink(), []
    told: dict[str, Any] = {"tls_context": safe, "auth_required": True, "authenticator": lets_in}
    with serving(sink, **told) as port:
        at = f'[mail]\nhost = "{HERE}"\nport = {port}\nsender = "a@b.example"\nuser = "{USER}"\n'
        for password in ("another", PASSWORD):
            monkeypatch.setenv(MAIL_VARIABLE, password)
            said.append(looked(f'{at}ca_file = "{public.name}"\n', tmp_path)["email"])
        stranger = looked(at, tmp_path)["email"]

    assert said == [(False, "message.not_let_in"), (True, "doctor.way.email")]
    assert stranger == (False, "message.not_safe")
    assert sink.mails == []


def test_that_a_name_nobody_knows_and_a_server_that_is_none_are_told_apart(tmp_path: Path) -> None:
    with nobody_speaks() as port:
        mail = f'[mail]\nhost = "{HERE}"\nport = {port}\nsender = "a@b.example"\n'
        sms = f'[sms]\nurl = "http://{HERE}:{port}"\n'
        inbox = f'[inbox]\nhost = "{HERE}"\nport = {port}\n'
        silent = looked(f"{mail}{sms}{inbox}", tmp_path, patience_s=0.2)
    unknown = looked('[inbox]\nhost = "a..b"\n', tmp_path, patience_s=2)

    assert silent == dict.fromkeys(("email", "sms", "inbox"), (False, "doctor.door.silent"))
    assert unknown["inbox"] == (False, "doctor.door.no_name")


def test_that_a_gateway_is_asked_and_sends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = SmsServer(0, tmp_path / "l", Faults())
    toml = f'[sms]\nurl = "http://127.0.0.1:{server.port}"\n'
    with listening(server):
        monkeypatch.setenv(VARIABLE, "another")
        stranger = looked(toml, tmp_path)
        monkeypatch.setenv(VARIABLE, TOKEN)
        known = looked(toml, tmp_path)

    assert stranger == {"sms": (False, "message.not_let_in")}
    assert known == {"sms": (True, "doctor.way.sms")}
    assert sent(tmp_path / "l") == []


def test_that_a_mailbox_is_asked_and_nothing_in_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not Path(dovecot.PROGRAM).exists():
        pytest.skip(dovecot.NO_DOVECOT)
    with dovecot.a_dovecot() as served:
        served.deliver("1.a", b"From: elin@example.se\r\n\r\nhej\r\n")
        at = f'[inbox]\nhost = "{HERE}"\nport = {served.port}\nuser = "{dovecot.USER}"\n'
        known = f'{at}ca_file = "{served.certificate}"\n'
        monkeypatch.setenv(INBOX_VARIABLE, dovecot.PASSWORD)
        said = [
            looked(toml, tmp_path)["inbox"] for toml in (known, f'{known}mailbox = "Retur"\n', at)
        ]
        monkeypatch.setenv(INBOX_VARIABLE, "another-one")
        strange = list(look(read(known), tmp_path))
        left = [path.name for path in (served.mail / "new").iterdir()]

    assert said == [
        (True, "doctor.inbox"),
        (False, "inbox.no_folder"),
        (False, "inbox.not_safe"),
    ]
    assert left == ["1.a"], "it has been looked at by nobody"
    assert [says.key for _, _, says in strange][1:] == ["inbox.not_let_in"]
    assert "another-one" not in "".join(speech("sv").say(says) for _, _, says in strange)
    assert looked(known, tmp_path)["inbox"] == (False, "doctor.door.shut")


def test_that_a_folder_of_letters_is_looked_into(tmp_path: Path) -> None:
    toml = '[inbox]\nfolder = "letters"\n'
    missing = looked(toml, tmp_path)["inbox"]
    (tmp_path / "letters" / "new").mkdir(parents=True)

    assert missing == (False, "inbox.no_folder")
    assert looked(toml, tmp_path)["inbox"] == (True, "doctor.inbox_folder")


def test_that_a_folder_is_called_one(tmp_path: Path) -> None:
    toml = '[mail]\nfolder = "mail"\nsender = "a@b.example"\n[sms]\nfolder = "sms"\n'

    assert looked(toml, tmp_path) == {
        "email": (True, "doctor.way.email_folder"),
        "sms": (True, "doctor.way.sms_folder"),
    }


@pytest.mark.parametrize(
    "toml",
    (
        '[mail]\nhost = "mail.example"\nsender = "a@b.example"\ntls = "none"\n',
        '[mail]\nhost = "mail.example"\n',
        '[mail]\nsender = "a@b.example>\\r\\nBcc: x"\n',
        '[mail]\nhost = "a b"\nsender = "a@b.example"\n',
        '[mail]\npassword = "secret"\n',
        '[sms]\nurl = "http://gateway.example"\n',
        '[sms]\nurl = "https://user:pass@gateway.example"\n',
        '[sms]\nsender = "A name too long"\n',
    ),
)
def test_that_what_is_not_safe_or_makes_no_sense_is_not_set(toml: str) -> None:
    with pytest.raises(SettingsUnreadableError, match=r"settings\.wrong"):
        read(toml)
