"""A mailbox on a real server: what comes is read once, in order, and marked as seen when kept."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from returns_station.adapters.incoming.imap import Imap, Mailbox
from returns_station.adapters.incoming.maildir import HEAD_BYTES, MOST_BYTES, MailboxAwayError
from returns_station.adapters.incoming.reader import ChildReader
from returns_station.desk.dialogue.house import DialogueHouse
from returns_station.desk.dialogue.inbox_ports import Mark
from tests.db.inbox_shop import MAJA, STATION, open_inbox_shop
from tests.returns_station.adapters.incoming.dovecot import (
    NO_DOVECOT,
    PASSWORD,
    PROGRAM,
    USER,
    Served,
    a_dovecot,
)


@pytest.fixture(scope="module")
def running() -> Iterator[Served]:
    """A server for all tests here."""
    if not Path(PROGRAM).exists():
        pytest.skip(NO_DOVECOT)
    with a_dovecot() as one:
        yield one


@pytest.fixture
def served(running: Served) -> Served:
    """The same, with everything seen that other tests left."""
    mailbox = a_mailbox(running)
    for came in mailbox.fetch(Mark()):
        mailbox.kept(came)
    return running


def a_mailbox(served: Served, password: str = PASSWORD, ca_file: Path | None = None) -> Imap:
    trusted = ca_file or served.certificate
    box = Mailbox("127.0.0.1", USER, lambda: password, served.port, ca_file=trusted)
    return Imap(box, lambda: date(2026, 11, 26))


def test_that_what_comes_is_read_once_in_order_and_seen_when_kept(served: Served) -> None:
    mailbox = a_mailbox(served)
    for nr in range(3):
        served.deliver(f"100{nr}.a", b"From: elin@example.se\r\n\r\nhej %d\r\n" % nr)

    first = list(mailbox.fetch(Mark()))
    for came in mailbox.fetch(Mark()):
        mailbox.kept(came)
    unseen = list(mailbox.fetch(Mark()))
    mark = Mark(first[-1].validity, first[-1].number)
    since = list(mailbox.fetch(mark))
    served.deliver("1009.a", b"From: elin@example.se\r\n\r\nhej 9\r\n")
    later = list(mailbox.fetch(mark))

    assert [came.raw[-7:] for came in first] == [b"hej 0\r\n", b"hej 1\r\n", b"hej 2\r\n"]
    assert [came.number for came in first] == sorted(came.number for came in first)
    assert (unseen, since) == ([], [])
    assert [came.raw[-7:] for came in later] == [b"hej 9\r\n"]


def test_that_a_mailbox_that_counts_anew_tells_the_last_month_again(served: Served) -> None:
    served.deliver("2000.a", b"From: elin@example.se\r\n\r\nigen\r\n")
    (known, *_) = a_mailbox(served).fetch(Mark())

    again = list(a_mailbox(served).fetch(Mark(known.validity + 1, known.number + 1000)))

    assert known.raw in [came.raw for came in again]


def test_that_of_a_huge_message_only_the_beginning_is_fetched(served: Served) -> None:
    head = b"From: elin@example.se\r\nSubject: stor\r\n\r\n"
    served.deliver("3000.a", head + (b"x" * 998 + b"\r\n") * (MOST_BYTES // 1000 + 2))

    came = [one for one in a_mailbox(served).fetch(Mark()) if one.raw.startswith(head[:40])]
    huge = [one for one in came if one.cut]

    assert [len(one.raw) for one in huge] == [HEAD_BYTES]


def test_that_a_stranger_with_another_certificate_hears_no_password(served: Served) -> None:
    asked: list[str] = []

    def password() -> str:
        asked.append("asked")
        return PASSWORD

    box = Mailbox("127.0.0.1", USER, password, served.port)

    with pytest.raises(MailboxAwayError):
        list(Imap(box, lambda: date(2026, 11, 26)).fetch(Mark()))

    assert asked == []


def test_that_a_wrong_password_and_a_closed_port_are_told_as_away(served: Served) -> None:
    with pytest.raises(MailboxAwayError):
        list(a_mailbox(served, "wrong").fetch(Mark()))
    closed = Mailbox("127.0.0.1", USER, lambda: "", 1)
    with pytest.raises(MailboxAwayError):
        list(Imap(closed, lambda: date(2026, 11, 26)).fetch(Mark()))


def test_that_mail_on_a_server_comes_to_the_inbox_once_and_is_answered(
    served: Served, tmp_path: Path
) -> None:
    house = DialogueHouse(sources=(a_mailbox(served),), reader=ChildReader())
    shop = open_inbox_shop(f"sqlite:///{tmp_path / 'station.db'}", house)
    slip = shop.visit()
    code = shop.station.letters(MAJA).of_slip(slip)[0].thread
    head = f"From: elin@example.se\r\nTo: retur+{code}@example.se\r\nMessage-ID: <h@x>\r\n"
    served.deliver("5000.a", f"{head}\r\nKan jag byta?\r\n".encode())

    came = [shop.inbox(STATION).fetch() for _ in range(2)]
    (stands,) = shop.inbox(MAJA).items()
    shop.inbox(MAJA).answer(stands.number, "Det går bra.", "k")
    shop.station.letters(STATION).send_due()

    answer = shop.mail.sent[-1]
    shop.engine.dispose()
    assert came == [1, 0]
    assert (stands.item.slip, stands.item.words) == (slip, "Kan jag byta?")
    assert (answer.answers_id, answer.stands.letter.answers) == ("<h@x>", stands.number)
    assert list(a_mailbox(served).fetch(Mark())) == []
