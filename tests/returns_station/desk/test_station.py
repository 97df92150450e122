"""A return at the one door: what was taken back stands, once, with its slip."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from db import journal
from db.engine import reading
from returns_station.case import Said
from returns_station.desk.errors import PrintUnknownError, StationError
from returns_station.desk.ports import Printed
from returns_station.desk.station import Station
from returns_station.desk.taking_back import OutcomeNotOfferedError, SaleUnknownError
from returns_station.desk.views import SaleView
from returns_station.desk.weighing import ImpossibleClaimError
from returns_station.journal import first_broken
from returns_station.phrase import Phrase
from returns_station.policy.claim import ClaimLine, NewGoods, Outcome, Reason
from returns_station.sale import TenderKind
from returns_station.slip import Slip
from tests.builders import a_claim, a_line, a_sale, kronor, looking, taking
from tests.returns_station.desk.counter import MAJA, a_station


def numbers(station: Station, query: str) -> list[tuple[object, ...]]:
    with reading(station.store.engine) as connection:  # type: ignore[attr-defined]  # the real one
        return [tuple(row) for row in connection.execute(text(query))]


def the_sale(station: Station, sale_id: int = 1) -> SaleView:
    with station.store.views() as views:
        view = views.sale(sale_id)
    assert view is not None
    return view


def test_that_what_was_bought_comes_back_as_it_went_in(tmp_path: Path) -> None:
    sale = a_sale(a_line(paid="499.50"), a_line("2", sku="SOCK", quantity=3), delivery=49)

    kept = the_sale(a_station(tmp_path, sale)).sale

    lines = tuple(replace(line, id=0) for line in kept.lines)
    assert kept.customer is not None
    assert replace(kept, id=0, lines=lines, customer=replace(kept.customer, id=0)) == sale


def test_that_an_accepted_return_moves_every_ledger_once(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale(a_line(quantity=3, paid=300)))
    claim = a_claim(ClaimLine("1", quantity=2))

    done = station.perform(taking("press-1", 1, claim), MAJA)

    assert done.said is Said.YES
    assert the_sale(station).left("1") == 1
    assert numbers(station, "SELECT kind, part, cap, used FROM balance ORDER BY kind") == [
        ("paid", 1, 30000, 20000),
        ("tender", 1, 30000, 20000),
        ("units", 1, 3, 2),
    ]
    assert numbers(station, "SELECT line_id, nth FROM unit") == [(1, 1), (1, 2)]
    assert numbers(station, "SELECT operation, amount FROM payout") == [("press-1:1:card", 20000)]


def test_that_the_same_press_a_second_time_changes_nothing(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale(a_line(quantity=2)))
    first = station.perform(taking("press-1", 1, a_claim()), MAJA)

    again = station.perform(taking("press-1", 1, a_claim()), MAJA)

    assert (again.slip, again.again) == (first.slip, True)
    assert the_sale(station).left("1") == 1
    assert numbers(station, "SELECT count(*) FROM journal") == [(1,)]


def test_that_a_unit_comes_back_once(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())
    station.perform(taking("press-1", 1, a_claim()), MAJA)

    with pytest.raises(ImpossibleClaimError) as refused:
        station.perform(taking("press-2", 1, a_claim()), MAJA)

    assert refused.value.reason == "more_than_left"
    assert numbers(station, "SELECT count(*) FROM return_case") == [(1,)]


def test_that_part_returns_add_up_to_what_was_paid(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale(a_line(quantity=3, paid="100.00")))

    for n in range(3):
        station.perform(taking(f"press-{n}", 1, a_claim()), MAJA)

    assert numbers(station, "SELECT refund FROM return_case ORDER BY id") == [
        (3333,),
        (3334,),
        (3333,),
    ]


def test_that_one_sale_line_may_be_claimed_in_two_parts(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale(a_line(quantity=3, paid="100.00")))
    wrong = ClaimLine("1", reason=Reason.WRONG_ITEM)
    claim = a_claim(wrong, ClaimLine("1", quantity=2))

    station.perform(taking("press-1", 1, claim, Outcome.REFUND), MAJA)

    assert numbers(station, "SELECT quantity, refund, ground FROM case_line") == [
        (1, 3333, "wrong_item"),
        (2, 6667, "open_purchase"),
    ]
    assert the_sale(station).left("1") == 0


def test_that_a_look_is_what_will_be_done_and_stores_nothing(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())

    seen = looking(station, 1, a_claim())

    assert numbers(station, "SELECT count(*) FROM return_case") == [(0,)]
    done = station.perform(taking("press-1", 1, a_claim()), MAJA)
    event = done.events[0]
    assert seen.offers[0].outcome is Outcome.REFUND
    assert getattr(event, "tenders", None) == seen.offers[0].settlement.tenders


def test_that_a_late_return_asks_a_person_and_takes_nothing(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())

    done = station.perform(taking("press-1", 1, a_claim(days_old=69)), MAJA)

    assert (done.said, done.slip) == (Said.ASK, "")
    assert the_sale(station).left("1") == 1
    assert numbers(station, "SELECT said FROM return_case") == [("ask",)]
    assert numbers(station, "SELECT count(*) FROM balance") == [(0,)]


def test_that_the_wrong_goods_are_replaced_at_once(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())
    claim = a_claim(days_old=300, reason=Reason.WRONG_ITEM)

    done = station.perform(taking("press-1", 1, claim), MAJA)

    assert numbers(station, "SELECT outcome, ground FROM return_case") == [
        ("replacement", "wrong_item")
    ]
    slip = station.print_slip(done.slip, str(tmp_path / "slip.pdf"), MAJA)
    assert slip.lead == Phrase("slip.lead.replacement")


def test_that_an_even_exchange_moves_no_money(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())
    larger = NewGoods("KNIT-L", kronor(499), same_item=True, title="Stickad tröja L")
    claim = a_claim(ClaimLine("1", new_goods=larger))

    station.perform(taking("press-1", 1, claim, Outcome.EXCHANGE), MAJA)

    assert the_sale(station).left("1") == 0
    assert numbers(station, "SELECT count(*) FROM payout") == [(0,)]


def test_that_an_exchanged_unit_leaves_only_the_others_to_pay_back(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale(a_line(quantity=3, paid=300)))
    larger = NewGoods("KNIT-L", kronor(100), same_item=True)
    exchanged = a_claim(ClaimLine("1", new_goods=larger))
    station.perform(taking("press-1", 1, exchanged, Outcome.EXCHANGE), MAJA)

    station.perform(taking("press-2", 1, a_claim(ClaimLine("1", quantity=2))), MAJA)

    assert numbers(station, "SELECT sum(amount) FROM payout") == [(20000,)]


def test_that_only_what_is_offered_can_be_chosen(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())

    with pytest.raises(OutcomeNotOfferedError):
        station.perform(taking("press-1", 1, a_claim(), Outcome.REPAIR), MAJA)
    with pytest.raises(SaleUnknownError):
        station.perform(taking("press-1", 99, a_claim()), MAJA)

    assert numbers(station, "SELECT count(*) FROM journal") == [(0,)]


def test_that_every_deed_is_in_the_journal_and_the_chain_holds(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale(a_line(quantity=2)))
    done = station.perform(taking("press-1", 1, a_claim()), MAJA)
    station.print_slip(done.slip, str(tmp_path / "slip.pdf"), MAJA)
    station.perform(taking("press-2", 1, a_claim(days_old=90)), MAJA)

    with reading(station.store.engine) as connection:  # type: ignore[attr-defined]  # the real one
        entries = list(journal.entries(connection))

    assert first_broken(entries) is None
    kinds = [entry.body.split('"')[1] for entry in entries]
    assert kinds == ["GoodsTakenBack", "SlipSent", "SlipEnded", "CaseReferred"]
    assert {(entry.actor, entry.desk) for entry in entries} == {("Maja", "Disk 2")}
    assert "Elin" not in "".join(entry.body for entry in entries)


def test_that_slip_numbers_run_without_gaps_also_after_a_refusal(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale(a_line(quantity=3)))
    first = station.perform(taking("press-1", 1, a_claim()), MAJA)
    with pytest.raises(OutcomeNotOfferedError):
        station.perform(taking("press-2", 1, a_claim(), Outcome.REPAIR), MAJA)

    second = station.perform(taking("press-3", 1, a_claim()), MAJA)

    assert (first.slip[:10], second.slip[:10]) == ("RS00000001", "RS00000002")


def test_that_a_cash_sum_is_rounded_once_for_the_till(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale(a_line(paid="99.50"), tender=TenderKind.CASH))

    offer = looking(station, 1, a_claim()).offers[0]
    station.perform(taking("press-1", 1, a_claim()), MAJA)

    assert (offer.settlement.refund, offer.settlement.cash) == (kronor("99.50"), kronor(100))
    assert numbers(station, "SELECT amount, rounding FROM payout") == [(9950, 50)]


class Paper:
    """Paper that fails as it is told to, and keeps what came out."""

    def __init__(self, *ends: StationError | None) -> None:
        self.ends = list(ends)
        self.out: list[Slip] = []

    def deliver(self, slip: Printed, target: str) -> None:  # noqa: ARG002 - a far end that only fails
        end = self.ends.pop(0) if self.ends else None
        if end is not None:
            raise end
        assert isinstance(slip, Slip)
        self.out.append(slip)


def a_printed_return(folder: Path, paper: Paper) -> tuple[Station, str]:
    station = a_station(folder, a_sale(), paper=paper)
    return station, station.perform(taking("press-1", 1, a_claim()), MAJA).slip


def waiting(station: Station) -> tuple[str, ...]:
    with station.store.views() as views:
        return views.waiting_slips()


def test_that_a_failed_print_loses_nothing_and_the_slip_waits(tmp_path: Path) -> None:
    paper = Paper(StationError(Phrase("slip.not_saved", {"file": "x"})))
    station, number = a_printed_return(tmp_path, paper)

    with pytest.raises(StationError):
        station.print_slip(number, "printer:desk", MAJA)

    assert waiting(station) == (number,)
    assert station.print_slip(number, "printer:desk", MAJA).copy == 0
    assert waiting(station) == ()


def test_that_every_later_print_is_marked_as_a_copy(tmp_path: Path) -> None:
    paper = Paper()
    station, number = a_printed_return(tmp_path, paper)

    for _ in range(3):
        station.print_slip(number, "printer:desk", MAJA)

    assert [slip.copy_mark for slip in paper.out] == ["", "KOPIA", "KOPIA"]
    assert [slip.copy for slip in paper.out] == [0, 1, 2]


def test_that_a_slip_that_may_have_come_out_is_asked_about_and_never_doubled(
    tmp_path: Path,
) -> None:
    paper = Paper(PrintUnknownError(Phrase("slip.not_saved", {"file": "x"})))
    station, number = a_printed_return(tmp_path, paper)

    with pytest.raises(PrintUnknownError):
        station.print_slip(number, "printer:desk", MAJA)

    assert waiting(station) == (number,)
    assert station.print_slip(number, "printer:desk", MAJA).copy_mark == "KOPIA"


def test_that_the_slip_speaks_the_customers_language(tmp_path: Path) -> None:
    sale = a_sale(customer="Aino Laine")
    assert sale.customer is not None
    finn = replace(sale, customer=replace(sale.customer, language="fi"))
    paper = Paper()
    station = a_station(tmp_path, finn, paper=paper)
    done = station.perform(taking("press-1", 1, a_claim()), MAJA)

    slip = station.print_slip(done.slip, "printer:desk", MAJA)

    assert (slip.language, slip.mark) == ("fi", "EJ KVITTO")
    assert slip.thanks == Phrase("slip.thanks", {"name": "Aino"})
