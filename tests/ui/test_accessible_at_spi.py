"""What Orca would be told, from outside: the real window on the bus of AT-SPI."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import a_sale
from tests.db.shelf import a_store
from tests.ui.at_spi import DAEMON, GDBUS, LAUNCHER, Bus, Told, a_bus
from tests.ui.rooms.shop import JUMPER, RECEIPT, SOCKS, goods
from tests.ui.test_real_window import SETTINGS, XDOTOOL, XVFB, Real, _screen


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[tuple[Real, Bus]]:
    """The station on a screen and a bus of its own."""
    if not (XVFB and XDOTOOL and GDBUS and DAEMON and LAUNCHER):
        pytest.skip("AT-SPI needs Xvfb, xdotool, dbus-daemon, gdbus and at-spi2-core")
    bought = datetime.now(UTC).date() - timedelta(days=5)
    lines = (
        goods("1", JUMPER, "Stickad tröja Fjäll", "Storlek M, dimblå", 499),
        goods("2", SOCKS, "Raggsocka 2-pack", "37-40, havre", 447, quantity=3),
    )
    a_store(tmp_path, a_sale(*lines, bought_on=bought))
    (tmp_path / "settings.toml").write_text(SETTINGS, "utf-8")
    with ExitStack() as stack:
        display = stack.enter_context(_screen(tmp_path))
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        bus, ours = stack.enter_context(a_bus(tmp_path, environment))
        station = Real(tmp_path, ours)
        yield station, bus
        for process in station.running:
            process.terminate()
            process.wait()


def test_that_a_screen_reader_gets_roles_names_keys_and_states(heard: tuple[Real, Bus]) -> None:
    station, bus = heard
    station.start()
    station.scan(RECEIPT)
    station.scan(JUMPER)
    station.until(station.green)

    tree = bus.tree()

    def one(role: str, name: str) -> Told:
        # Newer buses say "button", older ones "push button".
        found = [each for each in tree if (each.role.split()[-1], each.name) == (role, name)]
        assert len(found) == 1, (role, name, sorted({(each.role, each.name) for each in tree}))
        return found[0]

    def is_ticked(before: Told) -> bool:
        now = bus.again(before)
        return now is not None and now.name == before.name and "checked" in now.states

    station.scan(SOCKS)
    station.until(lambda: is_ticked(one("box", "Raggsocka 2-pack")))

    assert one("box", "Stickad tröja Fjäll").states >= {"checkable", "checked", "focusable"}
    assert "checked" not in one("box", "Raggsocka 2-pack").states
    assert one("box", "Passar inte").description == "2"
    assert one("button", "Betala tillbaka").description.endswith("Enter")
    assert "selected" in one("tab", "Disken").states
    assert {("application", "Returstationen"), ("frame", "Returstationen")} <= {
        (each.role, each.name) for each in tree
    }
    assert any(each.role == "notification" and each.name.startswith("Ja – ") for each in tree)
    assert any(each.role == "heading" and each.name == "Elin Sandberg" for each in tree)
    assert any(each.role == "radio button" and "499" in each.name for each in tree)
    assert any(each.role == "status bar" and "Maja Lind" in each.name for each in tree)
