"""The test slip: a real one in all but what it is about, and marked so."""

from dataclasses import replace
from datetime import datetime

from returns_station.adapters.settings import Settings
from returns_station.case import Who
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.slip import NextStep, Slip, SlipKind, SlipLine
from ui.rooms.setup.state.setup import Setup, Trial

# Our series begin at one: scanned, it opens nothing.
NUMBER = "RS000000000"


def trial_slip(settings: Settings, who: Who, at: datetime) -> Slip:
    """What comes out when a test slip is asked for; `at` is local time."""
    shop, nothing = settings.shop, Money(0, settings.shop.currency)
    line = SlipLine("Åäö Ææø", "1 × 2 – 3", 1, nothing, Phrase("setup.trial.why"))
    return Slip(
        number=NUMBER,
        kind=SlipKind.REFUND,
        language=shop.language,
        shop=replace(shop.head, training=True),
        made_at=at,
        sale_number="",
        thanks=Phrase("setup.trial.thanks"),
        lead=Phrase("setup.trial.lead"),
        lines=(line,),
        goods_out=(),
        total=nothing,
        vat=(),
        tenders=(),
        next_steps=(NextStep(Phrase("setup.trial.next")),),
        served_by=who.actor,
        desk=who.desk,
    )


def sent(state: Setup) -> Setup:
    """The test slip is on its way."""
    return replace(state, trial=Trial.SENT, trial_advice=None)


def came_out(state: Setup) -> Setup:
    """The test slip is printed, or lies in its file."""
    return replace(state, trial=Trial.OUT, trial_advice=None)


def failed(state: Setup, advice: Phrase) -> Setup:
    """The test slip did not come out; it is said why and what to do."""
    return replace(state, trial=Trial.FAILED, trial_advice=advice)
