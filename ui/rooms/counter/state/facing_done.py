"""What she may see once it is done: thanks by name, where her money is, and how it was."""

from typing import Final

from returns_station.case import Said
from returns_station.dialogue.feedback import LOW, Topic
from returns_station.payout import PayoutState
from returns_station.phrase import Argument, Phrase
from returns_station.slip import NextStep, SlipKind
from ui.models.facing import Facing, Moment, Next
from ui.rooms.counter.state.counter import Counter, Finished
from ui.rooms.counter.state.prints import her_code
from ui.rooms.counter.state.steps import promised
from ui.rooms.counter.state.thanks import thanks

_GONE: Final = (PayoutState.UNKNOWN, PayoutState.FAILED)
_ALL_SAID: Final = ("slip.lead.tender", "slip.lead.cash", "slip.lead.payer")
_MONEY: Final = ("slip.next.money", "slip.next.cash", "slip.next.payer")
_FETCHED: Final = ".fetch"
_DOCUMENT: Final = "slip.next.document."


def thanked(state: Counter, done: Finished, *, names: bool) -> Facing:
    """Thanks, and a question how it was; of what was undone, that it is as before."""
    hers = done.hers
    # A company is called by all of its name, and needs no thanks by it.
    name = done.name if names and len(done.name.split()) == 1 else ""
    if done.after.undone:
        says = Phrase("facing.undone")
        return Facing(Moment.UNDONE, hers.visit, hers.language, says=says)
    return Facing(
        Moment.THANKS,
        hers.visit,
        hers.language,
        "" if state.unnamed == hers.visit else name,
        bool(name),
        says=_lead(done),
        steps=_steps(done),
        rates=done.slip is not None,
        rating=hers.rating,
        topics=_topics(done) if hers.rating in LOW else (),
        about=hers.about,
        kept=kept_in(state),
        code=her_code(done),
    )


def _topics(done: Finished) -> tuple[str, ...]:
    """What it may have been about: few, and money or a pickup only where there is one."""
    slip = done.slip
    topics = [Topic.WAIT, Topic.HELP, Topic.ANSWER]
    if slip is not None and slip.total.minor:
        topics.append(Topic.MONEY)
    fetched = slip is not None and any(_FETCHED in step.what.key for step in slip.next_steps)
    topics.append(Topic.PICKUP if fetched else Topic.GOODS)
    return tuple(topic.value for topic in topics)


def _lead(done: Finished) -> Phrase:
    """Where her money is and by when she sees it, or what she got."""
    slip = done.slip
    if done.said is Said.ASK or slip is None:
        return Phrase("counter.done.asked")
    if any(each.state in _GONE for each in done.after.payouts):
        return Phrase("facing.money_asks")
    return thanks(done)[1] if slip.kind is SlipKind.MIXED else slip.lead


def _steps(done: Finished) -> tuple[Next, ...]:
    """What the slip promises; money that the sentence above tells of is told once."""
    slip = done.slip
    if slip is None:
        return ()
    said = _lead(done).key in _ALL_SAID
    return tuple(_next(step) for step in slip.next_steps if not (said and step.what.key in _MONEY))


def _next(step: NextStep) -> Next:
    """A step without the number of a document: who reads it could shop for it."""
    told = promised(step)
    if step.what.key == "slip.next.ordered":
        return Next("package", Phrase("facing.when_here"), Phrase("counter.step.ordered"))
    if not step.what.key.startswith(_DOCUMENT):
        return Next(told.icon, told.second, told.first)
    amount: dict[str, Argument] = {"amount": step.what.args["amount"]}
    kind = step.what.key.removeprefix(_DOCUMENT).removesuffix("_until")
    return Next("ticket", told.second, Phrase(f"counter.step.{kind}", amount))


def kept_in(state: Counter) -> Phrase | None:
    """How fast this month's money went; nothing of too few."""
    paid = state.rest.paid
    if not paid.says_something:
        return None
    return Phrase("facing.same_day", {"kept": paid.kept, "of": paid.of})
