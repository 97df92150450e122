"""Grades from what is looked at, and where each goes: rules and value alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.goods.disposition import Facts, Rules, lane_for, shelf_for, supplier_of
from returns_station.goods.grade import Grade, Lane
from returns_station.goods.grading import CHECKS, GENERAL, checks_for, kind_of, suggested
from returns_station.goods.intake import Meant, Read, Waits, match
from returns_station.sale import Trait
from tests.builders import kronor

JUMPER = Facts("KNIT-M", "clothing", kronor(499))
RULES = Rules(
    shelves={"KNIT": "B1", "KNIT-M": "B1-12", "clothing": "K"},
    suppliers={"KNIT": "Fjällväv AB"},
    handling=kronor(50),
)


def test_that_a_short_list_is_three_to_five_checks() -> None:
    assert all(2 <= len(checks) <= 5 for checks in (GENERAL, *CHECKS.values()))


@pytest.mark.parametrize(
    ("category", "kind"),
    (
        ("Kläder / Tröjor", "clothing"),
        ("socks", "socks"),
        ("Skor", "shoes"),
        ("Sko", "shoes"),
        ("Skogsbruk", ""),
        ("Mattor", ""),
        ("kettle", "appliance"),
        ("jumper", "clothing"),
        ("Elektronik", "electronics"),
        ("Skönhet", "hygiene"),
        ("Skruvar", ""),
        ("", ""),
    ),
)
def test_that_a_shop_s_own_category_is_understood(category: str, kind: str) -> None:
    assert kind_of(category) == kind


@pytest.mark.parametrize(
    ("unticked", "grade"),
    (
        ((), Grade.A),
        (("tags",), Grade.B),
        (("tags", "clean"), Grade.C),
        (("switches_on", "tags"), Grade.D),
        (("part_2",), Grade.C),
        (("nobody_knows",), Grade.C),
    ),
)
def test_that_the_worst_of_what_does_not_hold_is_the_grade(
    unticked: tuple[str, ...], grade: Grade
) -> None:
    assert suggested(unticked) is grade


def test_that_a_set_is_looked_over_part_by_part() -> None:
    keys = [one.key for one in checks_for("clothing", parts=2, faulty=True, serial=True)]

    assert keys == ["no_fault", "part_1", "part_2", "tags", "clean", "unworn", "serial"]


@pytest.mark.parametrize(
    ("grade", "facts", "lane"),
    (
        (Grade.A, JUMPER, Lane.SHELF),
        (Grade.B, JUMPER, Lane.OUTLET),
        (Grade.C, JUMPER, Lane.REPAIR),
        (Grade.D, JUMPER, Lane.RECYCLING),
        (Grade.D, replace(JUMPER, faulty=True), Lane.SUPPLIER),
        (Grade.C, replace(JUMPER, faulty=True), Lane.SUPPLIER),
        (Grade.D, replace(JUMPER, faulty=True, sku="SOCK"), Lane.RECYCLING),
        (Grade.B, replace(JUMPER, value=kronor(20)), Lane.RECYCLING),
        (Grade.B, replace(JUMPER, traits=frozenset({Trait.SEALED_HYGIENE})), Lane.RECYCLING),
        (Grade.A, replace(JUMPER, traits=frozenset({Trait.SEALED_HYGIENE})), Lane.SHELF),
        (Grade.A, replace(JUMPER, traits=frozenset({Trait.PERISHABLE})), Lane.RECYCLING),
        (Grade.A, replace(JUMPER, undecided=True), Lane.QUARANTINE),
        (Grade.C, replace(JUMPER, to_mend=True), Lane.REPAIR),
        (Grade.A, replace(JUMPER, to_mend=True), Lane.TO_HER),
    ),
)
def test_that_rules_and_value_say_where_it_goes(grade: Grade, facts: Facts, lane: Lane) -> None:
    assert lane_for(grade, facts, RULES) is lane


FACTS = st.builds(
    Facts,
    sku=st.sampled_from(("KNIT-M", "SOCK", "")),
    category=st.sampled_from(("clothing", "")),
    value=st.none() | st.integers(0, 1000).map(kronor),
    faulty=st.booleans(),
    traits=st.frozensets(st.sampled_from(Trait), max_size=3),
    batch=st.sampled_from(("", "L1")),
    undecided=st.booleans(),
    to_mend=st.booleans(),
)


@given(FACTS, st.sampled_from(Grade), st.booleans())
def test_that_only_a_goes_to_the_shelf_and_nothing_recalled_leaves_quarantine(
    facts: Facts,
    grade: Grade,
    outlet: bool,  # noqa: FBT001 - drawn by chance
) -> None:
    rules = replace(RULES, outlet=outlet, recalled=frozenset({"SOCK", "KNIT-M/L1"}))

    lane = lane_for(grade, facts, rules)

    assert lane is not Lane.SHELF or grade is Grade.A
    recalled = Trait.RECALLED in facts.traits or facts.sku == "SOCK"
    if recalled or (facts.sku, facts.batch) == ("KNIT-M", "L1"):
        assert lane is Lane.QUARANTINE


def test_that_the_longest_number_that_fits_names_the_shelf() -> None:
    assert shelf_for(Lane.SHELF, JUMPER, RULES) == "B1-12"
    assert shelf_for(Lane.SHELF, replace(JUMPER, sku="KNIT-L"), RULES) == "B1"
    assert shelf_for(Lane.SHELF, replace(JUMPER, sku="COAT"), RULES) == "K"
    assert shelf_for(Lane.QUARANTINE, JUMPER, RULES) == "Q"
    assert supplier_of(replace(JUMPER, sku="COAT"), RULES) == ""


PHONE = Waits(1, "PHONE", "07310865004703", serials=("sn1",))


def test_that_a_serial_number_names_the_very_piece() -> None:
    rows = (PHONE, replace(PHONE, nr=2, serials=("sn2",)))

    assert match(Read(key="sn2"), rows).nr == 2
    assert match(Read("07310865004703", "x", "sn1"), rows).nr == 1
    other = match(Read("07310865004703", "x", "sn9"), rows)
    assert (other.meant, other.serial) == (Meant.OTHER_SERIAL, "sn9")


def test_that_a_piece_scanned_by_its_serial_twice_is_one_piece() -> None:
    rows = (replace(PHONE, serial="sn1", came=True),)

    assert match(Read("07310865004703", "x", "sn1"), rows).meant is Meant.SEEN
