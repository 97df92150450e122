"""A half-finished visit as the text that is kept of it, and back again."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from returns_station.canonical import dumps, typed
from returns_station.desk.views import Article, OpenVisit, SaleView
from returns_station.money import Money
from returns_station.policy.claim import Outcome, Reason
from ui.rooms.counter.state.visit import Taken, Visit, goods_of


@dataclass(frozen=True, slots=True)
class Kept:
    """A visit that waits: enough to show it, and to go on from where it was left."""

    key: str
    saved_at: datetime
    sale_id: int
    who: str
    name: str
    title: str
    pieces: int
    body: str


def body_of(visit: Visit, who: str) -> str:
    """The canonical text of a visit; the sale itself is looked up again."""
    return dumps(
        {
            "sale": visit.view.sale.id,
            "number": visit.view.sale.number,
            "told_at": visit.told_at,
            "taken": visit.taken,
            "reason": visit.reason or "",
            "outcome": visit.outcome or "",
            "who": who,
            "name": visit.name,
            "title": next((line.title for line in goods_of(visit)), ""),
        }
    )


def kept(row: OpenVisit) -> Kept | None:
    """A stored visit to be shown; None when its text is not one of ours."""
    try:
        facts = json.loads(row.body)
        return Kept(
            key=row.id,
            saved_at=datetime.fromisoformat(row.at),
            sale_id=int(facts["sale"]),
            who=str(facts["who"]),
            name=str(facts["name"]) or str(facts["number"]),
            title=str(facts["title"]),
            pieces=sum(int(one["quantity"]) for one in facts["taken"]),
            body=row.body,
        )
    except (ValueError, KeyError, TypeError):
        return None


def restored(one: Kept, view: SaleView) -> Visit:
    """The visit as it was left, on the sale as it stands now; what is gone since is left out."""
    facts: Any = typed(json.loads(one.body))
    taken = (_taken(each, view) for each in facts["taken"])
    return Visit(
        key=one.key,
        told_at=facts["told_at"],
        view=view,
        taken=tuple(each for each in taken if each.quantity > 0),
        reason=Reason(facts["reason"]) if facts["reason"] else None,
        outcome=Outcome(facts["outcome"]) if facts["outcome"] else None,
    )


def _taken(facts: Any, view: SaleView) -> Taken:  # noqa: ANN401 - JSON, checked when it was kept
    swap = facts["swap"]
    price = swap["price"] if swap else None
    article = Article(**{**swap, "price": price}) if isinstance(price, Money) else None
    quantity = min(facts["quantity"], view.left(facts["line"]))
    return Taken(facts["line"], quantity, article, same_item=facts["same_item"])
