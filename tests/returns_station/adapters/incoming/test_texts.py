"""Text messages that a gateway hands over: its own alone, fresh, small, and kept before told so."""

import hmac
import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Thread

import pytest

from returns_station.adapters.carriers.webhooks import WebhookServer
from returns_station.adapters.incoming.texts import TextCame, TextListening
from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase

NOW = datetime(2026, 11, 26, 13, 32, tzinfo=UTC)
TOKEN = "abc"  # noqa: S105 - of a gateway that is not there
JSON = {"content-type": "application/json"}
BODY = json.dumps({"id": "m1", "from": "+46701234567", "text": "Hej\u202e 2"}).encode()


def a_listening(kept: list[TextCame]) -> TextListening:
    return TextListening(TOKEN, kept.append, lambda: NOW)


def signed(body: bytes, at: datetime = NOW, token: str = TOKEN) -> dict[str, str]:
    moment = str(int(at.timestamp()))
    mark = hmac.digest(token.encode(), moment.encode() + b"." + body, "sha256").hex()
    return JSON | {"x-timestamp": moment, "x-signature": f"sha256={mark}"}


def test_that_a_signed_message_is_kept() -> None:
    kept: list[TextCame] = []

    assert a_listening(kept).knock("sms", signed(BODY), BODY) == 200
    assert kept == [TextCame("m1", "+46701234567", "Hej 2")]


def test_that_a_form_with_the_token_is_kept() -> None:
    kept: list[TextCame] = []
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "authorization": f"Bearer {TOKEN}",
    }

    assert a_listening(kept).knock("sms", headers, b"id=m2&from=%2B46701&message=Ja+tack") == 200
    assert kept == [TextCame("m2", "+46701", "Ja tack")]


@pytest.mark.parametrize(
    "headers",
    (
        JSON,
        JSON | {"authorization": "Bearer wrong"},
        JSON | {"authorization": "Bearer "},
        signed(BODY, token="wrong"),  # noqa: S106 - as above
        signed(BODY, datetime(2026, 11, 26, 13, 20, tzinfo=UTC)),
        signed(BODY, datetime(2026, 11, 26, 13, 45, tzinfo=UTC)),
        signed(BODY + b" "),
        signed(BODY) | {"x-timestamp": "9" * 15},
        signed(BODY) | {"x-timestamp": "-1"},
    ),
)
def test_that_a_forged_or_an_old_knock_is_not_heard(headers: dict[str, str]) -> None:
    kept: list[TextCame] = []

    assert a_listening(kept).knock("sms", headers, BODY) == 401
    assert kept == []


@pytest.mark.parametrize(
    "body",
    (b"", b"{", b"[]", b"[" * 60_000, b'{"id":"1"}', b'{"id":"1","from":"a","from":"b"}', b"\xff"),
)
def test_that_what_cannot_be_read_is_refused(body: bytes) -> None:
    kept: list[TextCame] = []

    assert a_listening(kept).knock("sms", signed(body), body) == 400
    assert kept == []


def test_that_a_gateway_comes_again_with_what_was_not_kept() -> None:
    def away(_: TextCame) -> None:
        raise StationError(Phrase("inbox.away"))

    listening = TextListening(TOKEN, away, lambda: NOW)

    assert listening.knock("sms", signed(BODY), BODY) == 503


def test_that_without_a_token_nobody_is_heard() -> None:
    kept: list[TextCame] = []
    headers = JSON | {"authorization": "Bearer "}

    assert TextListening("", kept.append, lambda: NOW).knock("sms", headers, BODY) == 404


@contextmanager
def a_server(kept: list[TextCame]) -> Iterator[int]:
    with WebhookServer(0, a_listening(kept)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.port
        server.shutdown()


def test_that_it_is_heard_over_http_and_only_where_it_belongs() -> None:
    kept: list[TextCame] = []
    with a_server(kept) as port:
        statuses = []
        for path in ("/messages/sms", "/messages/other", "/sms"):
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            line.request("POST", path, BODY, signed(BODY))
            statuses.append(line.getresponse().status)
            line.close()

    assert statuses == [200, 404, 404]
    assert len(kept) == 1
