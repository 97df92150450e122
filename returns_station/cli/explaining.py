"""The trace of a return in words: what was asked, every ground's answer, and which decided."""

from collections.abc import Iterable, Iterator
from typing import Final

from returns_station.adapters.law.book import law_by_name, paragraph
from returns_station.case import gives
from returns_station.days import zone_of
from returns_station.money import Money
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Outcome
from returns_station.policy.decision import Accepted, Asked, LineDecision
from returns_station.policy.entitlement import Basis, Entitlement, Ground
from returns_station.policy.telling import for_clerk, for_customer
from returns_station.policy.terms import ALL
from returns_station.resolution.settlement import Settlement
from returns_station.trace import Trace

# Where the law file says on which paragraph a ground stands; the first that is there.
_FIGURES: Final = {
    Ground.RECALL: ("recall_gives",),
    Ground.WRONG_ITEM: ("complaint.wrong_item_is_fault", "complaint.years"),
    Ground.COMPLAINT: ("complaint.years", "complaint.safe_years", "complaint.tested"),
    Ground.WITHDRAWAL: ("withdrawal.days",),
}
_SILENT: Final = {
    "silent.shop_sale": ("scope.shop_sale_may_be_withdrawn", "scope.distance"),
    "silent.business": ("scope.buyer",),
    "silent.off_premises_small": ("withdrawal.off_premises_from",),
}
_EXCEPTION: Final = "silent.exception."
_SUMS: Final = ("delivery", "deduction", "fee", "cash", "store_credit", "to_pay")


def way(outcome: Outcome) -> Phrase:
    """A way of making it good, in words."""
    return Phrase(f"way.{outcome}")


def asked_of(told: Trace) -> Iterator[Phrase]:
    """The sale, and what she asked of it as a whole."""
    sale, claim = told.sale, told.claim
    channel = Phrase(f"explain.channel.{sale.channel}")
    about: dict[str, Argument] = {
        "number": sale.number,
        "day": sale.agreed_on,
        "market": sale.market,
    }
    yield Phrase("explain.sale", {**about, "channel": channel})
    moment = claim.told_at.astimezone(zone_of(sale.market))
    how = {
        "proof": Phrase(f"explain.proof.{claim.proof}"),
        "handed_in": Phrase(f"terms.handed_in.{claim.handed_in}"),
    }
    yield Phrase("explain.told", {"day": moment.date(), "clock": f"{moment:%H:%M}", **how})
    if claim.wants:
        yield Phrase("explain.wants", {"way": way(claim.wants)})


def line_of(told: Trace, line: LineDecision) -> Iterator[Phrase]:
    """One line of the claim: the goods, why they come back, and how they are."""
    wish, sold = line.wish, told.sale.line(line.wish.line)
    assert sold is not None, "a trace tells of lines that were sold"
    title = f"{sold.title} ({sold.options})" if sold.options else sold.title
    goods: dict[str, Argument] = {"line": sold.nr, "title": title}
    goods |= {"quantity": wish.quantity, "sold": sold.quantity}
    reason = Phrase(f"explain.reason.{wish.reason}")
    condition = Phrase(f"terms.goods.{wish.condition}")
    yield Phrase("explain.line", {**goods, "reason": reason, "condition": condition})
    if wish.seal_broken:
        yield Phrase("explain.seal_broken")


def answers_of(told: Trace, line: LineDecision) -> Iterator[Phrase]:
    """The answer in a sentence for each of the two, and the yes that is near."""
    yield Phrase("explain.clerk", {"says": for_clerk(line, told.decision.day)})
    yield Phrase("explain.customer", {"says": for_customer(line)})
    if not isinstance(line.answer, Accepted) and line.answer.nearest:
        ways = tuple(way(each) for each in line.answer.nearest)
        yield Phrase("explain.nearest", {"says": ways})


def ground_of(asked: Asked) -> Phrase:
    """The ground in a few words; what a person looked at is none of the shop's own."""
    if asked.basis is Basis.RULING:
        return Phrase("slip.why.ruled")
    return Phrase(f"slip.why.{asked.ground}")


def asked_by(told: Trace, asked: Asked) -> Phrase:
    """Whose words a ground was asked by."""
    versions = {
        Basis.LAW: told.promise.law.version,
        Basis.TERMS_AT_SALE: told.promise.at_sale.version,
        Basis.TERMS_TODAY: told.promise.today.version,
        Basis.RULING: told.claim.ruling.ask if told.claim.ruling else "",
    }
    return Phrase(f"explain.basis.{asked.basis}", {"version": versions[asked.basis]})


def decider_of(told: Trace, line: LineDecision) -> Entitlement | None:
    """What gave a line what was settled, or comes nearest to a yes; None where nothing does."""
    if isinstance(line.answer, Accepted):
        return gives(line, told.settled)
    return line.answer.lead


def is_decider(asked: Asked, decider: Entitlement | None) -> bool:
    """Whether it was this ground, asked this way, that decided."""
    if asked.entitlement is None or decider is None:
        return False
    return (asked.ground, asked.basis) == (decider.ground, decider.basis)


def why_it(line: LineDecision, decider: Entitlement | None) -> Phrase:
    """Why this one decided, and none of the others."""
    answer = line.answer
    if not isinstance(answer, Accepted):
        end = "none" if decider is None else "nearest"
        return Phrase(f"explain.decided.{end}", {"why": answer.why})
    if len(answer.entitlements) == 1:
        return Phrase("explain.decided.only")
    if decider and decider.ground.is_ours:
        return Phrase("explain.decided.ours")
    return Phrase("explain.decided.best")


def details_of(told: Trace, asked: Asked) -> Iterator[Phrase]:
    """What a ground's answer stands on: facts, what it gives and takes, and the paragraph."""
    given = asked.entitlement
    if given is not None:
        yield from given.facts
        yield Phrase("explain.gives", {"ways": tuple(way(each) for each in given.gives)})
        yield Phrase(f"explain.payer.{given.return_paid_by}")
        yield from _taken(told, given)
    if asked.basis is Basis.LAW:
        source = source_of(told.promise.law.version, _paths(asked))
        if source:
            yield Phrase("explain.source", {"source": source})


def _taken(told: Trace, given: Entitlement) -> Iterator[Phrase]:
    if given.percent != ALL:
        yield Phrase("explain.percent", {"percent": given.percent})
    if given.may_deduct_wear:
        yield Phrase("explain.wear")
    if given.fees.once_minor:
        amount = Money(given.fees.once_minor, told.sale.currency)
        yield Phrase("explain.fee", {"amount": amount})
    if given.fees.restocking_percent:
        yield Phrase("explain.restocking", {"percent": given.fees.restocking_percent})
    if given.burden is not None:
        yield Phrase(f"explain.burden.{given.burden}")
    if given.review is not None:
        yield Phrase("explain.review", {"why": given.review})


def _paths(asked: Asked) -> Iterable[str]:
    key = asked.because.key
    if asked.entitlement is None and key.startswith(_EXCEPTION):
        return (f"withdrawal.except.{key.removeprefix(_EXCEPTION)}",)
    if asked.entitlement is None and key in _SILENT:
        return _SILENT[key]
    return _FIGURES.get(asked.ground, ())


def source_of(version: str, paths: Iterable[str]) -> str:
    """The paragraph of the first figure that this law has; "" where it has none of them."""
    law = law_by_name(version)
    for path in paths if law else ():
        try:
            return paragraph(law, path) if law else ""
        except (LookupError, AssertionError, TypeError):
            # This market's file does not set the figure.
            continue
    return ""


def sums_of(settled: Settlement) -> Iterator[tuple[Phrase, Money]]:
    """What moved, each sum by its name; nothing is told of sums that are nothing."""
    if settled.refund:
        yield Phrase("explain.sum.refund"), settled.refund
    for name in _SUMS:
        amount: Money | None = getattr(settled, name)
        if amount:
            yield Phrase(f"explain.sum.{name}"), amount
    for tender in settled.tenders:
        if tender.label:
            yield Phrase("tender.card_ending", {"label": tender.label}), tender.amount
        else:
            yield Phrase(f"tender.{tender.kind}"), tender.amount
