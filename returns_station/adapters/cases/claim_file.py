"""CLAIM.json: a sale's number and a claim in the form of a worked case."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from returns_station.desk.errors import InputError
from returns_station.money import AmountError
from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim
from returns_station.sale import Sale

if TYPE_CHECKING:
    from returns_station.adapters.cases.form import ClaimForm


class ClaimFormError(InputError):
    """The claim has not the form of a claim; the advice names the file, the key and the fault."""


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """A claim that waits for its sale to be found by its number."""

    number: str
    name: str
    form: "ClaimForm"

    def claim_on(self, sale: Sale) -> Claim:
        """The claim, its amounts in the sale's currency and its days in the sale's market."""
        from returns_station.adapters.cases.reading import claim_from

        try:
            return claim_from(self.form, market=sale.market, currency=sale.currency)
        except AmountError as error:
            raise _off(f"{self.name}: {error} is no amount of {sale.currency}") from error


def read_claim(text: str, name: str) -> ClaimFile:
    """Read a claim file's text; raises ClaimFormError with the file, the key and what is wrong."""
    from returns_station.adapters.cases.form import ClaimFileForm
    from returns_station.adapters.cases.worked import CaseError, checked
    from returns_station.adapters.strict_json import loads

    try:
        form = checked(ClaimFileForm, loads(text), name)
    except CaseError as error:
        raise _off(str(error)) from error
    except ValueError as error:
        raise _off(f"{name}: not JSON: {error}") from error
    return ClaimFile(form.sale, name, form.claim)


def _off(fault: str) -> ClaimFormError:
    return ClaimFormError(Phrase("claim_file.off", {"fault": fault}))
