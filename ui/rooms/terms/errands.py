"""What the terms room asks of the station, each thing off the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeVar

from PySide6.QtCore import QDeadlineTimer, QThreadPool

from returns_station.adapters.law.book import house_terms, law_versions, paragraph
from returns_station.adapters.law.credit import credit_months_for, credit_paragraph
from returns_station.case import Who
from returns_station.desk.commands import ApproveTerms, PublishTerms, SaveTerms
from returns_station.desk.promising import TermsDone
from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from returns_station.policy.law import Law
from returns_station.policy.promise.undercut import CREDIT_MONTHS
from ui.errand import send_kindly
from ui.rooms.terms.state.chip import Draft
from ui.rooms.terms.state.floor import EXCEPT, NAMED, Floor
from ui.rooms.terms.state.known import Known

T = TypeVar("T")
_FINISH_MS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the room stands: who writes, what time it is, new keys, and how the shop sells.

    `now` is local time. Without `at_a_distance` nothing is sold but over the counter.
    """

    who: Who
    now: Callable[[], datetime]
    new_key: Callable[[], str]
    currency: str = ""
    at_a_distance: bool = True


@dataclass(frozen=True, slots=True)
class Deed:
    """A promise under way: its two keys, made before the first try and kept for the next."""

    draft: Draft
    save_key: str
    publish_key: str


class Errands:
    """Sends things off and hands the answers over; what is written is written in its order."""

    def __init__(self) -> None:
        """Writing and trying each keep their own order."""
        self._writing, self._trying = QThreadPool(), QThreadPool()
        for pool in (self._writing, self._trying):
            pool.setMaxThreadCount(1)

    def write(
        self,
        call: Callable[[], T],
        on_done: Callable[[T], object],
        on_refused: Callable[[Phrase], object],
    ) -> None:
        """Store something, or read what was stored, after all that was sent before."""
        send_kindly(call, on_done, on_refused, self._writing)

    def try_out(
        self,
        call: Callable[[], T],
        on_done: Callable[[T], object],
        on_refused: Callable[[Phrase], object],
    ) -> None:
        """Ask what terms would mean; this keeps nothing else waiting."""
        send_kindly(call, on_done, on_refused, self._trying)

    def finish(self) -> None:
        """Wait a little for what was sent; before the window closes."""
        most = QDeadlineTimer(_FINISH_MS)
        self._writing.waitForDone(most)
        self._trying.waitForDone(most)


def known_of(station: Station, setting: Setting) -> Known:
    """All versions, the law of the shop's market, and what a shop starts with."""
    keeper, now = station.keeper, setting.now()
    with station.store.views() as views:
        versions, book = views.terms_versions(), views.terms_book()
    return Known(
        now=now,
        me=setting.who.actor,
        versions=versions,
        book=book,
        shipped=house_terms(),
        floors=tuple(
            _floor(law, now.date(), at_a_distance=setting.at_a_distance)
            for law in law_versions(keeper.market)
        ),
        currency=setting.currency,
        two_to_promise=keeper.two_to_promise,
    )


def save(station: Station, setting: Setting, draft: Draft, key: str) -> TermsDone:
    """Keep the draft."""
    return station.perform(SaveTerms(key, draft.terms, draft.note, draft.valid_from), setting.who)


def promise(station: Station, setting: Setting, deed: Deed, version: str) -> TermsDone:
    """Promise the draft; it is saved first where no `version` holds it as it is."""
    if not version:
        version = save(station, setting, deed.draft, deed.save_key).version
    command = PublishTerms(deed.publish_key, version, deed.draft.valid_from)
    return station.perform(command, setting.who)


def publish(station: Station, setting: Setting, command: PublishTerms) -> TermsDone:
    """Promise what another wrote."""
    return station.perform(command, setting.who)


def agree(station: Station, setting: Setting, version: str, key: str) -> TermsDone:
    """Stand behind what another wrote."""
    return station.perform(ApproveTerms(key, version), setting.who)


def _floor(law: Law, today: date, *, at_a_distance: bool) -> Floor:
    """One version of the law; what it says of store credit goes by the day that it is given."""
    day = max(law.valid_from, today)
    figures = (*NAMED, *(f"{EXCEPT}{each.trait}" for each in law.withdrawal.exceptions))
    sources = {figure: _source(law, figure) for figure in figures}
    sources[CREDIT_MONTHS] = credit_paragraph(law.market, day)
    credit = credit_months_for(law.market, day)
    return Floor(law, sources, at_a_distance=at_a_distance, credit_months=credit)


def _source(law: Law, figure: str) -> str:
    try:
        return paragraph(law, figure)
    except KeyError:
        return ""  # a market whose profile lacks this figure
