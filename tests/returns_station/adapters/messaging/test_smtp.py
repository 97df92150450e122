"""Mail by SMTP against a real server: sent, surely not sent, or unknown, and never guessed."""

import ssl
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from returns_station.adapters.messaging.smtp import Server, SmtpMessenger
from returns_station.desk.dialogue.ports import MaybeSentError, NotSentError
from returns_station.dialogue.letter import LetterKind
from returns_station.phrase import Phrase
from tests.returns_station.adapters.messaging.letters import COMPOSER, a_letter
from tests.returns_station.adapters.messaging.mail_server import (
    HERE,
    PASSWORD,
    USER,
    Sink,
    certificate,
    lets_in,
    serving,
)


@pytest.fixture(scope="module")
def safe(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ssl.SSLContext]:
    return certificate(tmp_path_factory.mktemp("tls"))


def plainly(port: int, *, seconds: float = 30.0) -> SmtpMessenger:
    """A way to a server of this machine that knows no TLS."""
    server = Server(HERE, port, "none", connect_seconds=30.0, all_seconds=seconds)
    return SmtpMessenger(server, COMPOSER)


def test_that_a_mail_arrives_whole_and_under_its_own_name() -> None:
    sink = Sink()

    with serving(sink) as port:
        told = plainly(port).send(a_letter())

    assert told == "2.0.0 queued as A1"
    (mail,) = sink.mails
    read = message_from_bytes(mail, policy=default)
    assert read["To"] == "Elin Sandberg <elin@example.org>"
    assert read["Message-ID"] == COMPOSER.message(a_letter())["Message-ID"]
    plain = read.get_body(("plain",))
    assert plain
    assert "du får tillbaka 499" in plain.get_content()


def test_that_a_line_that_begins_with_a_dot_arrives_as_it_was_written() -> None:
    sink, it = Sink(), a_letter(LetterKind.ANSWER)
    says = Phrase("letter.says.answer", {"words": "Först:\n.\n..slut"})
    letter = replace(it.stands.letter, says=says)

    with serving(sink) as port:
        plainly(port).send(replace(it, stands=replace(it.stands, letter=letter)))

    plain = message_from_bytes(sink.mails[0], policy=default).get_body(("plain",))
    assert plain
    assert "Först:\r\n.\r\n..slut\r\n" in plain.get_content()


@pytest.mark.parametrize(
    ("rcpt", "again"),
    (("451 4.7.1 greylisted", True), ("450 busy", True), ("550 5.1.1 nobody", False)),
)
def test_that_who_is_not_taken_was_surely_not_sent(rcpt: str, again: bool) -> None:  # noqa: FBT001 - a case
    sink = Sink(rcpt=[rcpt])

    with serving(sink) as port, pytest.raises(NotSentError) as error:
        plainly(port).send(a_letter())

    assert error.value.again is again
    assert sink.mails == []


def test_that_what_was_greylisted_goes_at_the_second_try() -> None:
    sink = Sink(rcpt=["451 4.7.1 greylisted, come back later"])

    with serving(sink) as port:
        with pytest.raises(NotSentError):
            plainly(port).send(a_letter())
        plainly(port).send(a_letter())

    assert len(sink.mails) == 1


@pytest.mark.parametrize(("answer", "again"), (("452 full", True), ("554 no spam here", False)))
def test_that_what_is_refused_after_the_dot_was_surely_not_sent(answer: str, again: bool) -> None:  # noqa: FBT001 - a case
    sink = Sink(data=[answer])

    with serving(sink) as port, pytest.raises(NotSentError) as error:
        plainly(port).send(a_letter())

    assert error.value.again is again


def test_that_a_line_that_drops_in_the_middle_of_a_mail_sent_nothing() -> None:
    sink = Sink(drops="mid-data")

    with serving(sink) as port, pytest.raises((NotSentError, MaybeSentError)) as error:
        plainly(port).send(a_letter())

    # A small mail may be in the pipe with its dot before the hang-up is heard: then nobody knows.
    assert not isinstance(error.value, NotSentError) or error.value.again
    assert sink.mails == []


def test_that_a_line_that_drops_after_the_dot_may_have_sent_it() -> None:
    sink = Sink(drops="after the dot")

    with serving(sink) as port, pytest.raises(MaybeSentError):
        plainly(port).send(a_letter())

    assert len(sink.mails) == 1


@pytest.mark.parametrize(("step", "kind"), (("rcpt", NotSentError), ("dot", MaybeSentError)))
def test_that_a_server_that_never_answers_is_left(step: str, kind: type[Exception]) -> None:
    with serving(Sink(waits=step)) as port, pytest.raises(kind):
        plainly(port, seconds=0.3).send(a_letter())


def test_that_a_server_that_is_not_there_sent_nothing() -> None:
    with serving(Sink()) as port:
        way = plainly(port)

    with pytest.raises(NotSentError) as error:
        way.send(a_letter())

    assert error.value.again


def test_that_a_mail_goes_over_a_line_that_was_made_safe(
    safe: tuple[Path, ssl.SSLContext],
) -> None:
    sink, (trusted, context) = Sink(), safe

    with serving(sink, tls_context=context, require_starttls=True) as port:
        SmtpMessenger(Server(HERE, port, ca_file=trusted), COMPOSER).send(a_letter())
    with serving(sink, tls=context) as port:
        SmtpMessenger(Server(HERE, port, "tls", ca_file=trusted), COMPOSER).send(a_letter())

    assert sink.safe[0]
    assert len(sink.mails) == 2


def test_that_nothing_goes_to_a_server_that_offers_no_safe_line() -> None:
    sink = Sink()

    with serving(sink) as port, pytest.raises(NotSentError) as error:
        SmtpMessenger(Server(HERE, port), COMPOSER).send(a_letter())

    assert error.value.advice.key == "message.not_safe"
    assert sink.safe == []


@pytest.mark.parametrize("tls", ("starttls", "tls"))
def test_that_nothing_goes_to_a_server_that_is_another(tmp_path: Path, tls: str) -> None:
    sink = Sink()
    trusted, context = certificate(tmp_path, "mail.elsewhere.example")
    told = {"tls": context} if tls == "tls" else {"tls_context": context}

    with serving(sink, **told) as port, pytest.raises(NotSentError) as error:
        SmtpMessenger(Server(HERE, port, tls, ca_file=trusted), COMPOSER).send(a_letter())  # type: ignore[arg-type] # one of the two

    assert error.value.advice.key == "message.not_safe"
    assert sink.safe == []


def test_that_nobody_is_trusted_who_is_not_known(safe: tuple[Path, ssl.SSLContext]) -> None:
    with serving(Sink(), tls=safe[1]) as port, pytest.raises(NotSentError) as error:
        SmtpMessenger(Server(HERE, port, "tls"), COMPOSER).send(a_letter())

    assert error.value.advice.key == "message.not_safe"


@pytest.mark.parametrize(("password", "lets"), ((PASSWORD, True), ("another", False)))
def test_that_the_station_signs_in_where_it_must(
    safe: tuple[Path, ssl.SSLContext],
    password: str,
    lets: bool,  # noqa: FBT001 - a case
) -> None:
    sink, (trusted, context) = Sink(), safe

    with serving(sink, tls_context=context, authenticator=lets_in, auth_required=True) as port:
        server = Server(HERE, port, user=USER, password=password, ca_file=trusted)
        way = SmtpMessenger(server, COMPOSER)
        if lets:
            way.answers()
            way.send(a_letter())
        else:
            with pytest.raises(NotSentError) as error:
                way.send(a_letter())
            assert error.value.again
            assert error.value.advice.key == "message.not_let_in"

    assert len(sink.mails) == int(lets)


def test_that_an_address_of_other_letters_goes_where_the_server_takes_it() -> None:
    sink = Sink()

    with serving(sink, enable_SMTPUTF8=True) as port:
        plainly(port).send(a_letter(to="åsa@exempel.example"))
    with serving(sink, enable_SMTPUTF8=False) as port, pytest.raises(NotSentError) as error:
        plainly(port).send(a_letter(to="åsa@exempel.example"))

    assert not error.value.again
    assert len(sink.mails) == 1


@pytest.mark.parametrize(
    "to", ("", "elin", "a@b@c", "elin@example.org\r\nBcc: x@y.example", "<x@y>", "e l@x.example")
)
def test_that_what_is_no_address_is_never_tried(to: str) -> None:
    with pytest.raises(NotSentError) as error:
        plainly(1).send(a_letter(to=to))

    assert not error.value.again
