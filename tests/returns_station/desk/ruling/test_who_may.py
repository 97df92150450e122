"""Who may ask, answer, decline and look: each role by each command; and what a yes covers."""

from collections import Counter
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.tables_people import staff
from returns_station.case import Who
from returns_station.desk.commands import Part
from returns_station.desk.errors import NotAllowedError, StationError
from returns_station.desk.ruling.commands import (
    AskAgain,
    AskForYes,
    NotThisTime,
    RulingCommand,
    SayYes,
    TakeBackAsk,
)
from returns_station.desk.ruling.errors import AskUnknownError
from returns_station.desk.ruling.fitting import with_rulings
from returns_station.desk.ruling.kept import Ruled
from returns_station.desk.ruling.ruling import RIGHT_TO_SAY
from returns_station.desk.ruling.views import AskState
from returns_station.people.roles import SHIPPED
from returns_station.policy.claim import Claim, ClaimLine, Ruling
from returns_station.policy.ruling import Why, WhyNot
from tests.db.ruling_shop import CREDIT, MAJA, NOW, REFUND, RulingShop, boots, open_ruling_shop

_MAY: Final = {
    "clerk": {AskForYes, AskAgain, TakeBackAsk},
    "warehouse": set(),
    "supervisor": {AskForYes, SayYes, NotThisTime, AskAgain, TakeBackAsk},
    "manager": {AskForYes, SayYes, NotThisTime, AskAgain, TakeBackAsk},
    "auditor": set(),
    "stranger": set(),
    "nobody": set(),
}


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> RulingShop:
    """A shop with one person of each role, a leaver among them."""
    folder = tmp_path_factory.mktemp("roles")
    shop = open_ruling_shop(f"sqlite:///{folder / 'station.db'}")
    shop.take_in()
    rows = [{"id": name, "name": name, "role": name, "since": "2026"} for name in SHIPPED]
    rows.append({"id": "stranger", "name": "stranger", "role": "manager", "since": "2026"})
    with shop.engine.begin() as connection:
        connection.execute(staff.insert(), rows)
        gone = staff.update().where(staff.c.id == "stranger").values(left_at="2026-11-01")
        connection.execute(gone)
    return shop


def command(shop: RulingShop, kind: type, number: str) -> RulingCommand:
    """One of each."""
    key = shop.key()
    if kind is AskForYes:
        return AskForYes(key, key, (shop.part(),), REFUND)
    if kind is SayYes:
        return SayYes(key, number, REFUND, Why.LOYAL)
    if kind is NotThisTime:
        return NotThisTime(key, number, WhyNot.WORN, "Slitna", CREDIT)
    return AskAgain(key, number, "") if kind is AskAgain else TakeBackAsk(key, number)


@pytest.mark.parametrize("role", _MAY)
@pytest.mark.parametrize("kind", RIGHT_TO_SAY)
def test_that_each_role_may_say_what_it_may(crowd: RulingShop, role: str, kind: type) -> None:
    (sale_id,) = crowd.sell(boots(crowd.key()))
    number = crowd.ask(MAJA, crowd.part(sale_id))
    ruling = crowd.ruling(Who(role, MAJA.desk, "" if role == "nobody" else role))

    try:
        said = command(crowd, kind, number)
        _ = ruling.ask(said) if isinstance(said, AskForYes) else ruling.say(said)
        may = True
    except NotAllowedError:
        may = False
    except StationError:
        # It was let in; what waits cannot be asked again.
        may = True

    assert may is (kind in _MAY[role])


@pytest.mark.parametrize(
    ("role", "sees"),
    (("clerk", False), ("warehouse", False), ("supervisor", True), ("auditor", True)),
)
def test_that_who_answers_or_audits_sees_what_waits_elsewhere(
    crowd: RulingShop,
    role: str,
    sees: bool,  # noqa: FBT001 - a parameter of the table
) -> None:
    (sale_id,) = crowd.sell(boots(crowd.key()))
    number = crowd.ask(MAJA, crowd.part(sale_id))

    waiting = crowd.ruling(Who(role, "Kontoret", role)).waiting()

    assert (number in {one.number for one in waiting}) is sees


def test_that_another_desk_takes_no_question_back(crowd: RulingShop) -> None:
    (sale_id,) = crowd.sell(boots(crowd.key()))
    number = crowd.ask(MAJA, crowd.part(sale_id))

    with pytest.raises(AskUnknownError):
        crowd.back(number, Who("clerk", "Disk 9", "clerk"))

    assert crowd.back(number, Who("clerk", MAJA.desk, "clerk")).state is AskState.TAKEN_BACK


def test_that_a_station_with_nobody_signed_in_polls_without_a_trace(crowd: RulingShop) -> None:
    nobody = crowd.ruling(Who("", "Disk 2"))
    with crowd.station.store.views() as views:
        before = sum(1 for _ in views.journal())

    assert (nobody.count(), nobody.stands("Disk 2")) == (0, ())

    with crowd.station.store.views() as views:
        assert sum(1 for _ in views.journal()) == before


def part(line: str, quantity: int, *, ruling: str = "A1", sale_id: int = 1) -> Part:
    """So many of a line."""
    return Part(sale_id, Claim(NOW, (ClaimLine(line, quantity),)), REFUND, ruling)


_PARTS: Final = st.lists(
    st.builds(
        part,
        st.sampled_from("12"),
        st.integers(1, 3),
        ruling=st.sampled_from(("A1", "A2", "", "A9")),
        sale_id=st.sampled_from((1, 2)),
    ),
    max_size=6,
)


@given(_PARTS, _PARTS)
def test_that_no_visit_gets_more_units_than_a_yes_was_about(
    asked: list[Part], brought: list[Part]
) -> None:
    holding = {
        number: Ruled(
            Ruling(number, (REFUND,)), tuple(one for one in asked if one.ruling == number)
        )
        for number in ("A1", "A2")
    }

    ruled = with_rulings(brought, holding)

    given_, may = Counter[object](), Counter[object]()
    for one in ruled:
        for wish in one.claim.lines if one.claim.ruling else ():
            given_[one.ruling, one.sale_id, wish.line] += wish.quantity
    for one in asked:
        for wish in one.claim.lines:
            may[one.ruling, one.sale_id, wish.line] += wish.quantity
    assert all(units <= may[slot] for slot, units in given_.items())
    plain = [replace(one, claim=replace(one.claim, ruling=None)) for one in ruled]
    assert plain == brought
