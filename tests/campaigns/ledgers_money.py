"""What the cases' own texts tell of money, beside the ledgers: read as plain JSON, summed anew."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, text

Use = tuple[int, str, int]
"""A sale, a kind of balance, and its part."""

_CASES: Final = text(
    "SELECT c.id, c.key, c.sale_id, c.slip, c.refund, c.body, d.case_id AS undone "
    "FROM return_case c LEFT JOIN undone_case d ON d.case_id = c.id ORDER BY c.id"
)
# What another system took back before was paid by it, not by us; a sale that was found later gave
# its units to a case of the sale that stood in for it.
_OTHERS: Final = text(
    "SELECT DISTINCT l.sale_id FROM unit u JOIN sale_line l ON l.id = u.line_id "
    "WHERE u.earlier_id > 0 UNION SELECT sale_id FROM found_sale"
)
_GONE_OUT: Final = text(
    "SELECT s.id, s.number, l.id AS line, l.quantity, l.paid FROM sale s "
    "JOIN sale_line l ON l.sale_id = s.id WHERE s.source = 'station'"
)
_PAID_FOR: Final = text(
    "SELECT s.id, s.source, s.number, coalesce(s.delivery_paid, 0) + (SELECT sum(paid) "
    "FROM sale_line WHERE sale_id = s.id) AS price, coalesce((SELECT sum(amount) FROM tender "
    "WHERE sale_id = s.id), 0) AS paid FROM sale s"
)
# What was paid for a pickup and goes back (`:back`) was never part of a sale.
_PAYOUTS: Final = text(
    "SELECT p.operation, p.sale_id, p.tender_nr, p.kind, p.label, p.amount, p.via, c.slip "
    "FROM payout p JOIN return_case c ON c.id = p.case_id WHERE p.state <> 'cancelled' "
    "AND p.operation NOT LIKE '%_back' AND c.id NOT IN (SELECT case_id FROM undone_case)"
)
# What went out for a sale was paid with the same card, and not once more.
_CARDS: Final = text(
    "SELECT t.sale_id, t.label, t.amount FROM tender t JOIN sale s ON s.id = t.sale_id "
    "WHERE s.source <> 'station' AND t.label <> ''"
)
_CREDITS: Final = text(
    "SELECT slip, kind, sum(amount) AS amount FROM credit WHERE case_id IS NULL "
    "OR case_id NOT IN (SELECT case_id FROM undone_case) GROUP BY slip, kind"
)


@dataclass(frozen=True, slots=True)
class Case:
    """One settled case as its text tells of it; amounts are minor units.

    What is not `hers` goes to the payer of a gift, and pays for nothing else. `is_whole`: all that
    the goods were paid with is given, or named as kept; goods that are taken on her word are not.
    """

    key: str
    sale_id: int
    slip: str
    undone: bool
    refund: int
    hers: bool
    is_whole: bool
    settled: dict[str, Any]

    def sum(self, name: str) -> int:
        """An amount of the settlement."""
        return minor(self.settled[name])

    @property
    def tenders(self) -> int:
        """What all tenders give back."""
        return sum(minor(each["amount"]) for each in self.settled["tenders"])

    @property
    def used(self) -> int:
        """What of the sale's paid sums is used up by the goods."""
        return sum(_used(share) for share in self.settled["lines"])

    @property
    def moved(self) -> int:
        """What she gets, in money, goods and credit, and what is kept of it; not the bonus."""
        gone = sum(minor(each) for each in self.settled["goods_paid"])
        fees = sum(minor(each["amount"]) for each in self.settled["fees"])
        credit = self.sum("store_credit") - self.sum("bonus")
        return gone + fees + credit + self.sum("refund") + self.sum("deduction")


def minor(amount: dict[str, list[int]]) -> int:
    """Minor units of money as canonical text tells it."""
    return amount["$money"][0]


def money_faults(connection: Connection) -> Iterator[str]:
    """Where what is used up, paid out and given as credit is not what the cases tell."""
    cases = _settled(connection)
    live = [case for case in cases if not case.undone]
    for case in cases:
        yield from _within(case)
    yield from _balances(connection, live)
    payouts = connection.execute(_PAYOUTS).all()
    yield from _visits(connection, live, payouts)
    yield from _families(connection, live, payouts)


def _settled(connection: Connection) -> list[Case]:
    cases = []
    for row in connection.execute(_CASES):
        told = json.loads(row.body)
        if told["settled"]:
            undone, hers = row.undone is not None, told["claim"]["by"] == "buyer"
            about = (row.key, row.sale_id, row.slip, undone, row.refund, hers)
            cases.append(Case(*about, _is_whole(told), told["settled"]))
    return cases


def _is_whole(told: dict[str, Any]) -> bool:
    outcome, claim = told["settled"]["outcome"], told["claim"]
    if outcome in {"repair", "store_credit"} or claim["proof"] == "none":
        return False
    return outcome != "exchange" or any(wish["new_goods"] for wish in claim["lines"])


def _used(share: dict[str, Any]) -> int:
    return minor(share["paid"]) + sum(minor(each["paid"]) for each in share["drawn"])


def _within(case: Case) -> Iterator[str]:
    """No settlement gives more than its goods were paid with, and what she pays on top."""
    if case.refund != case.sum("refund"):
        yield f"a case's refund is what was settled: {case.key}"
    for share in case.settled["lines"]:
        if minor(share["refund"]) < 0 or minor(share["refund"]) > _used(share):
            yield f"money for goods is at most what was paid for them: {case.key}"
    paid = case.used + case.sum("delivery") + case.sum("to_pay")
    if case.moved > paid or (case.is_whole and case.moved < paid):
        yield f"a settlement moves what was paid: {case.key}, {case.moved} of {paid}"
    if case.tenders > case.sum("refund"):
        yield f"tenders give back at most the refund: {case.key}"


def _balances(connection: Connection, live: Sequence[Case]) -> Iterator[str]:
    """Every balance is what the standing cases used of it, no more and no less."""
    lines = connection.execute(text("SELECT id, sale_id, nr FROM sale_line"))
    ids = {(row.sale_id, row.nr): row.id for row in lines}
    told: Counter[Use] = Counter()
    for case in live:
        for share in case.settled["lines"]:
            units = 0 if share["keeps"] else share["quantity"]
            told[case.sale_id, "units", ids[case.sale_id, share["line"]]] += units
            for each in (share, *share["drawn"]):
                told[case.sale_id, "paid", ids[case.sale_id, each["line"]]] += minor(each["paid"])
        for tender in (*case.settled["tenders"], *case.settled["moved"]):
            nr = tender["nr"]
            told[case.sale_id, "tender", nr] += minor(tender["amount"]) if nr else 0
        told[case.sale_id, "delivery", 0] += case.sum("delivery")
    undone = set(connection.execute(_UNDONE_SLIPS).scalars())
    for row in connection.execute(_GONE_OUT):
        if row.number in undone:
            told[row.id, "units", row.line] += row.quantity
            told[row.id, "paid", row.line] += row.paid
    others = set(connection.execute(_OTHERS).scalars())
    kept = Counter({
        (row.sale_id, row.kind, row.part): row.used
        for row in connection.execute(text("SELECT * FROM balance"))
    })  # fmt: skip
    wrong = [use for use in {*told, *kept} if told[use] != kept[use] and use[0] not in others]
    if wrong:
        yield f"what is used up is what the cases tell: {sorted(wrong)[:5]}"


_UNDONE_SLIPS: Final = text(
    "SELECT DISTINCT c.slip FROM return_case c JOIN undone_case d ON d.case_id = c.id"
)


def _visits(connection: Connection, live: Sequence[Case], payouts: Sequence[Any]) -> Iterator[str]:
    """What leaves the house for a visit is what its tenders owe, less what went for new goods."""
    of_slip: defaultdict[str, list[Any]] = defaultdict(list)
    for one in payouts:
        of_slip[one.slip].append(one)
    given = {(row.slip, row.kind): row.amount for row in connection.execute(_CREDITS)}
    for slip, cases in _by_slip(live).items():
        money = [one for one in of_slip[slip] if not _is_new_credit(one)]
        owed, due = sum(case.tenders for case in cases), sum(case.sum("to_pay") for case in cases)
        hers = sum(case.tenders for case in cases if case.hers)
        if sum(one.amount for one in money) != owed - min(hers, due):
            yield f"the payouts of a visit are what its tenders owe, less what was set off: {slip}"
        due_by = Counter[tuple[int, int]]()
        for case in cases:
            for each in case.settled["tenders"]:
                due_by[case.sale_id, each["nr"]] += minor(each["amount"])
        if Counter({(one.sale_id, one.tender_nr): one.amount for one in money}) - due_by:
            yield f"a tender pays out at most what it gives back: {slip}"
        new = sum(one.amount for one in of_slip[slip] if _is_new_credit(one))
        if new != sum(case.sum("store_credit") for case in cases):
            yield f"new credit is what was settled: {slip}"
        for kind in ("store_credit", "gift_card"):
            papers = (one for one in of_slip[slip] if one.via == "document")
            paid = sum(one.amount for one in papers if one.kind == kind)
            if given.get((slip, kind), 0) != paid:
                yield f"a credit is worth what is paid with it: {slip}"


def _is_new_credit(payout: Any) -> bool:  # noqa: ANN401 - a row by its names
    return bool(payout.operation.endswith(":credit"))


def _families(
    connection: Connection, live: Sequence[Case], payouts: Sequence[Any]
) -> Iterator[str]:
    """Of sales and all that went out for them, never more leaves the house than came in."""
    sales = connection.execute(_PAID_FOR).all()
    of = _heads({row.id: row.number for row in sales if row.source == "station"}, sales, live)
    came, left = Counter[int](), Counter[int]()
    for sale in sales:
        came[of[sale.id]] += max(sale.paid, sale.price) if sale.source != "station" else 0
    for cases in _by_slip(live).values():
        net = sum(case.sum("to_pay") - case.hers * case.sum("refund") for case in cases)
        came[of[cases[0].sale_id]] += max(0, net)
        left[of[cases[0].sale_id]] -= sum(case.sum("bonus") for case in cases)
    cards = Counter[tuple[int, str]]()
    for payout in payouts:
        left[of[payout.sale_id]] += payout.amount
        cards[of[payout.sale_id], payout.label] += payout.amount
    for card in connection.execute(_CARDS):
        cards[of[card.sale_id], card.label] -= card.amount
    for family, out in left.items():
        if out > came[family]:
            yield f"no more leaves the house than she paid: {family}, {out} of {came[family]}"
    for (family, label), more in cards.items():
        if label and more > 0:
            yield f"no card gets back more than it paid: {family}, {label}, {more} too much"


def _by_slip(live: Sequence[Case]) -> dict[str, list[Case]]:
    visits: defaultdict[str, list[Case]] = defaultdict(list)
    for case in live:
        visits[case.slip].append(case)
    return visits


def _heads(made: dict[int, str], sales: Sequence[Any], live: Sequence[Case]) -> dict[int, int]:
    """Each sale with the first of its family: visits bind their sales to what went out for them."""
    head = {row.id: row.id for row in sales}
    out = {number: sale_id for sale_id, number in made.items()}

    def first(sale_id: int) -> int:
        return sale_id if head[sale_id] == sale_id else first(head[sale_id])

    for slip, cases in _by_slip(live).items():
        for sale_id in {case.sale_id for case in cases} | {out.get(slip, cases[0].sale_id)}:
            head[first(sale_id)] = first(cases[0].sale_id)
    return {sale_id: first(sale_id) for sale_id in head}
