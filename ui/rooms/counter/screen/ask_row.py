"""Who can say yes, and the way to ask; while a question waits, since when, and the way back."""

from PySide6.QtWidgets import QWidget

from returns_station.adapters.speech import Speech
from returns_station.desk.ruling.views import AskState
from returns_station.policy.claim import Outcome
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.state import outcomes, overriding, words
from ui.rooms.counter.state.keys import Do
from ui.rooms.counter.state.override import AskFor, Override
from ui.theme import theme
from ui.tokens import Role
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column
from ui.widgets.option_row import Option, OptionRow

_MONEY = (Outcome.REFUND, Outcome.STORE_CREDIT)
_MOST_NAMED = 3


class AskRow(QWidget):
    """A caption that names them, and one row."""

    def __init__(self, do: Doing) -> None:
        super().__init__()
        self._caption = PlainLabel("", Role.SMALL_STRONG, "ink_soft", cut=True)
        self._row = OptionRow(Option("", "-"))
        self._row.picked.connect(lambda _: do(Do.ASK, ""))
        made = column(theme().gap(6))
        made.addWidget(self._caption)
        made.addWidget(self._row)
        self.setLayout(made)

    def tell(self, scene: Scene) -> None:
        """Show what can be asked, or how it stands; nothing where nobody need be asked."""
        state, say, what = scene.state, scene.say, overriding.askable(scene.state)
        self.setVisible(what is not None)
        if what is None:
            return
        override = state.override
        who = override.who if override.who_for == what else ()
        way = say(f"way.{what.wish}")
        named = say.listing(who[:_MOST_NAMED]) if who else ""
        if named:
            self._caption.say(say("counter.ask.can", who=named, way=way))
        else:
            key = "someone" if override.staffed else "anyone"
            self._caption.say(say(f"counter.ask.can_{key}", way=way))
        waiting = overriding.standing(state)
        if waiting is not None and override.staffed:
            second = waiting.state is AskState.SECOND
            at = overriding.asked_at(state, waiting.number)
            self._row.tell(_waits(scene, when=say.time(at) if at else "", second=second))
            return
        self._row.tell(self._free(scene, what, override, who))

    def _free(self, scene: Scene, what: AskFor, override: Override, who: tuple[str, ...]) -> Option:
        state, say = scene.state, scene.say
        visit = state.visit
        hidden = visit is not None and visit.hides_prices
        amount = say.money(what.amount, exact=False) if what.wish in _MONEY else ""
        near = words.looked_at(state) is not None
        return Option(
            id=what.wish.value,
            what=_asks(override, who, say, again=overriding.declined(state) is not None),
            means=say("counter.ask.or_badge" if override.staffed else "counter.ask.open_house"),
            amount="" if hidden else amount,
            key=overriding.key_of(state),
            icon=outcomes.ICONS[what.wish] if near else "user-circle",
        )


def _asks(override: Override, who: tuple[str, ...], say: Speech, *, again: bool) -> str:
    if not override.staffed:
        return say("counter.ask.here")
    if again:
        return say("counter.ask.again")
    return say("counter.ask.name", name=who[0]) if len(who) == 1 else say("counter.do.ask")


def _waits(scene: Scene, *, when: str, second: bool) -> Option:
    say = scene.say
    since = say("counter.ask.since", when=when) if when else say("counter.ask.waiting_means")
    return Option(
        id="waits",
        what=say("counter.ask.second" if second else "counter.ask.waiting"),
        means=since,
        key=overriding.key_of(scene.state),
        icon="hourglass-medium",
        chosen=True,
    )
