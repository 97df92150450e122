"""Which worked cases ask for what is not built yet: told by what they name, not how they end.

A case is out of reach when a part that touches its claim needs a ground or an outcome that does not
exist: its reason or trait, who hands in and with what proof, a rule of the terms that fits one of
the claimed lines, an outcome that is wanted or expected.
"""

from collections.abc import Callable, Iterator
from typing import Final

from returns_station.adapters.case_form import CaseForm, ClaimLineForm, SaleLineForm
from returns_station.adapters.terms_form import RuleForm, TermsForm
from returns_station.adapters.worked_cases import WorkedCase
from returns_station.policy.claim import Bringer, Condition, Outcome, Proof, Reason, impossible
from returns_station.policy.worth import paid_for
from returns_station.sale import Trait

_COMPLAINTS: Final = frozenset(
    {Reason.FAULTY, Reason.DAMAGED_IN_TRANSIT, Reason.MISSING_PART, Reason.NOT_AS_DESCRIBED}
)


def not_yet(case: WorkedCase) -> tuple[str, ...]:
    """The grounds and features that a case needs and that are not built, in a fixed order.

    A request that is impossible in itself is refused before any ground is asked: it needs none.
    """
    if case.form.expect.refused:
        return ()
    return tuple(name for name, needs in _FEATURES if needs(case))


def _complaint(case: WorkedCase) -> bool:
    """A fault is complained of, or who must show it is asked."""
    reasons = {line.reason for line in case.claim.lines}
    return bool(reasons & _COMPLAINTS) or case.form.expect.burden is not None


def _recall(case: WorkedCase) -> bool:
    """The goods are recalled, or handed in for a recall."""
    reasons = {line.reason for line in case.claim.lines}
    return Reason.RECALL in reasons or any(
        Trait.RECALLED in sold.traits for sold, _ in _claimed(case.form)
    )


def _gift(case: WorkedCase) -> bool:
    """Another than the payer hands in a gift."""
    reasons = {line.reason for line in case.claim.lines}
    return (
        case.claim.by is Bringer.GIFT_RECEIVER
        or case.claim.proof is Proof.GIFT_RECEIPT
        or Reason.UNWANTED_GIFT in reasons
    )


def _season(case: WorkedCase) -> bool:
    """The sale was made inside a season that the terms name."""
    day = case.sale.agreed_on
    seasons = (season for terms in _terms(case.form) for season in terms.seasons)
    return any(season.bought_from <= day <= season.bought_to for season in seasons)


def _member(case: WorkedCase) -> bool:
    """She is a member of a tier to which the terms give days."""
    return any(case.sale.member in terms.member_days for terms in _terms(case.form))


def _no_proof(case: WorkedCase) -> bool:
    """Nothing shows that the goods were bought here."""
    return case.claim.proof is Proof.NONE


def _rule(case: WorkedCase) -> bool:
    """A narrower rule of the terms fits a claimed line."""
    return any(
        _fits(rule, sold, wish, case.form)
        for terms in _terms(case.form)
        for rule in terms.rules
        for sold, wish in _claimed(case.form)
    )


def _fits(rule: RuleForm, sold: SaleLineForm, wish: ClaimLineForm, form: CaseForm) -> bool:
    condition: str = wish.condition
    if rule.condition == "unopened" and wish.condition is Condition.UNUSED:
        condition = "unused" if wish.seal_broken else "unopened"
    return (
        rule.category in (None, sold.category)
        and (rule.trait is None or rule.trait in sold.traits)
        and rule.condition in (None, condition)
        and rule.handed_in in (None, form.claim.handed_in)
    )


def _restocking(case: WorkedCase) -> bool:
    """The terms keep a part for putting goods back on the shelf."""
    return any(float(terms.restocking_percent) > 0 for terms in _terms(case.form))


def _repriced(case: WorkedCase) -> bool:
    """The terms count a promotion anew when a part comes back."""
    return any(terms.promotion_on_part_return == "reprice" for terms in _terms(case.form))


def _uneven(case: WorkedCase) -> bool:
    """Goods are exchanged for goods of another price, or only some of the claimed lines are."""
    expect = case.form.expect
    if expect.to_pay and float(expect.to_pay) > 0:
        return True
    wishes = case.claim.lines
    if case.claim.wants is not Outcome.EXCHANGE or not any(wish.new_goods for wish in wishes):
        return False
    if impossible(case.sale, case.claim, case.earlier):
        return False
    difference = 0
    for wish, paid in zip(wishes, paid_for(case.sale, case.claim, case.earlier), strict=True):
        goods = wish.new_goods
        if goods is None:
            return True
        if not (goods.same_item and goods.quantity == wish.quantity):
            difference += goods.price.minor * goods.quantity - paid
    return difference != 0


def _outcome(outcome: Outcome) -> Callable[[WorkedCase], bool]:
    def is_asked(case: WorkedCase) -> bool:
        """The outcome is wanted, or expected among what is offered."""
        return case.claim.wants is outcome or outcome in (case.form.expect.gives or ())

    return is_asked


def _ground(ground: str) -> Callable[[WorkedCase], bool]:
    def is_expected(case: WorkedCase) -> bool:
        """The answer shall come from this ground."""
        return case.form.expect.ground == ground

    return is_expected


def _either(
    one: Callable[[WorkedCase], bool], other: Callable[[WorkedCase], bool]
) -> Callable[[WorkedCase], bool]:
    return lambda case: one(case) or other(case)


_FEATURES: Final[tuple[tuple[str, Callable[[WorkedCase], bool]], ...]] = (
    ("complaint", _either(_complaint, _ground("complaint"))),
    ("recall", _either(_recall, _ground("recall"))),
    ("gift", _either(_gift, _ground("gift"))),
    ("season", _either(_season, _ground("season"))),
    ("member", _either(_member, _ground("member"))),
    ("goodwill", _ground("goodwill")),
    ("no proof", _no_proof),
    ("rules", _rule),
    ("restocking", _restocking),
    ("re-pricing", _repriced),
    ("uneven exchange", _uneven),
    ("store credit", _outcome(Outcome.STORE_CREDIT)),
    ("price reduction", _outcome(Outcome.PRICE_REDUCTION)),
    ("repair", _outcome(Outcome.REPAIR)),
)


def _terms(form: CaseForm) -> Iterator[TermsForm]:
    for terms in (form.terms, form.terms_at_sale):
        if isinstance(terms, TermsForm):
            yield terms


def _claimed(form: CaseForm) -> Iterator[tuple[SaleLineForm, ClaimLineForm]]:
    for wish in form.claim.lines:
        for sold in form.sale.lines:
            if sold.line == wish.line:
                yield sold, wish
