"""The form of UCP's return policies, as far as they are read: what is not named is passed over."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Final, Self, TypeAlias

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from returns_station.desk.errors import InputError
from returns_station.phrase import Phrase
from returns_station.policy.promise.sense import LONGEST_DAYS

RETURN: Final = "dev.ucp.shopping.policy.return"
_MOST_POLICIES: Final = 400
_MOST_TARGETS: Final = 1000
# The most that UCP lets a number in minor units be.
_MOST_MINOR: Final = 2**53 - 1

Word: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Minor: TypeAlias = Annotated[int, Field(ge=0, le=_MOST_MINOR)]


class UcpError(InputError, ValueError):
    """The document is not as UCP has it: at this key, and what is wrong there."""

    def __init__(self, key: str, wrong: str) -> None:
        """Keep the key and the fault."""
        super().__init__(Phrase("ucp.wrong", {"key": key, "wrong": wrong}))
        self.key, self.wrong = key, wrong

    def __str__(self) -> str:
        """The key and the fault; neither holds anything of the document."""
        return f"{self.key}: {self.wrong}"


class UcpForm(BaseModel):
    """A part of the form: other keys are tolerated, wrong types are not."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)


class WindowForm(UcpForm):
    """How long, counted from what; UCP lets nobody assume an anchor."""

    days: Annotated[int, Field(ge=1, le=LONGEST_DAYS)]
    anchor: Word


class FeeForm(UcpForm):
    """What a way to hand in costs her."""

    type: Word
    amount: Minor | None = None

    @model_validator(mode="after")
    def _told(self) -> Self:
        if self.type == "fixed_fee" and self.amount is None:
            raise PydanticCustomError("amount", "a fixed_fee needs its amount")
        return self


class MethodForm(UcpForm):
    """A way to hand in."""

    type: Word
    fee: FeeForm | None = None


class RestockingForm(UcpForm):
    """What is kept of the price at most."""

    percentage_bps: Annotated[int, Field(ge=0, le=10_000)] | None = None
    amount: Minor | None = None

    @model_validator(mode="after")
    def _told(self) -> Self:
        if self.percentage_bps is None and self.amount is None:
            raise PydanticCustomError("told", "needs percentage_bps, amount or both")
        return self


class DescriptionForm(UcpForm):
    """The policy in words."""

    plain: str | None = None


class PolicyForm(UcpForm):
    """A return policy; its fields go before its description."""

    description: DescriptionForm | None = None
    applies_to: Annotated[list[str], Field(min_length=1)] | None = None
    final_sale: bool = False
    window: WindowForm | None = None
    supported_resolutions: Annotated[list[Word], Field(min_length=1)] | None = None
    methods: Annotated[list[MethodForm], Field(min_length=1)] | None = None
    restocking_fee: RestockingForm | None = None

    @model_validator(mode="after")
    def _final_alone(self) -> Self:
        told = (self.window, self.supported_resolutions, self.methods, self.restocking_fee)
        if self.final_sale and any(each is not None for each in told):
            raise PydanticCustomError("final", "final_sale goes with no other return terms")
        return self


def policies_in(plain: object, currency: str) -> tuple[dict[str, PolicyForm], tuple[str, ...]]:
    """A document's (a UCP answer's) return policies by key, and the types of its other policies."""
    told = _policies(plain, currency)
    kinds = [_type_of(each, nr) for nr, each in enumerate(told)]
    both = zip(kinds, told, strict=True)
    forms = {
        f"policies.{nr}": _read(policy, f"policies.{nr}")
        for nr, (kind, policy) in enumerate(both)
        if kind == RETURN
    }
    if sum(len(form.applies_to or ()) for form in forms.values()) > _MOST_TARGETS:
        raise UcpError("policies", f"more than {_MOST_TARGETS} targets")
    if sum(form.applies_to is None for form in forms.values()) > 1:
        raise UcpError("policies", "more than one return policy for the whole answer")
    return forms, tuple(kind for kind in kinds if kind != RETURN)


def _policies(plain: object, currency: str) -> Sequence[object]:
    if not isinstance(plain, Mapping):
        raise UcpError("policies", "missing, the document is no object")
    if plain.get("currency", currency) != currency:
        raise UcpError("currency", f"not {currency}")
    told = plain.get("policies")
    if not isinstance(told, list):
        raise UcpError("policies", "not a list of policies")
    if len(told) > _MOST_POLICIES:
        raise UcpError("policies", f"more than {_MOST_POLICIES}")
    return told


def _type_of(policy: object, nr: int) -> str:
    kind = policy.get("type") if isinstance(policy, Mapping) else None
    if not isinstance(kind, str):
        raise UcpError(f"policies.{nr}.type", "missing or no text")
    return kind


def _read(policy: object, at: str) -> PolicyForm:
    try:
        return PolicyForm.model_validate(policy)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        key = ".".join(map(str, (at, *fault["loc"])))
        raise UcpError(key, fault["msg"]) from error
