"""What the store-room counts for patterns: plain sums, nothing judged yet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OfCustomer:
    """How often one customer did one thing; `who` tells her apart, `name` "" nobody knows."""

    who: str
    count: int
    name: str = ""
    customer: int = 0
    goods: str = ""
    slips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfClerk:
    """What one clerk did: returns, those without a receipt, those undone and taken anew.

    `undone_slips` and `no_receipt_slips` are the latest; `same_name` are returns of a customer who
    is called as she is.
    """

    name: str
    returns: int = 0
    no_receipt: int = 0
    undone: int = 0
    same_name: int = 0
    no_receipt_slips: tuple[str, ...] = ()
    undone_slips: tuple[str, ...] = ()
    same_name_slips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tallies:
    """Everything that is counted since a moment."""

    no_receipt: tuple[OfCustomer, ...] = ()
    same_goods: tuple[OfCustomer, ...] = ()
    not_come: tuple[OfCustomer, ...] = ()
    clerks: tuple[OfClerk, ...] = ()
