"""Two doors of one street are known as such, and no others."""

import pytest

from returns_station.pickup.door import Door
from returns_station.pickup.street import street_of


def a_door(street: str, code: str = "753 27") -> Door:
    return Door(street, code, "Uppsala")


@pytest.mark.parametrize(
    "street",
    ("Björkgatan 12", "björkgatan  9 B", "Björkgatan, 7 lgh 1101", "BJÖRKGATAN", " Björkgatan 1-3"),
)
def test_that_a_street_is_known_by_its_name_and_postal_code(street: str) -> None:
    assert street_of(a_door(street)) == street_of(a_door("Björkgatan 1", "75327"))


@pytest.mark.parametrize(
    ("street", "code"),
    (("Björkvägen 12", "75327"), ("Björkgatan 12", "75328"), ("Norra Björkgatan 12", "75327")),
)
def test_that_another_street_is_another(street: str, code: str) -> None:
    assert street_of(a_door(street, code)) != street_of(a_door("Björkgatan 12"))


def test_that_a_street_named_by_a_number_keeps_its_name() -> None:
    assert street_of(a_door("Östra 2:a gatan 4")) != street_of(a_door("Östra 3:e gatan 4"))
    assert street_of(a_door("Östra 2:a gatan 4")) == street_of(a_door("Östra 2:a gatan 17 C"))
    assert street_of(a_door("Christian 4. Vej 3")) != street_of(a_door("Christian 9. Vej 3"))
    assert street_of(a_door("1:a Tvärgatan 4")) != street_of(a_door("2:a Tvärgatan 4"))
    assert street_of(a_door("17 maj-gatan 4")) != street_of(a_door("Björkgatan 4"))


def test_that_no_street_is_beside_nothing() -> None:
    assert not street_of(a_door(""))
    assert not street_of(a_door("Björkgatan 1", ""))
