"""Every thing of ui/widgets on one picture, in the four themes and two text sizes.

Run `python -m tests.ui.gallery FOLDER` and look at what it draws.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme, drawings, theme, wear
from ui.tokens import THEMES, Role
from ui.widgets.answer_card import Answer, AnswerCard
from ui.widgets.badge import Badge, Tone
from ui.widgets.button import Action, Button
from ui.widgets.field import Field
from ui.widgets.focus_ring import FocusRing
from ui.widgets.forest import Forest
from ui.widgets.glyph import Picture
from ui.widgets.hint import Advice, Hint
from ui.widgets.keycap import KeyCap
from ui.widgets.label import PlainLabel
from ui.widgets.line_row import Line, LineList
from ui.widgets.offer_card import Choice, OfferCard
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.pressable import Pressable, Shape
from ui.widgets.rail import Door, Rail
from ui.widgets.reason_card import ReasonCard, Why
from ui.widgets.scan_banner import Banner, ScanBanner
from ui.widgets.sheet import Sheet
from ui.widgets.status_line import Fact, StatusLine
from ui.widgets.stepper import Count
from ui.widgets.steps import Promises, Step, Steps
from ui.widgets.toast import Toast
from ui.widgets.total_bar import Total, TotalBar

SCALES = (1.0, 2.0)
DOORS = (
    Door("counter", "Disken", "storefront", here=True),
    Door("search", "Sök", "magnifying-glass"),
    Door("pickup", "Hämtning", "truck"),
    Door("supervisor", "Beslut", "seal-check", waits="2"),
)
STEPS = (
    Step("printer", "Nu", "Returlappen skrivs ut", "Klart", kept=True),
    Step("t-shirt", "I dag före 16", "Tröjan åter på hylla A3", "Lovat"),
    Step("credit-card", "Senast mån 30 nov", "Pengarna på kortet", "Lovat"),
)
LINES = (
    Line(
        "1",
        "Stickad tröja Fjäll",
        "Storlek M · dimblå",
        "499 kr",
        "jumper",
        ticked=True,
        badge="Avläst nyss",
    ),
    Line(
        "2",
        "Raggsocka 2-pack",
        "37–40 · havre",
        "149 kr",
        "socks",
        count=Count(2, 3, "2 av 3", "en färre", "en fler"),
    ),
    Line(
        "3",
        "Regnjacka Vik",
        "Storlek 38 · mossgrön",
        "1 249 kr",
        "jacket",
        closed="Redan lämnad 3 november",
    ),
)


def room(build: Callable[[QVBoxLayout], None], width: int) -> QWidget:
    """A ground of the room's paper with the things that `build` adds."""
    ground = Sheet("paper", "", 0)
    column = QVBoxLayout(ground)
    column.setContentsMargins(40, 32, 40, 32)
    column.setSpacing(16)
    build(column)
    column.addStretch(1)
    ground.setFixedWidth(width)
    return ground


def row(*things: QWidget, spacing: int = 8) -> QHBoxLayout:
    """Things beside each other."""
    line = QHBoxLayout()
    line.setSpacing(spacing)
    for thing in things:
        line.addWidget(thing)
    line.addStretch(1)
    return line


def caption(text: str) -> PlainLabel:
    """A section's label."""
    return PlainLabel(text, Role.SMALL_STRONG, "ink_soft")


def hover(thing: Pressable) -> Pressable:
    """The thing as under a pointer."""
    thing.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    return thing


def focused(thing: Pressable) -> Pressable:
    """The thing as with the focus."""
    _FOCUSED.append(thing)
    return thing


_FOCUSED: list[Pressable] = []


def pressed(thing: Pressable) -> Pressable:
    """The thing as held down."""
    thing.setDown(True)
    return thing


def small_things(column: QVBoxLayout) -> None:
    """Type, badges, caps and buttons in their states."""
    for text, role in (
        ("Skanna vad som helst.", Role.POSTER),
        ("Ja – 499 kr tillbaka.", Role.SAY),
        ("Elin Sandberg", Role.TITLE),
        ("1 299,50 kr", Role.SUM),
        ("Stickad tröja Fjäll", Role.LEAD),
        ("Öppet köp till måndag 11 januari 2027.", Role.BODY),
        ("Storlek M · dimblå · åäö æø € 0123456789", Role.SMALL),
    ):
        column.addWidget(PlainLabel(text, role, wrap=True))
    column.addLayout(
        row(
            Badge("Föreslås", tone=Tone.INK),
            Badge("Avläst nyss", "barcode-bold", Tone.DONE),
            Badge("Klart", tone=Tone.DONE),
            Badge("Lovat", "clock-bold"),
            Badge("Sen 6 min", "clock-bold", Tone.LOOK),
        )
    )
    column.addLayout(
        row(
            *(
                KeyCap(key, ink="ink")
                for key in ("Enter", "Esc", "F3", "Q", "1", "↑", "Mellanslag")
            ),
            KeyCap("F9", large=True),
        )
    )
    pay = Action("Betala tillbaka", "Enter", "arrow-u-up-left")

    def green(action: Action = pay) -> Button:
        return Button(action, Shape.PRIMARY)

    busy = green()
    busy.work(True)
    wait = Action("Bocka en vara", "Enter", missing="Bocka en vara")
    column.addLayout(row(green(), hover(green()), focused(green()), spacing=12))
    column.addLayout(row(pressed(green()), busy, green(wait), spacing=12))
    undo = Action("Ångra", "Esc")
    column.addLayout(
        row(
            Button(undo),
            hover(Button(undo)),
            focused(Button(undo)),
            Button(Action("Varför ja", "F9"), Shape.QUIET),
            spacing=12,
        )
    )
    why = Why("size", "Passar inte", "ruler", "2")
    chosen = Why("size", "Passar inte", "ruler", "2", chosen=True)
    cannot = Why("size", "Passar inte", "ruler", "2", cannot=True)
    long = Why("size", "Tuote ei vastannut kuvausta", "question", "6")
    cards = (
        ReasonCard(why),
        hover(ReasonCard(why)),
        ReasonCard(chosen),
        focused(ReasonCard(why)),
        ReasonCard(cannot),
        ReasonCard(long),
    )
    grid = QGridLayout()
    grid.setSpacing(8)
    for number, card in enumerate(cards):
        grid.addWidget(card, number // 3, number % 3)
    column.addLayout(grid)
    tiles = QGridLayout()
    for number, name in enumerate(sorted(drawings() - {"forest", "mark"})):
        tiles.addWidget(Picture(name), number // 8, number % 8)
    column.addLayout(tiles)
    column.addWidget(Field("eller skriv namn, nummer, vara", "F3"))


def visit(column: QVBoxLayout) -> None:
    """What a visit at the counter is made of."""
    banner = ScanBanner()
    banner.tell(
        Banner(
            "receipt",
            "Elin Sandberg",
            "Kvitto 2041-1187 · torsdag 12 november · i butiken · kort …4242",
            "Läste: Tröja Fjäll M",
            back=Action("Ångra", "Esc"),
        )
    )
    column.addWidget(banner)
    large = theme().scale > 1.5
    body = QVBoxLayout() if large else QHBoxLayout()
    body.setSpacing(27)
    left, right = QVBoxLayout(), QVBoxLayout()
    sheet = Sheet("card", "line")
    inner = QVBoxLayout(sheet)
    inner.setContentsMargins(0, 0, 0, 0)
    lines = LineList()
    lines.tell(LINES)
    inner.addWidget(lines)
    left.addWidget(sheet)
    left.addStretch(1)
    answer = AnswerCard()
    answer.tell(
        Answer(
            yes=True,
            sentence="Ja – 499 kr tillbaka till kortet som slutar på 4242.",
            more="Öppet köp till måndag 11 januari 2027, 46 dagar kvar.",
            bold="måndag 11 januari 2027",
            why=Action("Varför ja", "F9"),
        )
    )
    right.addWidget(answer)
    look = AnswerCard()
    look.tell(
        Answer(
            yes=False,
            sentence="Låt oss titta – öppet köp gick ut för 9 dagar sedan.",
            more="Vinterkänga Tind, 39, kastanj, 1 299,50 kr.",
            why=Action("Så tänkte vi", "F9"),
            picture="boot",
        )
    )
    right.addWidget(look)
    offers = QVBoxLayout() if large else QHBoxLayout()
    offers.setSpacing(12)
    for number, choice in enumerate(
        (
            Choice(
                "refund",
                "Pengarna tillbaka",
                "499 kr",
                "På kortet …4242",
                "Q",
                "Föreslås",
                chosen=True,
            ),
            Choice("exchange", "Byt till L", "0 kr", "3 i lager, med hem nu", "W"),
            Choice("credit", "Tillgodokort", "499 kr", "Gäller i tre år", "E"),
        )
    ):
        offers.addWidget(OfferCard(choice), 5 if number == 0 else 4)
    right.addWidget(caption("Elin kan välja"))
    right.addLayout(offers)
    steps = Steps()
    steps.tell(STEPS)
    right.addWidget(caption("Sedan händer det här"))
    right.addWidget(steps)
    body.addLayout(left, 432)
    body.addLayout(right, 640)
    column.addLayout(body)
    total = TotalBar()
    total.tell(
        Total(
            "Tillbaka till Elin",
            "499,00 kr",
            Action("Betala tillbaka", "Enter", "arrow-u-up-left"),
            Action("Hämta hemma", "F4", "truck"),
            "499 kr lämnas, 499 kr följer med. Nytt öppet köp till 25 januari 2027.",
        )
    )
    column.addWidget(total)
    status = StatusLine()
    status.tell(
        (
            Fact("Maja Lind", "user-circle", strong=True),
            Fact("Kunden: svenska", "chat-circle-text"),
        ),
        (
            Fact("Utan nät, 2 väntar", "wifi-slash-bold", amber=True),
            Fact("Skrivaren redo", "printer"),
            Fact("14:32", strong=True),
        ),
    )
    column.addWidget(status)


def rest(column: QVBoxLayout) -> None:
    """Rail, forest, options, promises, hint and toast."""
    line = QHBoxLayout()
    rail = Rail(DOORS, (Door("help", "Hjälp F1", "question"),))
    line.addWidget(rail)
    words = QVBoxLayout()
    forest = Forest()
    forest.setMinimumHeight(300)
    words.addWidget(forest)
    for option in (
        Option(
            "now",
            "Med hem nu",
            "Hämtas från hylla C4 medan ni talar",
            "0 kr",
            "1",
            "storefront",
            badge="Föreslås",
            chosen=True,
        ),
        Option("home", "Hem till dörren i morgon", "Fredag 27 nov, 16–18", "0 kr", "2", "truck"),
        Option("rust", "Rost", "1 i lager", "", "7", picture="jumper"),
        Option("ask", "Går inte nu", "Hos oss 3 december", "", "8", picture="lamp", cannot=True),
    ):
        words.addWidget(OptionRow(option))
    promises = Promises()
    promises.tell(STEPS)
    words.addWidget(promises)
    for amber in (False, True):
        hint = Hint()
        hint.tell(
            Advice(
                "Läste 4006-88-XX.",
                "Det känner vi inte igen. Sök på varan.",
                "barcode",
                (Action("Sök", "F3"),),
                amber=amber,
            )
        )
        words.addWidget(hint)
    words.addSpacing(theme().px(110))
    line.addLayout(words, 1)
    column.addLayout(line)


def main(folder: Path) -> None:
    """Draw the pictures into a folder."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    for tokens in THEMES.values():
        for scale in SCALES:
            wear(Theme(tokens, scale), app)
            for build in (small_things, visit, rest):
                width = round(1180 if build is visit else 900 * (1 + 0.7 * (scale - 1)))
                ground = room(build, width)
                ground.show()
                if build is rest:
                    Toast(ground, left=180, above=40).tell(
                        "Läste 4006-88-XX",
                        "Det känner vi inte igen. Sök på varan.",
                        "barcode",
                        Action("Sök", "F3"),
                    )
                _settle(ground)
                for thing in _FOCUSED:
                    FocusRing(ground).follow(thing, thing.corner)
                _FOCUSED.clear()
                ground.grab().save(str(folder / f"{build.__name__}-{tokens.name}-{scale:.0f}.png"))
                ground.close()


def _settle(ground: QWidget) -> None:
    """Let layouts and movements come to rest."""
    loop = QEventLoop()
    for _ in range(5):
        loop.processEvents()
    ground.resize(ground.width(), max(1, ground.heightForWidth(ground.width())))
    loop.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
