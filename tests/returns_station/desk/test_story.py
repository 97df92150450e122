"""The whole story of a visit: what happened, in order, with when and who."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from db.engine import open_engine, reading
from db.schema import HEAD, migrate, prepare
from db.unit_of_work import StoreRoom
from returns_station.adapters.speech import speech
from returns_station.desk.commands import GoodsCame, Part, TakeBack, UndoReturn
from returns_station.desk.payout_commands import ConfirmTill
from returns_station.desk.rating import Rate
from returns_station.desk.station import Station
from returns_station.desk.unproven_commands import FindSale
from returns_station.journal import subjects
from returns_station.policy.claim import ClaimLine, Outcome, Reason
from tests.builders import NOW, a_claim, a_line, a_sale, taking
from tests.db.word_shop import WordShop, open_shop
from tests.returns_station.desk.counter import MAJA, a_station

CLAIM = a_claim(ClaimLine("1", quantity=2, reason=Reason.WRONG_SIZE))


@pytest.fixture
def times() -> Iterator[timedelta]:
    """An hour goes by between any two things."""
    hours = iter(range(1000))
    return (timedelta(hours=next(hours)) for _ in iter(int, 1))


def keys(station: Station, slip: str) -> list[str]:
    """What the story tells, by its keys."""
    return [one.what.key for one in station.story(slip)]


def test_that_a_visit_is_told_from_its_goods_to_its_grade(
    tmp_path: Path, times: Iterator[timedelta]
) -> None:
    station = a_station(tmp_path, a_sale(a_line(quantity=3)), clock=lambda: NOW + next(times))
    slip = station.perform(taking("a", 1, CLAIM), MAJA).slip
    station.print_slip(slip, str(tmp_path / "one.pdf"), MAJA)
    station.print_slip(slip, str(tmp_path / "two.pdf"), MAJA)
    station.perform(ConfirmTill("till", slip, "K-77"), MAJA)
    station.perform(Rate(slip, 5), MAJA)

    told = station.story(slip)

    assert [one.what.key.removeprefix("story.") for one in told] == [
        *("taken_back", "paper.done", "paper.copied", "paid.confirmed", "rated"),
    ]
    assert [one.at for one in told] == sorted({one.at for one in told})
    assert {(one.actor, one.desk) for one in told} == {("Maja", "Disk 2")}
    say = speech("sv")
    first = (told[0].what, *told[0].notes)
    assert [say.say(one).replace("\u00a0", " ") for one in first] == [
        "2 × Stickad tröja KNIT-M, Storlek M, dimblå kom tillbaka",
        "Sade: passar inte",
        "Ja, tack vare: öppet köp",
        "Valde pengarna tillbaka: 332,67 kr",
    ]
    assert [say.say(one) for one in told[3].notes] == ["Nummer K-77", "Noterat för hand"]


def test_that_an_undone_visit_ends_with_that(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale(), a_sale(number="other"))
    slip = station.perform(taking("a", 1, a_claim()), MAJA).slip
    station.perform(taking("b", 2, a_claim()), MAJA)

    station.perform(UndoReturn("undo", slip), MAJA)

    assert keys(station, slip) == ["story.taken_back", "story.undone"]


def test_that_goods_that_were_at_home_are_told_to_have_come(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())
    claim = replace(a_claim(), goods_at_home=True)
    slip = station.perform(taking("a", 1, claim), MAJA).slip

    station.perform(GoodsCame("came", slip), MAJA)

    assert keys(station, slip)[-1] == "story.arrived"


def test_that_a_gift_tells_nothing_of_what_its_giver_paid(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())
    slip = station.perform(taking("a", 1, a_claim()), MAJA).slip
    station.perform(ConfirmTill("till", slip, "K-77"), MAJA)

    told = station.story(slip, discreet=True)

    said = "".join(speech("sv").say(one) for each in told for one in (each.what, *each.notes))
    assert "kr" not in said
    assert "Den som betalade har fått pengarna" in said


def test_that_a_visit_of_several_sales_is_told_as_one(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale(), a_sale(number="other"))
    parts = (Part(1, a_claim(), Outcome.REFUND), Part(2, a_claim(), Outcome.REFUND))

    slip = station.perform(TakeBack("a", parts), MAJA).slip

    assert keys(station, slip) == ["story.taken_back", "story.taken_back", "story.reckoned"]


def test_that_an_unknown_slip_has_no_story(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())

    assert station.story("RS000000018") == ()
    assert station.story("") == ()


def test_that_goods_without_a_receipt_are_told_until_their_sale_is_found(tmp_path: Path) -> None:
    shop: WordShop = open_shop(f"sqlite:///{tmp_path / 'station.db'}")
    view = shop.opened()
    done = shop.taken(view)

    shop.station.perform(FindSale("find", view.sale.id, 1), MAJA)

    told = keys(shop.station, done.slip)
    assert told[:3] == ["story.stand_in", "story.taken_back", "story.credit.store_credit"]
    assert told[-1] == "story.found"
    shop.engine.dispose()


def test_that_what_another_release_wrote_is_passed_over(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())
    slip = station.perform(taking("a", 1, a_claim()), MAJA).slip
    assert isinstance(station.store, StoreRoom)
    strange = '[["Teleported",{"slip":1}],["ReturnUndone",{"slip":"X","when":1}]]'
    with station.store.engine.begin() as connection:
        connection.execute(
            text("INSERT INTO journal SELECT seq + 1, at, actor, desk, :body, hash, 'x', 'v2', '' "
                 "FROM journal ORDER BY seq DESC LIMIT 1"), {"body": strange},
        )  # fmt: skip
        connection.execute(
            text("INSERT INTO journal_about SELECT :slip, max(seq) FROM journal"), {"slip": slip}
        )

    assert keys(station, slip) == ["story.taken_back"]


def test_that_an_older_store_learns_its_stories_and_what_came_back(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())
    slip = station.perform(taking("a", 1, a_claim()), MAJA).slip
    before = station.story(slip)
    assert isinstance(station.store, StoreRoom)
    engine = station.store.engine
    with engine.begin() as connection:
        migrate(connection, "0004")

    prepare(engine)

    assert station.story(slip) == before != ()
    assert [one.slip for one in station.search("stick").returns] == [slip]
    with reading(open_engine(str(engine.url))) as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD


def test_that_an_entry_is_listed_under_what_its_events_name_first(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())

    done = station.perform(taking("a", 1, a_claim()), MAJA)

    assert subjects(done.events) == (done.slip,)
    assert subjects((object(),)) == ()
