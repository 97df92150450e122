"""How sure a share is: the same as on the board of promises."""

from returns_station.service.interval import Z_95, Interval, wilson

__all__ = ["Z_95", "Interval", "wilson"]
