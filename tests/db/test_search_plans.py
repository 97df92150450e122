"""No question of the search or of a story reads a table through, however large the shop is."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from db import candidates, search, searching, stories
from db.engine import open_engine, reading
from db.prepared import Prepared
from db.schema import prepare

ASKED = [
    pytest.param(module, name, id=f"{module.__name__}.{name}")
    for module in (candidates, search, searching, stories)
    for name, value in vars(module).items()
    if isinstance(value, Prepared)
]


@pytest.mark.parametrize(("module", "name"), ASKED)
def test_that_every_question_is_answered_by_an_index(
    tmp_path: Path, module: ModuleType, name: str
) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'station.db'}")
    prepare(engine)

    with reading(engine) as connection:
        statement = getattr(module, name)._statement  # noqa: SLF001 - as it is asked
        asked: Any = statement.compile(dialect=connection.dialect)
        values = [asked.params[each] or 1 for each in asked.positiontup]
        told = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}", tuple(values))
        plan = [row[3] for row in told]

    engine.dispose()
    assert plan
    assert [step for step in plan if step.startswith("SCAN ") and "anon" not in step] == []
