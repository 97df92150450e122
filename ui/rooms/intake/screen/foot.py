"""Under the perforation: where it goes in large, how the day stands, what Enter does."""

from returns_station.adapters.speech import Speech
from returns_station.desk.bench.views import Place
from returns_station.goods.grade import Lane
from ui.models.standing import Standing
from ui.rooms.intake.screen.scene import Scene
from ui.rooms.intake.state import supplier, words
from ui.rooms.intake.state.intake import Intake, Page, in_hand, is_begun, missing, told_of
from ui.theme import theme
from ui.tokens import LARGE_TEXT
from ui.widgets.button import Action
from ui.widgets.total_bar import Total


def total(scene: Scene) -> Total:
    """The total bar of what lies open; its sum is a place."""
    state, say = scene.state, scene.say
    if state.page is Page.SUPPLIER:
        return _of_supplier(state, say)
    done, wants = words.green(state)
    goes = words.goes_to(state)
    second = _close(state, say)
    short = second is not None or theme().scale >= LARGE_TEXT
    place = _in_large(goes, say, short=short) if goes is not None else ""
    label = say("intake.to")
    if not place and state.parcel is not None and told_of(state.parcel):
        label, place = say("intake.in_parcel"), say.say(words.here(state.parcel))
    counted = words.counted(state)
    hint = say("intake.two_inputs") if second is None else ""
    quiet = (hint, say.say(counted) if counted is not None else "")
    icon = "tag" if in_hand(state) is not None else "check"
    return Total(
        label=label if place else "",
        sum=place,
        primary=Action(say.say(done), "Enter", icon, say.say(wants) if wants else ""),
        secondary=second,
        quiet="\n".join(filter(None, quiet)),
        busy=state.busy,
        took=_took(scene.standing, say),
    )


def _in_large(place: Place, say: Speech, *, short: bool) -> str:
    """A shelf says where it is by itself; a lane's letter is told with its name, given room."""
    alone = place.lane is Lane.SHELF or short
    return place.shelf if alone and place.shelf else say.say(words.place_said(place))


def _close(state: Intake, say: Speech) -> Action | None:
    """With less than was told of, a parcel is received as it is."""
    parcel = state.parcel
    if parcel is None or parcel.closed or in_hand(state) is not None:
        return None
    if not missing(parcel) or not is_begun(parcel):
        return None
    return Action(say("intake.close_so"), "F8", "check")


def _of_supplier(state: Intake, say: Speech) -> Total:
    lane = state.supplier
    count = supplier.pieces(supplier.ticked(lane))
    missing_ = "" if count else say("intake.tick_goods")
    said = say("intake.list_made", number=lane.listing.number) if lane.listing else ""
    return Total(
        label=say("intake.leaves"),
        sum=say("slip.pieces", count=count),
        primary=Action(say("intake.send"), "Enter", "printer", missing_),
        secondary=Action(say("intake.list_again"), "F5", "printer") if lane.listing else None,
        quiet=said,
        busy=lane.sending,
    )


def _took(standing: Standing, say: Speech) -> str:
    return say("intake.seconds", count=standing.seconds) if standing.seconds else ""
