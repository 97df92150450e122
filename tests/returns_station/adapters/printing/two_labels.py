"""Two labels to print: for a shelf, and for a parcel."""

from returns_station.label import Code, Label, LabelKind, Symbology
from returns_station.phrase import Phrase
from tests.returns_station.adapters.printing.slips import SHOP

PUT_AWAY = Label(
    LabelKind.PUT_AWAY,
    "sv",
    SHOP,
    Phrase("label.to_shelf"),
    "A3-07",
    ("Stickad tröja Fjäll", "M, dimblå"),
    (Code("RS0000447161", printed="RS 0000-4471-6 / 1"),),
    mark="A",
)
PARCEL = Label(
    LabelKind.PARCEL,
    "sv",
    SHOP,
    Phrase("label.route", {"route": "12"}),
    "Uppsala",
    ("Paket 1 av 2",),
    (
        Code("00373500010000000016", Symbology.GS1_128, "(00) 3 7350001 000000001 6"),
        Code("RS000044716", Symbology.QR, "RS 0000-4471-6"),
    ),
    to=("Elin Sandberg", "Kungsgatan 4 lgh 1203", "753 18 Uppsala"),
    sender=("Granlöv", "Storgatan 12", "753 20 Uppsala"),
)
