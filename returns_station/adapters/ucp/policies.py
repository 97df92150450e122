"""The shop's terms as UCP's return policies, and back; what does not fit is said, never dropped."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from returns_station.adapters.speech import speech
from returns_station.adapters.terms.writing import terms_plain
from returns_station.adapters.ucp.body import (
    ANCHORS,
    METHODS,
    RESOLUTIONS,
    UNSTATED,
    Body,
    Kind,
    body_for,
)
from returns_station.adapters.ucp.targets import Target, atlas_of
from returns_station.adapters.ucp.words import (
    EVERYTHING,
    described,
    each_once,
    goods_meant,
    left_out_of,
)
from returns_station.phrase import Phrase
from returns_station.policy.claim import HandedIn, Outcome
from returns_station.policy.terms import Terms

_RETURN: Final = "dev.ucp.shopping.policy.return"


@dataclass(frozen=True, slots=True)
class Exported:
    """The policies of a UCP answer, and what their fields do not carry."""

    document: dict[str, Any]
    left_out: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """A promise in the shape of a worked case's `terms`, and what of the document is not in it."""

    terms_plain: dict[str, Any]
    left_out: tuple[Phrase, ...]


def export_ucp(terms: Terms, *, currency: str, language: str = "en") -> Exported:
    """The terms as return policies of a catalog's answer; amounts are in this currency.

    What has no field is told in each policy's description, in this language. Raises
    TooManyRulesError where the rules tell too many kinds of goods apart.
    """
    left_out = left_out_of(terms, currency)
    policies = [
        _policy(body, targets)
        | {"description": {"plain": _said(body, targets, left_out, language)}}
        for body, targets in _bodies(terms, currency)
    ]
    return Exported({"policies": policies}, left_out)


def import_ucp(plain: object, *, currency: str) -> Imported:
    """The promise that a UCP answer's return policies make; raises UcpError, naming the key."""
    from returns_station.adapters.ucp.form import policies_in  # lazy: pydantic costs 60 ms
    from returns_station.adapters.ucp.reading import told_in, unread_in
    from returns_station.adapters.ucp.rules import terms_of

    forms, others = policies_in(plain, currency)
    told = tuple(told_in(form, key, currency) for key, form in forms.items())
    terms, unclear = terms_of(told, currency)
    notes = (
        *(Phrase("ucp.left_out.type", {"type": kind}) for kind in others),
        *(phrase for form in forms.values() for phrase in unread_in(form, currency)),
        *unclear,
    )
    return Imported(terms_plain(terms), each_once(notes))


def _bodies(terms: Terms, currency: str) -> Iterator[tuple[Body, list[Target]]]:
    """What holds for all goods, then what holds for the kinds that rules tell apart from them."""
    default = body_for(terms, Kind(), currency)
    if default != UNSTATED:
        yield default, []
    atlas = atlas_of(terms)
    kinds: dict[Body, frozenset[Kind]] = {}
    for kind in atlas.kinds():
        body = body_for(terms, kind, currency)
        if body != default:
            kinds[body] = kinds.get(body, frozenset()) | {kind}
    yield from atlas.told_by(kinds)


def _policy(body: Body, targets: list[Target]) -> dict[str, Any]:
    policy: dict[str, Any] = {"type": _RETURN, "description": {}}
    if targets:
        policy["applies_to"] = [str(target) for target in targets]
    if body.final_sale:
        return policy | {"final_sale": True}
    if body.days is not None:
        policy["window"] = {"days": body.days, "anchor": ANCHORS[body.counted_from]}
    if body.gives:
        policy["supported_resolutions"] = [RESOLUTIONS[one] for one in Outcome if one in body.gives]
    if body.fees:
        policy["methods"] = [_method(way, minor) for way, minor in body.fees]
    if body == UNSTATED:
        return policy
    # Told also where it is nothing: the drafts differ on what an omitted one means.
    return policy | {"restocking_fee": {"percentage_bps": body.restocking_bps}}


def _method(way: HandedIn, minor: int) -> dict[str, Any]:
    """A way to hand in; where the shop takes nothing she still carries or sends the goods."""
    if minor:
        fee: dict[str, Any] = {"type": "fixed_fee", "amount": minor}
    else:
        fee = {"type": "free" if way is HandedIn.COUNTER else "customer_responsibility"}
    return {"type": METHODS[way], "fee": fee}


def _said(body: Body, targets: list[Target], left_out: tuple[Phrase, ...], language: str) -> str:
    goods = tuple(map(goods_meant, targets)) or (EVERYTHING,)
    phrases = (*described(goods, body), *left_out, Phrase("ucp.says.law"))
    return " ".join(map(speech(language).say, phrases))
