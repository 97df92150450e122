"""Our side of the line, against simulated far ends over real sockets."""

import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from db.engine import open_engine
from db.schema import prepare
from returns_station.adapters.payouts.gateway import Gateway, GatewayAddressError
from returns_station.adapters.payouts.simulator.far_end import FarEnd, entries
from returns_station.adapters.payouts.simulator.faults import Fault, Faults
from returns_station.adapters.payouts.wiring import TOKEN, payers_for
from returns_station.adapters.settings import Settings, SettingsUnreadableError, read
from returns_station.desk.paying import Paying, pay
from returns_station.money import Money
from returns_station.payout import Answer, Payout, PayoutState, PayoutVia, Told
from tests.builders import NOW, kronor
from tests.payouts import MAJA, Room, a_payout
from tests.returns_station.adapters.payouts.ends import an_end, payer_on

OPERATION = "visit:1:card"
ASKED = {
    "operation": OPERATION,
    "amount": "499.00",
    "currency": "SEK",
    "last_four": "4242",
    "try": "1",
}
BOTH = (PayoutVia.TERMINAL, PayoutVia.GATEWAY)
# How a call ends here, and what asking once tells then.
ENDS = {
    Fault.NONE: (Told.DONE, Told.DONE),
    Fault.TWICE: (Told.DONE, Told.DONE),
    Fault.DECLINE: (Told.DECLINED, Told.DECLINED),
    Fault.LOST: (Told.NO_WORD, Told.NOT_HEARD),
    Fault.SILENT: (Told.NO_WORD, Told.DONE),
    Fault.CUT: (Told.NO_WORD, Told.DONE),
    Fault.GARBAGE: (Told.NO_WORD, Told.DONE),
}


def by(via: PayoutVia) -> Payout:
    return a_payout(via=via)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A room without payouts."""
    engine = open_engine(f"sqlite:///{tmp_path / 'station.db'}")
    prepare(engine)
    yield Room(engine)
    engine.dispose()


@pytest.mark.parametrize("via", BOTH)
@pytest.mark.parametrize("fault", ENDS)
def test_that_every_end_of_a_call_is_told_for_what_it_is(
    via: PayoutVia, fault: Fault, tmp_path: Path
) -> None:
    with an_end(via, tmp_path, fault) as end:
        told, asked = end.payer.pay(by(via)), end.payer.ask(by(via))

        assert (told.told, asked.told) == ENDS[fault]
        assert end.paid() == (asked.told is Told.DONE)


@pytest.mark.parametrize("via", BOTH)
def test_that_a_payment_done_late_and_sent_again_is_paid_once(
    via: PayoutVia, tmp_path: Path, room: Room
) -> None:
    """It may be asked about before it is done, or after: the far end does one operation once."""
    room.put(by(via))
    with an_end(via, tmp_path, Fault.LATE, seed=None) as end:
        paying = Paying(room, {via: end.payer}, lambda: NOW, MAJA)
        pay(paying, OPERATION)

        after = pay(paying, OPERATION)

        assert (after.state, end.paid()) == (PayoutState.CONFIRMED, 1)


@pytest.mark.parametrize("via", BOTH)
@pytest.mark.parametrize("seed", range(4))
def test_that_whatever_goes_wrong_it_ends_paid_once(
    via: PayoutVia, seed: int, tmp_path: Path, room: Room
) -> None:
    room.put(by(via))
    with an_end(via, tmp_path, seed=seed) as end:
        paying = Paying(room, {via: end.payer}, lambda: NOW, MAJA)
        for _ in range(12):
            if pay(paying, OPERATION).state is PayoutState.CONFIRMED:
                break

        assert (room.load().state, end.paid()) == (PayoutState.CONFIRMED, 1)
        (paid,) = (entry for entry in entries(end.ledger) if entry["result"] == "done")
        assert (paid["amount"], paid["currency"], paid["last_four"]) == ("499.00", "SEK", "4242")
        assert room.load().reference == paid["reference"]


@pytest.mark.parametrize("via", BOTH)
def test_that_two_desks_at_once_make_one_call(via: PayoutVia, tmp_path: Path, room: Room) -> None:
    room.put(by(via))
    with an_end(via, tmp_path) as end:
        paying = Paying(room, {via: end.payer}, lambda: NOW, MAJA)
        desks = [Thread(target=pay, args=(paying, OPERATION)) for _ in range(4)]
        for desk in desks:
            desk.start()
        for desk in desks:
            desk.join()

        assert (room.load().state, room.load().tries, end.paid()) == (PayoutState.CONFIRMED, 1, 1)


@pytest.mark.parametrize("via", BOTH)
def test_that_nobody_at_home_means_nothing_was_sent(via: PayoutVia) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port: int = taken.getsockname()[1]

    assert payer_on(via, port).pay(by(via)) == Answer(Told.NOT_SENT, reason="unreachable")


@pytest.mark.parametrize("via", BOTH)
def test_that_the_same_operation_with_another_sum_is_refused_and_left_to_a_person(
    via: PayoutVia, tmp_path: Path
) -> None:
    with an_end(via, tmp_path) as end:
        end.payer.pay(by(via))

        other = end.payer.pay(replace(by(via), amount=kronor(500)))

        assert (other.told, end.paid()) == (Told.NO_WORD, 1)


@pytest.mark.parametrize("via", BOTH)
def test_that_only_what_speaks_of_this_payout_is_believed(via: PayoutVia, tmp_path: Path) -> None:
    """A far end that paid another sum, or speaks of another operation, has not paid this."""
    with an_end(via, tmp_path) as end:
        end.payer.pay(by(via))

        other_sum = end.payer.ask(replace(by(via), amount=kronor(500)))
        other_currency = end.payer.ask(
            replace(by(via), amount=Money(49900, "NOK"), rounding=Money(0, "NOK"))
        )

    assert other_sum == other_currency == Answer(Told.NO_WORD, reason="of_another")


@pytest.mark.parametrize(
    "says",
    (
        b"",
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nNot Found",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        b'HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n{"operation":"visit:1:card","result":"do',
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n",
        b"[" * 70_000 + b"\n",
    ),
)
@pytest.mark.parametrize("via", BOTH)
def test_that_a_stranger_on_the_line_is_not_taken_for_the_far_end(
    says: bytes, via: PayoutVia
) -> None:
    """A proxy's own "not found" does not let money be sent again."""
    with closing(socket.create_server(("127.0.0.1", 0))) as stranger:

        def answer() -> None:
            line, _ = stranger.accept()
            with line:
                line.recv(65_536)
                line.sendall(says)

        Thread(target=answer, daemon=True).start()
        told = payer_on(via, stranger.getsockname()[1]).ask(by(via))

    assert told.told is Told.NO_WORD


@pytest.mark.parametrize("via", BOTH)
def test_that_a_far_end_which_drips_does_not_hold_the_line_for_ever(via: PayoutVia) -> None:
    """Each byte comes in time, the answer never does: the call ends all the same."""
    with closing(socket.create_server(("127.0.0.1", 0))) as dripping:
        given_up: list[bool] = []

        def drip() -> None:
            line, _ = dripping.accept()
            with line:
                line.settimeout(0.05)
                while True:
                    try:
                        if not line.recv(65_536):
                            given_up.append(True)
                            return
                    except TimeoutError:
                        line.sendall(b"H")

        thread = Thread(target=drip, daemon=True)
        thread.start()
        told = payer_on(via, dripping.getsockname()[1]).pay(by(via))
        thread.join()

    assert (told.told, given_up) == (Told.NO_WORD, [True])


@pytest.mark.parametrize("via", BOTH)
def test_that_a_no_to_an_earlier_try_says_nothing_of_the_next(
    via: PayoutVia, tmp_path: Path
) -> None:
    first, second = (replace(by(via), tries=nr) for nr in (1, 2))
    with an_end(via, tmp_path, Fault.DECLINE, Fault.LOST) as end:
        declined = end.payer.pay(first)
        end.payer.pay(second)

        asked = end.payer.ask(second)

    assert (declined, asked.told) == (Answer(Told.DECLINED, reason="declined"), Told.NOT_HEARD)


def test_that_an_earlier_try_which_comes_late_is_not_done_after_all(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.jsonl"
    end = FarEnd(ledger, Faults())
    end.refund(ASKED | {"try": "2"}, decline=True)

    end.refund(ASKED | {"try": "1"}, decline=False)
    end.refund(ASKED | {"try": "3"}, decline=False)

    assert [(entry["try"], entry["result"]) for entry in entries(ledger)] == [
        ("2", "declined"),
        ("3", "done"),
    ]


def test_that_a_ledger_outlives_its_far_end(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.jsonl"
    first = FarEnd(ledger, Faults()).refund(ASKED, decline=False)

    assert FarEnd(ledger, Faults()).refund(ASKED, decline=False) == first
    assert len(entries(ledger)) == 1


@pytest.mark.parametrize(
    "url",
    (
        "http://pay.example.com/v1",
        "ftp://localhost",
        "https://name:word@pay.example.com",
        "https://pay.example.com/?key=1",
        "https://",
        "pay",
    ),
)
def test_that_a_gateway_is_only_spoken_to_where_nobody_listens_in(url: str) -> None:
    with pytest.raises(GatewayAddressError):
        Gateway(url)


def test_that_a_secret_is_never_shown() -> None:
    assert "secret" not in repr(Gateway("https://pay.example.com", "secret"))


def test_that_the_settings_wire_what_they_name_and_nothing_else() -> None:
    settings = read(
        '[desk]\npayout_terminal = "10.0.0.5:9100"\n'
        '[shop]\npayout_gateway = "https://pay.example.com/v1"\n'
    )

    wired = payers_for(settings, {TOKEN: "secret"})

    assert {via: payer.name for via, payer in wired.items()} == {
        PayoutVia.TERMINAL: "terminal 10.0.0.5:9100",
        PayoutVia.GATEWAY: "gateway https://pay.example.com/v1",
    }
    assert wired[PayoutVia.GATEWAY] == Gateway("https://pay.example.com/v1", "secret")
    assert payers_for(Settings(), {}) == {}


@pytest.mark.parametrize("address", ("10.0.0.5", "10.0.0.5:", ":9100 ", "a b:1"))
def test_that_a_terminal_s_address_has_a_host_and_a_port(address: str) -> None:
    with pytest.raises(SettingsUnreadableError):
        read(f'[desk]\npayout_terminal = "{address}"\n')
