"""Terms and UCP documents that the tests of both ways share."""

import json
from decimal import Decimal
from typing import Any, Final

from returns_station.adapters.terms.reading import terms_from
from returns_station.adapters.ucp.policies import Exported, Imported, export_ucp, import_ucp
from returns_station.days import Days
from returns_station.policy.claim import Outcome
from returns_station.policy.terms import (
    CountedFrom,
    OpenPurchase,
    Rule,
    Stage,
    Terms,
)

USUAL: Final = (Outcome.REFUND, Outcome.EXCHANGE)
# What an import says of each document of ours: its words are for people, and of no condition.
ALWAYS_SAID: Final = {"ucp.left_out.text", "ucp.left_out.condition_untold"}

WINDOW: Final = {"window": {"days": 30, "anchor": "delivered"}}


def promises(days: int = 60, *, gives: tuple[Outcome, ...] = USUAL) -> OpenPurchase:
    """A promise of so many days from delivery."""
    return OpenPurchase((Stage((Days(days),), gives),), counted_from=CountedFrom.RECEIPT)


def the_terms(*rules: Rule, days: int = 60, fee: str = "0", restocking: str = "0") -> Terms:
    """Terms with these rules."""
    return Terms(
        "ucp",
        promises(days),
        rules=rules,
        return_fee=Decimal(fee),
        restocking_percent=Decimal(restocking),
    )


def there(terms: Terms, currency: str = "SEK") -> Exported:
    """What goes out."""
    return export_ucp(terms, currency=currency)


def back(exported: Exported, currency: str = "SEK") -> Terms:
    """What comes back, by way of JSON."""
    told = json.loads(json.dumps(exported.document))
    return terms_from(import_ucp(told, currency=currency).terms_plain, version="ucp")


def policies(exported: Exported) -> list[dict[str, Any]]:
    """The policies' own fields."""
    told: list[dict[str, Any]] = exported.document["policies"]
    return [{key: each[key] for key in each if key not in ("type", "description")} for each in told]


def keys(told: Exported | Imported) -> set[str]:
    """What was left out, by name."""
    return {phrase.key for phrase in told.left_out}


def a_document(*policies: dict[str, Any], **rest: object) -> dict[str, Any]:
    """A UCP answer with these return policies."""
    kind = {"type": "dev.ucp.shopping.policy.return", "description": {"plain": "x"}}
    return {"policies": [kind | each for each in policies]} | rest
