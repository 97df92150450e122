"""The measures read from the journal's raw entries alone; the shelves came to the same."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from returns_station.journal import Entry
from returns_station.service.measures import Measures, PromiseFact, VisitFact
from returns_station.service.promise import PromiseKind, PromiseState


@dataclass(slots=True)
class _Heard:
    """What was told so far."""

    promises: dict[str, PromiseFact] = field(default_factory=dict)
    visits: dict[str, VisitFact] = field(default_factory=dict)

    def hear(self, entry: Entry, kind: str, told: dict[str, Any]) -> None:
        """Take one event of an entry."""
        at = datetime.fromisoformat(entry.at)
        match kind:
            case "PromiseMade":
                self.promises.setdefault(told["key"], _made(entry, told, at))
            case "PromiseEnded" | "PromiseFulfilled" | "PromiseForetold":
                self._moved(kind, told, at)
            case "GoodsTakenBack":
                slip = told["slip"]
                self.visits.setdefault(slip, VisitFact(slip, entry.desk, at))
            case "ReturnUndone":
                self.visits.pop(told["slip"], None)
            case "VisitRated":
                if visit := self.visits.get(told["slip"]):
                    self.visits[visit.slip] = replace(visit, grade=told["grade"])
            case "VisitMeasured":
                if visit := self.visits.get(told["slip"]):
                    seconds, steps = told["seconds"], told["steps"]
                    self.visits[visit.slip] = replace(visit, seconds=seconds, steps=steps)
            case _:
                pass

    def _moved(self, kind: str, told: dict[str, Any], at: datetime) -> None:
        before = self.promises.get(told["key"])
        if before is None:
            return
        match kind:
            case "PromiseEnded":
                state = PromiseState(told["state"])
                done_at = at if state is PromiseState.KEPT else None
                after = replace(before, state=state, why=told["why"], done_at=done_at)
            case "PromiseFulfilled":
                after = replace(before, done_at=at)
            case _:
                after = replace(before, told_at=at)
        self.promises[told["key"]] = after


def heard(entries: Iterable[Entry], since: datetime, until: datetime) -> Measures:
    """All promises made, and all visits, from a moment until before another."""
    found = _Heard()
    for entry in entries:
        for kind, told in json.loads(entry.body):
            found.hear(entry, kind, told)
    promises = (one for _, one in sorted(found.promises.items()))
    visits = (one for _, one in sorted(found.visits.items()))
    return Measures(
        tuple(one for one in promises if since <= one.made_at < until),
        tuple(one for one in visits if since <= one.at < until),
    )


def _made(entry: Entry, told: dict[str, Any], at: datetime) -> PromiseFact:
    due = datetime.fromisoformat(told["due"]["$moment"])
    kind = PromiseKind(told["kind"])
    return PromiseFact(told["key"], kind, told["slip"], entry.desk, at, due)
