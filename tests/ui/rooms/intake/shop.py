"""A bench of a test: Kerstin's and others' parcels, told of, on the way, or nobody's."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from returns_station.case import Who
from returns_station.desk.bench.house import BenchHouse
from returns_station.desk.station import Station
from returns_station.goods.disposition import Rules
from returns_station.policy.claim import ClaimLine, Reason
from returns_station.sale import Channel, Sale, SaleLine, Trait
from tests.builders import a_line, a_sale, kronor
from tests.returns_station.desk.bench.at_the_bench import a_bench_station, told_of

PIOTR: Final = Who("Piotr Nowak", "Bänk 1")
JUMPER: Final = "7310865004703"
SOCKS: Final = "7310865004710"
JACKET: Final = "7310865004727"
HAT: Final = "7310865004734"
HEATER: Final = "7310865004741"
KERSTIN: Final = "W-10369"
JOHAN: Final = "W-10370"
LAMP_ORDER: Final = "W-10371"
RULES: Final = Rules(
    shelves={"KNIT": "A3-07", "SOCK": "B1-12", "COAT": "C2-01", "HAT": "A3-09"},
    suppliers={"KNIT": "Fjällväv AB", "COAT": "Nordkappa Oy", "SOCK": "Fjällväv AB"},
    handling=kronor(20),
)


def goods(nr: str, sku: str, gtin: str, title: str, options: str, paid: int) -> SaleLine:
    """A line of goods with a number to scan."""
    line = a_line(nr, sku=sku, gtin=gtin.zfill(14), paid=paid)
    category = "socks" if sku.startswith("SOCK") else "clothing"
    return replace(line, title=title, options=options, category=category)


def kerstin() -> Sale:
    """An order of four, three of which come back."""
    return a_sale(
        goods("1", "KNIT-M", JUMPER, "Stickad tröja Fjäll", "M, dimblå", 499),
        goods("2", "SOCK-37", SOCKS, "Raggsocka 2-pack", "37-40, havre", 149),
        goods("3", "COAT-38", JACKET, "Regnjacka Vik", "38, mossgrön", 1249),
        goods("4", "HAT-RIM", HAT, "Mössa Rim", "Lingon", 249),
        number=KERSTIN,
        customer="Kerstin Vall",
        channel=Channel.DISTANCE,
    )


def johan() -> Sale:
    """An order of one, which comes back."""
    return a_sale(
        goods("1", "SOCK-41", SOCKS, "Raggsocka 2-pack", "41-44, havre", 149),
        number=JOHAN,
        customer="Johan Nyström",
        channel=Channel.DISTANCE,
    )


def recalled() -> Sale:
    """An order of goods that were called back since."""
    line = goods("1", "HEAT-1", HEATER, "Vattenkokare Ånga", "Krom", 599)
    return a_sale(
        replace(line, traits=frozenset({Trait.RECALLED})),
        number=LAMP_ORDER,
        customer="Eva Svensson",
        channel=Channel.DISTANCE,
    )


def worn_out(number: str, customer: str) -> Sale:
    """An order of a jumper that breaks."""
    line = goods("1", "KNIT-M", JUMPER, "Stickad tröja Fjäll", "M, dimblå", 499)
    return a_sale(line, number=number, customer=customer, channel=Channel.DISTANCE)


def a_shop(folder: Path, rules: Rules = RULES) -> Station:
    """The shop; Kerstin, Johan and Eva have told of what they send."""
    house = BenchHouse(rules)
    broke = (worn_out("W-10401", "Bo Ek"), worn_out("W-10402", "Lo Berg"))
    station = a_bench_station(folder, kerstin(), johan(), recalled(), *broke, house=house)
    told_of(station, *(ClaimLine(nr) for nr in ("1", "2", "3")), key="kerstin")
    told_of(station, key="johan", sale_id=2)
    told_of(station, key="eva", sale_id=3)
    return station


def broken(station: Station, sale_id: int) -> str:
    """A faulty jumper, told of by who bought it: its slip."""
    return told_of(
        station, ClaimLine("1", reason=Reason.FAULTY), key=f"broke-{sale_id}", sale_id=sale_id
    )
