"""Public routing instances, read and solved by what plans the vans."""

from pathlib import Path

import pytest

from returns_station.adapters.routing.solver import is_here
from returns_station.adapters.routing.vrp_file import NotAnInstanceError, solve

pytestmark = pytest.mark.skipif(not is_here(), reason="the extra routing is not installed")

INSTANCE = """\
NAME : FOUR
TYPE : VRPTW
DIMENSION : 5
VEHICLES : 4
CAPACITY : 10
SERVICE_TIME : 1
EDGE_WEIGHT_TYPE : EUC_2D
NODE_COORD_SECTION
1 0 0
2 10 0
3 20 0
4 0 10
5 0 20
DEMAND_SECTION
1 0
2 5
3 5
4 5
5 5
TIME_WINDOW_SECTION
1 0 1000
2 0 1000
3 0 1000
4 0 1000
5 0 1000
DEPOT_SECTION
1
-1
EOF
"""


def test_that_an_instance_is_solved_and_every_door_is_driven_to_once(tmp_path: Path) -> None:
    file = tmp_path / "four.vrp"
    file.write_text(INSTANCE, encoding="utf-8")

    found = solve(file, 0.3)

    assert sorted(one for route in found.routes for one in route) == [1, 2, 3, 4]
    assert found.cost == 80.0
    assert list(found.lines())[-1] == "Cost 80"


@pytest.mark.parametrize("text", ("", "DIMENSION : x", "NAME : A\nDIMENSION : 2\n", "\x00" * 50))
def test_that_a_file_that_is_no_instance_is_refused_by_its_name(tmp_path: Path, text: str) -> None:
    file = tmp_path / "odd.vrp"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(NotAnInstanceError) as refused:
        solve(file, 0.1)

    assert refused.value.advice.args["file"] == "odd.vrp"
