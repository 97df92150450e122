"""What she wrote goes with her visit: words, address and files; that it was answered stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from returns_station.adapters.incoming.files import LetterFiles
from returns_station.desk.dialogue.house import DialogueHouse
from returns_station.dialogue.answering import ItemKind, ItemState
from tests.db.inbox_shop import MAJA, STATION, InboxShop, open_inbox_shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[InboxShop]:
    """A shop that keeps files."""
    house = DialogueHouse(files=LetterFiles(tmp_path))
    opened = open_inbox_shop(f"sqlite:///{tmp_path / 'station.db'}", house)
    yield opened
    opened.engine.dispose()


def told(shop: InboxShop) -> str:
    with shop.engine.connect() as connection:
        return str(connection.execute(text("SELECT * FROM inbox")).all())


def test_that_an_answered_message_loses_her_and_her_words_after_ninety_days(
    shop: InboxShop, tmp_path: Path
) -> None:
    slip = shop.visit()
    paper = LetterFiles(tmp_path).keep_paper(b"%PDF-1.7 Elin")
    number = shop.bring(shop.item(slip, words="Min granne Gösta", attached=(paper,)))
    shop.inbox().answer(number, "Hälsa Gösta", "k")
    shop.later(days=80)
    shop.station.keeping(STATION).thin_out()
    early = told(shop)
    shop.later(days=20)

    shop.station.keeping(STATION).thin_out()

    assert "Gösta" in early
    assert "Gösta" not in told(shop)
    assert "elin@example.se" not in told(shop)
    (stands,) = shop.inbox(MAJA).items(ItemState.ANSWERED)
    assert (stands.number, stands.answered_by) == (number, "s-maja")


def test_that_what_waits_for_an_answer_is_kept_until_it_has_one(shop: InboxShop) -> None:
    slip = shop.visit()
    shop.bring(shop.item(slip, words="Min granne Gösta"))
    # It was due long ago, and is waited for a month beyond that at most.
    shop.later(days=100)
    with shop.engine.begin() as connection:
        connection.execute(text("UPDATE inbox SET due = :due"), {"due": shop.now.isoformat()})

    shop.station.keeping(STATION).thin_out()

    assert "Gösta" in told(shop)


def test_that_words_said_of_us_stay_a_year_without_her(shop: InboxShop) -> None:
    slip = shop.visit()
    said = shop.item(slip, words="Elin fick vänta länge", kind=ItemKind.FEEDBACK, grade=2)
    shop.inbox().answer(shop.bring(said), "Förlåt", "k")
    shop.later(days=100)
    shop.station.keeping(STATION).thin_out()
    within = told(shop)
    shop.later(days=300)

    shop.station.keeping(STATION).thin_out()

    assert "vänta länge" in within
    assert "Elin" not in within
    assert "vänta länge" not in told(shop)


def test_that_what_belongs_to_nobody_goes_too(shop: InboxShop) -> None:
    number = shop.bring(shop.item(words="Min granne Gösta"))
    shop.inbox().answer(number, "Fel butik, tyvärr.", "k")
    shop.later(days=100)

    shop.station.keeping(STATION).thin_out()

    assert "Gösta" not in told(shop)
