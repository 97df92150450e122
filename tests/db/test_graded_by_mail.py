"""A grade given by answering a letter: hers alone, heard once, and answered where it is low."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from returns_station.adapters.incoming.files import LetterFiles
from returns_station.adapters.incoming.maildir import Maildir
from returns_station.adapters.incoming.reader import ChildReader
from returns_station.desk.dialogue.house import DialogueHouse
from returns_station.dialogue.answering import ItemKind
from returns_station.dialogue.letter import Address, Channel, LetterKind
from returns_station.scan import opinion_code, read
from tests.db.inbox_shop import HER, MAJA, STATION, InboxShop, open_inbox_shop
from tests.returns_station.adapters.incoming.messages import a_mail


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[InboxShop]:
    """A shop that reads a folder of mail."""
    for name in ("new", "cur", "tmp"):
        (tmp_path / "mail" / name).mkdir(parents=True)
    house = DialogueHouse(
        sources=(Maildir(tmp_path / "mail"),), reader=ChildReader(), files=LetterFiles(tmp_path)
    )
    opened = open_inbox_shop(f"sqlite:///{tmp_path / 'station.db'}", house)
    yield opened
    opened.engine.dispose()


def answered(shop: InboxShop, folder: Path, *mails: bytes) -> None:
    for nr, raw in enumerate(mails):
        (folder / "mail" / "new" / str(nr)).write_bytes(raw)
    shop.inbox(STATION).fetch()


def test_that_the_letter_brings_five_codes_and_the_one_she_sends_is_her_grade(
    shop: InboxShop, tmp_path: Path
) -> None:
    slip = shop.visit()
    code = opinion_code(slip, 5)

    answered(shop, tmp_path, a_mail("", subject=code).as_bytes())

    spoke = shop.station.feedback(MAJA).of_slip(slip)
    assert spoke is not None
    assert (spoke.grade, shop.inbox(MAJA).items()) == (5, ())


def test_that_a_low_grade_with_words_is_one_thing_to_answer_and_the_same_mail_one_mail(
    shop: InboxShop, tmp_path: Path
) -> None:
    slip = shop.visit()
    mail = a_mail("Det drog i dörren", subject=f"Sv: {opinion_code(slip, 2)}").as_bytes()

    answered(shop, tmp_path, mail, mail)

    (one,) = shop.inbox(MAJA).items()
    assert (one.item.kind, one.item.grade) == (ItemKind.FEEDBACK, 2)
    assert (one.item.words, one.item.sender.to) == ("Det drog i dörren", HER.to)
    assert one.owner == MAJA.staff


def test_that_a_stranger_grades_nobody_s_visit(shop: InboxShop, tmp_path: Path) -> None:
    slip = shop.visit()
    stranger = a_mail("", sender="nyfiken@example.com", subject=opinion_code(slip, 1))

    answered(shop, tmp_path, stranger.as_bytes())

    (one,) = shop.inbox(MAJA).items()
    assert (one.item.kind, one.item.slip) == (ItemKind.MESSAGE, "")
    assert shop.station.feedback(MAJA).of_slip(slip) is None


def test_that_a_text_message_with_a_code_is_a_grade_and_the_rest_are_her_words(
    shop: InboxShop,
) -> None:
    phone = Address(Channel.SMS, "+46701234567", "Elin Sandberg", "sv")
    slip = shop.visit(reach=phone)

    shop.inbox(MAJA).text(phone.to, f"{opinion_code(slip, 1)} Det drog", "one")
    shop.inbox(MAJA).text("+46709999999", opinion_code(slip, 5), "two")

    spoke = shop.station.feedback(MAJA).of_slip(slip)
    assert spoke is not None
    assert spoke.grade == 1
    told = {one.item.kind: one.item.words for one in shop.inbox(MAJA).items()}
    assert told[ItemKind.FEEDBACK] == "Det drog"
    assert ItemKind.MESSAGE in told


def test_that_the_question_how_it_was_holds_a_code_for_each_grade(shop: InboxShop) -> None:
    from returns_station.desk.dialogue.deserving import how_was_it

    slip = shop.visit()
    with shop.station.store.views() as views:
        visit = views.letters.visit(slip)
    assert visit is not None

    said = how_was_it(visit, shop.now)

    codes = said.says.args["codes"]
    assert isinstance(codes, tuple)
    assert [getattr(read(str(one)), "grade", 0) for one in codes] == [1, 2, 3, 4, 5]
    assert said.kind is LetterKind.HOW_WAS_IT
