"""The small parts of the worked cases' form: days, moments, amounts, percents."""

import re
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Annotated, Final, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_MOMENT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})", re.ASCII
)
_WHOLE: Final = 100
# The zones that are the farthest behind and ahead: a moment must have a day in both.
_FARTHEST: Final = tuple(timezone(timedelta(hours=hours)) for hours in (-12, 14))


class Form(BaseModel):
    """A part of the form: a key that it does not name is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


def _day(told: object) -> date:
    if not isinstance(told, str) or not _DAY.fullmatch(told):
        raise ValueError("not a day such as 2026-11-30")
    return date.fromisoformat(told)


def _moment(told: object) -> datetime:
    if not isinstance(told, str) or not _MOMENT.fullmatch(told):
        raise ValueError("not a moment with its offset such as 2026-11-30T10:00:00+01:00")
    moment = datetime.fromisoformat(told)
    try:
        _ = [moment.astimezone(zone) for zone in _FARTHEST]
    except OverflowError as error:
        raise ValueError("at the end of the calendar, where a market may have no day") from error
    return moment


def _part(told: str) -> str:
    if Decimal(told) > _WHOLE:
        raise ValueError("more than 100 percent")
    return told


Day: TypeAlias = Annotated[date, BeforeValidator(_day)]
Moment: TypeAlias = Annotated[datetime, BeforeValidator(_moment)]
Amount: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?$")
]
Signed: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?$")
]
Percent: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^(0|[1-9][0-9]{0,2})(\.[0-9]{1,3})?$"), AfterValidator(_part)
]
Count: TypeAlias = Annotated[int, Field(ge=1)]
Name: TypeAlias = Annotated[str, StringConstraints(min_length=1)]
