"""The total bar told: one sum for the visit, what it is made of, and what can be done."""

from ui.rooms.counter.screen.scene import Scene
from ui.rooms.counter.state import sums
from ui.widgets.button import Action
from ui.widgets.total_bar import Total, TotalBar


def tell_total(bar: TotalBar, scene: Scene, second: Action | None = None) -> None:
    """Show the sum as it stands; one that nobody is to see is said to be hidden."""
    say, told = scene.say, sums.summed(scene.state)
    missing = say.say(told.missing) if told.missing else ""
    standing, busy = scene.standing, scene.state.busy
    do, took = Action(say.say(told.do), "Enter", told.icon, missing), ""
    if busy and standing.away:
        do = Action(say("counter.sum.saved_later"), "", told.icon)
        second = Action(say("counter.sum.take_back"), "Esc") if scene.can_take_back else None
    elif busy and standing.seconds:
        took = say("counter.sum.took", seconds=standing.seconds)
    bar.tell(
        Total(
            label=say.say(told.label),
            sum=say.money(told.amount) if told.amount is not None else say("counter.sum.hidden"),
            primary=do,
            secondary=second,
            quiet=say.say(told.quiet) if told.quiet else "",
            busy=busy,
            took=took,
        )
    )
