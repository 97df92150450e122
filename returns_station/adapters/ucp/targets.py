"""Which goods a UCP policy is about: its `applies_to`, written and read (RFC 9535 filters)."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Final, TypeVar

from returns_station.adapters.plain import plain
from returns_station.adapters.ucp.body import Kind
from returns_station.desk.errors import InputError
from returns_station.phrase import Phrase
from returns_station.policy.terms import Rule, Terms
from returns_station.sale import Trait

_T = TypeVar("_T")
_S = TypeVar("_S", bound=str)
_MOST_TRAITS: Final = 4
_MOST_KINDS: Final = 500
_LONGEST: Final = 50_000
_STRING: Final = r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_LITERAL: Final = re.compile(
    rf"""(?P<no>!?)@(?:\.item)?(?:
        \.categories\[\?(?P<values>@\.value=={_STRING}(?:\|\|@\.value=={_STRING})*)\]
        |\.category==(?P<category>{_STRING})
        |\.tags\[\?(?P<tags>@=={_STRING}(?:\|\|@=={_STRING})*)\])""",
    re.VERBOSE,
)
_FILTER: Final = re.compile(r"\$\.(?:products|line_items)\[\?(?P<filter>.*)\]", re.DOTALL)
_SPACES: Final = re.compile(rf"({_STRING})|\s+")
_EACH: Final = re.compile(_STRING)
_ESCAPED: Final = re.compile(r"\\.|\"", re.DOTALL)
_IN_JSON: Final = {"\\'": "'", '"': '\\"'}


class TooManyRulesError(InputError, ValueError):
    """The rules tell more kinds of goods apart than targets of policies can."""


@dataclass(frozen=True, slots=True)
class Literal:
    """One thing asked of goods: their category, or their traits, is (or is not) among these."""

    among: frozenset[str]
    of_traits: bool = False
    negated: bool = False

    def holds(self, kind: Kind) -> bool:
        """Whether goods are as asked."""
        has = bool(self.among & kind.traits) if self.of_traits else kind.category in self.among
        return has is not self.negated

    def __str__(self) -> str:
        """The literal as a filter has it."""
        what, value = ("tags", "@") if self.of_traits else ("categories", "@.value")
        alternatives = " || ".join(f"{value}=={_quoted(each)}" for each in sorted(self.among))
        return f"{'!' if self.negated else ''}@.{what}[?{alternatives}]"


@dataclass(frozen=True, slots=True)
class Target:
    """Goods that are all that is asked."""

    literals: tuple[Literal, ...]

    def covers(self, kind: Kind) -> bool:
        """Whether goods are meant."""
        return all(literal.holds(kind) for literal in self.literals)

    def __str__(self) -> str:
        """The target as `applies_to` has it, on a catalog's products."""
        return f"$.products[?{' && '.join(map(str, self.literals))}]"


def target_from(text: str) -> Target | None:
    """The target of a text, None where it cannot be told what goods it means."""
    if len(text) > _LONGEST:
        return None
    found = _FILTER.fullmatch(_SPACES.sub(lambda part: part[1] or "", text))
    if found is None:
        return None
    literals = []
    at, filtered = 0, found["filter"]
    while literal := _LITERAL.match(filtered, at):
        read = _literal(literal)
        if read is None:
            return None
        literals.append(read)
        at = literal.end()
        if at == len(filtered):
            return Target(tuple(literals))
        if not filtered.startswith("&&", at):
            return None
        at += len("&&")
    return None


def _literal(found: re.Match[str]) -> Literal | None:
    """A trait that we do not know, or a name that is not plain text, tells us no goods."""
    told = found["values"] or found["category"] or found["tags"]
    among = frozenset(_unquoted(each) for each in _EACH.findall(told))
    of_traits = found["tags"] is not None
    if any(not each or plain(each) != each for each in among):
        return None
    if of_traits and not among <= set(Trait):
        return None
    return Literal(among, of_traits=of_traits, negated=bool(found["no"]))


def _quoted(text: str) -> str:
    """Text in single quotes; what JSON escapes is escaped alike, save for the quotes."""
    escaped = json.dumps(text, ensure_ascii=False)[1:-1].replace('\\"', '"')
    return "'" + escaped.replace("'", "\\'") + "'"


def _unquoted(text: str) -> str:
    """The text in quotes, nothing where its escapes are none."""
    inner = _ESCAPED.sub(lambda part: _IN_JSON.get(part[0], part[0]), text[1:-1])
    try:
        read: str = json.loads(f'"{inner}"', strict=False)
    except ValueError:
        return ""
    return read


@dataclass(frozen=True, slots=True)
class Atlas:
    """All kinds of goods that rules tell apart: groups of categories and of traits ruled alike."""

    categories: tuple[frozenset[str], ...]
    traits: tuple[frozenset[Trait], ...]

    def kinds(self) -> Iterator[Kind]:
        """One kind of goods for each that can be told apart; the first is all other goods."""
        for chosen in product((False, True), repeat=len(self.traits)):
            has = zip(self.traits, chosen, strict=True)
            marked = frozenset(min(group) for group, marked in has if marked)
            for category in (None, *map(min, self.categories)):
                yield Kind(category, marked)

    def told_by(self, wanted: Mapping[_T, frozenset[Kind]]) -> Iterator[tuple[_T, list[Target]]]:
        """As few and as short targets as cover just these kinds, for each that wants some."""
        kinds = tuple(self.kinds())
        reach = [(each, frozenset(filter(each.covers, kinds))) for each in self._targets()]
        for wanting, all_of_them in wanted.items():
            fitting = [each for each in reach if each[1] <= all_of_them]
            left, chosen = all_of_them, []
            while left:
                target, covered = max(fitting, key=lambda each: len(each[1] & left))
                chosen.append(target)
                left -= covered
            yield wanting, chosen

    def _targets(self) -> list[Target]:
        """Every target that can be written, the shortest first."""
        named = frozenset[str]().union(*self.categories)
        others = (Literal(named, negated=True),) if named else ()
        by_category = (None, *map(Literal, self.categories), *others)
        every = (
            Target(tuple(literal for literal in chosen if literal))
            for chosen in product(by_category, *map(_marked_or_not, self.traits))
        )
        return sorted(every, key=_length)


def _marked_or_not(group: frozenset[Trait]) -> tuple[Literal | None, ...]:
    marked = Literal(frozenset(group), of_traits=True)
    return None, marked, replace(marked, negated=True)


def _length(target: Target) -> tuple[int, int]:
    return len(target.literals), sum(literal.negated for literal in target.literals)


def atlas_of(terms: Terms) -> Atlas:
    """The kinds of goods that the rules of the terms tell apart."""
    by_category: dict[str, list[Rule]] = {}
    by_trait: dict[Trait, list[Rule]] = {}
    for rule in terms.rules:
        if rule.category:
            by_category.setdefault(rule.category, []).append(replace(rule, category=None))
        if rule.trait:
            by_trait.setdefault(rule.trait, []).append(replace(rule, trait=None))
    atlas = Atlas(_alike(by_category), _alike(by_trait))
    kinds = (1 + len(atlas.categories)) << len(atlas.traits)
    if kinds > _MOST_KINDS or len(atlas.traits) > _MOST_TRAITS:
        raise TooManyRulesError(Phrase("ucp.too_many_rules"))
    return atlas


def _alike(ruled: Mapping[_S, list[Rule]]) -> tuple[frozenset[_S], ...]:
    """Names in groups of those that are ruled alike, in the order of the terms."""
    groups: dict[tuple[Rule, ...], set[_S]] = {}
    for name, rules in ruled.items():
        groups.setdefault(tuple(rules), set()).add(name)
    return tuple(map(frozenset, groups.values()))
