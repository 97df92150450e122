"""The versions of the promise as the command line names them."""

from returns_station.adapters.law.book import house_terms
from returns_station.days import local_day
from returns_station.desk.promising import TermsUnknownError
from returns_station.desk.station import Station
from returns_station.phrase import Phrase
from returns_station.policy.terms import Terms

_SHIPPED = "house"


class Promises:
    """Every version of one moment; "house" is the promise a shop starts with."""

    def __init__(self, station: Station) -> None:
        """Read them all."""
        self.today = local_day(station.clock(), station.keeper.market)
        with station.store.views() as views:
            self.rows = views.terms_versions()
            found = views.terms_book().in_force(self.today)
        self.in_force = found.version if found else ""

    def terms(self, version: str) -> Terms:
        """The terms of a version; raises TermsUnknownError."""
        shipped = house_terms()
        if version in ("", _SHIPPED, shipped.version):
            return shipped
        for row in self.rows:
            if row.version == version:
                return row.terms
        raise TermsUnknownError(Phrase("terms.unknown", {"version": version}))
