"""The form of a promise in a worked case, key by key; also what no ground reads yet."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from returns_station.adapters.form import Amount, Count, Day, Form, Name, Percent
from returns_station.policy.claim import Condition, HandedIn, Outcome
from returns_station.policy.terms import Accepts, CountedFrom, PartDelivery
from returns_station.sale import Trait


class PeriodForm(Form):
    """One of days, months, a date or no end."""

    days: Count | None = None
    months: Count | None = None
    until: Day | None = None
    unlimited: Literal[True] | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.ends()) != 1:
            raise ValueError("needs exactly one of days, months, until and unlimited")
        return self

    def ends(self) -> tuple[object, ...]:
        """Which of the four were told."""
        told: tuple[object, ...] = (self.days, self.months, self.until, self.unlimited)
        return tuple(each for each in told if each is not None)


class LaterForm(Form):
    """Later days that give less."""

    days: Count
    gives: tuple[Outcome, ...]
    percent: Percent = "100"


class OpenPurchaseForm(PeriodForm):
    """The shop's promise to take back."""

    counted_from: CountedFrom | None = None
    conditions: Annotated[tuple[Accepts, ...], Field(min_length=1)] | None = None
    gives: tuple[Outcome, ...] | None = None
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
            raise ValueError("needs one of return_by and days")
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
    gives: tuple[Outcome, ...] | None = None
    percent: Percent | None = None
    restocking_percent: Percent | None = None
    return_fee: Amount | None = None

    @model_validator(mode="after")
    def _fits_something(self) -> Self:
        if not (self.category or self.trait or self.condition or self.handed_in):
            raise ValueError("needs one of category, trait, condition and handed_in")
        ends = (self.days, self.months, self.until, self.unlimited)
        if sum(each is not None for each in ends) > 1:
            raise ValueError("has more than one of days, months, until and unlimited")
        return self


class GiftForm(Form):
    """What whoever got a gift may choose from."""

    gives: tuple[Outcome, ...]


class WithoutProofForm(Form):
    """What is given without a proof of purchase."""

    gives: tuple[Outcome, ...]
    at: Literal["price_today", "lowest_price"]
    up_to: Amount | None = None


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
    fee_waived_for: tuple[Outcome, ...] = ()
    restocking_percent: Percent = "0"
    delivery_on_part_return: PartDelivery = PartDelivery.DIFFERENCE
    promotion_on_part_return: Literal["keep_share", "reprice"] = "keep_share"
