"""Every way of making it good, as one table: what comes back, what goes out, what money moves.

A refund before the goods are here, an exchange on trust or goods she keeps are rows of this table,
never branches of the code that settles.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from returns_station.policy.claim import Outcome


class ComesBack(StrEnum):
    """What becomes of the goods she bought."""

    NOW = "now"
    LATER = "later"
    KEPT = "kept"
    TO_MEND = "to_mend"
    HANDED_BACK = "handed_back"


class GoesOut(StrEnum):
    """What goods go out to her."""

    NOTHING = "nothing"
    HER_CHOICE = "her_choice"
    THE_RIGHT_ONES = "the_right_ones"
    HER_OWN = "her_own"


class Moves(StrEnum):
    """What money moves, and which way."""

    NOTHING = "nothing"
    BACK = "back"
    CREDIT = "credit"
    DIFFERENCE = "difference"
    PART_BACK = "part_back"


class Way(StrEnum):
    """The name of one row of the table."""

    REFUND = "refund"
    REFUND_ON_TRUST = "refund_on_trust"
    REFUND_AND_KEEP = "refund_and_keep"
    EXCHANGE = "exchange"
    EXCHANGE_ON_TRUST = "exchange_on_trust"
    REPLACEMENT = "replacement"
    REPLACEMENT_ON_TRUST = "replacement_on_trust"
    REPLACEMENT_AND_KEEP = "replacement_and_keep"
    STORE_CREDIT = "store_credit"
    STORE_CREDIT_ON_TRUST = "store_credit_on_trust"
    REPAIR = "repair"
    PRICE_REDUCTION = "price_reduction"
    HAND_BACK = "hand_back"


@dataclass(frozen=True, slots=True)
class Row:
    """One way: what gives it, and the three policies; None is given by nobody's right.

    Goods that come back `LATER` are trusted: what goes out and what is paid does not wait for them,
    and no card is held for them. A person speaks with her before anything is ever charged.
    """

    outcome: Outcome | None
    comes_back: ComesBack
    goes_out: GoesOut
    money: Moves


WAYS: Final[Mapping[Way, Row]] = {
    Way.REFUND: Row(Outcome.REFUND, ComesBack.NOW, GoesOut.NOTHING, Moves.BACK),
    Way.REFUND_ON_TRUST: Row(Outcome.REFUND, ComesBack.LATER, GoesOut.NOTHING, Moves.BACK),
    Way.REFUND_AND_KEEP: Row(Outcome.REFUND, ComesBack.KEPT, GoesOut.NOTHING, Moves.BACK),
    Way.EXCHANGE: Row(Outcome.EXCHANGE, ComesBack.NOW, GoesOut.HER_CHOICE, Moves.DIFFERENCE),
    Way.EXCHANGE_ON_TRUST: Row(
        Outcome.EXCHANGE, ComesBack.LATER, GoesOut.HER_CHOICE, Moves.DIFFERENCE
    ),
    Way.REPLACEMENT: Row(Outcome.REPLACEMENT, ComesBack.NOW, GoesOut.THE_RIGHT_ONES, Moves.NOTHING),
    Way.REPLACEMENT_ON_TRUST: Row(
        Outcome.REPLACEMENT, ComesBack.LATER, GoesOut.THE_RIGHT_ONES, Moves.NOTHING
    ),
    Way.REPLACEMENT_AND_KEEP: Row(
        Outcome.REPLACEMENT, ComesBack.KEPT, GoesOut.THE_RIGHT_ONES, Moves.NOTHING
    ),
    Way.STORE_CREDIT: Row(Outcome.STORE_CREDIT, ComesBack.NOW, GoesOut.NOTHING, Moves.CREDIT),
    Way.STORE_CREDIT_ON_TRUST: Row(
        Outcome.STORE_CREDIT, ComesBack.LATER, GoesOut.NOTHING, Moves.CREDIT
    ),
    Way.REPAIR: Row(Outcome.REPAIR, ComesBack.TO_MEND, GoesOut.HER_OWN, Moves.NOTHING),
    Way.PRICE_REDUCTION: Row(
        Outcome.PRICE_REDUCTION, ComesBack.KEPT, GoesOut.NOTHING, Moves.PART_BACK
    ),
    Way.HAND_BACK: Row(None, ComesBack.HANDED_BACK, GoesOut.HER_OWN, Moves.NOTHING),
}


_BY_GOODS: Final = {(row.outcome, row.comes_back): way for way, row in WAYS.items()}


def way_for(outcome: Outcome, comes_back: ComesBack) -> Way:
    """The way that gives an outcome with goods that come back so; else the outcome's own row."""
    return _BY_GOODS.get((outcome, comes_back)) or Way(outcome.value)
