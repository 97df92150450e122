"""A scanner that is faster than the store: nothing is lost, mixed up or done twice."""

from contextlib import AbstractContextManager
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from returns_station.desk.bench.views import ParcelSeen
from returns_station.desk.errors import AwayError
from returns_station.desk.ports import Store, UnitOfWork, Views
from returns_station.desk.station import Station
from returns_station.desk.views import OpenVisit
from returns_station.goods.grade import Grade
from returns_station.phrase import Phrase
from returns_station.sale import Channel, Sale
from returns_station.scan import slip_number
from tests.builders import a_sale
from tests.returns_station.desk.bench.at_the_bench import a_bench_station, told_of
from tests.ui.rooms.intake.shop import JOHAN, KERSTIN, PIOTR, RULES, SOCKS, a_shop, goods
from tests.ui.rooms.intake.window import AtBench
from ui.rooms.intake.state.acts import Do

_PARCELS = 25
_SOON = (5, 10)


def _order(nr: int) -> Sale:
    line = goods("1", f"SOCK-{nr}", f"{4_000_000_000_00 + nr:012}", f"Socka {nr}", "havre", 149)
    return a_sale(line, number=f"B-{nr:04}", customer=f"Kund {nr}", channel=Channel.DISTANCE)


def _seen(bench: AtBench, number: str) -> ParcelSeen:
    return bench.station.bench(PIOTR).open(number)


def test_that_fifty_scans_in_a_burst_all_find_their_parcel(qtbot: QtBot, tmp_path: Path) -> None:
    station = a_bench_station(tmp_path, *map(_order, range(1, _PARCELS + 1)), rules=RULES)
    told = [told_of(station, key=f"told {nr}", sale_id=nr) for nr in range(1, _PARCELS + 1)]
    bench = AtBench.of(qtbot, tmp_path, station)

    for nr in range(1, _PARCELS + 1):
        bench.intake.scanned(f"B-{nr:04}")
        bench.intake.scanned(f"SOCK-{nr}")
    queued = bench.intake.steps.queue.is_empty
    bench.intake.act(Do.CONFIRM)
    bench.settled(qtbot)

    seen = [_seen(bench, slip) for slip in told]
    assert not queued
    assert [[row.title for row in one.rows] for one in seen] == [
        [f"Socka {nr}"] for nr in range(1, _PARCELS + 1)
    ]
    assert {row.grade for one in seen for row in one.rows} == {Grade.A}
    assert len(bench.labels()) == _PARCELS
    assert bench.intake.state.untaken == ()


def test_that_a_key_overtakes_no_scan_before_it(qtbot: QtBot, tmp_path: Path) -> None:
    bench = AtBench.of(qtbot, tmp_path)

    bench.scan(KERSTIN)
    bench.scan(SOCKS)
    bench.press(Qt.Key.Key_B, "b")
    bench.press(Qt.Key.Key_Return, "\r")
    bench.settled(qtbot)

    assert bench.parcel.rows[1].grade is Grade.B


class Flaky:
    """A store that writes, and then does not answer, whenever it is told to."""

    def __init__(self, store: Store) -> None:
        self.store, self.lost, self.refused = store, 0, 0

    def work(self) -> AbstractContextManager[UnitOfWork]:
        if self.refused:
            self.refused -= 1
            raise AwayError(Phrase("store.away"), untouched=True)
        return _Answered(self, self.store.work())

    def views(self) -> AbstractContextManager[Views]:
        return self.store.views()

    def keep_visit(self, visit: OpenVisit) -> None:
        self.store.keep_visit(visit)

    def drop_visit(self, visit_id: str) -> None:
        self.store.drop_visit(visit_id)


class _Answered(AbstractContextManager[UnitOfWork]):
    def __init__(self, flaky: Flaky, inner: AbstractContextManager[UnitOfWork]) -> None:
        self._flaky, self._inner = flaky, inner

    def __enter__(self) -> UnitOfWork:
        return self._inner.__enter__()

    def __exit__(self, *told: object) -> None:
        self._inner.__exit__(*told)  # type: ignore[arg-type]  # as they came
        if self._flaky.lost:
            self._flaky.lost -= 1
            raise AwayError(Phrase("store.away"))


def _flaky(qtbot: QtBot, folder: Path) -> tuple[AtBench, Flaky, Station]:
    station = a_shop(folder)
    flaky = Flaky(station.store)
    station.store = flaky
    bench = AtBench.of(qtbot, folder, station)
    patience = bench.intake.carried.errands.patience
    for lane in (patience.asking, patience.writing):
        lane._again_ms = _SOON  # noqa: SLF001 - a test has no five seconds
    return bench, flaky, station


def test_that_scans_wait_for_a_store_that_is_away_and_say_so(qtbot: QtBot, tmp_path: Path) -> None:
    bench, flaky, _ = _flaky(qtbot, tmp_path)
    flaky.refused = 10_000

    for code in (JOHAN, SOCKS, KERSTIN):
        bench.intake.scanned(code)
    qtbot.waitUntil(lambda: bench.intake.carried.errands.patience.standing.away)
    said = bench.words()
    flaky.refused = 0
    bench.settled(qtbot)

    assert "Databasen svarar inte sedan" in said
    assert "2 skanningar väntar" in said
    assert bench.parcel.called == "Kerstin Vall"
    assert [row.grade for row in _seen(bench, slip_number(2)).rows] == [Grade.A]


def test_that_a_tick_whose_answer_was_lost_is_no_second_piece(qtbot: QtBot, tmp_path: Path) -> None:
    bench, flaky, _ = _flaky(qtbot, tmp_path)
    bench.scan(KERSTIN)
    bench.settled(qtbot)

    flaky.lost = 1
    bench.scan(SOCKS)
    bench.settled(qtbot)

    assert bench.standings() == ["awaited", "here", "awaited"]


def test_that_an_undo_whose_answer_was_lost_takes_back_one_step(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bench, flaky, _ = _flaky(qtbot, tmp_path)
    bench.scan(KERSTIN)
    bench.scan(SOCKS)
    bench.press(Qt.Key.Key_Return, "\r")
    bench.settled(qtbot)

    flaky.lost = 1
    bench.press(Qt.Key.Key_Escape)
    bench.settled(qtbot)

    assert bench.standings() == ["awaited", "here", "awaited"]
