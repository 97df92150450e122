"""The first-run guide: five steps, each may be skipped; what was done survives a restart."""

from dataclasses import replace

from returns_station.adapters.settings import Settings, ShopSettings
from returns_station.phrase import Phrase
from ui.rooms.setup.state.listening import Listening
from ui.rooms.setup.state.pages import LEARN, STEPS
from ui.rooms.setup.state.setup import LAST_STEP, Sales, Setup, changed, chosen, kept


def wanted(settings: Settings, *, any_sale: bool) -> bool:
    """Whether the guide opens: a shop without name and sales, or a guide that was begun."""
    if settings.guide.done:
        return False
    return settings.guide.step > 1 or not (settings.shop.name or any_sale)


def begun(state: Setup) -> Setup:
    """The guide lies open, at the step it had come to."""
    return _at(replace(state, guiding=True, undo=None), state.step)


def went_on(state: Setup) -> Setup:
    """The next step, done or skipped; after the last one the guide is over."""
    return _at(kept(state), state.step + 1)


def went_back(state: Setup) -> Setup:
    """The step before; what was chosen stays."""
    return _at(kept(state), max(state.step - 1, 1))


def left(state: Setup) -> Setup:
    """The guide is over and does not come back."""
    state = kept(state)
    settings = changed(state.settings, "guide", {"done": True})
    return replace(state, settings=settings, guiding=False, listening=Listening())


def sold(state: Setup, *, any_sale: bool) -> Setup:
    """It was looked whether there are sales."""
    if state.sales is Sales.FILLING and not any_sale:
        return state
    return replace(state, sales=Sales.IN if any_sale else Sales.NONE)


def moved_in(state: Setup, shop: ShopSettings) -> Setup:
    """The demo shop has moved in; a shop without a name is called as the demo is."""
    state = kept(state)
    settings = state.settings
    if not settings.shop.name:
        head = shop.model_dump(include={"name", "address", "organisation_number"})
        settings = changed(settings, "shop", head)
    return replace(state, settings=settings, sales=Sales.IN)


def used(state: Setup) -> Setup:
    """What was learned of the scanner holds from now on."""
    learned = state.listening.learned
    if learned is None:
        return state
    entries = {
        "prefix": learned.prefix,
        "ends_with": learned.ends_with,
        "gap_ms": learned.gap_ms,
        "us_keys": learned.us_keys,
    }
    state = replace(state, listening=Listening())
    return chosen(state, "scanner", entries, Phrase("setup.scanner.used"))


def _at(state: Setup, step: int) -> Setup:
    if step > LAST_STEP:
        return left(state)
    settings = changed(state.settings, "guide", {"step": step})
    # That step listens by itself: there is nothing to press before a scanner is heard.
    listens = Listening(on=LEARN in STEPS[step - 1])
    return replace(state, settings=settings, listening=listens)
