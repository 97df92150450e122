"""What she may choose, and what happens then; or the nearest yes while a person looks."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from returns_station.desk.views import Preview
from returns_station.money import Money
from returns_station.phrase import Phrase
from returns_station.policy.claim import Outcome, Reason
from ui.rooms.counter.screen.scene import Doing, Scene, column
from ui.rooms.counter.state import outcomes, words
from ui.rooms.counter.state.answers import chosen_offer
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
        self._cards = tuple(OfferCard(Choice("", "-", "", "", k)) for k in OFFER_KEYS[:_ABREAST])
        self._rows = tuple(OptionRow(Option("", "-", key=key)) for key in OFFER_KEYS[_ABREAST:])
        self._offers: tuple[OfferCard | OptionRow, ...] = (*self._cards, *self._rows)
        for card in self._offers:
            card.picked.connect(lambda outcome: do(Do.OFFER, outcome))
        self._more = PlainLabel("", Role.SMALL, "ink_soft", wrap=True)
        self._near = OptionRow(Option("", "-"))
        self._would = PlainLabel(scene.say("counter.would_do"), Role.SMALL_STRONG, "ink_soft")
        self._reasons = tuple(OptionRow(Option("", "-")) for _ in range(2))
        for each in self._reasons:
            each.picked.connect(lambda reason: do(Do.REASON, reason))
        self._next = PlainLabel(scene.say("counter.then"), Role.SMALL_STRONG, "ink_soft")
        self._steps = Steps()
        made = column(look.gap(10))
        made.addWidget(self._caption)
        made.addLayout(_abreast(self._cards, (_OTHER,) if large else (_SUGGESTED, _OTHER, _OTHER)))
        made.addLayout(_abreast(self._rows, (1,) if large else (1, 1)))
        for widget in (self._more, self._near, self._would, *self._reasons):
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
        self._tell_near(looked_at, scene)
        self._tell_reasons(scene, words.would_do(state) if looked_at else ())
        more = words.would_give_more(state) if shown else None
        self._more.setVisible(more is not None)
        self._more.say(say.say(more) if more else "")
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
        for nr, card in enumerate(self._offers):
            card.setVisible(nr < len(offers))
            if nr >= len(offers):
                continue
            assert preview is not None, "offers are out of a preview"
            offer = offers[nr]
            choice = Choice(
                id=offer.outcome.value,
                what=say(f"counter.offer.{outcomes.name_of(offer, preview.decision)}"),
                amount=say.money(outcomes.worth(offer.settlement), exact=False),
                when=say.say(outcomes.means(offer)),
                key=OFFER_KEYS[nr],
                badge=say("counter.suggested") if offer.suggested else "",
                chosen=chosen is not None and offer.outcome is chosen.outcome,
            )
            if isinstance(card, OfferCard):
                card.tell(choice)
            else:
                card.tell(_row(choice, offer.outcome))

    def _tell_near(self, looked_at: bool, scene: Scene) -> None:  # noqa: FBT001 - one of two states
        say, near = scene.say, words.nearest(scene.state) if looked_at else ()
        self._near.setVisible(bool(near))
        if not near:
            return
        self._near.tell(
            Option(
                id=near[0].value,
                what=say(f"counter.offer.{words.nearest_name(scene.state)}"),
                means=say("counter.nearest_means"),
                amount=say.money(_worth(scene), exact=False) if near[0] in _MONEY else "",
                icon=outcomes.ICONS[near[0]],
                badge=say("counter.nearest_yes"),
            )
        )

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


def _abreast(cards: Sequence[QWidget], shares: tuple[int, ...]) -> QGridLayout:
    """As many in a row as there are shares of its width."""
    made = QGridLayout()
    made.setSpacing(theme().gap(12))
    for nr, card in enumerate(cards):
        made.addWidget(card, nr // len(shares), nr % len(shares))
    for place, share in enumerate(shares):
        made.setColumnStretch(place, share)
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
