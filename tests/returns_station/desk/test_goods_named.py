"""An exchange takes hers only when what goes out is named."""

from pathlib import Path

import pytest

from returns_station.desk.taking_back import GoodsNotNamedError
from returns_station.policy.claim import Outcome
from tests.builders import a_claim, a_sale, looking, taking
from tests.returns_station.desk.counter import MAJA, a_station


def test_that_an_exchange_for_nothing_is_never_stored(tmp_path: Path) -> None:
    station = a_station(tmp_path, a_sale())

    with pytest.raises(GoodsNotNamedError):
        station.perform(taking("press-1", 1, a_claim(), Outcome.EXCHANGE), MAJA)

    with station.store.views() as views:
        assert views.recent(5) == ()
    assert looking(station, 1, a_claim()).view.left("1") == 1
