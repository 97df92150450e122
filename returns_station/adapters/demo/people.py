"""The demo shop's customers: names in four languages, numbers and addresses that reach nobody."""

import random
from collections.abc import Iterator
from typing import Final

from returns_station.adapters.demo.goods import ascii_of, read_asset
from returns_station.customer import Customer

# Kept free for fiction by the Swedish Post and Telecom Authority; the other Nordic countries are
# not known to keep any, so that a Finn or a Dane here has a Swedish number or none.
_PHONES: Final = (
    ("070-1740", range(605, 700)),
    ("08-465004", range(100)),
    ("031-39006", range(100)),
    ("040-62804", range(100)),
    ("0980-3192", range(100)),
)
# RFC 2606 keeps these for examples; no mail sent there reaches a person.
_MAIL: Final = ("example.com", "example.org", "example.net")
_WITHOUT_PHONE: Final = 0.15
# The first numbers are for the people of the named situations.
NAMED: Final = 40


def phones() -> Iterator[str]:
    """Every number that may be used, mobiles first."""
    for begins, ends in _PHONES:
        yield from (f"{begins}{end:02}" for end in ends)


def address(name: str, nr: int) -> str:
    """A mail address under a name that is kept for examples."""
    local = ascii_of(name.replace(" ", ".")).lower()
    return f"{local}@{_MAIL[nr % len(_MAIL)]}"


def people(chance: random.Random, count: int) -> tuple[Customer, ...]:
    """So many customers, no two of one name; a few are known by mail alone."""
    names = read_asset("people.toml")
    languages = list(names)
    weights = [names[language]["share"] for language in languages]
    numbers = list(phones())[NAMED:]
    chance.shuffle(numbers)
    found: dict[str, Customer] = {}
    while len(found) < count:
        language = chance.choices(languages, weights)[0]
        first, last = (chance.choice(names[language][part]) for part in ("first", "last"))
        name, nr = f"{first} {last}", len(found)
        phone = "" if chance.random() < _WITHOUT_PHONE else numbers[nr % len(numbers)]
        found.setdefault(name, Customer(name, phone, address(name, nr), language, f"K{1001 + nr}"))
    return tuple(found.values())
