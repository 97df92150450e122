"""What a shop sets up for questions to a person: how long they stand open."""

from datetime import time, timedelta

from pydantic import BaseModel, ConfigDict, Field

from returns_station.desk.ruling.house import RulingHouse


class RulingSettings(BaseModel):
    """So many hours a question waits and a yes holds; `closes` (as 19:00) ends both, "" never."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    hours: int = Field(default=4, ge=1, le=72)
    closes: str = Field(default="", pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9])?$")

    def house(self, currency: str) -> RulingHouse:
        """The same for the desk; limits are in the shop's currency."""
        closes = time.fromisoformat(self.closes) if self.closes else None
        return RulingHouse(timedelta(hours=self.hours), closes, currency)
