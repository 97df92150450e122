"""The trace of a return: what its answer was read from and came to, as one text to decide again.

It names goods, sums and days, and nobody: who bought is not in it, so that a person can be
forgotten and the text still is the one that the journal vouches for.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from typing import Any, Final

from returns_station import __version__
from returns_station.canonical import dumps
from returns_station.canonical_reading import NotThisShapeError, loads
from returns_station.policy.claim import Claim, Earlier, impossible
from returns_station.policy.decision import Decision, decide
from returns_station.policy.law import Law
from returns_station.policy.terms import Promise, Terms
from returns_station.resolution.offers import offers
from returns_station.resolution.settlement import Settlement
from returns_station.sale import Sale

# What deciding says of parts that never stood together in a sale and its claim.
_CANNOT_BE: Final = (TypeError, ValueError, ArithmeticError, LookupError, AssertionError)
_ABSENT: Final = object()


@dataclass(frozen=True, slots=True)
class TermsRead:
    """Terms as they were read; `terms` None are the very ones that held at the sale."""

    version: str
    digest: str
    terms: Terms | None = None


@dataclass(frozen=True, slots=True)
class LawRead:
    """The law as it was read, by its name in the lawbook."""

    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class PromiseRead:
    """The promise as it was read, three ways."""

    at_sale: TermsRead
    today: TermsRead
    law: LawRead

    def with_law(self, law: Law) -> Promise:
        """The promise to decide by again."""
        at_sale = self.at_sale.terms
        assert at_sale is not None, "a trace is not read without them"
        return Promise(at_sale, self.today.terms or at_sale, law)


@dataclass(frozen=True, slots=True)
class Trace:
    """All that one answer was read from, the answer with every ground asked, and what was settled.

    `engine` is the version of the product that decided; `settled` None waits for a person.
    """

    claim: Claim
    decision: Decision
    earlier: Earlier
    engine: str
    promise: PromiseRead
    sale: Sale
    settled: Settlement | None


def trace_of(
    sale: Sale,
    claim: Claim,
    earlier: Earlier,
    promise: Promise,
    decision: Decision,
    settled: Settlement | None,
) -> Trace:
    """The trace of an answer that was just given."""
    read = _kept_read(promise)
    return Trace(claim, decision, earlier, __version__, read, without_names(sale), settled)


def without_names(sale: Sale) -> Sale:
    """The sale as far as deciding reads it: not who bought, nor numbers of the store-room."""
    lines = tuple(replace(line, serials=(), id=0) for line in sale.lines)
    return replace(sale, lines=lines, customer=None, source="", id=0)


def digest_of(value: object) -> str:
    """The sha256 of a value's canonical text."""
    return text_digest(dumps(value))


def text_digest(text: str) -> str:
    """The sha256 of a text, as the journal keeps it."""
    return hashlib.sha256(text.encode()).hexdigest()


def _promise_read(promise: Promise) -> PromiseRead:
    at_sale, today, law = promise.at_sale, promise.today, promise.law
    held = digest_of(at_sale)
    same = today == at_sale
    return PromiseRead(
        TermsRead(at_sale.version, held, at_sale),
        TermsRead(today.version, held if same else digest_of(today), None if same else today),
        LawRead(law.version, digest_of(law)),
    )


# One promise holds for thousands of sales; what is checked is never taken from here.
_kept_read: Final = lru_cache(maxsize=64)(_promise_read)


def read_trace(text: str) -> Trace:
    """The trace that a text was written from; raises NotThisShapeError."""
    try:
        told = loads(Trace, text)
    except RecursionError as error:
        raise NotThisShapeError("nested too deep") from error
    if told.promise.at_sale.terms is None:
        raise NotThisShapeError("the terms at the sale are not told")
    return told


def differs_at(told: Trace, law: Law) -> str:
    """The first key of a trace that does not come out again when it is decided anew; "": none.

    `law` is what the lawbook has by the trace's name for it.
    """
    promise = told.promise.with_law(law)
    try:
        found = first_difference(told.promise, _promise_read(promise), "promise")
        return found or first_difference(told, _decided_again(told, promise))
    except _CANNOT_BE:
        return "decision"


def _decided_again(told: Trace, promise: Promise) -> Trace:
    sale, claim, earlier = told.sale, told.claim, told.earlier
    assert impossible(sale, claim, earlier) is None, "no such claim is ever weighed"
    decision = decide(sale, claim, promise, earlier)
    settled = None
    if decision.accepted and told.settled is not None:
        given = offers(sale, claim, decision, promise, earlier)
        chosen = (each.settlement for each in given if each.outcome is told.settled.outcome)
        settled = next(chosen, None)
    elif decision.accepted:
        # A plain yes is never left waiting: something was settled and is missing here.
        settled = offers(sale, claim, decision, promise, earlier)[0].settlement
    again = without_names(sale)
    return replace(told, sale=again, decision=decision, settled=settled)


def first_difference(one: object, other: object, at: str = "") -> str:
    """The path of the first key, in canonical order, that two values say differently; "": none."""
    left, right = dumps(one), dumps(other)
    return "" if left == right else _first(json.loads(left), json.loads(right), at) or at


def _first(one: Any, other: Any, at: str) -> str | None:  # noqa: ANN401 - any value of JSON
    if isinstance(one, dict) and isinstance(other, dict):
        keys = sorted(one.keys() | other.keys())
        pairs = [(key, one.get(key, _ABSENT), other.get(key, _ABSENT)) for key in keys]
    elif isinstance(one, list) and isinstance(other, list):
        both = enumerate(zip_longest(one, other, fillvalue=_ABSENT))
        pairs = [(str(nr), *pair) for nr, pair in both]
    else:
        # True is 1 for Python, not for JSON.
        return None if type(one) is type(other) and one == other else at
    for key, left, right in pairs:
        found = _first(left, right, f"{at}.{key}" if at else key)
        if found is not None:
            return found
    return None
