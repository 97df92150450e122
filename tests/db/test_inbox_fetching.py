"""Messages from a folder to the inbox: to the right visit, from the right sender, each once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from returns_station.adapters.incoming.files import LetterFiles
from returns_station.adapters.incoming.maildir import Maildir
from returns_station.adapters.incoming.reader import ChildReader
from returns_station.desk.dialogue.house import DialogueHouse
from returns_station.dialogue.answering import ItemStands, ItemState
from returns_station.dialogue.letter import Address, Channel, LetterStands, LetterState
from tests.db.inbox_shop import HER, MAJA, STATION, InboxShop, open_inbox_shop
from tests.returns_station.adapters.incoming.messages import a_bounce, a_mail

OTHER = Address(Channel.EMAIL, "per@example.se", "Per Holm", "sv")


@pytest.fixture
def maildir(tmp_path: Path) -> Path:
    """A folder as a mail server leaves it."""
    folder = tmp_path / "mail"
    for name in ("new", "cur", "tmp"):
        (folder / name).mkdir(parents=True)
    return folder


@pytest.fixture
def shop(tmp_path: Path, maildir: Path) -> Iterator[InboxShop]:
    """A shop that reads this folder."""
    house = DialogueHouse(
        sources=(Maildir(maildir),), reader=ChildReader(), files=LetterFiles(tmp_path)
    )
    opened = open_inbox_shop(f"sqlite:///{tmp_path / 'station.db'}", house)
    yield opened
    opened.engine.dispose()


def put(maildir: Path, raw: bytes, name: str = "1") -> None:
    (maildir / "new" / name).write_bytes(raw)


def fetched(shop: InboxShop, state: ItemState = ItemState.OPEN) -> tuple[ItemStands, ...]:
    shop.inbox(STATION).fetch()
    return shop.inbox(MAJA).items(state)


def letter_of(shop: InboxShop, slip: str) -> LetterStands:
    return shop.station.letters(MAJA).of_slip(slip)[0]


def test_that_an_answer_finds_its_visit_by_the_code_it_was_sent_to(
    shop: InboxShop, maildir: Path
) -> None:
    slip, _ = shop.visit(), shop.visit(2)
    code = letter_of(shop, slip).thread
    put(maildir, a_mail(to=f"retur+{code}@example.se").as_bytes())

    (came,) = fetched(shop)

    assert (came.item.slip, came.item.maybe, came.owner) == (slip, "", "s-maja")
    assert (came.item.sender.to, came.item.words) == (HER.to, "Kan jag byta i stället?")
    assert [path.name for path in (maildir / "cur").iterdir()] == ["1:2,S"]


@pytest.mark.parametrize("way", ("references", "subject_code", "slip_number"))
def test_that_an_answer_finds_its_visit_by_what_it_names(
    shop: InboxShop, maildir: Path, way: str
) -> None:
    slip, _ = shop.visit(), shop.visit(2)
    letter = letter_of(shop, slip)
    mail = {
        "references": a_mail(In_Reply_To=f"<{letter.message_id}@shop.se>"),
        "subject_code": a_mail(subject=f"Sv: Din retur [{letter.thread}]"),
        "slip_number": a_mail(f"Det gäller {slip[:2]} {slip[2:6]}-{slip[6:10]}-{slip[10:]}"),
    }[way]
    put(maildir, mail.as_bytes())

    (came,) = fetched(shop)

    assert came.item.slip == slip


def test_that_a_code_alone_shows_no_case_to_a_stranger(shop: InboxShop, maildir: Path) -> None:
    slip = shop.visit()
    code = letter_of(shop, slip).thread
    stranger = a_mail(sender="nyfiken@example.com", to=f"retur+{code}@example.se")
    put(maildir, stranger.as_bytes())

    (came,) = fetched(shop)

    assert (came.item.slip, came.item.maybe, came.owner) == ("", slip, "")
    assert len(shop.inbox(MAJA).one(came.number).thread) == 1
    assert all(one.letter.answers == "" for one in shop.station.letters(MAJA).of_slip(slip))


def test_that_who_is_known_and_names_nothing_means_her_latest_visit(
    shop: InboxShop, maildir: Path
) -> None:
    slip = shop.visit()
    shop.visit(2, OTHER)
    put(maildir, a_mail(sender="ELIN@example.se").as_bytes())
    put(maildir, a_mail(sender="okand@example.se").as_bytes(), "2")

    placed = {one.item.sender.to: one.item.slip for one in fetched(shop)}

    assert placed == {"ELIN@example.se": slip, "okand@example.se": ""}


def test_that_the_same_message_twice_is_one_and_a_borrowed_name_keeps_nobody_out(
    shop: InboxShop, maildir: Path
) -> None:
    shop.visit()
    put(maildir, a_mail().as_bytes())
    put(maildir, b"X-Copy: yes\r\n" + a_mail().as_bytes(), "2")
    put(maildir, a_mail("Något annat", sender="per@example.se").as_bytes(), "3")

    came = fetched(shop)

    assert sorted(one.item.words for one in came) == ["Kan jag byta i stället?", "Något annat"]


def test_that_a_bounce_ends_its_letter_and_is_owed_no_answer(
    shop: InboxShop, maildir: Path
) -> None:
    slip = shop.visit()
    shop.station.letters(STATION).send_due()
    letter = letter_of(shop, slip)
    put(maildir, a_bounce(f"<{letter.message_id}@shop.se>", HER.to))

    noted = fetched(shop, ItemState.NOTED)

    after = letter_of(shop, slip)
    assert (letter.state, after.state, after.why) == (
        LetterState.SENT,
        LetterState.DEAD,
        "bounced",
    )
    assert len(noted) == 1
    assert shop.inbox(MAJA).items() == ()
    assert [one.bad_at for one in shop.station.letters(MAJA).contacts(slip)] == []


def test_that_a_forged_bounce_ends_nothing(shop: InboxShop, maildir: Path) -> None:
    slip = shop.visit()
    shop.station.letters(STATION).send_due()
    letter = letter_of(shop, slip)
    put(maildir, a_bounce("<guessed@shop.se>", HER.to))
    put(maildir, a_bounce(f"<{letter.message_id}@shop.se>", "per@example.se"), "2")

    fetched(shop)

    assert letter_of(shop, slip).state is LetterState.SENT


def test_that_no_robot_is_answered(shop: InboxShop, maildir: Path) -> None:
    slip = shop.visit()
    code = letter_of(shop, slip).thread
    away = a_mail("Jag är borta", to=f"retur+{code}@example.se", Auto_Submitted="auto-replied")
    put(maildir, away.as_bytes())

    before = len(shop.station.letters(MAJA).of_slip(slip))
    (noted,) = fetched(shop, ItemState.NOTED)

    assert noted.item.slip == slip
    assert len(shop.station.letters(MAJA).of_slip(slip)) == before
    assert shop.inbox(MAJA).items() == ()


def test_that_a_message_that_kills_its_reader_is_laid_before_a_person(
    shop: InboxShop, maildir: Path
) -> None:
    class Dies:
        def read(self, raw: bytes, *, cut: bool = False) -> None:  # noqa: ARG002 - as the port says
            return None

    dialogue = replace(shop.station.house.dialogue, reader=Dies())
    shop.station.house = replace(shop.station.house, dialogue=dialogue)
    put(maildir, b"\x00\xff")

    (came,) = fetched(shop)

    assert came.item.left_out == ("unreadable",)
    assert list((maildir / "new").iterdir()) == []


def test_that_who_was_cut_off_before_marking_it_as_read_knows_it_again(
    shop: InboxShop, maildir: Path
) -> None:
    shop.visit()
    put(maildir, a_mail().as_bytes())
    (maildir / "cur").rmdir()
    (maildir / "cur").write_bytes(b"in the way")
    first = shop.inbox(STATION).fetch()
    (maildir / "cur").unlink()

    second = shop.inbox(STATION).fetch()

    assert (first, second) == (1, 0)
    assert len(shop.inbox(MAJA).items()) == 1
    assert [path.name for path in (maildir / "cur").iterdir()] == ["1:2,S"]


def test_that_a_folder_that_is_away_keeps_nothing_from_the_others(
    shop: InboxShop, maildir: Path, tmp_path: Path
) -> None:
    away = Maildir(tmp_path / "gone")
    dialogue = replace(shop.station.house.dialogue, sources=(away, Maildir(maildir)))
    shop.station.house = replace(shop.station.house, dialogue=dialogue)
    put(maildir, a_mail().as_bytes())

    assert len(fetched(shop)) == 1
