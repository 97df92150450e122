"""The slip's look and words: what is written, what is wrong with it, what it would look like."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from returns_station.adapters.printing.look import COLOURS, contrast
from returns_station.adapters.settings import Settings, SlipSettings, WordingSettings
from returns_station.adapters.wording import NAMES, checked
from returns_station.case import Who
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.slip import NextStep, Slip, SlipKind, SlipLine, SlipSum
from ui.rooms.setup.state.choice import Choice
from ui.rooms.setup.state.slip_view import PAPERS

WORDS: Final = ("wording.thanks", "wording.closing")
OWN_COLOUR: Final = "slip.own_colour"
DRAFTS: Final = (*WORDS, OWN_COLOUR)
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_READABLE: Final = 4.5


def holds(settings: Settings, language: str, name: str) -> str:
    """What a field says as it is saved."""
    if name == OWN_COLOUR:
        return settings.slip.colour
    own = settings.wording.get(language)  # type: ignore[call-overload] # a language of ours
    return str(getattr(own, name.partition(".")[2])) if own else ""


def wrong(name: str, text: str) -> tuple[Phrase, ...]:
    """What is wrong with what is written; nothing means that it can be kept."""
    text = text.strip()
    if name == OWN_COLOUR:
        return () if not text or _COLOUR.fullmatch(text) else (Phrase("setup.slip.no_colour"),)
    return checked(text)


def note(name: str, text: str) -> Phrase:
    """What stands under a field: what is wrong with it, else what can be written there."""
    faults = wrong(name, text)
    if faults:
        return faults[0]
    if name == OWN_COLOUR:
        pale = bool(text.strip()) and contrast(text.strip()) < _READABLE
        return Phrase("setup.slip.pale" if pale else "setup.slip.colour_what")
    return Phrase("setup.slip.names", {"names": tuple(f"{{{each}}}" for each in NAMES)})


def written(settings: Settings, language: str, name: str, text: str) -> Settings:
    """The settings with what was written; what is wrong is never kept."""
    text = text.strip()
    if wrong(name, text):
        return settings
    if name == OWN_COLOUR:
        return looking(settings, {"colour": text.lower()})
    own = settings.wording.get(language, WordingSettings())  # type: ignore[call-overload] # as above
    own = own.model_copy(update={name.partition(".")[2]: text})
    return settings.model_copy(update={"wording": {**settings.wording, language: own}})


def looking(settings: Settings, entries: Mapping[str, object]) -> Settings:
    """The settings of a slip that looks otherwise."""
    slip: SlipSettings = settings.slip.model_copy(update=dict(entries))
    return settings.model_copy(update={"slip": slip})


def as_written(settings: Settings, language: str, drafts: Mapping[str, str]) -> Settings:
    """The settings as if all that is being written were kept: what is shown as one types."""
    for name in DRAFTS:
        if name in drafts:
            settings = written(settings, language, name, drafts[name])
    return settings


def colours() -> tuple[Choice, ...]:
    """A few, the plain one first."""
    return tuple(
        Choice(Phrase(f"setup.colour.{name}"), (("colour", value),))
        for name, value in COLOURS.items()
    )


def lengths() -> tuple[Choice, ...]:
    """Short, as a slip comes out soonest; or long."""
    return (
        Choice(Phrase("setup.slip.short"), (("long", False),)),
        Choice(Phrase("setup.slip.long"), (("long", True),)),
    )


def papers() -> tuple[Choice, ...]:
    """What it can be looked at on."""
    return tuple(Choice(Phrase(f"setup.paper.{each}"), (("paper", each),)) for each in PAPERS)


def changes(before: Settings, after: Settings) -> dict[str, object]:
    """Which languages' words are other than before."""
    return {
        language: own.model_dump()
        for language, own in after.wording.items()
        if own != before.wording.get(language, WordingSettings())
    } | {
        language: WordingSettings().model_dump()
        for language in before.wording
        if language not in after.wording
    }


def sample(settings: Settings, language: str, goods: str, who: Who, at: datetime) -> Slip:
    """The slip that most customers get, of a purchase that never was."""
    shop, day = settings.shop, (at + timedelta(days=4)).date()
    paid = Money(49900, shop.currency)
    card = Phrase("tender.card_ending", {"label": "4242"})
    line = SlipLine(goods, "M", 1, paid, Phrase("slip.why_until.open_purchase", {"day": day}))
    return Slip(
        number="RS000000000",
        kind=SlipKind.REFUND,
        language=language,
        shop=replace(shop.head, name=shop.name or "–"),
        made_at=at,
        sale_number="2041-1187",
        thanks=Phrase("slip.thanks", {"name": "Elin"}),
        lead=Phrase("slip.lead.tender", {"amount": paid, "tender": card, "day": day}),
        lines=(line,),
        goods_out=(),
        total=paid,
        vat=(),
        tenders=(SlipSum(card, paid),),
        next_steps=(NextStep(Phrase("slip.next.money", {"amount": paid, "tender": card}), day),),
        served_by=who.actor,
        desk=who.desk,
    )
