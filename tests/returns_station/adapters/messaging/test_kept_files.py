"""Messages as files: each whole under its own name, and once."""

import email
from pathlib import Path

import pytest

from returns_station.adapters.messaging.files import FolderMessenger, MaildirMessenger
from returns_station.adapters.messaging.sms import as_file
from returns_station.desk.dialogue.ports import NotSentError
from tests.returns_station.adapters.messaging.letters import COMPOSER, PRESS, a_letter


def test_that_a_mail_lies_in_a_maildir_once_however_often_it_is_sent(tmp_path: Path) -> None:
    way = MaildirMessenger(tmp_path / "mail", COMPOSER.bytes_of)

    names = {way.send(a_letter()) for _ in range(3)}

    (name,) = names
    assert way.can_tell
    assert [one.name for one in (tmp_path / "mail" / "new").iterdir()] == [name]
    assert list((tmp_path / "mail" / "tmp").iterdir()) == []
    kept = (tmp_path / "mail" / "new" / name).read_bytes()
    assert email.message_from_bytes(kept)["Message-ID"]


def test_that_a_mail_that_was_read_is_not_put_there_again(tmp_path: Path) -> None:
    way = MaildirMessenger(tmp_path, COMPOSER.bytes_of)
    name = way.send(a_letter())
    (tmp_path / "new" / name).rename(tmp_path / "cur" / f"{name}:2,S")

    way.send(a_letter())

    assert list((tmp_path / "new").iterdir()) == []


def test_that_a_text_message_is_a_file_of_its_number_and_its_words(tmp_path: Path) -> None:
    way = FolderMessenger(tmp_path / "sms", lambda it: as_file(it, PRESS, "SE"))

    name = way.send(a_letter(to="070-123 45 67"))

    number, _, text = (tmp_path / "sms" / name).read_text("utf-8").partition("\n\n")
    assert number == "+46701234567"
    assert text.startswith("Hej Elin! Din retur är klar")


def test_that_a_folder_that_is_shut_lets_the_message_wait(tmp_path: Path) -> None:
    (tmp_path / "mail").write_bytes(b"a file is no folder")

    with pytest.raises(NotSentError) as error:
        MaildirMessenger(tmp_path / "mail", COMPOSER.bytes_of).send(a_letter())

    assert error.value.again


def test_that_another_letter_has_another_name(tmp_path: Path) -> None:
    way = MaildirMessenger(tmp_path, COMPOSER.bytes_of)

    first, second = (way.send(a_letter(key=key)) for key in ("1", "2"))

    assert first != second
