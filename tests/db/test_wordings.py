"""The shop's own words for messages: kept, refused, let go of, and told in the journal."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import open_engine
from db.unit_of_work import StoreRoom
from returns_station.adapters.messaging.rendering import LetterPress
from returns_station.case import Who
from returns_station.desk.dialogue.house import DialogueHouse
from returns_station.desk.dialogue.ports import Wording
from returns_station.desk.dialogue.wording import LANGUAGES, WordingRefusedError, Wordings
from returns_station.desk.people.guard import Guarded
from returns_station.dialogue.letter import LetterKind
from returns_station.people.rights import Right
from tests.builders import NOW, SHOP
from tests.db.made_ready import made_ready
from tests.db.word_shop import WordShop

WHO = Who("Maja", "Disk 2")
OWN = Wording("answer", "sv", "Hej från {shop}", "{hello}\n\n{words}\n---\nKom gärna förbi.")


@pytest.fixture
def store(shop: WordShop) -> StoreRoom:
    return StoreRoom(shop.engine)


@pytest.fixture
def one(tmp_path: Path) -> Iterator[StoreRoom]:
    """What needs no second database."""
    engine = open_engine(f"sqlite:///{tmp_path / 'station.db'}")
    made_ready(engine)
    yield StoreRoom(engine)
    engine.dispose()


def words_of(store: StoreRoom) -> Wordings:
    """Where somebody of the shop words its messages."""
    behind = Guarded(store, lambda: NOW, WHO, Right.WORDING, "wordings")
    return Wordings(behind, DialogueHouse(press=LetterPress(SHOP)), lambda: NOW, WHO)


def test_that_the_shop_s_own_words_stand_until_it_lets_go_of_them(store: StoreRoom) -> None:
    words = words_of(store)
    shipped = words.one("answer", "sv")

    saved = words.save(OWN)
    again = words.save(OWN)
    before = words.all()
    back = words.save(words.as_shipped("answer", "sv"))

    assert saved == again
    assert (saved.subject, saved.changed_at) == (OWN.subject, NOW.isoformat())
    assert saved in before
    assert len(before) == len(LetterKind) * len(LANGUAGES)
    assert back == shipped
    assert _told(store) == [False, True]


def _told(store: StoreRoom) -> list[bool]:
    """What the journal says of wordings: whether each was as shipped again."""
    with store.views() as views:
        events = [one for entry in views.journal() for one in json.loads(entry.body)]
    assert OWN.subject not in json.dumps(events)
    return [facts["as_shipped"] for name, facts in events if name == "WordingChanged"]


def test_that_words_that_cannot_be_used_are_refused_and_change_nothing(one: StoreRoom) -> None:
    words = words_of(one)

    for wording in (
        Wording("answer", "sv", "Hej {nam}", "{words}"),
        Wording("answer", "sv", "Hej\nBcc: x@y.example", "{words}"),
        Wording("answer", "sv", "Hej", "{words"),
        Wording("answer", "tlh", "Hej", "{words}"),
        Wording("nothing", "sv", "Hej", "{words}"),
    ):
        with pytest.raises(WordingRefusedError):
            words.save(wording)

    assert words.one("answer", "sv") == words.as_shipped("answer", "sv")
    assert _told(one) == []


def test_that_words_are_seen_as_they_will_be_read_before_they_are_saved(one: StoreRoom) -> None:
    words = words_of(one)

    told = words.preview(OWN.kind, OWN.language, OWN.subject, OWN.body)

    assert told.subject == "Hej från Granlöv"
    assert "Kom gärna förbi." in told.plain
    assert "Kom gärna förbi." in told.html
    assert "Kom gärna förbi." not in told.sms
    assert words.one("answer", "sv") == words.as_shipped("answer", "sv")
    assert words.problems("answer", "sv", "Hej {nam}", "{words}")
