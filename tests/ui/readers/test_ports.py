"""A scanner's port is known by its numbers; nothing else is ever opened by itself."""

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from ui.readers.ports import AUTO, Place, Port, is_scanner, places


@dataclass(slots=True)
class APort:
    """A port as the system tells of it."""

    device: str
    vid: int | None = None
    pid: int | None = None
    product: str | None = None


XENON = APort("/dev/ttyACM1", 0x0C2E, 0x0B6A, "Vuquest 3310g")
NEWLAND = APort("/dev/ttyACM0", 0x1EAB, 0x0C06)


def test_that_known_scanners_are_found_in_the_order_of_their_ports() -> None:
    def all_ports() -> Iterable[Port]:
        return (XENON, APort("/dev/ttyS0"), NEWLAND)

    assert places(AUTO, all_ports) == (
        Place("/dev/ttyACM0", "ttyACM0"),
        Place("/dev/ttyACM1", "Vuquest 3310g"),
    )


# Two card terminals, a modem, a serial converter, a label printer, hand computers of the makers of
# scanners, a scanner that speaks as a keyboard, and a port on the board.
@pytest.mark.parametrize(
    ("vid", "pid"),
    (
        (0x11CA, 0x0201),
        (0x0B00, 0x0054),
        (0x1199, 0x9071),
        (0x0403, 0x6001),
        (0x0A5F, 0x00D1),
        (0x05E0, 0x2000),
        (0x067E, 0x1001),
        (0x1EAB, 0x0C03),
        (None, None),
    ),
)
def test_that_no_other_port_is_touched(vid: int | None, pid: int | None) -> None:
    assert not is_scanner(APort("/dev/ttyACM0", vid, pid))


@pytest.mark.parametrize(
    ("setting", "name"),
    (
        ("/dev/ttyUSB0", "ttyUSB0"),
        ("COM3", "COM3"),
        ("socket://10.0.0.9:4001", "10.0.0.9:4001"),
        ("rfc2217://scanner.shop:2217?timeout=3", "scanner.shop:2217"),
        ("/dev/serial/by-id/usb-Honeywell_Xenon", "usb-Honeywell_Xenon"),
    ),
)
def test_that_a_named_port_is_taken_as_it_is(setting: str, name: str) -> None:
    assert places(setting, tuple) == (Place(setting, name),)


def test_that_no_port_is_looked_for_where_it_is_off() -> None:
    assert places("", lambda: (XENON,)) == ()


def test_that_what_a_plug_says_of_itself_is_only_a_short_text() -> None:
    liar = APort("COM4", 0x0C2E, 1, "\x1b[2J\u202e<b>" + "X" * 400)

    (place,) = places(AUTO, lambda: (liar,))

    assert place.name.startswith("[2J<b>XXX")
    assert len(place.name) == 32
