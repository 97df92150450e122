"""How long a market's law and plan let things be kept, as its profile says on a day."""

from datetime import date
from typing import Any, Final

from returns_station.adapters.law.files import Table, written_versions
from returns_station.days import MARKETS
from returns_station.privacy.retention import Figures

_NAMES: Final = {
    "bookkeeping_years": "bookkeeping_years",
    "claim_months": "claim_facts_months_after_liability",
    "contact_days": "contact_days_after_closing",
    "photo_months": "photo_months_after_refund",
    "feedback_months": "feedback_months",
    "override_months": "override_log_months",
}
_LIABLE: Final = ("years_durable", "years", "safe_years")


def retention_for(market: str, day: date) -> Figures:
    """The figures that hold on a day; what a profile does not say is the house's own plan."""
    versions = written_versions(market if market in MARKETS else "EU")
    valid = [version for version in versions if version.valid_from <= day] or versions[:1]
    law = valid[-1].whole
    told = {name: _figure(law.get("retention", {}), key) for name, key in _NAMES.items()}
    years = (_figure(law.get("complaint", {}), name) for name in _LIABLE)
    # Of goods that are meant to last the longer time counts: her purchase is found by her name.
    told["liability_years"] = next((one for one in years if one), None)
    return Figures(**{name: value for name, value in told.items() if value})


def _figure(table: Table, name: str) -> tuple[int, str, str] | None:
    figure: Any = table.get(name)
    return None if figure is None else (int(figure["is"]), figure["source"], figure["confidence"])
