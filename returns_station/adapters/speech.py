"""Speech: says a phrase in one given language; clerk and customer may have two at one desk."""

import string
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Final

from returns_station.adapters.catalogue import FALLBACK, LANGUAGES, Entry, catalogue
from returns_station.adapters.pseudo import PSEUDO
from returns_station.money import Money, decimals
from returns_station.phrase import Phrase

LOCALES: Final = {"en": "en_GB", "sv": "sv_SE", "nb": "nb_NO", "fi": "fi_FI", "da": "da_DK"}
# What a customer of that language reads as "her own" currency sign; others keep their ISO code.
_KRONOR: Final = {"SEK": ("sv", "en"), "NOK": ("nb", "en"), "DKK": ("da", "en")}
# Day patterns by format spec. A Finn reads figures: names of days and months would need cases.
_NORDIC_DAYS: Final = {"": "EEEE d. MMMM y", "day": "EEEE d. MMMM", "short": "EEE d. MMM"} | {
    "date": "d. MMMM",
    "year": "d. MMMM y",
}
_PLAIN_DAYS: Final = {spec: pattern.replace(".", "") for spec, pattern in _NORDIC_DAYS.items()}
_FINNISH_DAYS: Final = {"": "ccc d.M.y", "day": "ccc d.M.", "short": "ccc d.M."} | {
    "date": "d.M.",
    "year": "d.M.y",
}
_DAYS: Final = {"en": _PLAIN_DAYS, "sv": _PLAIN_DAYS, "fi": _FINNISH_DAYS}


class Speech:
    """One language's voice: sentences from the catalogue, numbers and days by its habits."""

    def __init__(self, language: str) -> None:
        """Speak `language` (en, sv, nb, fi, da); an unknown one is answered in English.

        Tests may ask for the pseudo-language: its words are its own, its figures and days English.
        """
        self.language = language if language in (*LANGUAGES, PSEUDO) else FALLBACK
        self._habits = FALLBACK if self.language == PSEUDO else self.language
        self._locale = LOCALES[self._habits]

    def say(self, phrase: Phrase) -> str:
        """The phrase in this language; a key it lacks is said in English."""
        entry = _entry(self.language, phrase.key)
        return self.fill(entry.form(phrase.args.get("count")), phrase.args)

    def fill(self, text: str, args: Mapping[str, Any]) -> str:
        """A text with each {placeholder} said as its format asks."""
        said = [
            before + self.format_field(args[name], form) if name else before
            for before, name, form in _parts(text)
        ]
        return "".join(said)

    def __call__(self, key: str, **args: Any) -> str:  # noqa: ANN401 - any Argument; checked when spoken
        """Say a key with its arguments by name."""
        return self.say(Phrase(key, args))

    def money(self, amount: Money, *, exact: bool = True) -> str:
        """An amount with its currency: 1 299,50 kr; whole ones lose their decimals unless exact."""
        return _money(self._habits, amount, exact=exact)

    def figure(self, amount: Money) -> str:
        """An amount without its currency, for a column whose sum names it: 1 299,50."""
        return _figure(self._locale, amount.decimal, "#,##0" + _fraction(amount.currency))

    def day(self, day: date, form: str = "") -> str:
        """A day: with weekday and year, or as `form` says (day, short, date, year)."""
        return _day(self._habits, date(day.year, day.month, day.day), form)

    def time(self, moment: datetime | time) -> str:
        """A time of day as its own zone reads it: 14:32."""
        from babel.dates import format_time  # lazy: costs 25 ms

        clock = moment.replace(tzinfo=None)  # Babel would turn a zone's time into UTC
        return format_time(clock, "short", locale=self._locale)

    def moment(self, moment: datetime) -> str:
        """A day and its time: torsdag 12 november 14:32."""
        return f"{self.day(moment, 'day')} {self.time(moment)}"

    def number(self, number: int | Decimal) -> str:
        """A count or a rate, grouped: 1 299, 25,5."""
        return _figure(self._locale, number, None)

    def listing(self, items: Iterable[str]) -> str:
        """Several things as one says them: a, b och c."""
        from babel.lists import format_list  # lazy: costs 25 ms

        return format_list(list(items), locale=self._locale)

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 - any Argument
        """Say one argument; the placeholder's format says how."""
        match value:
            case str():
                said = value
            case Phrase():
                said = self.say(value)
            case Money():
                said = self.money(value, exact=format_spec == "sum")
            case datetime() if format_spec in ("", "time"):
                said = self.time(value) if format_spec else self.moment(value)
            case date():
                said = self.day(value, format_spec)
            case tuple():
                said = self.listing(self.format_field(item, format_spec) for item in value)
            case _:
                said = self.number(value)
        return said


@cache
def speech(language: str) -> Speech:
    """The one voice of a language."""
    return Speech(language)


def _entry(language: str, key: str) -> Entry:
    """The entry in this language, else in English, else the key itself: a shop must go on."""
    return catalogue(language).get(key) or catalogue(FALLBACK).get(key) or Entry((key,))


@lru_cache(maxsize=2048)
def _parts(text: str) -> tuple[tuple[str, str, str], ...]:
    """A sentence as what stands before each placeholder, its name and how to say it."""
    parts = string.Formatter().parse(text)
    return tuple((before, name or "", form or "") for before, name, form, _ in parts)


# A slip says each amount and day several times, a day at the counter far more often: to remember
# what was said is an eighth of the time of asking Babel again.
@lru_cache(maxsize=4096)
def _money(language: str, amount: Money, *, exact: bool) -> str:
    from babel.numbers import format_currency  # lazy: costs 25 ms

    locale = LOCALES[language]
    whole = not exact and amount.decimal == amount.decimal.to_integral_value()
    pattern = "#,##0" + ("" if whole else _fraction(amount.currency))
    if amount.currency not in _KRONOR:
        pattern = f"¤{pattern}" if language == "en" else f"{pattern}\N{NO-BREAK SPACE}¤"
        return format_currency(
            amount.decimal, amount.currency, pattern, locale, currency_digits=False
        )
    own = language in _KRONOR[amount.currency]
    number = _figure(locale, amount.decimal, pattern)
    return f"{number}\N{NO-BREAK SPACE}{'kr' if own else amount.currency}"


@lru_cache(maxsize=512)
def _figure(locale: str, number: int | Decimal, pattern: str | None) -> str:
    from babel.numbers import format_decimal  # lazy: costs 25 ms

    return format_decimal(number, pattern, locale=locale)


@lru_cache(maxsize=4096)
def _day(language: str, day: date, form: str) -> str:
    from babel.dates import format_date  # lazy: costs 25 ms

    pattern = _DAYS.get(language, _NORDIC_DAYS)[form]
    text = format_date(day, pattern, locale=LOCALES[language])
    return text.removesuffix(".") if form == "short" and language != "fi" else text


def _fraction(currency: str) -> str:
    """The part of a number pattern after the units."""
    return "." + "0" * decimals(currency) if decimals(currency) else ""
