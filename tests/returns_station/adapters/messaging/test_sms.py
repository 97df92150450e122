"""Text messages through a simulated gateway: once each, whatever it does wrong."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.adapters.carriers.http import HttpLine
from returns_station.adapters.carriers.simulator.faults import Fault, Faults
from returns_station.adapters.carriers.simulator.servers import serving
from returns_station.adapters.messaging.short import parts_of, short
from returns_station.adapters.messaging.simulator import CAN, TOKEN, SmsServer, sent
from returns_station.adapters.messaging.sms import SmsMessenger, number
from returns_station.desk.dialogue.ports import MaybeSentError, NotSentError
from tests.returns_station.adapters.messaging.letters import PRESS, a_letter

HERS = "070-123 45 67"
PATIENT, HASTY = 30.0, 0.2


@contextmanager
def a_gateway(
    ledger: Path, *faults: Fault, seconds: float = PATIENT, token: str = TOKEN
) -> Iterator[SmsMessenger]:
    """A gateway that answers so, and the way to it."""
    server = SmsServer(0, ledger, Faults(faults))
    with serving(server):
        line = HttpLine(f"http://127.0.0.1:{server.port}", seconds)
        yield SmsMessenger(line, "Granlov", PRESS, "SE", token)


def test_that_a_message_goes_once_and_says_what_it_must(tmp_path: Path) -> None:
    with a_gateway(tmp_path / "l") as way:
        named = [way.send(a_letter(to=HERS)) for _ in range(2)]
        way.answers()

    (message,) = sent(tmp_path / "l")
    assert named == ["M000001", "M000001"]
    assert (message["to"], message["from"]) == ("+46701234567", "Granlov")
    assert message["text"].startswith("Hej Elin! Din retur är klar, och du får tillbaka 499 kr.")
    assert "Tack för att du tog dig tid" not in message["text"]


@pytest.mark.parametrize("fault", (Fault.SILENT, Fault.CUT, Fault.GARBAGE))
def test_that_whoever_hears_nothing_does_not_know(tmp_path: Path, fault: Fault) -> None:
    seconds = HASTY if fault is Fault.SILENT else PATIENT

    with a_gateway(tmp_path / "l", fault, seconds=seconds) as way:
        with pytest.raises(MaybeSentError):
            way.send(a_letter(to=HERS))
        told = SmsMessenger(HttpLine(way.line.url), "Granlov", PRESS, "SE", TOKEN)
        told.send(a_letter(to=HERS))

    assert len(sent(tmp_path / "l")) == 1


@pytest.mark.parametrize(
    ("fault", "again"),
    ((Fault.BUSY, True), (Fault.ERROR, True), (Fault.BROKEN, True), (Fault.DECLINE, False)),
)
def test_that_a_gateway_that_says_no_is_asked_again_where_it_helps(
    tmp_path: Path,
    fault: Fault,
    again: bool,  # noqa: FBT001 - a case
) -> None:
    with a_gateway(tmp_path / "l", fault) as way, pytest.raises(NotSentError) as error:
        way.send(a_letter(to=HERS))

    assert error.value.again is again


def test_that_whatever_goes_wrong_each_message_is_sent_once(tmp_path: Path) -> None:
    """200 messages through 600 faults by lot, each tried until it is heard of."""
    server = SmsServer(0, tmp_path / "l", Faults(seed=7, among=CAN - {Fault.DECLINE} - _SLOW))
    with serving(server):
        line = HttpLine(f"http://127.0.0.1:{server.port}", PATIENT)
        way = SmsMessenger(line, "Granlov", PRESS, "SE", TOKEN)
        for nr in range(200):
            while not _goes(way, str(nr)):
                pass

    keys = Counter(one["key"] for one in sent(tmp_path / "l"))
    assert len(keys) == 200
    assert set(keys.values()) == {1}


_SLOW = frozenset({Fault.LOST, Fault.LATE, Fault.SILENT})


def _goes(way: SmsMessenger, key: str) -> bool:
    try:
        way.send(a_letter(to=HERS, key=key))
    except (NotSentError, MaybeSentError):
        return False
    return True


def test_that_a_stranger_is_not_let_in_and_the_message_waits(tmp_path: Path) -> None:
    with a_gateway(tmp_path / "l", token="another") as way:  # noqa: S106 - of nothing
        with pytest.raises(NotSentError) as error:
            way.send(a_letter(to=HERS))
        with pytest.raises(NotSentError):
            way.answers()

    assert error.value.again
    assert sent(tmp_path / "l") == []


@pytest.mark.parametrize(
    ("told", "market", "written"),
    (
        ("070-123 45 67", "SE", "+46701234567"),
        ("0046 70 123 45 67", "SE", "+46701234567"),
        ("+46 (0)70 123 45 67", "SE", "+46701234567"),
        ("912 34 567", "NO", "+4791234567"),
        ("20 12 34 56", "DK", "+4520123456"),
        ("040 123 4567", "FI", "+358401234567"),
        ("+358 40 123 4567", "SE", "+358401234567"),
    ),
)
def test_that_a_number_is_read_as_her_market_writes_it(
    told: str, market: str, written: str
) -> None:
    assert number(told, market) == written


@pytest.mark.parametrize(
    "told", ("", "Elin", "112", "+46\n701234567x", "+460000000000000000", "١٢٣")
)
def test_that_what_is_no_number_is_never_tried(told: str) -> None:
    with pytest.raises(NotSentError) as error:
        number(told, "SE")

    assert not error.value.again


def test_that_a_message_is_cut_where_a_sentence_ends() -> None:
    said = short("Hej Elin! " + "Vi tittar på det. " * 40, "Maja", "Granlöv", 2)

    assert parts_of(said) == 2
    assert said.endswith("Vi tittar på det. /Maja, Granlöv")


def test_that_letters_that_cost_more_are_counted_so() -> None:
    assert parts_of("å" * 160) == 1
    assert parts_of("å" * 161) == 2
    assert parts_of("€" * 80) == 1
    assert parts_of("ж" * 70) == 1
    assert parts_of("ж" * 71) == 2


@given(st.text(max_size=900), st.text(max_size=40), st.integers(1, 6))
def test_that_no_message_has_more_parts_than_it_may(over: str, name: str, most: int) -> None:
    assert parts_of(short(over, name[:11], "Granlöv", most)) <= most
