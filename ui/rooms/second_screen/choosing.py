"""Her visit: what she hands back, the answer, what she may choose, what it comes to and when."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from returns_station.adapters.speech import Speech, speech
from ui.models.facing import Facing, Instead, Moment, Touch, Touched, Way
from ui.rooms.second_screen.goods import GOODS_WIDE, GoodsColumn
from ui.rooms.second_screen.header import Does
from ui.rooms.second_screen.measure import HELLO, LEAD, SAYS, SAYS_MUCH, SUM, TEXT, Measure
from ui.rooms.second_screen.next_steps import NextSteps
from ui.rooms.second_screen.parts import Seal, TouchButton, Words, scrolled
from ui.rooms.second_screen.way_card import Told, WayCard
from ui.widgets.laid import column, row
from ui.widgets.perforation import Perforation

_MUCH = 62
_ONE_LINE = 36
_MANY = 4


class ChoosingPage(QWidget):
    """Goods at the left, the answer and the ways at the right; the sum and what follows below."""

    def __init__(self, measure: Measure, facing: Facing, does: Does) -> None:
        super().__init__()
        say = speech(facing.language)
        answer = column(measure.gap(12))
        answer.addLayout(_says(measure, facing, say))
        answer.addSpacing(measure.gap(6))
        answer.addLayout(_choices(measure, facing, say, does))
        answer.addStretch(1)
        page = column(measure.gap(14))
        foot = _foot(measure, facing, say)
        beside = not (measure.upright or measure.large)
        if beside:
            body = row(measure.gap(56))
            body.addWidget(GoodsColumn(measure, facing.goods, say), 0)
            body.addWidget(scrolled(answer), 1)
            page.addLayout(body, 1)
            if foot.count():
                page.addWidget(Perforation())
            page.addLayout(foot)
        else:
            whole = column(measure.gap(18))
            if not measure.large:
                whole.addWidget(GoodsColumn(measure, facing.goods, say, flat=True))
            whole.addLayout(answer, 1)
            if foot.count():
                whole.addWidget(Perforation())
            whole.addLayout(foot)
            page.addWidget(scrolled(whole), 1)
        self.setLayout(page)


def _says(measure: Measure, facing: Facing, say: Speech) -> QBoxLayout:
    """Hello by name, the answer in a sentence, and on what it rests."""
    above = column(measure.gap(4))
    hello = row(measure.gap(12))
    if facing.moment is Moment.CHOOSING and not (facing.swaps and facing.total is None):
        hello.addWidget(Seal(measure.px(40), yes=facing.yes))
    name = facing.name
    greeting = say("facing.hello", name=name) if name else say("facing.hello_you")
    hello.addWidget(Words(measure, greeting, HELLO, "ink_soft"), 0, Qt.AlignmentFlag.AlignVCenter)
    hello.addStretch(1)
    above.addLayout(hello)
    sentence = say.say(facing.says) if facing.says else ""
    crowded = len(facing.ways) >= _MANY and len(sentence) > _ONE_LINE
    face = SAYS_MUCH if len(sentence) > _MUCH or crowded else SAYS
    for line in _lines(sentence):
        above.addWidget(Words(measure, line, face, balanced=True))
    if facing.more is not None:
        above.addWidget(Words(measure, say.say(facing.more), TEXT, "ink_soft", wrap=True))
    if facing.hint is not None and not _can_touch(facing):
        above.addSpacing(measure.gap(16))
        above.addWidget(Words(measure, say.say(facing.hint), LEAD, wrap=True))
    return above


def _lines(sentence: str) -> tuple[str, ...]:
    """Two short sentences stand each on a line of their own; one that fits stays whole."""
    first, stop, second = sentence.partition(". ")
    if not stop or len(sentence) <= _ONE_LINE or max(len(first), len(second)) > _ONE_LINE:
        return (sentence,)
    return first + ".", second


def _choices(measure: Measure, facing: Facing, say: Speech, does: Does) -> QBoxLayout:
    if facing.swaps:
        return _instead(measure, facing, say, does)
    made = column(measure.gap(12 if len(facing.ways) < _MANY else 8))
    any_chosen = any(way.chosen for way in facing.ways)
    for way in facing.ways:
        told = _told(way, say, outlined=way.suggested and not any_chosen)
        card = WayCard(measure, told, of=len(facing.ways))
        if facing.moment is Moment.BUSY:
            card.setEnabled(False)
        card.picked.connect(lambda key: does(Touched(Touch.WAY, facing.visit, key)))
        made.addWidget(card)
    return made


def _told(way: Way, say: Speech, *, outlined: bool) -> Told:
    badge = say("facing.suggested") if outlined else ""
    return Told(
        key=way.key,
        what=say.say(way.what),
        means=say.say(way.means),
        amount=say.money(way.amount, exact=False) if way.amount is not None else "",
        mark=way.icon,
        goods=way.drawing,
        badge=say("facing.chosen") if way.chosen else badge,
        chosen=way.chosen,
        outlined=outlined,
    )


def _instead(measure: Measure, facing: Facing, say: Speech, does: Does) -> QBoxLayout:
    """Sizes and colours to touch, and the way back to the other ways."""
    made, grid = column(measure.gap(16)), QGridLayout()
    grid.setSpacing(measure.gap(12))
    abreast = 1 if measure.large else 2
    for nr, goods in enumerate(facing.instead):
        card = WayCard(measure, _goods(goods, say), of=len(facing.instead) + _MANY)
        card.picked.connect(lambda key: does(Touched(Touch.INSTEAD, facing.visit, key)))
        grid.addWidget(card, nr // abreast, nr % abreast)
    for nr in range(abreast):
        grid.setColumnStretch(nr, 1)
    made.addLayout(grid)
    other = Touched(Touch.OTHER_WAYS, facing.visit)
    button = TouchButton(measure, say("facing.other_ways"), "arrow-u-up-left", lambda: does(other))
    made.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return made


def _goods(goods: Instead, say: Speech) -> Told:
    return Told(
        goods.key,
        goods.what,
        say("facing.chosen") if goods.chosen else say.say(goods.means),
        goods=goods.drawing,
        chosen=goods.chosen,
    )


def _foot(measure: Measure, facing: Facing, say: Speech) -> QBoxLayout:
    """The sum, what happens next and when, and what she can do."""
    made = column(measure.gap(12))
    stacked = measure.large or measure.upright
    below = column(measure.gap(16)) if stacked else row(measure.gap(56))
    if facing.total is not None:
        sum_ = column()
        # What follows stands under the answer, as the sum stands under the goods.
        sum_.addStrut(0 if stacked else measure.px(GOODS_WIDE))
        sum_.addWidget(Words(measure, say.say(facing.total.label), TEXT, "ink_soft"))
        if facing.total.amount is not None:
            amount = say.money(facing.total.amount, exact=True)
            sum_.addWidget(Words(measure, amount, SUM))
        below.addLayout(sum_)
    if facing.steps:
        below.addWidget(NextSteps(measure, facing.steps, say), 1)
    else:
        below.addStretch(1)
    if facing.total is not None or facing.steps:
        made.addLayout(below)
    if facing.hint is not None and _can_touch(facing):
        made.addWidget(Words(measure, say.say(facing.hint), TEXT, "ink_soft", wrap=True))
    return made


def _can_touch(facing: Facing) -> bool:
    """Whether there is something to choose; else what happens stands under the answer."""
    return bool(facing.ways or facing.instead)
