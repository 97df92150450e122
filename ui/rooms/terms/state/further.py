"""What is promised besides, to some: members, who buys in a season, gifts, no receipt."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from returns_station.days import Days, Period, Until
from returns_station.phrase import Phrase
from returns_station.policy.terms import Season, ValuedAt, WithoutProof
from ui.rooms.terms.state.chip import Chip, Draft
from ui.rooms.terms.state.floor import AS_ALL, NO_CLAIM, Floor
from ui.rooms.terms.state.sentence import Sentence
from ui.rooms.terms.state.values import (
    chosen_chip,
    day_chip,
    days_chip,
    gives_chip,
    limit_chip,
    period_chip,
    words_chip,
)


def further(draft: Draft, floor: Floor, currency: str) -> Iterator[Sentence]:
    """All of it."""
    for nr in range(len(draft.terms.member_days)):
        yield _member(nr, draft)
    for nr in range(len(draft.terms.seasons)):
        yield _season(nr, draft)
    if draft.terms.without_proof is not None:
        yield _unproven(draft.terms.without_proof, draft, floor, currency)
    if draft.terms.gift is not None:
        gift = gives_chip(
            "gift.gives", draft.terms.gift, lambda new: draft.saying(replace(draft.terms, gift=new))
        )
        without = draft.saying(replace(draft.terms, gift=None))
        phrase = Phrase("terms_room.gift", {"gives": gift.slot})
        yield Sentence("gift", phrase, (gift,), NO_CLAIM, ("gift",), without)


def _member(nr: int, draft: Draft) -> Sentence:
    """A tier's days more; two tiers never have the same name."""
    tiers, key = draft.terms.member_days, f"member_days.{nr + 1}"
    tier, days = tiers[nr]
    others = (*tiers[:nr], *tiers[nr + 1 :])

    def put(*new: tuple[str, int]) -> Draft:
        if {name for name, _ in new} & {name for name, _ in others}:
            return draft
        return draft.saying(replace(draft.terms, member_days=(*tiers[:nr], *new, *tiers[nr + 1 :])))

    name = words_chip(
        f"{key}.tier", Phrase("terms_room.value.tier"), tier, lambda new: put((new, days))
    )
    said = Phrase("terms.member_days", {"count": days})
    count = days_chip(f"{key}.days", days, lambda new: put((tier, new)), said)
    covers = (f"member_days.{tier}",) if tier.strip() else ("member_days",)
    phrase = Phrase("terms_room.member", {"tier": name.slot, "days": count.slot})
    return Sentence(key, phrase, (name, count), AS_ALL, covers, put())


def _season(nr: int, draft: Draft) -> Sentence:
    seasons, key = draft.terms.seasons, f"seasons.{nr + 1}"
    season, near = seasons[nr], draft.valid_from

    def put(*new: Season) -> Draft:
        return draft.saying(replace(draft.terms, seasons=(*seasons[:nr], *new, *seasons[nr + 1 :])))

    def ends(period: Period) -> Draft:
        assert isinstance(period, Days | Until), "a season ends by days or on a day"
        return put(replace(season, period=period))

    def begins(day: date) -> Draft:
        return put(replace(season, bought_from=day))

    def closes(day: date) -> Draft:
        return put(replace(season, bought_to=day))

    chips = (
        day_chip(f"{key}.from", Phrase("terms_room.value.from"), season.bought_from, begins, near),
        day_chip(f"{key}.to", Phrase("terms_room.value.to"), season.bought_to, closes, near),
        period_chip(f"{key}.period", season.period, ends, season.bought_to, (Until, Days)),
    )
    first, last, end = (chip.slot for chip in chips)
    args = {"first": first, "last": last, "end": end}
    phrase = Phrase("terms_room.season.days", args)
    if isinstance(season.period, Until):
        phrase = Phrase("terms_room.season.until", args)
    return Sentence(key, phrase, chips, AS_ALL, (key,), put())


def _unproven(proof: WithoutProof, draft: Draft, floor: Floor, currency: str) -> Sentence:
    def put(new: WithoutProof | None) -> Draft:
        return draft.saying(replace(draft.terms, without_proof=new))

    key = "without_proof"
    gives = gives_chip(f"{key}.gives", proof.gives, lambda new: put(replace(proof, gives=new)))
    at = chosen_chip(
        f"{key}.at",
        Phrase("terms_room.value.at"),
        proof.at,
        ((way, Phrase(f"terms_room.at.{way}")) for way in ValuedAt),
        lambda way: put(replace(proof, at=way)),
    )
    most, a_day = _limits(proof, put, currency)
    args = {"gives": gives.slot, "at": at.slot, "most": most.slot, "a_day": a_day.slot}
    phrase = Phrase("terms_room.unproven", args)
    return Sentence(key, phrase, (gives, most, at, a_day), floor.of_proof(), (key,), put(None))


def _limits(
    proof: WithoutProof, put: Callable[[WithoutProof | None], Draft], currency: str
) -> tuple[Chip, Chip]:
    """The most that the goods are worth, and the most in a day; or no limit."""

    def up_to(new: Decimal | None) -> Draft:
        return put(replace(proof, up_to=new))

    def up_to_a_day(new: Decimal | None) -> Draft:
        return put(replace(proof, up_to_a_day=new))

    key, most = "without_proof.up_to", Phrase("terms_room.value.most")
    a_day = Phrase("terms_room.value.a_day")
    return (
        limit_chip(key, most, proof.up_to, up_to, currency),
        limit_chip(f"{key}_a_day", a_day, proof.up_to_a_day, up_to_a_day, currency),
    )
