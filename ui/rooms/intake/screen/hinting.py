"""What the person should know first: what went wrong, a label that waits, a store that is away."""

from returns_station.adapters.speech import Speech
from ui.rooms.intake.screen.scene import Scene
from ui.rooms.intake.state import words
from ui.rooms.intake.state.acts import Do
from ui.rooms.intake.state.intake import Intake
from ui.widgets.button import Action
from ui.widgets.hint import Advice


def hint(scene: Scene) -> tuple[Advice, Do] | None:
    """The one thing that is said, and what its button does."""
    state, say, standing = scene.state, scene.say, scene.standing
    if standing.since is not None:
        waits = say("intake.scans_wait", count=state.queued) if state.queued else ""
        said = " ".join(filter(None, (say("intake.away_what"), waits)))
        title = say("intake.away", at=standing.since)
        return Advice(title, said, "wifi-slash", amber=True), Do.BENCH
    if state.trouble is not None:
        back = Action(say("intake.understood"), "Esc")
        title, advice = say.say(state.trouble.title), say.say(state.trouble.advice)
        return Advice(title, _with_codes(advice, state, say), "eye", (back,), amber=True), Do.UNDO
    if state.labels.kept and state.labels.advice is not None:
        again = Action(say("intake.print_again"), "F5", "printer")
        title = say("intake.labels_wait", count=len(state.labels.kept))
        advice = say.say(state.labels.advice)
        return Advice(title, advice, "printer", (again,), amber=True), Do.PRINT
    # At rest it stands in the list of what waits.
    if state.left is not None and state.parcel is not None:
        title = say("intake.left", whose=say.say(words.whose(state.left)))
        said = say("intake.left_what", here=say.say(words.here(state.left)))
        return Advice(title, said, "package"), Do.BENCH
    return None


def _with_codes(advice: str, state: Intake, say: Speech) -> str:
    """All codes that nothing came of, where there are several."""
    if len(state.untaken) < 2:  # noqa: PLR2004 - the title tells of one
        return advice
    return f"{advice} {say('intake.untaken', codes=', '.join(state.untaken))}"
