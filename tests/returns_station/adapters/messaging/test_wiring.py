"""Which ways the settings name, where their secrets are, and that none is made too early."""

import subprocess
import sys
from pathlib import Path

from returns_station.adapters.dialogue_house import dialogue_house
from returns_station.adapters.messaging.late import LateWay
from returns_station.adapters.messaging.smtp import SmtpMessenger
from returns_station.adapters.messaging.wiring import PASSWORD, secret, ways_of
from returns_station.adapters.settings import read
from returns_station.dialogue.letter import Channel, LetterKind
from tests.returns_station.adapters.messaging.letters import a_letter
from tests.returns_station.adapters.vaults import Ring, no_ring

HOUSE = Path(__file__).parents[4]
SERVER = '[mail]\nhost = "mail.example"\nsender = "a@b.example"\n'
FOLDERS = '[mail]\nfolder = "mail"\nsender = "a@b.example"\n[sms]\nfolder = "sms"\n'


def test_that_a_shop_that_set_up_nothing_has_no_way_out(tmp_path: Path) -> None:
    assert ways_of(read(""), tmp_path) == {}


def test_that_each_way_says_beforehand_whether_it_can_tell(tmp_path: Path) -> None:
    mail = ways_of(read(SERVER), tmp_path)[Channel.EMAIL]
    kept = ways_of(read(FOLDERS), tmp_path)

    assert not mail.can_tell
    assert all(way.can_tell for way in kept.values())
    assert isinstance(mail, LateWay)
    assert isinstance(mail.way, SmtpMessenger)
    assert mail.way.can_tell is mail.can_tell


def test_that_messages_are_kept_in_the_folders_that_the_settings_name(tmp_path: Path) -> None:
    ways = ways_of(read(FOLDERS), tmp_path)

    mail = ways[Channel.EMAIL].send(a_letter())
    text = ways[Channel.SMS].send(a_letter(to="0701234567"))

    assert (tmp_path / "mail" / "new" / mail).exists()
    assert (tmp_path / "sms" / text).exists()


def test_that_who_practises_writes_to_nobody_and_words_messages_all_the_same(
    tmp_path: Path,
) -> None:
    house = dialogue_house(read(FOLDERS), tmp_path, training=True)

    assert house.ways == {}
    assert house.press.as_shipped(LetterKind.ANSWER, "sv").body


def test_that_a_secret_is_of_the_environment_or_of_the_keyring() -> None:
    ring = Ring({PASSWORD: "kept"})

    assert secret(PASSWORD, {PASSWORD: "told"}, ring) == "told"
    assert secret(PASSWORD, {}, ring) == "kept"
    assert secret(PASSWORD, {}, no_ring()) == ""


def test_that_a_window_that_opens_pays_for_no_message() -> None:
    asked = (
        "import sys; import returns_station.adapters.dialogue_house; "
        "import returns_station.adapters.settings; "
        "print({'jinja2', 'smtplib', 'http.client', 'babel'} & set(sys.modules))"
    )

    said = subprocess.run(
        (sys.executable, "-c", asked), cwd=HOUSE, capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "set()"
