"""The form of worked cases, key by key: what it does not name is an error."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints

from returns_station.adapters.form import Amount, Count, Day, Form, Moment, Name, Percent, Signed
from returns_station.adapters.terms.form import TermsForm
from returns_station.policy.claim import (
    Bringer,
    Collection,
    Condition,
    HandedIn,
    Outcome,
    Proof,
    Reason,
)
from returns_station.sale import Channel, TenderKind, Trait


class TenderForm(Form):
    """A tender of a sale."""

    kind: TenderKind
    amount: Amount


class DeliveryForm(Form):
    """What delivery cost her, and what the cheapest standard delivery would have."""

    paid: Amount
    standard: Amount
    vat_percent: Percent = ""


class SaleLineForm(Form):
    """A line of a sale."""

    line: Name
    sku: Name
    gtin: str = ""
    title: Name
    category: str
    quantity: Count
    list_price: Amount | None = None
    paid: Amount | None = None
    vat_percent: Percent
    received_on: tuple[Day, ...] | None = None
    traits: tuple[Trait, ...] = ()
    price_today: Amount | None = None
    serials: tuple[str, ...] = ()


class SaleForm(Form):
    """A sale."""

    number: Name
    market: Literal["SE", "NO", "FI", "DK", "DE", "NL", "UK", "EU"]
    channel: Channel
    buyer: Literal["consumer", "business"]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    agreed_on: Day
    sold_on: Day | None = None
    shipped_on: Day | None = None
    delivery: DeliveryForm | None = None
    regular_delivery: bool = False
    informed_on: Day | None = None
    told_return_cost: bool = True
    order_discount: Amount = "0.00"
    member: str = ""
    tenders: tuple[TenderForm, ...]
    lines: Annotated[tuple[SaleLineForm, ...], Field(min_length=1)]


class FaultForm(Form):
    """When a fault showed and what was done about it."""

    shown_on: Day | None = None
    noticed_on: Day | None = None
    replaced_on: Day | None = None
    repaired_on: Day | None = None


class NewGoodsForm(Form):
    """What she wants instead; `price` is one unit today."""

    sku: Name
    price: Amount
    quantity: Count = 1
    same_item: bool = False


class ClaimLineForm(Form):
    """So many units and why; any number, since `refused` can say not_positive."""

    line: Name
    quantity: int
    reason: Reason
    condition: Condition = Condition.UNUSED
    seal_broken: bool = False
    wear_percent: Percent = "0"
    fault: FaultForm = FaultForm()
    price_reduction: Amount = "0.00"
    new_goods: NewGoodsForm | None = Field(default=None, alias="for")


class ClaimForm(Form):
    """A claim; without lines it is a question for `refused` (nothing_asked)."""

    told_at: Moment
    notice_received_on: Day | None = None
    goods_back_on: Day | None = None
    sent_proof_on: Day | None = None
    by: Bringer = Bringer.BUYER
    proof: Proof = Proof.RECEIPT
    collection: Collection = Collection.NONE
    wants: Outcome | None = None
    agrees_other_tender: bool = False
    handed_in: HandedIn = HandedIn.COUNTER
    pays_with: TenderKind = TenderKind.CARD
    cash_back: bool = False
    lines: tuple[ClaimLineForm, ...]


class EarlierForm(Form):
    """What has come back before; quantity 0 is money back for goods she kept."""

    line: Name
    quantity: Annotated[int, Field(ge=0)]
    refunded: Amount
    delivery_refunded: Amount = "0.00"


DayOrEmpty: TypeAlias = Day | Literal[""]


class ExpectForm(Form):
    """The answer that must come out; only the keys that are told are compared."""

    answer: Literal["accepted", "referred", "too_late", "no_right"] | None = None
    ground: (
        Literal[
            "withdrawal",
            "open_purchase",
            "season",
            "gift",
            "complaint",
            "wrong_item",
            "recall",
            "goodwill",
            "member",
        ]
        | None
    ) = None
    last_day: DayOrEmpty | None = None
    law_last_day: DayOrEmpty | None = None
    burden: Literal["shop", "customer"] | None = None
    return_paid_by: Literal["customer", "shop", "nobody"] | None = None
    gives: tuple[Outcome, ...] | None = None
    offers_not: tuple[Outcome, ...] | None = None
    refund: Signed | None = None
    delivery_refund: Amount | None = None
    deduction: Amount | None = None
    fee: Amount | None = None
    vat: dict[Percent, Signed] | None = None
    cash: Signed | None = None
    tenders: tuple[TenderForm, ...] | None = None
    store_credit: Amount | None = None
    to_pay: Amount | None = None
    refund_by: Day | None = None
    may_hold: bool | None = None
    refused: Annotated[str, StringConstraints(pattern="^[a-z_]*$")] | None = None


Terms: TypeAlias = Literal["law", "house"] | TermsForm


class CaseForm(Form):
    """One sale, one claim and the answer that must come out."""

    id: Name
    says: Name
    source: str
    note: str = ""
    sale: SaleForm
    terms: Terms
    terms_at_sale: Terms | None = None
    earlier: tuple[EarlierForm, ...] = ()
    claim: ClaimForm
    expect: ExpectForm


class ClaimFileForm(Form):
    """A claim on a sale that is known by its number."""

    sale: Name
    claim: ClaimForm
