"""Small extras at the desk: suggested, given once, of the day's money, and told to nobody."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import Engine, text

from db.engine import reading
from returns_station.case import Who
from returns_station.credit import CreditKind
from returns_station.desk.service.surprising import SurpriseNotNowError
from returns_station.desk.station import Station
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import Reason
from returns_station.service.surprise import Because, SurpriseKind
from tests.builders import BOUGHT_ON, a_claim, a_line, a_sale, taking
from tests.campaigns.ledgers import faults
from tests.db.shelf import put_sale
from tests.db.surprise_shop import MAJA, on_store, open_surprise_shop, visits

DAILY: Final = 20000


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A new store-room, whose ledgers hold when the test is over."""
    opened = open_surprise_shop(f"sqlite:///{tmp_path / 'station.db'}")
    yield opened

    with reading(opened) as connection:
        assert faults(connection) == []
    opened.dispose()


def a_visit(engine: Engine, reason: Reason = Reason.WRONG_ITEM) -> tuple[Station, str]:
    station = on_store(engine, DAILY)
    return station, visits(engine, station, 1, reason)[0]


def test_that_our_mistake_is_suggested_the_finest_that_leaves_as_much(engine: Engine) -> None:
    station, slip = a_visit(engine)

    found = station.surprise(MAJA).suggest(slip)

    assert found is not None
    assert found.because is Because.MISTAKE
    assert found.kinds[0].kind is SurpriseKind.FLOWERS
    assert found.left == Money(DAILY, "SEK")
    assert found.line == Phrase("surprise.line.mistake", {"name": "Elin"})
    assert found.language == "sv"


def test_that_a_voucher_is_a_gift_card_with_its_paper_and_no_word_of_her_return(
    engine: Engine,
) -> None:
    station, slip = a_visit(engine)

    kept = station.surprise(MAJA).give(slip, SurpriseKind.VOUCHER, "press")

    with station.store.views() as views:
        seen, paper = views.credit(kept.credit), views.slip(kept.credit)
        assert views.journal_break() is None
    assert seen is not None
    assert paper is not None
    assert (seen.credit.kind, seen.credit.remaining) == (
        CreditKind.GIFT_CARD,
        Money(5000, "SEK"),
    )
    assert (seen.credit.slip, paper.sale_number, paper.sale_says) == ("", "", None)


def test_that_nothing_is_announced(engine: Engine) -> None:
    station, slip = a_visit(engine)
    with station.store.views() as views:
        before = views.slip(slip)

    station.surprise(MAJA).give(slip, SurpriseKind.CARD, "press")

    with station.store.views() as views:
        assert views.slip(slip) == before
    with reading(engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM letter")).scalar() == 0


def test_that_the_same_press_gives_once(engine: Engine) -> None:
    station, slip = a_visit(engine)

    first = station.surprise(MAJA).give(slip, SurpriseKind.CARD, "press")
    again = station.surprise(MAJA).give(slip, SurpriseKind.CARD, "press")

    assert first == again
    assert station.surprise(MAJA).today().left == Money(DAILY - 1500, "SEK")


def test_that_a_visit_gets_one_and_she_none_soon_again(engine: Engine) -> None:
    station, slip = a_visit(engine)
    station.surprise(MAJA).give(slip, SurpriseKind.LINE, "press")
    with engine.begin() as connection:
        sale = a_sale(a_line(sku="SOCK"), number="S-9", customer="Elin 0")
        other = put_sale(connection, sale)
    next_slip = station.perform(
        taking("again", other, a_claim(reason=Reason.WRONG_ITEM)), MAJA
    ).slip

    assert station.surprise(MAJA).suggest(slip) is None
    assert station.surprise(MAJA).suggest(next_slip) is None
    for key, one in enumerate((slip, next_slip)):
        with pytest.raises(SurpriseNotNowError) as refused:
            station.surprise(MAJA).give(one, SurpriseKind.CARD, f"more-{key}")
        assert refused.value.advice.key == "surprise.not_now.lately"


def test_that_thanks_leave_what_is_kept_for_our_mistakes(engine: Engine) -> None:
    station = on_store(engine, DAILY)
    slips = visits(engine, station, 3, Reason.CHANGED_MIND)

    station.surprise(MAJA).give(slips[0], SurpriseKind.FLOWERS, "a")
    with pytest.raises(SurpriseNotNowError) as refused:
        station.surprise(MAJA).give(slips[1], SurpriseKind.CARD, "b")

    assert refused.value.advice.key == "surprise.not_now.kept_for_mistakes"
    assert station.surprise(MAJA).give(slips[1], SurpriseKind.LINE, "c").cost.minor == 0


def test_that_a_refusal_takes_neither_her_turn_nor_the_money(engine: Engine) -> None:
    station = on_store(engine, 1500)
    slip = visits(engine, station, 1)[0]

    with pytest.raises(SurpriseNotNowError) as refused:
        station.surprise(MAJA).give(slip, SurpriseKind.FLOWERS, "a")

    assert refused.value.advice.key == "surprise.not_now.used_up"
    assert station.surprise(MAJA).give(slip, SurpriseKind.CARD, "b").cost == Money(1500, "SEK")


def test_that_a_question_is_answered_before_anything_extra(engine: Engine) -> None:
    station = on_store(engine, DAILY)
    with engine.begin() as connection:
        late = put_sale(connection, a_sale(number="L-1", bought_on=BOUGHT_ON.replace(year=2020)))
    claim = a_claim(days_old=14)
    done = station.perform(taking("late", late, claim), MAJA)

    assert not done.slip
    assert station.surprise(MAJA).suggest(done.slip) is None


def test_that_an_undone_visit_is_no_reason(engine: Engine) -> None:
    from returns_station.desk.commands import UndoReturn

    station, slip = a_visit(engine)
    station.perform(UndoReturn("undo", slip), MAJA)

    assert station.surprise(MAJA).suggest(slip) is None
    with pytest.raises(SurpriseNotNowError):
        station.surprise(MAJA).give(slip, SurpriseKind.CARD, "press")


def test_that_who_may_not_give_sees_nothing_and_nothing_is_written_of_it(engine: Engine) -> None:
    station, slip = a_visit(engine)
    with engine.begin() as connection:
        connection.execute(
            text("INSERT INTO staff (id, name, role, since) VALUES ('s1', 'Noor', 'auditor', 'x')")
        )
        before = connection.execute(text("SELECT count(*) FROM journal")).scalar()

    found = station.surprise(Who("Noor", "Disk 2", "s1")).suggest(slip)

    with reading(engine) as connection:
        after = connection.execute(text("SELECT count(*) FROM journal")).scalar()
    assert (found, after) == (None, before)
