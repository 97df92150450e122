"""Which carriers the settings wire, and what the command line says of them."""

import json
from datetime import date
from pathlib import Path

import pytest

from returns_station.__main__ import main
from returns_station.adapters.carriers.bring_limits import LimitsUnreadableError, limits_of
from returns_station.adapters.carriers.fare import Limits
from returns_station.adapters.carriers.http import CarrierAddressError, HttpLine
from returns_station.adapters.carriers.off import Off
from returns_station.adapters.carriers.simulator.servers import CarrierServer, serving
from returns_station.adapters.carriers.wiring import carriers_for, hooks_for, variable_of
from returns_station.adapters.settings import Settings, SettingsUnreadableError, read
from returns_station.desk.pickup.carriers import CarrierSilentError
from returns_station.pickup.booking import Answer, Told
from tests.returns_station.adapters.carriers.ends import (
    a_booking,
    a_machine,
    a_question,
    an_end,
)

ALL = """
[carriers.budbee]
kind = "budbee"
user = "key"
account = "7"
price = "59"
[carriers.airmee]
kind = "airmee"
price = "79.50"
[carriers.bring-oslo]
kind = "bring"
currency = "NOK"
limits = [{ since = 2025-11-14, kg = 35, longest_cm = 200 }]
[carriers.dhl]
kind = "dhl_freight"
begins = "07:00"
"""
SECRETS = {variable_of(name): "hush" for name in ("budbee", "airmee", "bring-oslo", "dhl")}


def test_that_a_carrier_with_its_secret_in_the_environment_is_on() -> None:
    wired = carriers_for(read(ALL), SECRETS)

    assert list(wired) == ["budbee", "airmee", "bring-oslo", "dhl"]
    assert not any(isinstance(carrier, Off) for carrier in wired.values())
    assert [carrier.name for carrier in wired.values()] == list(wired)
    assert "hush" not in repr(wired)
    assert carriers_for(Settings(), SECRETS) == {}


def test_that_a_carrier_without_its_secret_is_off_and_says_where_it_belongs() -> None:
    wired = carriers_for(read(ALL), {})

    with pytest.raises(CarrierSilentError) as silent:
        wired["bring-oslo"].slots(a_question())

    advice = silent.value.advice
    assert (advice.key, advice.args["variable"]) == (
        "carrier.off",
        "RETURNS_STATION_CARRIER_BRING_OSLO",
    )


def test_that_a_carrier_that_is_off_sends_nothing() -> None:
    off = carriers_for(read(ALL), {})["budbee"]
    with an_end("budbee", "in_process") as end:
        booking = a_booking(end.carrier.slots(a_question())[0])

    assert off.book(booking) == Answer(Told.NOT_SENT, reason="off")
    assert off.ask(booking).told is off.cancel(booking).told is Told.NO_WORD
    assert (off.can_ask, off.can_cancel, off.can_repeat) == (False, False, False)


@pytest.mark.parametrize(
    ("settings", "key"),
    (
        ('kind = "budbee"\nurl = "http://api.example.com"', "carrier.address"),
        ('kind = "budbee"\nurl = "https://me:word@api.example.com"', "carrier.address"),
        ('kind = "airmee"\nprice = "59.5"\ncurrency = "ISK"', "carrier.off_price"),
    ),
)
def test_that_what_cannot_be_right_is_off_and_says_why(settings: str, key: str) -> None:
    wired = carriers_for(read(f"[carriers.budbee]\n{settings}\n"), SECRETS)["budbee"]

    assert isinstance(wired, Off)
    assert wired.why.key == key


def test_that_no_carrier_takes_the_name_of_our_own_vans() -> None:
    wired = carriers_for(read('[carriers.own]\nkind = "airmee"\n'), {variable_of("own"): "x"})

    assert isinstance(wired["own"], Off)


@pytest.mark.parametrize(
    "entry",
    (
        'kind = "post"',
        'kind = "budbee"\nprice = "-1"',
        'kind = "budbee"\nsecret = "hush"',
        'kind = "bring"\nbegins = "17:00"\nends = "08:00"',
    ),
)
def test_that_settings_with_a_wrong_entry_or_a_secret_in_them_are_refused(entry: str) -> None:
    with pytest.raises(SettingsUnreadableError):
        read(f"[carriers.budbee]\n{entry}\n")


@pytest.mark.parametrize(
    "url",
    (
        "http://api.example.com",
        "ftp://localhost",
        "https://name:word@api.example.com",
        "https://api.example.com/?key=1",
        "https://",
        "https://[",
        "http://localhost:99999",
        "carrier",
    ),
)
def test_that_a_carrier_is_only_spoken_to_where_nobody_listens_in(url: str) -> None:
    with pytest.raises(CarrierAddressError):
        HttpLine(url)


def test_that_only_carriers_that_sign_what_they_say_and_have_a_secret_may_knock() -> None:
    assert list(hooks_for(read(ALL), SECRETS)) == ["budbee"]
    assert hooks_for(read(ALL), {}) == {}


def test_that_bring_s_public_data_is_read_as_limits_of_its_day() -> None:
    text = json.dumps({"5600": {"maxWeight": "35 kg", "maxSize": "200 cm long"}})

    assert limits_of(text, "5600", date(2025, 11, 14)) == Limits(date(2025, 11, 14), 35_000, 200)


@pytest.mark.parametrize("text", ("", "[]", "{}", '{"5600": {"maxWeight": "heavy"}}', "[" * 9999))
def test_that_another_file_is_not_read_as_limits(text: str) -> None:
    with pytest.raises(LimitsUnreadableError):
        limits_of(text, "5600", date(2025, 11, 14))


def test_that_the_real_public_data_is_read_as_limits() -> None:
    file = Path(__file__).parents[5] / "shared/data/carriers/bring/data/service.json"
    if not file.exists():
        pytest.skip(f"there is no {file}")

    limits = limits_of(file.read_text(encoding="utf-8"), "5600", date(2025, 11, 14))

    assert limits == Limits(date(2025, 11, 14), 35_000, 200)


def test_that_the_command_says_who_is_on_who_is_off_and_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable_of("airmee"), "token")
    monkeypatch.delenv(variable_of("budbee"), raising=False)
    (tmp_path / "settings.toml").write_text(ALL, encoding="utf-8")

    code = main(["--data", str(tmp_path), "--language", "en", "carriers"])

    told = capsys.readouterr().out.splitlines()
    assert code == 1
    assert told[0] == (
        "budbee is off: its secret is missing. "
        "Put it into the environment as RETURNS_STATION_CARRIER_BUDBEE."
    )
    assert told[1] == "airmee is on."


def test_that_a_check_asks_each_carrier_for_times(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable_of("airmee"), "token")
    server = CarrierServer(0, a_machine("airmee"))
    entry = f'[carriers.airmee]\nkind = "airmee"\nurl = "http://127.0.0.1:{server.port}"\n'
    (tmp_path / "settings.toml").write_text(entry, encoding="utf-8")

    with serving(server):
        code = main(["--data", str(tmp_path), "--json", "carriers", "--check", "75318"])

    (told,) = json.loads(capsys.readouterr().out)["carriers"]
    assert (code, told["name"], told["well"]) == (0, "airmee", True)


@pytest.mark.parametrize(
    "arguments",
    (
        ["simulate", "carrier"],
        ["simulate", "carrier", "airmee", "--faults", "moved"],
        ["simulate", "carrier", "budbee", "--faults", "nonsense"],
        ["simulate", "carrier", "budbee", "--port", "99999"],
        ["carriers", "--limits", "no-such-file.json"],
    ),
)
def test_that_what_cannot_be_asked_is_told_of(arguments: list[str], tmp_path: Path) -> None:
    assert main(["--data", str(tmp_path), *arguments]) == 2
