"""Files of worked cases, read strictly: an error names the file, the case and the key."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

from pydantic import ValidationError

from returns_station.adapters.cases.form import CaseForm, Terms
from returns_station.adapters.cases.reading import claim_from, earlier_from, sale_from
from returns_station.adapters.form import Form
from returns_station.adapters.law.book import house_terms, law_for
from returns_station.adapters.strict_json import fault_in, loads
from returns_station.adapters.terms.form import TermsForm
from returns_station.adapters.terms.reading import terms_from
from returns_station.money import AmountError
from returns_station.policy import terms as policy
from returns_station.policy.claim import Claim, Earlier
from returns_station.policy.terms import Promise
from returns_station.sale import Sale

# Names that pydantic puts into a key's path for the member of a union it tried.
_NOT_KEYS: Final = ("TermsForm", "literal['law','house']")


class CaseError(ValueError):
    """The file, a case or a key has not the form of worked cases."""


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """A case as the engine takes it, beside its form."""

    form: CaseForm
    sale: Sale
    claim: Claim
    promise: Promise
    earlier: Earlier


def read_cases(text: str, name: str, *, house: policy.Terms | None = None) -> Iterator[WorkedCase]:
    """Every case of a file, in its order; raises CaseError at the first that is off.

    `house` is what a case means by its terms "house"; None is the promise a shop starts with.
    """
    try:
        listed = loads(text)
    except ValueError as error:
        raise CaseError(f"{name}: not JSON: {error}") from error
    if not isinstance(listed, list):
        raise CaseError(f"{name}: not a list of cases")
    seen: set[str] = set()
    for nr, plain in enumerate(listed, start=1):
        called = _called(plain, nr)
        case = _case(plain, f"{name}: {called}", house or house_terms())
        if case.form.id in seen:
            raise CaseError(f"{name}: {called}: id is there twice")
        seen.add(case.form.id)
        yield case


def _called(plain: object, nr: int) -> str:
    told = plain.get("id") if isinstance(plain, dict) else None
    return told if isinstance(told, str) and told else f"case {nr}"


def _case(plain: object, where: str, house: policy.Terms) -> WorkedCase:
    form = checked(CaseForm, plain, where)
    try:
        sale = sale_from(form.sale)
        claim = claim_from(form.claim, market=sale.market, currency=sale.currency)
        earlier = earlier_from(form.earlier, sale)
    except AmountError as error:
        raise CaseError(f"{where}: {error} is no amount of {form.sale.currency}") from error
    at_sale = today = _terms(form.terms, "terms", house)
    if form.terms_at_sale is not None:
        at_sale = _terms(form.terms_at_sale, "terms_at_sale", house)
    return WorkedCase(form, sale, claim, Promise(at_sale, today, law_for(sale)), earlier)


def _terms(form: Terms, version: str, house: policy.Terms) -> policy.Terms:
    if isinstance(form, TermsForm):
        return terms_from(form.model_dump(exclude_unset=True), version=version)
    return house if form == "house" else policy.NOTHING_MORE


_F = TypeVar("_F", bound=Form)


def checked(form: type[_F], plain: object, where: str) -> _F:
    """Plain JSON in its form; raises CaseError that names the key; an unknown key is told first."""
    fault = fault_in(plain)
    if fault is None:
        try:
            return form.model_validate_json(json.dumps(plain))
        except ValidationError as error:
            fault = _first_fault(error)
    key, wrong = fault
    raise CaseError(f"{where}: {key}: {wrong}" if key else f"{where}: {wrong}")


def _first_fault(error: ValidationError) -> tuple[str, str]:
    faults = error.errors(include_url=False, include_input=False)
    unknown = [fault for fault in faults if fault["type"] == "extra_forbidden"]
    # Of the members of a union the one that was meant is the one that was read the farthest.
    fault = max(unknown or faults, key=lambda each: len(each["loc"]))
    key = ".".join(str(part) for part in fault["loc"] if part not in _NOT_KEYS)
    return key, "unknown key" if unknown else fault["msg"]
