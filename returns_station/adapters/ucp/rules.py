"""Terms made of what UCP policies say: one promise for all goods, and rules for some of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from typing import Any, Final

from returns_station.adapters.ucp.body import UNSTATED, Kind, body_for, minor_units
from returns_station.adapters.ucp.form import UcpError
from returns_station.adapters.ucp.reading import Told
from returns_station.adapters.ucp.words import EVERYTHING, goods_meant, goods_of
from returns_station.days import Days
from returns_station.phrase import Phrase
from returns_station.policy.claim import HandedIn, Outcome
from returns_station.policy.terms import OpenPurchase, Rule, Stage, Terms
from returns_station.sale import Trait

_GIVES_UNTOLD: Final = (Outcome.REFUND, Outcome.EXCHANGE)
_MOST_KINDS: Final = 1000


@dataclass(frozen=True, slots=True)
class Policies:
    """What a document's policies say: of all goods, and of some."""

    default: Told | None
    targeted: tuple[Told, ...]
    currency: str

    def governing(self, kind: Kind) -> tuple[Told, ...]:
        """What is told of a kind of goods; of several, UCP does not say which holds."""
        return tuple(told for told in self.targeted if told.covers(kind))

    def wanted(self, kind: Kind) -> Told | None:
        """The one policy that holds for a kind of goods, None where nothing is promised."""
        return next(iter(self.governing(kind)), self.default)

    def is_contested(self, kind: Kind) -> bool:
        """Whether several policies are about a kind of goods."""
        return len(self.governing(kind)) > 1

    def counts_alike(self, told: Told) -> bool:
        """Whether days are counted as for all goods: a rule has no start of its own."""
        usual = self.default if self.default and self.default.days else Told()
        return told.counted_from is usual.counted_from

    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of goods that are named: by category, by trait, by both."""
        literals = [
            literal
            for told in self.targeted
            for target in told.targets or ()
            for literal in target.literals
        ]
        categories = dict.fromkeys(
            each for one in literals if not one.of_traits for each in sorted(one.among)
        )
        traits = dict.fromkeys(
            Trait(each) for one in literals if one.of_traits for each in sorted(one.among)
        )
        if (1 + len(categories)) * (1 + len(traits) ** 2) > _MOST_KINDS:
            raise UcpError("policies", "more kinds of goods than can be told apart")
        marked = tuple(frozenset({trait}) for trait in traits)
        return (
            *(Kind(category) for category in categories),
            *(Kind(None, mark) for mark in marked),
            *(Kind(category, mark) for category in categories for mark in marked),
        )

    def meetings(self) -> Iterator[Kind]:
        """Kinds of goods that several rules fit: of a category with a trait, or with two traits."""
        kinds = self.kinds()
        yield from (kind for kind in kinds if kind.category and kind.traits)
        categories = dict.fromkeys((None, *(kind.category for kind in kinds)))
        pairs = combinations(sorted({trait for kind in kinds for trait in kind.traits}), 2)
        yield from (Kind(each, frozenset(pair)) for pair in pairs for each in categories)


def terms_of(policies: Sequence[Told], currency: str) -> tuple[Terms, tuple[Phrase, ...]]:
    """The terms that say what the policies say, and what of them no terms can say."""
    if not policies:
        return Terms("ucp"), (Phrase("ucp.left_out.no_policy"),)
    default = next((told for told in policies if told.targets is None), None)
    told = Policies(default, tuple(told for told in policies if told.targets), currency)
    terms = _promise(default)
    for kind in told.kinds():
        if not told.is_contested(kind):
            terms = _ruled(terms, kind, told)
    return terms, tuple(_unclear(terms, told))


def _promise(default: Told | None) -> Terms:
    """What is told of all goods; without a length there is no promise to write."""
    if default is None or default.final_sale:
        return Terms("ucp")
    promise = None
    if default.days is not None:
        stage = Stage((Days(default.days),), default.gives or _GIVES_UNTOLD)
        promise = OpenPurchase((stage,), counted_from=default.counted_from)
    fees = dict(default.fees)
    fee = fees.pop(HandedIn.COUNTER, Decimal(0))
    return Terms(
        "ucp",
        open_purchase=promise,
        rules=tuple(
            Rule(handed_in=way, return_fee=each) for way, each in fees.items() if each != fee
        ),
        return_fee=fee,
        restocking_percent=default.restocking,
    )


def _costs(way: HandedIn, fee: Decimal) -> Rule:
    return Rule(handed_in=way, return_fee=fee)


def _ruled(terms: Terms, kind: Kind, told: Policies) -> Terms:
    """The terms with the rules that a kind of goods needs to come to what is told of it."""
    wanted = told.wanted(kind)
    if _comes_to(terms, kind, wanted, told.currency):
        return terms
    rule = Rule(category=kind.category, trait=next(iter(kind.traits), None))
    if wanted is None or wanted.final_sale:
        return _with(terms, replace(rule, gives=()))
    said = _said(rule, wanted, told)
    ruled = _with(terms, said) if said != rule else terms
    return _with(ruled, *_fees(ruled, kind, rule, wanted, told.currency))


def _said(rule: Rule, wanted: Told, told: Policies) -> Rule:
    """What a rule has to say: what is otherwise than for all goods; the narrowest says it all."""
    is_narrow = rule.category is not None and rule.trait is not None
    usual = _saying(told.default) if told.default and not is_narrow else {}
    said = _saying(wanted)
    if not told.counts_alike(wanted):
        said["period"] = None
    said |= {key: None for key, value in usual.items() if said[key] == value}
    return replace(rule, **said)


def _saying(told: Told) -> dict[str, Any]:
    """What is told, by a rule's keys; a promise that does not run gives nothing yet."""
    runs = told.days is not None
    return {
        "period": Days(told.days) if told.days is not None else None,
        "gives": told.gives or (_GIVES_UNTOLD if runs else None),
        "restocking_percent": told.restocking,
        "return_fee": dict(told.fees).get(HandedIn.COUNTER),
    }


def _fees(terms: Terms, kind: Kind, rule: Rule, wanted: Told, currency: str) -> Iterator[Rule]:
    """What some ways to hand in cost, where the terms do not come to it yet."""
    body = body_for(terms, kind, currency)
    have = dict(body.fees)
    for way, fee in wanted.fees:
        if have.get(way) != minor_units(fee, currency):
            yield replace(rule, handed_in=way, return_fee=fee)


def _with(terms: Terms, *rules: Rule) -> Terms:
    return replace(terms, rules=(*terms.rules, *rules))


def _comes_to(terms: Terms, kind: Kind, wanted: Told | None, currency: str) -> bool:
    """Whether the terms promise a kind of goods what is told of it."""
    body = body_for(terms, kind, currency)
    if wanted is None or body == UNSTATED:
        return wanted is None and body == UNSTATED
    if wanted.final_sale or body.final_sale:
        return wanted.final_sale is body.final_sale
    have = dict(body.fees)
    length = (wanted.days, wanted.counted_from)
    return (
        (wanted.days is None or (body.days, body.counted_from) == length)
        and body.gives == frozenset(wanted.gives or _GIVES_UNTOLD)
        and body.restocking_bps == wanted.restocking * 100
        and all(have.get(way) == minor_units(fee, currency) for way, fee in wanted.fees)
    )


def _unclear(terms: Terms, told: Policies) -> Iterator[Phrase]:
    """What no terms can say of the policies, and what the policies leave open."""
    if told.default:
        yield from _left_open(told.default, (EVERYTHING,), told)
    kinds = told.kinds()
    for policy in told.targeted:
        goods = tuple(map(goods_meant, policy.targets or ()))
        yield from _left_open(policy, goods, told)
    if any(each.days for each in (told.default, *told.targeted) if each):
        yield Phrase("ucp.left_out.condition_untold")
    contested = tuple(goods_of(kind) for kind in kinds if told.is_contested(kind))
    if contested:
        yield Phrase("ucp.left_out.contested", {"goods": contested})
    for kind in told.meetings():
        wanted = told.wanted(kind)
        if not told.is_contested(kind) and not _comes_to(terms, kind, wanted, told.currency):
            yield Phrase("ucp.left_out.overlap", {"goods": goods_of(kind)})


def _left_open(policy: Told, goods: tuple[Phrase, ...], told: Policies) -> Iterator[Phrase]:
    if policy.final_sale:
        return
    if policy.days is None:
        yield Phrase("ucp.left_out.no_length", {"goods": goods})
    elif not told.counts_alike(policy):
        yield Phrase("ucp.left_out.counted_otherwise", {"goods": goods, "count": policy.days})
    if not policy.gives:
        yield Phrase("ucp.left_out.no_gives", {"goods": goods})
