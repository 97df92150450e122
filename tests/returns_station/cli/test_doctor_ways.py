"""`doctor` asks each way out whether it lets us in, and sends nothing."""

from pathlib import Path

import pytest

from returns_station.adapters.carriers.simulator.faults import Faults
from returns_station.adapters.carriers.simulator.servers import serving as listening
from returns_station.adapters.messaging.simulator import TOKEN, SmsServer, sent
from returns_station.adapters.messaging.wiring import TOKEN as VARIABLE
from returns_station.adapters.settings import SettingsUnreadableError, read
from returns_station.cli.doctor_ways import look
from tests.returns_station.adapters.messaging.mail_server import HERE, Sink, serving


def looked(toml: str, folder: Path) -> dict[str, tuple[bool, str]]:
    """What is said of each way, by what it is."""
    return {what: (works, says.key) for what, works, says in look(read(toml), folder)}


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
    assert looked(f'{toml}tls = "none"\n', tmp_path) == {"email": (False, "message.no_server")}


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
