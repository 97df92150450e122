"""What carriers tell by themselves: signed, lost, doubled, shuffled, never taken on trust."""

import http.client
import json
import socket
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from returns_station.adapters.carriers.budbee_words import SIGNATURE, signature, word_of
from returns_station.adapters.carriers.simulator.far_end import What
from returns_station.adapters.carriers.simulator.post import EVERY, TRIES, signed
from returns_station.adapters.carriers.simulator.servers import serving
from returns_station.adapters.carriers.webhooks import Listening, WebhookServer
from returns_station.desk.errors import AwayError
from returns_station.phrase import Phrase
from returns_station.pickup.booking import Booking, Failure, Told, Word
from returns_station.pickup.words import heard
from tests.returns_station.adapters.carriers.ends import MONDAY
from tests.returns_station.adapters.carriers.world import HERE, HOOK, SECRET, World


def test_that_a_word_names_our_booking_what_happened_and_when_in_both_formats_of_time() -> None:
    world = World()
    world.carrier.listen_at(HERE)
    booking = world.booked()
    world.clock.at += timedelta(days=1)
    world.end.drive("C000001", What.FAILED, "CONSUMER_NOT_HOME")
    world.end.drive("C000001", What.FETCHED)

    world.post.go_round(world.knock)

    told = [(word.reference, word.told, word.at, word.failure) for word in world.words]
    assert told == [
        (booking.id, Told.BOOKED, MONDAY, None),
        (booking.id, Told.FAILED, MONDAY + timedelta(days=1), Failure.NOBODY_HOME),
        (booking.id, Told.FETCHED, MONDAY + timedelta(days=1), None),
    ]
    assert world.words[0].span == booking.span


def test_that_goods_back_in_the_warehouse_were_fetched_whatever_was_lost_before() -> None:
    world = World()
    world.booked()
    world.end.drive("C000001", What.RETURNED)

    word = HOOK(*signed(world.end.events()[-1], SECRET))

    assert isinstance(word, Word)
    assert word.told is Told.FETCHED


@pytest.mark.parametrize("signed_by", ("", "other", "hush "))
def test_that_a_forged_signature_is_turned_away_and_nothing_is_heard(signed_by: str) -> None:
    world = World()
    world.booked()
    headers, body = signed(world.end.events()[0], signed_by)

    assert world.knock(headers, body) == 401
    assert world.knock({}, body) == 401
    assert world.knock({SIGNATURE: "é"}, body) == 401
    assert world.words == []


def test_that_a_body_that_was_changed_on_the_way_is_turned_away() -> None:
    world = World()
    world.booked()
    headers, body = signed(world.end.events()[0], SECRET)

    assert world.knock(headers, body.replace(b"BOOKED", b"BURNED")) == 401


def test_that_without_a_secret_nobody_may_knock() -> None:
    body = b"{}"

    assert word_of("budbee", "", {SIGNATURE: signature("", body)}, body) == "forged"


def test_that_a_knock_that_comes_again_is_heard_once() -> None:
    world = World()
    world.booked()
    knock = signed(world.end.events()[0], SECRET)

    statuses = [world.knock(*knock) for _ in range(3)]

    assert (statuses, len(world.words)) == ([200, 200, 200], 1)


def test_that_what_could_not_be_kept_is_asked_for_again() -> None:
    world = World()
    world.booked()
    away = [AwayError(Phrase("store.away"))]

    def heed(words: Sequence[Word]) -> None:
        if away:
            raise away.pop()
        world.words.extend(words)

    listening = Listening({"budbee": HOOK}, heed)
    headers, body = signed(world.end.events()[0], SECRET)

    statuses = [listening.knock("budbee", headers, body) for _ in range(2)]

    assert (statuses, len(world.words)) == ([503, 200], 1)


@pytest.mark.parametrize(
    ("body", "status"),
    (
        (b"", 400),
        (b"[]", 400),
        (b"{}", 400),
        (b"[" * 60_000, 400),
        (b'{"type": "RATING", "id": "1"}', 200),
        (b'{"type": "RETURN_BOOKED_HOME"}', 400),
        (b'{"type": "RETURN_BOOKED_HOME", "id": {}, "createdAt": []}', 400),
        (b'{"type": "RETURN_BOOKED_HOME", "id": 1, "createdAt": 1e400, "payload": 1}', 400),
    ),
)
def test_that_a_signed_body_that_says_nothing_of_ours_raises_nothing(
    body: bytes, status: int
) -> None:
    world = World()

    assert world.knock({SIGNATURE: signature(SECRET, body)}, body) == status
    assert world.words == []


def test_that_a_carrier_nobody_knows_and_a_body_too_large_are_not_read() -> None:
    world = World()

    assert world.listening.knock("other", {}, b"") == 404
    assert world.knock({}, b"x" * 65_537) == 413


def test_that_the_end_is_the_same_in_whatever_order_words_come() -> None:
    """K13, over the booking's own moves."""
    world = World()
    booking = world.booked()
    world.clock.at += timedelta(hours=30)
    world.end.drive("C000001", What.FAILED, "CONSUMER_NOT_HOME")
    world.clock.at += timedelta(hours=1)
    world.end.drive("C000001", What.FETCHED)
    world.clock.at += timedelta(days=1)
    world.end.drive("C000001", What.RETURNED)
    words = [HOOK(*signed(each, SECRET)) for each in world.end.events()]

    ends = {ended(booking, order) for order in permutations([*words, words[1]])}

    assert len(ends) == 1


def ended(booking: Booking, words: Sequence[object]) -> tuple[object, ...]:
    for word in words:
        assert isinstance(word, Word)
        booking, _ = heard(booking, word)
    return booking.state, booking.fetched_at, booking.failure


@given(st.integers(0, 2**32))
def test_that_whatever_is_lost_doubled_or_shuffled_each_word_comes_once(seed: int) -> None:
    world = World(seed=seed)
    world.carrier.listen_at(HERE)
    world.booked()
    world.end.drive("C000001", What.FETCHED)
    world.end.drive("C000001", What.RETURNED)

    for _ in range(TRIES):
        world.post.go_round(world.knock)
        world.clock.at += EVERY

    if world.face.subscribed:
        assert sorted(word.id for word in world.words) == ["C000001-1", "C000001-2", "C000001-3"]
    assert len({word.id for word in world.words}) == len(world.words)


def over_http(port: int, path: str, headers: Mapping[str, str], body: bytes) -> int:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as line:
        line.request("POST", path, body, dict(headers))
        return line.getresponse().status


def test_that_the_door_over_http_takes_a_word_and_turns_others_away(
    capfd: pytest.CaptureFixture[str],
) -> None:
    world = World()
    world.booked()
    headers, body = signed(world.end.events()[0], SECRET)
    server = WebhookServer(0, world.listening)
    with serving(server):
        statuses = (
            over_http(server.port, "/carriers/budbee", headers, body),
            over_http(server.port, "/carriers/budbee", {}, body),
            over_http(server.port, "/carriers/other", headers, body),
            over_http(server.port, "/", headers, body),
        )

    assert (statuses, len(world.words)) == ((200, 401, 404, 404), 1)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("head", "status"),
    (
        (b"POST /carriers/budbee HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", b"413"),
        (b"POST /carriers/budbee HTTP/1.1\r\n\r\n", b"411"),
        (b"POST /carriers/budbee HTTP/1.1\r\nContent-Length: -1\r\n\r\n", b"411"),
        (b"GET /carriers/budbee HTTP/1.1\r\n\r\n", b"501"),
    ),
)
def test_that_a_body_without_bounds_is_not_read(head: bytes, status: bytes) -> None:
    server = WebhookServer(0, World().listening)
    with (
        serving(server),
        closing(socket.create_connection(("127.0.0.1", server.port), timeout=5)) as line,
    ):
        line.sendall(head)

        assert line.recv(4096).split()[1] == status


def test_that_times_in_text_and_in_milliseconds_are_the_same_moment() -> None:
    at = datetime(2027, 1, 12, 18, 5, tzinfo=UTC)
    formats: tuple[Callable[[], object], ...] = (
        lambda: int(at.timestamp() * 1000),
        lambda: str(int(at.timestamp() * 1000)),
        lambda: "2027-01-12T18:05:00Z",
        lambda: "2027-01-12T19:05:00+01:00",
        lambda: "2027-01-12T18:05:00",
    )

    told = [word_at(each()) for each in formats]

    assert told == [at] * len(formats)


def word_at(created: object) -> datetime:
    event = {"id": "1", "type": "RETURN_HOME_PICKED_UP", "createdAt": created}
    body = json.dumps(event | {"payload": {"cartId": "vk-1"}}).encode()
    word = HOOK({SIGNATURE: signature(SECRET, body)}, body)
    assert isinstance(word, Word)
    return word.at
