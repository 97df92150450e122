"""What she may choose, and what happens then; or the nearest yes while a person looks."""

from collections.abc import Sequence

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLayout, QWidget

from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome, Reason
from ui.rooms.counter.screen.ask_row import AskRow
from ui.rooms.counter.screen.lower import LowerPrice
from ui.rooms.counter.screen.scene import Doing, Scene
from ui.rooms.counter.state import outcomes, words
from ui.rooms.counter.state.answers import (
    alone,
    can_keep,
    lower_price_for,
)
from ui.rooms.counter.state.cards import Card, cards
from ui.rooms.counter.state.her_language import her_language
from ui.rooms.counter.state.keys import OFFER_KEYS, REASONS, Do
from ui.rooms.counter.state.steps import steps
from ui.theme import theme
from ui.tokens import LARGE_TEXT, TOUCH, Role
from ui.widgets.abreast import Abreast
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.label import PlainLabel
from ui.widgets.laid import column
from ui.widgets.offer_card import Choice, OfferCard
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.steps import Step, Steps

_ABREAST = 3
_SUGGESTED, _OTHER = 5, 4


class Ways(QWidget):
    """Offers side by side, or rows that name the nearest yes; then the steps."""

    def __init__(self, scene: Scene, do: Doing, *, wide: bool) -> None:
        super().__init__()
        self._wide = wide
        look, say = theme(), scene.say
        large = look.scale >= LARGE_TEXT
        self._caption = PlainLabel("", Role.SMALL_STRONG, "ink_soft", cut=True)
        self._caption.setMinimumHeight(look.px(TOUCH))  # in the middle of its line
        self._cards = tuple(OfferCard(Choice("", "-", "", "", k)) for k in OFFER_KEYS[:_ABREAST])
        self._rows = tuple(
            OptionRow(Option("", "-", key=key), QAccessible.Role.RadioButton)
            for key in OFFER_KEYS[_ABREAST:]
        )
        self._offers: tuple[OfferCard | OptionRow, ...] = (*self._cards, *self._rows)
        for card in self._offers:
            card.picked.connect(lambda outcome: do(Do.OFFER, outcome))
        self.lower_price = LowerPrice(scene, do)
        self._more = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self._ask = AskRow(do)
        self._would = PlainLabel(say("counter.would_do"), Role.SMALL_STRONG, "ink_soft")
        self._reasons = tuple(OptionRow(Option("", "-")) for _ in range(2))
        for each in self._reasons:
            each.picked.connect(lambda reason: do(Do.REASON, reason))
        self._next = PlainLabel(say("counter.then"), Role.SMALL_STRONG, "ink_soft")
        self._steps = Steps()
        self._at_home = Chip(say("counter.at_home"), "F4", "package")
        self._at_home.picked.connect(lambda: do(Do.AT_HOME, ""))
        self._keep = Chip("-", "K", "heart")
        self._keep.picked.connect(lambda: do(Do.KEEP, ""))
        self._language = Chip("-", "F11", "chat-circle-text")
        self._language.picked.connect(lambda: do(Do.LANGUAGE, ""))
        made = column(look.gap(6))
        made.addLayout(self._head(large=large))
        made.addWidget(self.lower_price)
        made.addLayout(_abreast(self._cards, (_OTHER,) if large else (_SUGGESTED, _OTHER, _OTHER)))
        made.addLayout(_abreast(self._rows, (1,) if large else (1, 1)))
        for widget in (self._more, self._ask, self._would, *self._reasons):
            made.addWidget(widget)
        made.addSpacing(look.gap(4))
        made.addWidget(self._next)
        made.addWidget(self._steps)
        made.addStretch(1)
        self.setLayout(made)

    def _head(self, *, large: bool) -> QLayout:
        """Who may choose, and at the right what else may be wished for; a row each in large."""
        look = theme()
        wishes = (self._keep, self._at_home, self._language)
        flow = Flow(look.gap(8), apart=not large)
        for widget in (self._caption, *wishes):
            flow.addWidget(widget)
        return flow

    def tell(self, scene: Scene) -> None:
        """Show the ways of the answer that stands."""
        state, say, visit = scene.state, scene.say, scene.state.visit
        shown = state.seen is not None and visit is not None and bool(visit.pieces)
        # While a lower price is named, it is the one choice; K or Esc gives the others back.
        yes = cards(state) if shown and lower_price_for(state) is None else ()
        self._tell_offers(yes, scene)
        looked_at = state.answered and words.looked_at(state) is not None
        self._ask.tell(scene)
        self._tell_reasons(scene, words.would_do(state) if looked_at else ())
        more = words.would_give_more(state) if shown else None
        self._more.setVisible(more is not None)
        self._more.say(say.say(more) if more else "")
        # Beside a question there is nothing to wish for yet.
        self._tell_wishes(scene, shown=shown and not looked_at)
        self._tell_steps(scene, shown=shown, crowded=len(yes) > _ABREAST)

    def _tell_wishes(self, scene: Scene, *, shown: bool) -> None:
        """Whom the choice is for, and what may be wished for beside it."""
        state, say, visit = scene.state, scene.say, scene.state.visit
        assert visit is not None
        piece, name = alone(state), visit.first_name
        self._caption.setVisible(shown)
        caption = say("counter.choose", name=name) if name else say("counter.choices")
        self._caption.say(say("counter.alone", title=piece.sold.title) if piece else caption)
        self._caption.wear(ink="ink" if piece else "ink_soft")
        self._at_home.setVisible(shown)
        self._at_home.tell(say("counter.at_home"), chosen=visit.at_home)
        spoken = say(f"language.{her_language(state)}")
        self._language.say(spoken[:1].upper() + spoken[1:])
        self._language.setAccessibleName(say("counter.her_language", language=spoken))
        keeps = lower_price_for(state) is not None
        keepable = shown and (keeps or can_keep(state))
        self._keep.setVisible(keepable)
        # Three wishes have room beside each other only where each has a row of its own.
        self._language.setVisible(shown and (not keepable or theme().scale >= LARGE_TEXT))
        key = "undo" if keeps else "named" if name else "anyone"
        named = say("counter.keep.named", name=name) if key == "named" else ""
        self._keep.tell(named or say(f"counter.keep.{key}"), chosen=keeps)
        self.lower_price.tell(scene)

    def _tell_steps(self, scene: Scene, *, shown: bool, crowded: bool) -> None:
        state, say = scene.state, scene.say
        # A trouble is told above, and needs the room; so do more ways than stand side by side.
        crowded = state.trouble is not None or (crowded and not self._wide)
        told = () if crowded else steps(state)
        if told or crowded or not shown or state.answered:
            self._steps.setVisible(bool(told))
            self._next.setVisible(bool(told))
            self._steps.tell(
                tuple(Step(one.icon, say.say(one.first), say.say(one.second)) for one in told)
            )

    def _tell_offers(self, ways: tuple[Card, ...], scene: Scene) -> None:
        say = scene.say
        for nr, card in enumerate(self._offers):
            card.setVisible(nr < len(ways))
            if nr >= len(ways):
                continue
            way = ways[nr]
            choice = Choice(
                id=way.outcome.value,
                what=say(f"counter.offer.{way.name}"),
                amount=say.money(way.amount, exact=False) if way.amount is not None else "",
                when=say.say(way.means),
                key=OFFER_KEYS[nr],
                badge=say("counter.suggested") if way.suggested else "",
                chosen=way.chosen,
            )
            if isinstance(card, OfferCard):
                card.tell(choice)
            else:
                card.tell(_row(choice, way.outcome))

    def _tell_reasons(self, scene: Scene, would: tuple[tuple[Reason, Phrase], ...]) -> None:
        say, meant = scene.say, dict(would)
        rows = [(nr, why) for nr, why in enumerate(REASONS, 1) if why[0] in meant]
        self._would.setVisible(bool(rows))
        for place, each in enumerate(self._reasons):
            each.setVisible(place < len(rows))
            if place < len(rows):
                nr, (reason, icon) = rows[place]
                what = say(f"counter.would.{reason}")
                means = say.say(meant[reason])
                each.tell(Option(reason.value, what, means, key=str(nr), icon=icon))


def _abreast(cards: Sequence[QWidget], shares: tuple[int, ...]) -> QLayout:
    """As many in a row as there are shares of its width, fewer where the window is narrow."""
    made = Abreast(theme().gap(12), shares)
    for card in cards:
        made.addWidget(card)
    return made


def _row(choice: Choice, outcome: Outcome) -> Option:
    """A further way in a row: what is liked most has the large cards."""
    return Option(
        id=choice.id,
        what=choice.what,
        means=choice.when,
        amount=choice.amount,
        key=choice.key,
        icon=outcomes.ICONS[outcome],
        chosen=choice.chosen,
    )
