"""The form of a promise, key by key: in a worked case, and in a file of a shop's terms."""

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from returns_station.adapters.form import Amount, Count, Day, Form, Name, Percent
from returns_station.policy.claim import Condition, HandedIn, Outcome
from returns_station.policy.terms import (
    A_FORTNIGHT,
    Accepts,
    CountedFrom,
    PartDelivery,
    TenderOrder,
)
from returns_station.sale import Trait


def _each_once(told: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    if len(set(told)) < len(told):
        raise PydanticCustomError("twice", "names one of them twice")
    return told


Outcomes: TypeAlias = Annotated[tuple[Outcome, ...], AfterValidator(_each_once)]


class PeriodForm(Form):
    """One of days, months, a date or no end."""

    days: Count | None = None
    months: Count | None = None
    until: Day | None = None
    unlimited: Literal[True] | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.ends()) != 1:
            raise PydanticCustomError(
                "one_period", "needs exactly one of days, months, until and unlimited"
            )
        return self

    def ends(self) -> tuple[object, ...]:
        """Which of the four were told."""
        told: tuple[object, ...] = (self.days, self.months, self.until, self.unlimited)
        return tuple(each for each in told if each is not None)


class LaterForm(Form):
    """Later days that give less."""

    days: Count
    gives: Outcomes
    percent: Percent = "100"


class OpenPurchaseForm(PeriodForm):
    """The shop's promise to take back."""

    counted_from: CountedFrom | None = None
    conditions: Annotated[tuple[Accepts, ...], Field(min_length=1)] | None = None
    gives: Outcomes | None = None
    percent: Percent = "100"
    then_gives: tuple[LaterForm, ...] = ()


class SeasonForm(Form):
    """A promise for what is bought in a season."""

    bought_from: Day
    bought_to: Day
    return_by: Day | None = None
    days: Count | None = None

    @model_validator(mode="after")
    def _one_end(self) -> Self:
        if (self.return_by is None) == (self.days is None):
            raise PydanticCustomError("one_end", "needs one of return_by and days")
        return self


class RuleForm(Form):
    """A narrower rule for some goods, conditions or ways to hand in."""

    category: Name | None = None
    trait: Trait | None = None
    condition: Condition | Literal["unopened"] | None = None
    handed_in: HandedIn | None = None
    days: Count | None = None
    months: Count | None = None
    until: Day | None = None
    unlimited: Literal[True] | None = None
    conditions: Annotated[tuple[Accepts, ...], Field(min_length=1)] | None = None
    gives: Outcomes | None = None
    percent: Percent | None = None
    restocking_percent: Percent | None = None
    return_fee: Amount | None = None

    @model_validator(mode="after")
    def _fits_something(self) -> Self:
        if not (self.category or self.trait or self.condition or self.handed_in):
            raise PydanticCustomError(
                "no_selector", "needs one of category, trait, condition and handed_in"
            )
        ends = (self.days, self.months, self.until, self.unlimited)
        if sum(each is not None for each in ends) > 1:
            raise PydanticCustomError(
                "many_periods", "has more than one of days, months, until and unlimited"
            )
        return self


class GiftForm(Form):
    """What whoever got a gift may choose from."""

    gives: Outcomes


class WithoutProofForm(Form):
    """What is given without a proof of purchase."""

    gives: Outcomes
    at: Literal["price_today", "lowest_price"]
    up_to: Amount | None = None
    up_to_a_day: Amount | None = None


class TermsForm(Form):
    """A promise."""

    open_purchase: OpenPurchaseForm | None = None
    advertised_also: PeriodForm | None = None
    seasons: tuple[SeasonForm, ...] = ()
    member_days: dict[Name, Count] = Field(default_factory=dict)
    rules: tuple[RuleForm, ...] = ()
    gift: GiftForm | None = None
    without_proof: WithoutProofForm | None = None
    return_fee: Amount = "0"
    fee_waived_for: Outcomes = ()
    restocking_percent: Percent = "0"
    delivery_on_part_return: PartDelivery = PartDelivery.DIFFERENCE
    promotion_on_part_return: Literal["keep_share", "reprice"] = "keep_share"
    credit_bonus_percent: Percent = "0"
    credit_months: Count | None = None
    keep_up_to: Amount | None = None
    trust_days: Count = A_FORTNIGHT
    tender_order: TenderOrder = TenderOrder.PROPORTIONAL


class TermsFileForm(TermsForm):
    """A promise in a file of its own, with its name and the day it takes effect."""

    version: Name | None = None
    valid_from: Day | None = None
    note: str = ""
