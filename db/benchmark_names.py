"""Invented names for measuring: people and goods as they sound in the Nordics."""

from functools import cache
from typing import Final

_FIRST: Final = (
    "Aino Alma Anders Astrid Birgitta Bjørn Ebba Eirik Elsa Emil Filip Gunilla Hanna Helmi Hugo "
    "Inger Jonas Kaisa Karin Kari Leila Linnéa Liv Mads Maja Magnus Nils Olle Onni Päivi Rut "
    "Samir Sigrid Signe Solveig Stina Sven Søren Tove Väinö Åge Åsa Åse Örjan Øyvind"
)
_BEGINS: Final = (
    "Alm Berg Björk Blom Dahl Ek Fjell Fors Gran Gustavs Hag Hav Hed Holm Hög Kast Kvarn Lejon "
    "Lilje Lind Ljung Lund Lång Löv Mark Myr Mört Nord Ny Ren Ros Rönn Sand Sjö Skog Sol Sten "
    "Strand Ström Sund Svan Söder Tall Vall Vass Vik Vinter Väster Ång Åker Älv Ö Öst"
)
_ENDS: Final = (
    "backe berg bo borg by dal ehag falk fors gren gård hammar hed hem holm kvist lid lund mark "
    "mo näs plats qvist ros ryd skär stad stedt sten strand ström torp vall vik äng ö"
)
_LOOKS: Final = (
    "Blommig Enfärgad Filtad Flätad Fodrad Grov Kort Lätt Lång Mjuk Mönstrad Prickig Randig "
    "Rutig Smal Stickad Tunn Tvättad Varm Vid"
)
_GOODS: Final = (
    "blus bälte cykelhjälm halsduk handduk hatt jacka kappa keps kjol klocka klänning kofta "
    "kudde känga lampa linne matta morgonrock mugg mössa overall paraply plånbok pläd pyjamas "
    "regnrock ryggsäck sandal scarf skjorta sko skål stol stövel tofflor topp tröja vante väska"
)
_STYLES: Final = (
    "Alva Bris Dimma Dyning Eld Fjäll Glänta Havre Is Kust Ljung Morgon Måne Natt Regn Sky Skär "
    "Snö Sommar Stig Strand Tjärn Udde Vide Äng"
)


@cache
def _each(words: str) -> tuple[str, ...]:
    return tuple(words.split())


@cache
def _surnames() -> tuple[str, ...]:
    return tuple(begin + end for end in _each(_ENDS) for begin in _each(_BEGINS))


def customer_name(n: int) -> str:
    """The name of the n-th customer; some share one, as people do."""
    first, last = _each(_FIRST), _surnames()
    # Steps that share no factor with the counts: neighbours have little in common.
    return f"{first[n * 7 % len(first)]} {last[n * 101 % len(last)]}"


def article_title(n: int) -> str:
    """The title of the n-th article of 20,000, each its own."""
    looks, goods, styles = _each(_LOOKS), _each(_GOODS), _each(_STYLES)
    n, look = divmod(n, len(looks))
    style, kind = divmod(n, len(goods))
    return f"{looks[look]} {goods[kind]} {styles[style % len(styles)]}"


def misspelt(name: str) -> str:
    """A name as a tired ear writes it: one letter in the middle twice."""
    middle = len(name) // 2
    return name[:middle] + name[middle] + name[middle:]
