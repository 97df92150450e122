"""What the desk asks of the store-room about people: trust, questions, what is kept, promises."""

from typing import Protocol

from returns_station.desk.privacy.ports import PersonQuestions, PersonWork
from returns_station.desk.ruling.ports import RulingViews, RulingWork
from returns_station.desk.service_asked import ServiceViews, ServiceWork
from returns_station.desk.trust.ports import TrustViews


class PeopleViews(TrustViews, RulingViews, PersonQuestions, ServiceViews, Protocol):
    """Read."""


class PeopleWork(RulingWork, PersonWork, ServiceWork, Protocol):
    """Written."""
