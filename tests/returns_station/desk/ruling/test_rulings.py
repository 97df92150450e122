"""Boots nine days too late, as on screens 05 and 12; what else a person may say, and may not."""

from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

from returns_station.desk.bench.house import BenchHouse
from returns_station.desk.commands import TakeBack
from returns_station.desk.errors import InputError
from returns_station.desk.ruling.commands import AskForYes
from returns_station.desk.ruling.errors import (
    AskUnknownError,
    NoteMissingError,
    NothingToAskError,
    NotNamedError,
    RulingGoneError,
)
from returns_station.desk.ruling.house import RulingHouse
from returns_station.desk.ruling.views import AskState, Similar
from returns_station.policy.claim import Condition, Outcome
from returns_station.policy.telling import for_clerk
from returns_station.policy.terms import Terms
from tests.builders import kronor
from tests.db.ruling_shop import (
    ANDERS,
    BIRGIT,
    CREDIT,
    MAJA,
    NOOR,
    REFUND,
    STRICT,
    TERMS,
    RulingShop,
    boots,
    open_ruling_shop,
)

EXCHANGE = Outcome.EXCHANGE


def a_shop(folder: Path, terms: Terms = TERMS) -> RulingShop:
    """The shop with everybody in it."""
    shop = open_ruling_shop(f"sqlite:///{folder / 'station.db'}", terms=terms)
    shop.take_in()
    return shop


def test_that_the_screens_figures_come_out(tmp_path: Path) -> None:
    """Nine days after open purchase, 1,299.50: credit now, money by a colleague's yes."""
    shop = a_shop(tmp_path)
    now = shop.seen(replace(shop.part(), outcome=None)).parts[0]
    assert [offer.outcome for offer in now.preview.offers] == [CREDIT]
    assert now.preview.offers[0].settlement.store_credit == kronor("1299.50")

    number = shop.ask()
    seen = shop.ruling(ANDERS).one(number)

    money, credit = seen.ways
    assert (money.outcome, money.brings, money.beyond) == (REFUND, *[kronor("1299.50")] * 2)
    assert (money.free, money.second, money.may_not) == (False, False, None)
    assert (credit.outcome, credit.brings, credit.beyond, credit.free) == (
        *(CREDIT, kronor("1299.50"), kronor(0)),
        True,
    )
    assert (seen.nearest, seen.asker, seen.desk) == ((CREDIT,), "Maja Lind", "Disk 2")
    assert (seen.known.name, seen.known.sales, seen.known.since) == ("Karin Ek", 1, 2026)
    assert shop.ruling(MAJA).who_can(seen.beyond) == ("Anders Holm", "Birgit Ek", "Noor Sand")
    assert shop.ruling(MAJA).who_can(kronor(9000)) == ("Noor Sand",)
    assert seen.expires_at - seen.at == timedelta(hours=4)
    shop.later(seconds=48)
    shop.yes(number)
    today = shop.ruling(ANDERS).today()
    assert (today.yes, today.no, today.seconds) == (1, 0, 48)
    ruled = shop.seen(shop.part(ruling=number)).parts[0].preview.decision.lines[0]
    assert for_clerk(ruled, shop.now.date()).key == "until.ruled"


def test_that_nine_days_late_says_so_where_nothing_else_runs(tmp_path: Path) -> None:
    shop = a_shop(tmp_path, terms=STRICT)

    line = shop.seen(shop.part()).parts[0].preview.decision.lines[0]

    said = for_clerk(line, shop.now.date()).args["why"]
    assert (getattr(said, "key", ""), getattr(said, "args", {})) == (
        "refer.ended.open_purchase",
        {"count": 9},
    )


def test_that_more_than_was_asked_may_be_said(tmp_path: Path) -> None:
    shop = a_shop(tmp_path, terms=STRICT)
    number = shop.ask(MAJA, wish=CREDIT)

    shop.yes(number, ANDERS, REFUND, whole=True)

    seen = shop.seen(shop.part(ruling=number))
    assert seen.reckoning is not None
    assert seen.reckoning.refund == kronor("1299.50")


def test_that_a_no_needs_words_and_a_yes_that_is_named(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    number = shop.ask()

    with pytest.raises(NoteMissingError):
        shop.no(number, note="  ")
    for nearest in (EXCHANGE, REFUND, None):
        with pytest.raises(NotNamedError):
            shop.no(number, nearest=nearest)

    assert shop.no(number).state is AskState.NO


def test_that_what_is_offered_with_a_no_can_be_taken_home(tmp_path: Path) -> None:
    shop = a_shop(tmp_path, terms=STRICT)
    number = shop.ask()
    assert shop.ruling(ANDERS).one(number).nearest == (CREDIT,)
    shop.no(number)
    part = shop.part(ruling=number)

    with pytest.raises(InputError):
        shop.taken(part)
    done = shop.taken(replace(part, outcome=CREDIT))

    assert bool(done.slip)
    assert shop.ruling(ANDERS).one(number).state is AskState.USED


def test_that_nobody_is_asked_for_what_is_given(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)

    with pytest.raises(NothingToAskError):
        shop.ask(MAJA, wish=CREDIT)
    with pytest.raises(NothingToAskError):
        shop.ask(MAJA, wish=Outcome.PRICE_REDUCTION)


def test_that_other_goods_than_were_looked_at_are_not_in_the_yes(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    number = shop.ask()
    shop.yes(number)
    part = shop.part(ruling=number)
    worn = replace(part.claim.lines[0], condition=Condition.USED)

    with pytest.raises(RulingGoneError):
        shop.taken(replace(part, claim=replace(part.claim, lines=(worn,))))

    told = replace(part.claim, ruling=shop.part(ruling=number).claim.ruling)
    assert shop.taken(replace(part, claim=told)).slip


def test_that_a_claim_cannot_bring_its_own_yes(tmp_path: Path) -> None:
    shop = a_shop(tmp_path, terms=STRICT)
    number = shop.ask()
    shop.yes(number)
    claim = shop.seen(shop.part(ruling=number)).parts[0].preview.claim
    assert claim.ruling is not None

    seen = shop.seen(replace(shop.part(), claim=claim))

    assert seen.reckoning is None


def test_that_two_parts_of_a_visit_share_the_units_of_one_yes(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    (pair,) = shop.sell(boots("pair", quantity=3))
    number = shop.ask(MAJA, shop.part(pair, quantity=2))
    shop.yes(number)
    one = shop.part(pair, ruling=number)

    three = shop.seen(one, one, one)
    done = shop.taken(one, one)

    assert [part.chosen is not None for part in three.parts] == [True, True, False]
    assert shop.ruling(ANDERS).one(number).state is AskState.USED
    assert len(done.events) == 5


def test_that_alike_questions_tell_what_they_came_to(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    ids = shop.sell(*(boots(f"b{nr}") for nr in range(3)))
    for nr, sale_id in enumerate(ids):
        number = shop.ask(MAJA, shop.part(sale_id))
        if nr:
            shop.yes(number)
        else:
            shop.no(number)

    seen = shop.ruling(ANDERS).one(shop.ask())

    assert seen.similar == Similar(asked=3, yes=2)


def test_that_no_question_stands_open_past_closing(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    closing = RulingHouse(closes=time(18, 0))
    shop.station.house = replace(shop.station.house, rulings=closing)

    before = shop.ruling(ANDERS).one(shop.ask()).expires_at
    shop.later(hours=5)
    after = shop.ruling(ANDERS).one(shop.ask()).expires_at

    assert before.isoformat() == "2026-11-26T17:00:00+00:00"
    assert after.isoformat() == "2026-11-26T22:41:00+00:00"


def test_that_a_question_shows_its_pictures_to_who_may_look(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    shop.station.house = replace(shop.station.house, bench=BenchHouse(photos=Drawer()))
    ruling = shop.ruling(MAJA)
    name = ruling.photo(b"boots")
    number = ruling.ask(AskForYes("k", "v", (shop.part(),), REFUND, photos=(name,)))
    elsewhere = replace(MAJA, staff="s-other", desk="Disk 9")

    seen = shop.ruling(ANDERS).one(number)

    assert [shop.ruling(ANDERS).picture(one) for one in seen.photos] == [b"boots"]
    assert [one.number for one in shop.ruling(MAJA).waiting()] == [number]
    with pytest.raises(Exception, match="right"):
        shop.ruling(elsewhere).one(number)


class Drawer:
    """Pictures in a drawer."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._kept: dict[str, bytes] = {}

    def keep(self, picture: bytes) -> str:
        """Put one in."""
        name = f"picture-{len(self._kept)}"
        self._kept[name] = picture
        return name

    def read(self, name: str) -> bytes:
        """Take one out."""
        return self._kept.get(name, b"")


def test_that_goods_that_are_gone_are_seen_as_gone(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    number = shop.ask()

    shop.station.perform(TakeBack("k", (replace(shop.part(), outcome=CREDIT),)), NOOR)

    seen = shop.ruling(ANDERS).one(number)
    assert (seen.seen, seen.ways, seen.nearest) == (None, (), ())
    with pytest.raises(InputError):
        shop.yes(number, BIRGIT)


def test_that_the_chain_holds_no_name_and_no_note(tmp_path: Path) -> None:
    shop = a_shop(tmp_path)
    number = shop.ask(note="Karin var sjuk")
    shop.no(number, note="Karin har slitit dem")

    with shop.station.store.views() as views:
        chain = "".join(entry.body + entry.actor for entry in views.journal())

    assert number in chain
    assert "PersonAsked" in chain
    for personal in ("Karin", "Maja", "Anders", "sjuk", "slit"):
        assert personal not in chain


def test_that_a_number_nobody_gave_is_told(tmp_path: Path) -> None:
    with pytest.raises(AskUnknownError):
        a_shop(tmp_path).yes("A99999")
