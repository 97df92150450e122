"""A half-finished visit as the text that is kept of it, and back again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from returns_station.canonical import dumps, typed
from returns_station.desk.views import Article, OpenVisit, SaleView
from returns_station.money import Money
from returns_station.policy.claim import Outcome, Reason
from ui.rooms.counter.state.joining import as_they_stand
from ui.rooms.counter.state.visit import OnCounter, Taken, Visit


@dataclass(frozen=True, slots=True)
class Kept:
    """A visit that waits: enough to show it, and to go on from where it was left."""

    key: str
    saved_at: datetime
    sales: tuple[int, ...]
    who: str
    name: str
    title: str
    pieces: int
    body: str


def body_of(visit: Visit, who: str) -> str:
    """The canonical text of a visit; the sales themselves are looked up again."""
    return dumps(
        {
            "sales": tuple({"sale": on.view.sale.id, "taken": on.taken} for on in visit.sales),
            "number": visit.first.number,
            "told_at": visit.told_at,
            "reason": visit.reason or "",
            "outcome": visit.outcome or "",
            "at_home": visit.at_home,
            "cash": visit.cash,
            "language": visit.language,
            "who": who,
            "name": visit.name,
            "title": next((piece.sold.title for piece in visit.pieces), ""),
        }
    )


def kept(row: OpenVisit) -> Kept | None:
    """A stored visit to be shown; None when its text is not one of ours."""
    try:
        facts = json.loads(row.body)
        taken = [one for on in facts["sales"] for one in on["taken"]]
        return Kept(
            key=row.id,
            saved_at=datetime.fromisoformat(row.at),
            sales=tuple(int(on["sale"]) for on in facts["sales"]),
            who=str(facts["who"]),
            name=str(facts["name"]) or str(facts["number"]),
            title=str(facts["title"]),
            pieces=sum(int(one["quantity"]) for one in taken),
            body=row.body,
        )
    except (ValueError, KeyError, TypeError):
        return None


def kept_of(visit: Visit) -> Kept:
    """A visit that was put aside a moment ago, as it would be kept."""
    one = kept(OpenVisit(visit.key, "", visit.told_at.isoformat(), body_of(visit, "")))
    assert one is not None, "our own text can be read"
    return one


def restored(one: Kept, views: tuple[SaleView, ...]) -> Visit:
    """The visit as it was left, on its sales as they stand now; what is gone is left out."""
    facts: Any = typed(json.loads(one.body))
    stands = {view.sale.id: view for view in views}
    sales = tuple(
        OnCounter(stands[on["sale"]], tuple(map(_taken, on["taken"]))) for on in facts["sales"]
    )
    visit = Visit(
        key=one.key,
        told_at=facts["told_at"],
        sales=sales,
        reason=Reason(facts["reason"]) if facts["reason"] else None,
        outcome=Outcome(facts["outcome"]) if facts["outcome"] else None,
        at_home=facts["at_home"],
        cash=facts["cash"],
        language=facts.get("language", ""),
    )
    return replace(as_they_stand(visit, views), in_hand=None)


def _taken(facts: Mapping[str, Any]) -> Taken:
    swap, outcome = facts["swap"], facts["outcome"]
    return Taken(
        line=facts["line"],
        quantity=facts["quantity"],
        swap=_article(swap) if swap else None,
        same_item=facts["same_item"],
        part=facts["part"],
        outcome=Outcome(outcome) if outcome else None,
        reduction=facts["reduction"],
    )


def _article(facts: Mapping[str, Any]) -> Article | None:
    return Article(**facts) if isinstance(facts["price"], Money) else None
