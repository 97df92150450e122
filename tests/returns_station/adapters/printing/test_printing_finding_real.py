"""Found and asked: a real printer on the loopback, by its own door and through CUPS."""

from pathlib import Path

import pytest

from returns_station.adapters.printing.finding import Found, Patience, ask, look_at
from returns_station.adapters.printing.system import printers
from tests.returns_station.adapters.printing.print_system import NO_CUPS, QUEUE, a_print_system
from tests.returns_station.adapters.printing.printers import MISSING, a_real_printer

# A real printer on a busy machine answers late: it is late, not silent.
WILLING = Patience(door_seconds=30, answer_seconds=30)
needs_printer = pytest.mark.skipif(
    bool(MISSING), reason=f"no real printer here: {', '.join(MISSING)} not found"
)
needs_cups = pytest.mark.skipif(bool(NO_CUPS), reason=f"no print system here: {NO_CUPS}")


@needs_printer
def test_that_a_real_printer_says_what_it_is_and_that_its_paper_is_out(tmp_path: Path) -> None:
    with a_real_printer(tmp_path) as printer:
        found = look_at(printer.uri, WILLING)
        printer.take_the_paper()
        after = ask(printer.uri, WILLING)

    ready = Found(printer.uri, "Slip80", "pdf", ("a4",), 300, there=True, answers=True)
    assert found == (ready,)
    assert after.stops == "media_empty"


@needs_cups
def test_that_a_queue_of_the_system_says_how_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_real_printer(tmp_path) as real, a_print_system(tmp_path, real.uri) as server:
        monkeypatch.setenv("CUPS_SERVER", server)
        found = [ask(f"system:{name}", WILLING) for name in printers()]
        nowhere = ask("system:Ingenstans", WILLING)

    assert [(each.at, each.speaks, each.stops) for each in found] == [
        (f"system:{QUEUE}", "pdf", "")
    ]
    assert found[0].takes_pdf
    assert (nowhere.there, nowhere.answers) == (False, False)
