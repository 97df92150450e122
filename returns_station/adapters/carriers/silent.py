"""Why a carrier gives no times, as a sentence for staff."""

from returns_station.adapters.carriers import heard as of
from returns_station.adapters.carriers.line import Heard, Lost
from returns_station.desk.pickup.carriers import CarrierSilentError
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Answer, Told

_NOT_FOUND = 404
_NOT_LET_IN = frozenset((401, 403))


def silent(carrier: str, heard: Heard | Lost) -> Heard:
    """A response that may hold times; raises CarrierSilentError with what to tell."""
    told = {"carrier": carrier}
    if isinstance(heard, Lost):
        raise CarrierSilentError(Phrase("carrier.away", told))
    if heard.status == _NOT_FOUND:
        raise CarrierSilentError(Phrase("carrier.not_there", told))
    if heard.status in _NOT_LET_IN:
        raise CarrierSilentError(Phrase("carrier.not_let_in", told))
    answer = of.plain(heard)
    if isinstance(answer, Answer) and answer.told is Told.BUSY:
        raise CarrierSilentError(Phrase("carrier.busy", told))
    if isinstance(answer, Answer) or of.content(answer) is None:
        raise CarrierSilentError(Phrase("carrier.away", told))
    return answer
