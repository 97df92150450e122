"""Whose door, and what lies behind it: all that who fetches must know, and nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Door:
    """An address, and how one gets to the goods; typed once, proposed the next time.

    `code` opens the street door; `floor` 0 is the ground floor.
    """

    street: str
    postal_code: str
    town: str
    market: str = "SE"
    code: str = ""
    floor: int = 0
    has_lift: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Who is met, and how she is told: personal data, in no journal and no log."""

    name: str
    phone: str = ""
    email: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Load:
    """What is carried: parcels, the weight of all in grams, the longest side in centimetres.

    `two` is whether it takes two to lift; `swap` whether new goods go in at the same door.
    """

    parcels: int = 1
    grams: int = 0
    longest_cm: int = 0
    two: bool = False
    swap: bool = False
