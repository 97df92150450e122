"""The campaign of scans in short: with a mark before each code none is lost on a busy machine."""

import shutil
from pathlib import Path

import pytest

from db.benchmark_shop import Lots, shop_file
from tests.campaigns.scanning import Pace, codes, run


@pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")),
    reason="a real window needs Xvfb and xdotool; one is missing",
)
def test_that_every_scan_is_heard_once_and_none_leaks(tmp_path: Path) -> None:
    shop = shop_file(tmp_path, 200)
    visits = [codes(pick, nr) for nr, pick in enumerate(Lots(shop).draw(3))]

    heard = run(f"sqlite:///{shop}", tmp_path, visits, Pace(3, 0.06, "~"))

    assert len(heard.sent) == 12
    assert (heard.leaked, tuple(one["text"] for one in heard.scans)) == ((), heard.sent)
