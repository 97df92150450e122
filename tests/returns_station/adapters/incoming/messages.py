"""Messages as they come, for tests: written by a mail program, by a server, or by nobody kind."""

from email.message import EmailMessage

SLIP = "RS000000010"


def a_mail(
    words: str = "Kan jag byta i stället?",
    *,
    sender: str = "Elin Sandberg <elin@example.se>",
    to: str = "retur@example.se",
    subject: str = "Sv: Din retur",
    **headers: str,
) -> EmailMessage:
    """A message that somebody wrote; headers by their names with _ for -."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Message-ID"] = "<hers@example.se>"
    for name, told in headers.items():
        mail[name.replace("_", "-")] = told
    mail.set_content(words)
    return mail


def a_bounce(message_id: str, recipient: str, action: str = "failed") -> bytes:
    """A report as a mail server writes it (RFC 3464)."""
    return (
        "From: MAILER-DAEMON@example.se\r\n"
        "To: retur@example.se\r\n"
        "Subject: Undelivered Mail Returned to Sender\r\n"
        "Message-ID: <report@example.se>\r\n"
        "Return-Path: <>\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n'
        "\r\n--b\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; example.se\r\n\r\n"
        f"Final-Recipient: rfc822; {recipient}\r\nAction: {action}\r\nStatus: 5.1.1\r\n\r\n"
        "--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        f"From: retur@example.se\r\nMessage-ID: {message_id}\r\n\r\n--b--\r\n"
    ).encode()


def nested(depth: int) -> bytes:
    """Containers in containers, and a word in the innermost."""
    opened = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (nr, nr)
        for nr in range(depth)
    )
    return b"From: elin@example.se\r\nSubject: djup\r\n" + opened + b"\r\nhej\r\n"
