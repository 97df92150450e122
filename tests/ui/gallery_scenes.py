"""Whole scenes of the gallery: a visit at the counter, and the counter at rest."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tests.ui.gallery_tools import caption
from ui.theme import theme
from ui.widgets.answer_card import Answer, AnswerCard
from ui.widgets.button import Action
from ui.widgets.forest import Forest
from ui.widgets.hint import Advice, Hint
from ui.widgets.line_row import Line, LineList
from ui.widgets.offer_card import Choice, OfferCard
from ui.widgets.option_row import Option, OptionRow
from ui.widgets.rail import Door, Rail
from ui.widgets.scan_banner import Banner, ScanBanner
from ui.widgets.sheet import Sheet
from ui.widgets.status_line import Fact, StatusLine
from ui.widgets.stepper import Count
from ui.widgets.steps import Promises, Step, Steps
from ui.widgets.total_bar import Total, TotalBar

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
        way="Byts mot Storlek L",
        alone=True,
        above="Kvitto 2041-1187 · torsdag 12 november · i butiken",
    ),
    Line(
        "2",
        "Raggsocka 2-pack",
        "37–40 · havre",
        "149 kr",
        "socks",
        count=Count(2, 3, "2 av 3", "en färre", "en fler"),
        way="Pengar tillbaka",
        splits="Dela",
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
