"""How goods are, in four grades, and where each may go next."""

from enum import StrEnum


class Grade(StrEnum):
    """As new; opened and complete; worn or marked; cannot be sold."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Lane(StrEnum):
    """Where goods go from the bench; quarantine holds what a person has to look at first."""

    SHELF = "shelf"
    OUTLET = "outlet"
    REPAIR = "repair"
    SUPPLIER = "supplier"
    RECYCLING = "recycling"
    TO_HER = "to_her"
    QUARANTINE = "quarantine"
