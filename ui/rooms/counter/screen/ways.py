"""What she may choose, and what happens then; or the nearest yes while a person looks."""

from PySide6.QtWidgets import QGridLayout, QWidget

from returns_station.desk.views import Preview
from returns_station.money import Money
from returns_station.policy.claim import Outcome
from ui.rooms.counter.screen.scene import Doing, Scene, column
from ui.rooms.counter.state import outcomes, words
from ui.rooms.counter.state.finishing import chosen_offer
from ui.rooms.counter.state.keys import OFFER_KEYS, REASONS, Do
from ui.theme import theme
from ui.tokens import LARGE_TEXT, Role
from ui.widgets.label import PlainLabel
from ui.widgets.offer_card import Choice, OfferCard
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.steps import Step, Steps

_MONEY = (Outcome.REFUND, Outcome.STORE_CREDIT)
_ABREAST = 3
_SUGGESTED, _OTHER = 5, 4


class Ways(QWidget):
    """Offers side by side, or rows that name the nearest yes; then the steps."""

    def __init__(self, scene: Scene, do: Doing) -> None:
        super().__init__()
        look = theme()
        large = look.scale >= LARGE_TEXT
        self._caption = PlainLabel("", Role.SMALL_STRONG, "ink_soft")
        self._cards = tuple(OfferCard(Choice("", "-", "", "", key)) for key in OFFER_KEYS)
        for card in self._cards:
            card.picked.connect(lambda outcome: do(Do.OFFER, outcome))
        self._near = OptionRow(Option("", "-"))
        self._would = PlainLabel(scene.say("counter.would_do"), Role.SMALL_STRONG, "ink_soft")
        self._reasons = tuple(OptionRow(Option("", "-")) for _ in range(2))
        for each in self._reasons:
            each.picked.connect(lambda reason: do(Do.REASON, reason))
        self._next = PlainLabel(scene.say("counter.then"), Role.SMALL_STRONG, "ink_soft")
        self._steps = Steps()
        made = column(look.gap(10))
        made.addWidget(self._caption)
        made.addLayout(_abreast(self._cards, 1 if large else _ABREAST))
        for widget in (self._near, self._would, *self._reasons):
            made.addWidget(widget)
        made.addSpacing(look.gap(4))
        made.addWidget(self._next)
        made.addWidget(self._steps)
        made.addStretch(1)
        self.setLayout(made)

    def tell(self, scene: Scene) -> None:
        """Show the ways of the answer that stands."""
        state, say = scene.state, scene.say
        preview, visit = state.preview, state.visit
        shown = preview is not None and visit is not None and bool(visit.taken)
        accepted = shown and preview is not None and preview.decision.accepted
        self._tell_offers(preview if accepted else None, scene)
        looked_at = shown and not accepted
        near = words.nearest(state) if looked_at else ()
        would = words.would_do(state) if looked_at else ()
        self._tell_near(near, scene)
        self._tell_reasons(scene, would)
        self._caption.setVisible(accepted)
        name = visit.first_name if visit else ""
        self._caption.say(say("counter.choose", name=name) if name else say("counter.choices"))
        steps = words.steps(state)
        # A trouble is told above, and needs the room.
        steps = () if state.trouble is not None else steps
        if steps or not shown or state.answered:
            self._steps.setVisible(bool(steps))
            self._next.setVisible(bool(steps))
            self._steps.tell(
                tuple(Step(one.icon, say.say(one.first), say.say(one.second)) for one in steps)
            )

    def _tell_offers(self, preview: Preview | None, scene: Scene) -> None:
        say, chosen = scene.say, chosen_offer(scene.state)
        offers = preview.offers if preview is not None else ()
        for nr, card in enumerate(self._cards):
            card.setVisible(nr < len(offers))
            if nr >= len(offers):
                continue
            assert preview is not None, "offers are out of a preview"
            offer, decision = offers[nr], preview.decision
            amount = outcomes.worth(offer.settlement)
            card.tell(
                Choice(
                    id=offer.outcome.value,
                    what=say(f"counter.offer.{outcomes.name_of(offer, decision)}"),
                    amount=say.money(amount, exact=False),
                    when=say.say(outcomes.means(offer)),
                    key=OFFER_KEYS[nr],
                    badge=say("counter.suggested") if offer.suggested else "",
                    chosen=chosen is not None and offer.outcome is chosen.outcome,
                )
            )

    def _tell_near(self, near: tuple[Outcome, ...], scene: Scene) -> None:
        say = scene.say
        self._near.setVisible(bool(near))
        if not near:
            return
        self._near.tell(
            Option(
                id=near[0].value,
                what=say(f"counter.offer.{near[0]}"),
                means=say("counter.nearest_means"),
                amount=say.money(_worth(scene), exact=False) if near[0] in _MONEY else "",
                icon=outcomes.ICONS[near[0]],
                badge=say("counter.nearest_yes"),
            )
        )

    def _tell_reasons(self, scene: Scene, would: tuple[object, ...]) -> None:
        say = scene.say
        rows = [(nr, why) for nr, why in enumerate(REASONS, 1) if why[0] in would]
        self._would.setVisible(bool(rows))
        for place, each in enumerate(self._reasons):
            each.setVisible(place < len(rows))
            if place < len(rows):
                nr, (reason, icon) = rows[place]
                what = say(f"counter.would.{reason}")
                means = say(f"counter.would_means.{reason}")
                each.tell(Option(reason.value, what, means, key=str(nr), icon=icon))


def _abreast(cards: tuple[OfferCard, ...], many: int) -> QGridLayout:
    """So many in a row, the suggested one a little wider."""
    made = QGridLayout()
    made.setSpacing(theme().gap(12))
    for nr, card in enumerate(cards):
        made.addWidget(card, nr // many, nr % many)
    for place in range(many):
        made.setColumnStretch(place, _OTHER if place else _SUGGESTED)
    return made


def _worth(scene: Scene) -> Money:
    """What the ticked units were paid with, each its even share of its line."""
    visit = scene.state.visit
    assert visit is not None
    minor = 0
    for one in visit.taken:
        line = visit.view.sale.line(one.line)
        assert line is not None
        minor += line.paid.minor * one.quantity // line.quantity
    return Money(minor, visit.view.sale.currency)
