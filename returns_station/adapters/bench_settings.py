"""What a shop sets up for its bench: shelves, lanes, suppliers, sets, what was called back."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Named = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Mark = Annotated[str, StringConstraints(min_length=1, max_length=12)]
"""What stands over a shelf, read at arm's length."""
LaneName = Literal["outlet", "repair", "supplier", "recycling", "to_her", "quarantine"]


class BenchSettings(BaseModel):
    """Where goods go; an article number may be cut short, and a category does for all of it.

    `handling` is what it costs to mend, to photograph or to send on one piece, in whole kronor or
    euros: what is worth less is recycled. `recalled` names article numbers, or NUMBER/LOT.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    shelves: dict[Named, Mark] = Field(default_factory=dict)
    lanes: dict[LaneName, Mark] = Field(default_factory=dict)
    suppliers: dict[Named, Named] = Field(default_factory=dict)
    sets: dict[Named, list[Named]] = Field(default_factory=dict)
    recalled: list[Named] = Field(default_factory=list)
    outlet: bool = True
    handling: int | None = Field(default=None, ge=0, le=99_999)
    look_days: int = Field(default=3, ge=1, le=60)
