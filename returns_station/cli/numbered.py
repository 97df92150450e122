"""A sale by the number that someone typed."""

from returns_station.desk.errors import InputError
from returns_station.desk.station import Station
from returns_station.desk.taking_back import SaleUnknownError
from returns_station.desk.views import SaleView
from returns_station.phrase import Phrase
from returns_station.scan import code_key


class SeveralSalesError(InputError):
    """Several sales have this number; the file must be told by its source as well."""


def sale_numbered(station: Station, number: str) -> SaleView:
    """The one sale with a number; raises SaleUnknownError or SeveralSalesError."""
    with station.store.views() as views:
        numbered = views.by_number(code_key(number))
        exact = [one for one in numbered if one.number == number] or list(numbered)
        if not exact:
            raise SaleUnknownError(Phrase("find.nothing", {"code": number}))
        if len(exact) > 1:
            raise SeveralSalesError(Phrase("find.several", {"code": number}))
        view = views.sale(exact[0].sale_id)
    assert view is not None, "a sale is never taken away"
    return view
