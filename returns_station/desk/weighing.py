"""The answer to a claim, the same for a look and for the deed."""

from dataclasses import replace

from returns_station.desk.errors import InputError
from returns_station.desk.views import Preview, SaleView
from returns_station.phrase import Phrase
from returns_station.policy.claim import Claim, Outcome, impossible
from returns_station.policy.decision import decide
from returns_station.policy.terms import Promise
from returns_station.resolution.nearest import nearest_change
from returns_station.resolution.offers import offers


class ImpossibleClaimError(InputError):
    """The wish cannot be stored at all; `reason` is one of the format's `refused` values."""

    def __init__(self, reason: str) -> None:
        """Keep the reason for the command line; the advice says it in words."""
        super().__init__(Phrase(f"refused.{reason}"))
        self.reason = reason


def weigh(view: SaleView, claim: Claim, promise: Promise) -> Preview:
    """Ask every ground and count every offer; raises ImpossibleClaimError."""
    problem = impossible(view.sale, claim, view.earlier)
    if problem is not None:
        raise ImpossibleClaimError(problem.value)
    decision = decide(view.sale, claim, promise, view.earlier)
    given = offers(view.sale, claim, decision, promise, view.earlier)
    return Preview(view, claim, promise, decision, given)


def nearest_to(preview: Preview) -> Preview:
    """The preview with what would give her more, where she gets less than all her money."""
    if _is_all(preview):
        return preview
    view = preview.view
    nearest = nearest_change(view.sale, preview.claim, preview.promise, view.earlier)
    return replace(preview, nearest=nearest)


def _is_all(preview: Preview) -> bool:
    """Whether money back is offered for every line, with nothing kept of it."""
    for offer in preview.offers:
        if offer.outcome is Outcome.REFUND and preview.decision.accepted:
            settled = offer.settlement
            return not settled.fee and all(line.refund == line.paid for line in settled.lines)
    return False
