"""Anything scanned or typed leads somewhere, and always says where or what to do."""

from returns_station.desk.credit_views import CreditFound
from returns_station.desk.ports import Views
from returns_station.desk.sealing import NO_SEALS, Seals, Verdict, judged
from returns_station.desk.views import (
    Candidate,
    Found,
    NothingFound,
    SaleFound,
    SalesProposed,
    SlipFound,
)
from returns_station.phrase import Phrase
from returns_station.scan import (
    Announced,
    CreditNumber,
    Goods,
    SlipNumber,
    Typed,
    Unreadable,
    code_key,
    read,
)


def find(
    views: Views,
    text: str,
    *,
    customer_id: int = 0,
    training: bool = False,
    seals: Seals = NO_SEALS,
) -> Found:
    """What a scan or a typed text leads to; `customer_id` puts her own sales first.

    Papers written in training open nothing for real, and real ones nothing in `training`. A seal is
    judged by `seals`; whatever it comes to, a slip that is known here opens.
    """
    match read(text):
        case SlipNumber() | CreditNumber() as paper if paper.is_training is not training:
            return _from_elsewhere(views, paper)
        case SlipNumber() as paper:
            return _slip(views, paper, judged(paper, seals, views, practice=training))
        case CreditNumber() as paper:
            return _credit(views, paper, judged(paper, seals, views, practice=training))
        case Goods() as goods:
            return _goods(views, goods, customer_id)
        case Unreadable(raw, why):
            return NothingFound(raw, why)
        case Typed() | Announced() as told:
            return _typed(views, told.typed, customer_id)


def _slip(views: Views, paper: SlipNumber, verdict: Verdict | None) -> Found:
    number = paper.number
    if verdict is not None and verdict.is_elsewhere:
        return NothingFound(number, verdict.why)
    sale_id = views.slip_sale(number)
    if sale_id is None:
        unknown = Phrase("find.slip_unknown", {"number": number})
        return NothingFound(number, verdict.why if verdict else unknown)
    return SlipFound(number, sale_id, verdict)


def _from_elsewhere(views: Views, paper: SlipNumber | CreditNumber) -> Found:
    # Another shop system may number its receipts so that they look like ours.
    numbered = views.by_number(code_key(paper.number))
    if numbered:
        return _sales(views, numbered, paper.number)
    number = {"number": paper.printed}
    key = "find.training_paper" if paper.is_training else "find.real_paper"
    return NothingFound(paper.number, Phrase(key, number))


def _goods(views: Views, goods: Goods, customer_id: int) -> Found:
    if goods.serial:
        by_serial = views.by_number(code_key(goods.serial))
        if by_serial:
            return _sales(views, by_serial, goods.raw, goods.gtin)
    candidates = views.by_goods(goods.gtin, "", customer_id)
    if candidates:
        return SalesProposed(candidates, goods.gtin, goods.raw)
    # Some tills number their receipts so that they look like an article number.
    numbered = views.by_number(goods.key)
    if numbered:
        return _sales(views, numbered, goods.raw)
    return NothingFound(goods.raw, Phrase("find.goods_unknown", {"code": goods.raw}), goods.gtin)


def _credit(views: Views, paper: CreditNumber, verdict: Verdict | None) -> Found:
    number = paper.number
    if verdict is not None and verdict.is_elsewhere:
        return NothingFound(number, verdict.why)
    if views.credit(number) is not None:
        return CreditFound(number, verdict)
    # Another shop system may number its receipts so that they look like ours.
    numbered = views.by_number(code_key(number))
    if numbered:
        return _sales(views, numbered, number)
    unknown = Phrase("find.credit_unknown", {"number": number})
    return NothingFound(number, verdict.why if verdict else unknown)


def _typed(views: Views, typed: Typed, customer_id: int) -> Found:
    numbered = views.by_number(typed.key)
    if numbered:
        return _sales(views, numbered, typed.text)
    candidates = views.by_goods("", typed.text, customer_id) or views.search(typed.text)
    if candidates:
        return SalesProposed(candidates, raw=typed.text)
    advice = typed.hint or Phrase("find.nothing", {"code": typed.text})
    return NothingFound(typed.text, advice)


def _sales(views: Views, found: tuple[Candidate, ...], raw: str, gtin: str = "") -> Found:
    if len(found) > 1:
        return SalesProposed(found, gtin, raw)
    view = views.sale(found[0].sale_id)
    assert view is not None, "a sale is never taken away"
    return SaleFound(view, found[0].line)
