"""The search, a case's whole story and the counter with a busy day in pictures.

Run `python -m tests.ui.search_pictures FOLDER [WIDTHxHEIGHT] [LANGUAGE] [PERCENT] [THEME]`.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from returns_station.customer import Customer
from returns_station.desk.commands import Part, TakeBack
from returns_station.desk.payout_commands import ConfirmTill
from returns_station.desk.rating import Rate
from returns_station.desk.station import Station
from returns_station.policy.claim import Claim, ClaimLine, Outcome, Reason
from returns_station.sale import Sale
from tests.builders import NOW, a_sale
from tests.returns_station.desk.counter import a_station
from tests.ui.pictures import SIZE, Stage, save, settle, wait
from tests.ui.rooms import shop
from tests.ui.rooms.shop import goods
from ui.app import App
from ui.desk import Desk
from ui.rooms.counter.state.keys import Do

_SOLD: Final = (
    ("Lars-Göran Svensson", "88-19870", "lg.s@example.com", ("Stickad tröja Fjäll", "XL", 499)),
    ("Maj Swensson", "1979-0220", "070-174 06 05", ("Kofta Fjäll", "Storlek M, ljung", 599)),
    ("Ulla Berg", "2040-0031", "", ("Kofta Fjäll", "Storlek S, mossa", 599)),
    ("Sami Laine", "2040-0032", "", ("Vattenkokare Glöd", "Krom", 799)),
    ("Petra Öhman", "2040-0033", "", ("Vantar Rim", "Storlek 8, havre", 179)),
    ("Ingrid Moe", "2040-0034", "", ("Filt Dis", "130 × 170, grå", 899)),
    ("Omar Haddad", "2040-0035", "", ("Ryggsäck Led", "22 liter, sten", 1099)),
    ("Bo Ek", "2040-0036", "", ("Skjorta Alm", "Storlek 41, vit", 699)),
    ("Anna Lind-Karlsson", "2040-0037", "", ("Klänning Sommar", "38, ljung", 1199)),
    ("Tove Fjäll", "2040-0038", "", ("Mugg Havre", "2 dl", 129)),
)  # fmt: skip


def _sale(nr: int, name: str, number: str, contact: str, sold: tuple[str, str, int]) -> Sale:
    title, options, paid = sold
    made = a_sale(
        goods("1", f"73108650{nr:05}", title, options, paid),
        number=number,
        bought_on=date(2026, 11, 3 + nr),
        customer=name,
    )
    phone, mail = ("", contact) if "@" in contact else (contact, "")
    key = name.casefold()
    return replace(made, customer=Customer(name, key=key, phone=phone, email=mail))


def busy(folder: Path) -> Station:
    """A shop where ten customers have been in today."""
    clock = [NOW]
    sold = (*shop.sales(), *(_sale(nr, *each) for nr, each in enumerate(_SOLD)))
    station = a_station(folder, *sold, clock=lambda: clock[-1])
    told = ""
    begun = NOW - timedelta(hours=4, minutes=12)
    for nr in range(len(_SOLD)):
        at = begun + timedelta(minutes=22 * nr)
        clock.append(at)
        reason = tuple(Reason)[nr % 3]
        part = Part(5 + nr, Claim(at, (ClaimLine("1", reason=reason),)), Outcome.REFUND)
        slip = station.perform(TakeBack(f"day-{nr}", (part,)), shop.MAJA).slip
        station.print_slip(slip, str(folder / f"{slip}.pdf"), shop.MAJA)
        if nr == 1:
            told = slip
    clock.append(begun + timedelta(minutes=30))
    station.perform(ConfirmTill("till", told, "K-5518"), shop.MAJA)
    clock.append(begun + timedelta(minutes=41))
    station.perform(Rate(told, 5), shop.MAJA)
    clock.append(begun + timedelta(hours=1, minutes=41))
    station.print_slip(told, str(folder / "copy.pdf"), replace(shop.MAJA, actor="Anders Nord"))
    clock.append(NOW)
    return station


def scenes(stage: Stage) -> Iterator[str]:
    """Set one scene after the other; each yields its name."""
    yield "idle-busy"
    stage.do(Do.RETURNS)
    yield "search-returns"
    stage.do(Do.BACK)
    stage.do(Do.SEEK)
    yield "search-empty"
    typed(stage, "svänson tröja")
    yield "search-misspelt"
    typed(stage, "sven")
    yield "search"
    stage.do(Do.GROUP, "people")
    yield "search-people"
    stage.do(Do.CONFIRM)
    yield "search-her"
    stage.do(Do.BACK)
    typed(stage, "fjäll")
    stage.do(Do.GROUP, "goods")
    yield "search-goods"
    stage.do(Do.CONFIRM)
    yield "search-with"
    typed(stage, "qwxz")
    yield "search-nothing"
    typed(stage, "swensson")
    stage.do(Do.GROUP, "returns")
    stage.do(Do.CONFIRM)
    yield "story"
    stage.do(Do.STORY)
    yield "story-slip"


def typed(stage: Stage, text: str) -> None:
    """These letters stand in the field, and are looked up."""
    stage.do(Do.TYPE, text)
    wait(300)


def main(arguments: list[str]) -> None:
    """Draw every scene."""
    folder, given = Path(arguments[0]), dict(enumerate(arguments))
    wide, high = map(int, given.get(1, SIZE).split("x"))
    language, percent, theme = given.get(2, "sv"), given.get(3, "100"), given.get(4, "light")
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication.instance() or QApplication([])
    assert isinstance(qt, QApplication)
    with tempfile.TemporaryDirectory() as data:
        station = busy(Path(data))
        desk = Desk(
            shop.MAJA, language, "SE", Path(data),
            theme=theme, text_percent=int(percent), motion=False,
        )  # fmt: skip
        stage = Stage(App(qt, desk, clock=lambda: NOW), (wide, high))
        stage.app.open(lambda: station)
        settle()
        for name in scenes(stage):
            save(stage.window, folder, name)
        stage.app.close()


if __name__ == "__main__":
    main(sys.argv[1:])
