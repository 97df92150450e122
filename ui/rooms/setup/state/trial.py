"""What a printer is tried with: a real slip or label in all but what it is about, marked so."""

from dataclasses import replace
from datetime import datetime

from returns_station.adapters.settings import Settings
from returns_station.case import Who
from returns_station.label import Code, Label, LabelKind
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.slip import NextStep, Slip, SlipKind, SlipLine
from ui.rooms.setup.state.setup import Page, Setup, Trial, What

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


def trial_label(settings: Settings, who: Who, at: datetime) -> Label:
    """What comes out when a test label is asked for."""
    shop = settings.shop
    return Label(
        kind=LabelKind.PUT_AWAY,
        language=shop.language,
        shop=replace(shop.head, training=True),
        head=Phrase("setup.trial.shelf"),
        large="A 01",
        lines=("Åäö Ææø", "1 × 2 – 3"),
        codes=(Code(NUMBER),),
        notes=(Phrase("setup.trial.made", {"at": at, "desk": who.desk}),),
    )


def printer_of(state: Setup) -> str:
    """Which printer is tried: the one that lies open, else where slips come out."""
    lies_open = state.page is Page.PRINTER and not state.guiding
    return (lies_open and state.printing.open) or state.settings.desk.printer


def ways(state: Setup) -> tuple[What, ...]:
    """What a printer can be tried with, the first by its key."""
    printer = state.settings.printers.get(printer_of(state))
    if printer is None:
        return (What.SLIP,)
    if printer.speaks == "zpl":
        return (What.LABEL,)
    tried = [What.SLIP]
    if printer.paper.startswith("label"):
        tried.insert(0, What.LABEL)
    elif state.settings.desk.label_printer == printer_of(state):
        tried.append(What.LABEL)
    return (*tried, *((What.DRAWER,) if printer.drawer else ()))


def sent(state: Setup, what: What = What.SLIP) -> Setup:
    """What it is tried with is on its way."""
    return replace(state, trial=Trial.SENT, trial_advice=None, tried=what)


def told(state: Setup) -> Phrase | None:
    """How it went, in words."""
    printer = printer_of(state)
    match state.trial:
        case Trial.SENT:
            return Phrase(f"setup.trial.sent_{state.tried.value}")
        case Trial.OUT if state.tried is What.DRAWER:
            return Phrase("setup.trial.drawer_told")
        case Trial.OUT if printer:
            return Phrase(f"setup.trial.out_{state.tried.value}", {"printer": printer})
        case Trial.OUT:
            return Phrase("setup.trial.out_file", {"file": f"{NUMBER}.pdf"})
        case Trial.FAILED:
            return state.trial_advice
        case _:
            return None


def came_out(state: Setup) -> Setup:
    """The test slip is printed, or lies in its file."""
    return replace(state, trial=Trial.OUT, trial_advice=None)


def failed(state: Setup, advice: Phrase) -> Setup:
    """The test slip did not come out; it is said why and what to do."""
    return replace(state, trial=Trial.FAILED, trial_advice=advice)
