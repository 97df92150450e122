"""The head: whose parcel it is, what was read last, and the way back."""

from ui.rooms.intake.screen.scene import Scene
from ui.rooms.intake.state import words
from ui.rooms.intake.state.intake import NO_CHOICE, Page, is_begun
from ui.widgets.button import Action
from ui.widgets.scan_banner import Banner


def banner(scene: Scene) -> Banner:
    """What stands over the page."""
    state, say, parcel = scene.state, scene.say, scene.state.parcel
    back = Action(say("intake.back"), "Esc")
    if state.page is Page.SUPPLIER:
        return Banner("truck", say("intake.supplier_title"), "", back=back)
    if state.page is Page.ASIDE:
        return Banner("eye", say("intake.aside_title"), "", back=back)
    assert parcel is not None, "a parcel lies open"
    undo = is_begun(parcel) and not parcel.closed
    if undo or state.choice != NO_CHOICE:
        back = Action(say("intake.undo"), "Esc")
    return Banner(
        icon="package",
        who=say.say(words.whose(parcel)),
        facts=" · ".join(say.say(fact) for fact in words.facts(parcel)),
        read=say("intake.read", what=state.read) if state.read else "",
        read_icon="check" if state.read_well else "eye",
        back=back,
    )
