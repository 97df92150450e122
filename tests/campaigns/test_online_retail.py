"""The first ten days of a real wholesaler, brought in twice."""

from pathlib import Path

import pytest

from tests.campaigns.online_retail import DATA, brought, days, off, opened, stored


@pytest.mark.skipif(not DATA.exists(), reason=f"{DATA} is not there")
def test_that_ten_real_days_come_in_once_with_every_ledger_exact(tmp_path: Path) -> None:
    files = days(tmp_path, 10)
    inbox, engine = opened(tmp_path)

    first = brought(inbox, files)
    before = stored(engine)
    again = brought(inbox, files)

    rows = sum(file.read_text(encoding="utf-8").count("\n") - 1 for file in files)
    assert [first.count(name) for name in ("lines", "bad_rows", "held")] == [rows, 0, 0]
    assert first.count("new_lines") + first.count("returns") == rows
    matched = first.summary.matched
    settled = sum(matched.found.values()) + sum(matched.listed.values())
    assert settled == first.count("returns")
    assert (again.count("new"), stored(engine), off(engine)) == (0, before, [])
    engine.dispose()
