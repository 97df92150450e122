"""Whether what was stored is what was seen before the yes."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import text

from db.engine import reading
from returns_station.canonical import dumps
from returns_station.desk.commands import TakeBack
from returns_station.desk.ports import Views
from returns_station.desk.taking_back import Done
from returns_station.desk.views import VisitSeen
from returns_station.payout import PayoutVia
from returns_station.policy.claim import Bringer
from returns_station.resolution.reckoning import Reckoning
from returns_station.resolution.settlement import Settlement
from returns_station.sale import TenderKind
from returns_station.slip import Slip
from tests.campaigns.machine_shop import Shop

_DOCUMENTS = (TenderKind.STORE_CREDIT, TenderKind.GIFT_CARD)


def settlements(seen: VisitSeen) -> Iterator[tuple[int, Settlement]]:
    """What was chosen, with the id of its sale."""
    for one in seen.parts:
        if one.chosen:
            yield one.preview.view.sale.id, one.chosen.settlement


def units_taken(seen: VisitSeen) -> list[tuple[int, str, int]]:
    """The units that come back for good."""
    return [
        (sale_id, share.line, share.quantity)
        for sale_id, settled in settlements(seen)
        for share in settled.lines
        if not share.keeps
    ]


def touched(seen: VisitSeen) -> frozenset[int]:
    """The sales of which anything is used up."""
    return frozenset(
        sale_id
        for sale_id, settled in settlements(seen)
        if any(not share.keeps or share.paid for share in settled.lines)
    )


def still_open(seen: VisitSeen) -> str:
    """What is still open about the first part that is neither a yes nor for a person; "": none."""
    for one in seen.parts:
        if one.chosen is None and one.preview.decision.accepted:
            return "choice.not_offered"
        if one.chosen is not None and one.chosen.needs_goods:
            return "choice.goods_not_named"
    return ""


def not_as_seen(
    command: TakeBack, done: Done, seen: VisitSeen, shop: Shop, views: Views
) -> list[str]:
    """What was stored otherwise than it was seen; none when all is as it was said."""
    keys = [
        command.key if nr == 1 else f"{command.key}/{nr}" for nr in range(1, len(seen.parts) + 1)
    ]
    found = list(_traces(keys, seen, shop))
    sums = seen.reckoning
    if sums is None:
        return [*found, *(["a slip for a question"] if done.slip else [])]
    slip = views.slip(done.slip)
    assert slip is not None
    if all(one.preview.claim.by is Bringer.BUYER for one in seen.parts if one.chosen):
        found += _slip(slip, sums)
    return [*found, *_money(keys, done.slip, seen, sums, views)]


def _slip(slip: Slip, sums: Reckoning) -> Iterator[str]:
    """A slip's one sum is what she pays, else gets; who got a gift is told no sums."""
    if slip.total != (sums.to_pay or sums.refund or sums.store_credit):
        yield f"the slip's sum: {slip.total}, {sums}"
    if tuple(each.amount for each in slip.vat) != tuple(amount for _, amount in sums.vat):
        yield f"the slip's VAT: {slip.vat}, {sums.vat}"


def _traces(keys: list[str], seen: VisitSeen, shop: Shop) -> Iterator[str]:
    with reading(shop.engine) as connection:
        rows = connection.execute(text("SELECT key, body FROM return_case"))
        stored: dict[str, str] = {row.key: row.body for row in rows}
    for key, one in zip(keys, seen.parts, strict=True):
        told = json.loads(stored[key])
        said = {
            "settled": one.chosen.settlement if one.chosen else None,
            "claim": one.preview.claim,
        }
        if {name: told[name] for name in said} != json.loads(dumps(said)):
            yield f"{key} was settled otherwise than it was seen"


def _money(
    keys: list[str], number: str, seen: VisitSeen, sums: Reckoning, views: Views
) -> Iterator[str]:
    """Payouts are the legs of the one sum, and documents are what is paid with them."""
    settled_keys = [key for key, one in zip(keys, seen.parts, strict=True) if one.chosen]
    due = Counter[str]()
    for leg in sums.legs:
        share = leg.share
        due[f"{settled_keys[leg.part]}:{share.nr}:{share.kind}"] += share.amount.minor
    for key, (_, settled) in zip(settled_keys, settlements(seen), strict=True):
        due[f"{key}:credit"] += settled.store_credit.minor
    payouts = views.payouts.of_slip(number)
    paid = Counter({payout.operation: payout.amount.minor for payout in payouts})
    if paid != +due:
        yield f"paid otherwise than it was seen: {paid}, {due}"
    coins = [payout for payout in payouts if payout.kind is TenderKind.CASH]
    if sum(each.to_pay.minor for each in coins) != (sums.cash.minor if sums.cash else 0):
        yield f"counted out otherwise than it was seen: {coins}, {sums.cash}"
    for kind in _DOCUMENTS:
        given = [p for p in payouts if p.kind is kind and p.via is PayoutVia.DOCUMENT]
        papers = {each.reference for each in given}
        worth = sum(_worth(views, paper) for paper in papers)
        if len(papers) > 1 or worth != sum(each.amount.minor for each in given):
            yield f"credit otherwise than it was seen: {papers}, {worth}"


def _worth(views: Views, number: str) -> int:
    found: Any = views.credit(number)
    return int(found.credit.amount.minor) if found else -1
