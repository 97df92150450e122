"""Narrower rules in sentences: for which goods, and what holds for them instead."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from returns_station.days import Days, Period
from returns_station.phrase import Argument, Phrase
from returns_station.policy.claim import Condition, HandedIn, Outcome
from returns_station.policy.terms import ALL, Accepts, Rule
from returns_station.sale import Trait
from ui.rooms.terms.state.chip import Chip, Choice, Draft
from ui.rooms.terms.state.floor import Floor
from ui.rooms.terms.state.sentence import Sentence
from ui.rooms.terms.state.values import (
    accepts_chip,
    amount_chip,
    chosen_chip,
    gives_chip,
    percent_chip,
    period_chip,
    words_chip,
)

A_RULE: Final = Rule(category="", period=Days(30))
"""A rule as it is begun: it asks for its goods."""
_SELECTORS: Final[dict[str, Any]] = {
    "category": "",
    "trait": Trait.FINAL_SALE,
    "condition": Condition.OPENED.value,
    "handed_in": HandedIn.POST,
}
_SAID: Final[dict[str, Any]] = {
    "period": Days(30),
    "accepts": frozenset({Accepts.UNUSED}),
    "gives": (Outcome.REFUND, Outcome.EXCHANGE),
    "percent": ALL,
    "restocking_percent": Decimal(0),
    "return_fee": Decimal(0),
}
_CONDITIONS: Final = (*(each.value for each in Condition), Accepts.UNOPENED.value)


def rules(draft: Draft, floor: Floor, currency: str) -> Iterator[Sentence]:
    """Each rule as one sentence."""
    for nr in range(len(draft.terms.rules)):
        yield _Hand(nr, draft, currency).sentence(floor)


@dataclass(frozen=True, slots=True)
class _Hand:
    """One rule of a draft, and how it becomes another."""

    nr: int
    draft: Draft
    currency: str

    @property
    def rule(self) -> Rule:
        return self.draft.terms.rules[self.nr]

    @property
    def key(self) -> str:
        return f"rules.{self.nr + 1}"

    def put(self, *new: Rule) -> Draft:
        rules = self.draft.terms.rules
        all_rules = (*rules[: self.nr], *new, *rules[self.nr + 1 :])
        return self.draft.saying(replace(self.draft.terms, rules=all_rules))

    def with_(self, name: str, value: object) -> Draft:
        change: dict[str, Any] = {name: value}
        return self.put(replace(self.rule, **change))

    def putting(self, name: str) -> Callable[[Any], Draft]:
        return lambda value: self.with_(name, value)

    def sentence(self, floor: Floor) -> Sentence:
        goods, told, names = tuple(self._goods()), tuple(self._told()), self._names()
        said: Argument = tuple(phrase for phrase, _ in told)
        args: dict[str, Argument] = {
            "goods": tuple(chip.slot for chip in goods),
            "more": names.slot,
        }
        phrase = Phrase("terms_room.rule.nothing_yet", args)
        if said:
            phrase = Phrase("terms_room.rule.says", args | {"says": said})
        chips = (*goods, *(chip for _, chip in told), names)
        beside = floor.of_rule(self.rule)
        return Sentence(self.key, phrase, chips, beside, (self.key,), self.put())

    def _goods(self) -> Iterator[Chip]:
        """What the rule is for."""
        rule, key = self.rule, self.key
        if rule.category is not None:
            name = Phrase("terms_room.value.category")
            yield words_chip(f"{key}.category", name, rule.category, self.putting("category"))
        if rule.trait is not None:
            traits = ((each, Phrase(f"terms.trait.{each}")) for each in Trait)
            name = Phrase("terms_room.value.trait")
            yield chosen_chip(f"{key}.trait", name, rule.trait, traits, self.putting("trait"))
        if rule.condition is not None:
            ways = ((each, Phrase(f"terms.goods.{each}")) for each in _CONDITIONS)
            name, put = Phrase("terms_room.value.condition"), self.putting("condition")
            yield chosen_chip(f"{key}.condition", name, rule.condition, ways, put)
        if rule.handed_in is not None:
            places = ((each, Phrase(f"terms.handed_in.{each}")) for each in HandedIn)
            name, put = Phrase("terms_room.value.handed_in"), self.putting("handed_in")
            yield chosen_chip(f"{key}.handed_in", name, rule.handed_in, places, put)

    def _told(self) -> Iterator[tuple[Phrase, Chip]]:
        """What holds instead, each with its value."""
        rule, key = self.rule, self.key
        if rule.period is not None:
            near, put = self.draft.valid_from, self.putting("period")
            chip = period_chip(f"{key}.period", rule.period, put, near)
            yield _said_of_period(rule.period, chip), chip
        if rule.accepts is not None:
            chip = accepts_chip(f"{key}.conditions", rule.accepts, self.putting("accepts"))
            yield Phrase("terms_room.rule.accepts", {"value": chip.slot}), chip
        if rule.gives is not None:
            chip = gives_chip(f"{key}.gives", rule.gives, self.putting("gives"))
            yield Phrase("terms_room.rule.gives", {"value": chip.slot}), chip
        yield from self._sums()

    def _sums(self) -> Iterator[tuple[Phrase, Chip]]:
        rule, key = self.rule, self.key
        if rule.percent is not None:
            name, put = Phrase("terms_room.value.percent"), self.putting("percent")
            chip = percent_chip(f"{key}.percent", name, rule.percent, put)
            yield Phrase("terms_room.rule.percent", {"value": chip.slot}), chip
        if rule.restocking_percent is not None:
            name, put = Phrase("terms_room.value.restocking"), self.putting("restocking_percent")
            chip = percent_chip(f"{key}.restocking_percent", name, rule.restocking_percent, put)
            yield Phrase("terms_room.rule.restocking", {"value": chip.slot}), chip
        if rule.return_fee is not None:
            name, put = Phrase("terms_room.value.fee"), self.putting("return_fee")
            chip = amount_chip(f"{key}.return_fee", name, rule.return_fee, put, self.currency)
            yield Phrase("terms_room.rule.fee", {"value": chip.slot}), chip

    def _names(self) -> Chip:
        """Which keys the rule names at all."""
        choices = tuple(
            Choice(
                Phrase(f"terms_room.names.{name}"),
                self.with_(name, usual if getattr(self.rule, name) is None else None),
                getattr(self.rule, name) is not None,
            )
            for name, usual in (_SELECTORS | _SAID).items()
        )
        name, said = Phrase("terms_room.value.names"), Phrase("terms_room.more")
        return Chip(f"{self.key}.names", name, said, choices=choices, many=True)


def _said_of_period(period: Period, chip: Chip) -> Phrase:
    args: dict[str, Argument] = {"value": chip.slot}
    if isinstance(period, Days):
        return Phrase("terms_room.rule.period", args)
    return Phrase(f"terms_room.rule.{type(period).__name__.lower()}", args)
