"""The demo shop in a real store: every situation answers as its sentence says."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import func, select

from db.engine import open_engine
from db.imports import Inbox
from db.ledgers import metadata
from db.schema import prepare
from db.unit_of_work import StoreRoom
from returns_station.__main__ import main
from returns_station.adapters.demo.filling import NotEmptyError, fill
from returns_station.adapters.demo.goods import by_sku
from returns_station.adapters.demo.situations import situations
from returns_station.case import Who
from returns_station.desk.station import Station
from returns_station.desk.stock import NewCount
from returns_station.desk.views import (
    NothingFound,
    Preview,
    SaleFound,
    SalesProposed,
    SaleView,
    SlipFound,
)
from returns_station.policy.claim import Claim, ClaimLine, NewGoods, Outcome, Reason
from returns_station.policy.decision import Accepted, Ground, Referred
from returns_station.sale import TenderKind
from tests.builders import NOW, a_sale, looking
from tests.db.shelf import a_store
from tests.demo_shop import a_demo_station, a_demo_store, demo_house

WHO: Final = Who("Maja", "Disk 2")


@pytest.fixture
def station(tmp_path: Path) -> Station:
    return a_demo_station(tmp_path)


def found(station: Station, number: str) -> SaleView:
    """The sale of a receipt that was scanned."""
    seen = station.find(number)
    assert isinstance(seen, SaleFound), number
    return seen.view


def asked(
    station: Station, number: str, line: str = "1", *, reason: Reason = Reason.CHANGED_MIND
) -> Preview:
    """What is answered when one unit of a line is brought back today."""
    claim = Claim(NOW, (ClaimLine(line, reason=reason),))
    return looking(station, found(station, number).sale.id, claim)


def best(preview: Preview) -> Ground:
    """The ground that is told to the customer."""
    (line,) = preview.decision.lines
    assert isinstance(line.answer, Accepted)
    return line.answer.best.ground


def suggested_tenders(preview: Preview) -> dict[TenderKind, int]:
    """The money back of the suggested offer, by tender, in whole kronor."""
    settlement = preview.offers[0].settlement
    return {share.kind: share.amount.minor // 100 for share in settlement.tenders}


def test_that_every_number_and_goods_lead_where_they_should(station: Station) -> None:
    for one in situations():
        if one.number and one.key != "our_slip":
            view = found(station, one.number)
            assert view.sale.line("1") is not None
            sold = {line.gtin for line in view.sale.lines}
            assert f"0{one.gtins[0]}" in sold, one


def test_that_the_common_case_is_a_yes_to_the_card(station: Station) -> None:
    view = found(station, "2041-1187")
    answer = asked(station, "2041-1187")

    assert view.sale.agreed_on == NOW.date() - timedelta(days=12)
    assert [line.options for line in view.sale.lines] == [
        "Storlek M, dimblå",
        "37–40, havre",
        "Storlek 38, mossgrön",
    ]
    assert best(answer) is Ground.OPEN_PURCHASE
    assert suggested_tenders(answer) == {TenderKind.CARD: 499}


def test_that_the_wrong_lamp_is_replaced_at_once(station: Station) -> None:
    answer = asked(station, "88-20417", reason=Reason.WRONG_ITEM)

    assert best(answer) is Ground.WRONG_ITEM
    assert answer.offers[0].outcome is Outcome.REPLACEMENT


def test_that_nine_days_late_a_person_looks(station: Station) -> None:
    (line,) = asked(station, "1984-0412").decision.lines

    assert isinstance(line.answer, Referred)
    assert line.answer.lead is not None
    assert line.answer.lead.last_day == NOW.date() - timedelta(days=9)


def test_that_the_last_day_is_today(station: Station) -> None:
    (line,) = asked(station, "1993-0101").decision.lines

    assert isinstance(line.answer, Accepted)
    assert line.answer.best.last_day == NOW.date()


def test_that_an_order_on_its_way_may_be_withdrawn(station: Station) -> None:
    assert best(asked(station, "88-20455")) is Ground.WITHDRAWAL
    assert best(asked(station, "88-20391")) is Ground.WITHDRAWAL


def test_that_the_shop_takes_back_what_the_law_lets_it_keep(station: Station) -> None:
    assert best(asked(station, "88-20402")) is Ground.OPEN_PURCHASE


def test_that_earlier_returns_have_used_their_units(station: Station) -> None:
    assert found(station, "2036-0733").left("1") == 3
    assert found(station, "2030-0608").left("1") == 0
    assert station.find("RS000000013") == SlipFound(
        "RS000000013", found(station, "2030-0608").sale.id
    )


def test_that_goods_alone_find_one_sale_or_several_or_none(station: Station) -> None:
    gtins = {one.key: one.gtins for one in situations()}

    only = station.find(gtins["only_one"][0])
    several = station.find(gtins["several"][0])

    assert isinstance(only, SalesProposed)
    assert [one.number for one in only.candidates] == ["2049-0217"]
    assert isinstance(several, SalesProposed)
    assert len(several.candidates) > 5
    assert isinstance(station.find(gtins["unknown_goods"][0]), NothingFound)


def test_that_a_misspelt_name_finds_both_spellings(station: Station) -> None:
    typed = next(one.typed for one in situations() if one.typed)

    seen = station.find(typed)

    assert isinstance(seen, SalesProposed)
    names = {one.customer for one in seen.candidates}
    assert names == {"Eva Svensson", "Maj Swensson", "Lars-Göran Svensson"}


def test_that_money_goes_back_the_way_it_came(station: Station) -> None:
    paid = {
        "2048-0334": {TenderKind.CASH: 199},
        "2044-0518": {TenderKind.GIFT_CARD: 500, TenderKind.CARD: 749},
        "2046-0155": {TenderKind.GIFT_CARD: 899},
        "2039-0290": {TenderKind.CARD: 99},
        "2043-0472": {TenderKind.CARD: 349},
        "2050-0119": {TenderKind.SWISH: 449},
        "2040-0644": {TenderKind.INVOICE: 129},
    }

    assert {number: suggested_tenders(asked(station, number)) for number in paid} == paid


def test_that_another_size_is_an_even_exchange(station: Station) -> None:
    sale = found(station, "2047-0226").sale
    bigger = next(one for one in by_sku().values() if one.sku == "KOFTA-M-HAVRE")
    with station.store.views() as views:
        siblings = {one.sku for one in views.siblings(sale.lines[0].sku)}
    wish = ClaimLine("1", reason=Reason.WRONG_SIZE, new_goods=NewGoods(bigger.sku, bigger.price))

    answer = looking(station, sale.id, Claim(NOW, (wish,)))

    assert bigger.sku in siblings
    assert len(siblings) == 11
    assert answer.offers[0].outcome is Outcome.EXCHANGE
    assert not answer.offers[0].settlement.to_pay


def test_that_one_size_of_the_jumper_is_gone_and_others_are_there(station: Station) -> None:
    with station.store.views() as views:
        jumper = views.article("", "FJALL-M-DIMBLA")
        siblings = {one.sku: one.stock for one in views.siblings("FJALL-M-DIMBLA")}
        counted = views.stock()

    assert jumper is not None
    assert jumper.stock
    assert (siblings["FJALL-L-DIMBLA"], siblings["FJALL-XL-DIMBLA"]) == (3, 0)
    assert [one.sku for one in counted if not one.free] == ["FJALL-XL-DIMBLA"]
    assert {one.sku for one in counted} == {
        ware.sku for ware in by_sku().values() if not ware.made_to_order
    }


def test_that_what_the_clerk_gave_since_stays_given(tmp_path: Path) -> None:
    store = a_demo_store(tmp_path)
    inbox = Inbox(store.engine, clock=lambda: NOW, who=WHO)
    inbox.count([NewCount("FJALL-L-DIMBLA", 1)])

    fill(store, inbox, demo_house(), NOW)

    with store.views() as views:
        given = views.article("", "FJALL-L-DIMBLA")
    assert given is not None
    assert given.stock == 1


def test_that_the_last_week_was_busy_and_one_slip_waits(station: Station) -> None:
    with station.store.views() as views:
        recent, waiting = views.recent(100), views.waiting_slips()
        day = views.day("")

    assert len(recent) >= 40
    assert {one.outcome for one in recent} == {"refund", "exchange", "replacement"}
    assert len(waiting) == 1
    assert day.asked > 0
    assert max(one.at for one in recent) < NOW.isoformat()


def test_that_a_second_time_changes_nothing_on_a_later_day_either(tmp_path: Path) -> None:
    store = a_demo_store(tmp_path)
    before = everything(store)
    later = NOW + timedelta(days=3)
    inbox = Inbox(store.engine, clock=lambda: later, who=WHO)

    fill(store, inbox, demo_house(), later)

    assert everything(store) == before


def everything(store: StoreRoom) -> dict[str, int]:
    """How many rows each table has."""
    with store.engine.connect() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
        }


def test_that_a_shops_own_sales_are_left_alone(tmp_path: Path) -> None:
    own = replace(a_sale(), agreed_on=date(2026, 1, 2), customer=None)
    store = a_store(tmp_path, own)
    inbox = Inbox(store.engine, clock=lambda: NOW, who=WHO)

    with pytest.raises(NotEmptyError):
        fill(store, inbox, demo_house(), NOW)

    assert everything(store)["sale"] == 1


def test_that_the_command_fills_furnishes_and_lists(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["demo", "--data", str(tmp_path), "--language", "sv"])

    assert code == 0
    told = capsys.readouterr().out
    assert "Demobutiken Granlöv" in told
    assert "2041-1187       9520001000027  Den vanliga returen" in told
    assert (tmp_path / "demo-codes.pdf").read_bytes().startswith(b"%PDF")
    assert "Granlöv" in (tmp_path / "settings.toml").read_text(encoding="utf-8")


def test_that_the_command_leaves_a_shops_own_folder_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'station.db'}")
    prepare(engine)
    a_store(tmp_path, replace(a_sale(), number="7", customer=None)).engine.dispose()

    code = main(["demo", "--data", str(tmp_path), "--language", "en"])

    assert code == 2
    assert "--data FOLDER" in capsys.readouterr().err
    assert not (tmp_path / "demo-codes.pdf").exists()
    assert not (tmp_path / "settings.toml").exists()
