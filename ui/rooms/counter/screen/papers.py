"""What is said of a slip that is not on paper, and the ways to help it there."""

from returns_station.adapters.speech import Speech
from returns_station.scan import printed_slip_number
from ui.rooms.counter.screen.scene import Scene
from ui.rooms.counter.state import prints
from ui.rooms.counter.state.counter import Finished, Printing
from ui.rooms.counter.state.keys import Do
from ui.widgets.button import Action
from ui.widgets.hint import Advice, Hint

_ANSWERS = (Do.CAME_OUT, Do.PRINT)
_WAYS = (Do.PRINT, Do.TO_FILE)


def tell_paper(hint: Hint, scene: Scene, done: Finished) -> bool:
    """Ask whether it came out, or say what it waits for; False: there is nothing to say."""
    say, advice, number = scene.say, done.advice, prints.asked(scene.state)
    told = prints.words(done)
    words = say.say(told) if told is not None else ""
    if number:
        title = say("counter.print.asks_title")
        words = words or say("counter.print.asks_which", number=printed_slip_number(number))
        hint.tell(Advice(title, words, "printer", answers(say), amber=True))
        return True
    if advice is None:
        return False
    waits = done.printing is Printing.WAITS
    file = Action(say("counter.print.to_file"), "F2", "receipt")
    again = Action(say("counter.print.try_now"), "F5", "printer")
    actions = (again, file) if prints.can_be_saved(scene.state) and scene.doors.file else (again,)
    title = say("counter.print.copy_title" if done.again else "counter.print.waits_title")
    hint.tell(Advice(title, words, "printer", actions if waits else (), amber=True))
    return True


def answers(say: Speech) -> tuple[Action, Action]:
    """The two answers to whether a slip came out."""
    yes = Action(say("counter.print.is_here"), "Shift+F5", "check")
    return yes, Action(say("counter.print.not_here"), "F5", "printer")


def short_answers(say: Speech) -> tuple[Action, Action]:
    """The same beside a question that stands with others."""
    yes = Action(say("counter.print.yes"), "Shift+F5", "check")
    return yes, Action(say("counter.print.no"), "F5", "printer")


def deed(scene: Scene, nr: int) -> Do:
    """What a way of the hint does."""
    return (_ANSWERS if prints.asked(scene.state) else _WAYS)[nr]
