"""What a foreign message says: words of any charset, no quotes, files by their own first bytes."""

import pytest

from returns_station.adapters.incoming.child import told
from returns_station.adapters.incoming.reader import mail_from
from returns_station.adapters.incoming.reading import read
from returns_station.desk.dialogue.incoming import Attachment, Bounce
from tests.returns_station.adapters.incoming.messages import a_bounce, a_mail, nested

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def test_that_her_words_are_read_and_what_she_quotes_is_not() -> None:
    quoted = "Hej!\nPå tisdag går bra.\n\nDen tors 26 nov. 2026 kl 13:22 skrev Granlöv:\n> Hej Elin"

    mail = read(a_mail(quoted, In_Reply_To="<ours@shop>", References="<a@b> <c@d>").as_bytes())

    assert mail.words == "Hej!\nPå tisdag går bra."
    assert (mail.sender, mail.name) == ("elin@example.se", "Elin Sandberg")
    assert mail.threads == ("<ours@shop>", "<c@d>", "<a@b>")
    assert (mail.message_id, mail.robot, mail.bounce) == ("<hers@example.se>", False, None)


@pytest.mark.parametrize("mark", (
    "-----Original Message-----\nFrom: x",
    "________________________________\nFrån: Granlöv",
    "Från: Granlöv <retur@shop.se>\nSkickat: den 26 november\nTill: Elin",
    "On Thu, Nov 26, 2026 at 1:22 PM Granlöv <\nretur@shop.se> wrote:\n> hej",
    "to 26.11.2026 klo 13.22 Granlöv kirjoitti:\n> hei",
))  # fmt: skip
def test_that_every_programs_quote_is_known(mark: str) -> None:
    assert read(a_mail(f"Ja tack\n\n{mark}").as_bytes()).words == "Ja tack"


def test_that_words_that_are_all_quoted_are_kept() -> None:
    assert read(a_mail("> Ja tack").as_bytes()).words == "> Ja tack"


def test_that_a_page_becomes_its_words_and_nothing_of_it_runs() -> None:
    page = (
        "<html><head><title>t</title><style>p{}</style></head><body><p>Hej &amp; tack</p>"
        "<script>steal()</script><img src='http://evil'><div>Rad&nbsp;två</div>"
        "<blockquote>gammalt</blockquote></body></html>"
    )
    raw = b"From: a@b.se\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()

    assert read(raw).words == "Hej & tack\n\nRad två"


@pytest.mark.parametrize(("charset", "data"), (
    ("iso-8859-1", "åäö".encode("latin-1")),
    ("windows-1252", "åäö".encode("cp1252")),
    ("utf-8", "åäö".encode("cp1252")),
    ("no-such-thing", "åäö".encode()),
    ("punycode", "åäö".encode()),
    ("zip", "åäö".encode()),
    ("unicode_escape", "åäö".encode()),
))  # fmt: skip
def test_that_a_wrong_charset_loses_no_words(charset: str, data: bytes) -> None:
    raw = b"From: a@b.se\r\nContent-Type: text/plain; charset=%s\r\n\r\n" % charset.encode()

    assert read(raw + data).words == "åäö"


def test_that_signs_nobody_sees_are_taken_away() -> None:
    mail = read(a_mail("a\u202eb\u200bc\u0007d", subject="x\u202ey").as_bytes())

    assert (mail.words, mail.subject) == ("abcd", "xy")


def test_that_files_are_let_in_by_their_own_first_bytes() -> None:
    mail = a_mail()
    mail.add_attachment(PNG, maintype="application", subtype="octet-stream", filename="a.exe")
    mail.add_attachment(b"%PDF-1.7 x", maintype="image", subtype="png", filename="a.png")
    mail.add_attachment(b"PK\x03\x04zip", maintype="image", subtype="jpeg", filename="a.jpg")
    mail.add_attachment(b"MZ\x90", maintype="application", subtype="pdf", filename="a.pdf")

    seen = read(mail.as_bytes())

    assert seen.attached == (Attachment("picture", PNG), Attachment("pdf", b"%PDF-1.7 x"))
    assert seen.left_out == ("kind",)


def test_that_a_message_inside_is_not_looked_into() -> None:
    inner = a_mail("hemligt")
    mail = a_mail("mina ord")
    mail.add_attachment(inner)

    seen = read(mail.as_bytes())

    assert (seen.words, seen.attached, seen.left_out) == ("mina ord", (), ("kind",))


@pytest.mark.parametrize("depth", (9, 200, 3000))
def test_that_what_lies_too_deep_is_left_out_with_a_word(depth: int) -> None:
    seen = read(nested(depth))

    assert (seen.subject, seen.words, seen.left_out) == ("djup", "", ("nested",))


@pytest.mark.parametrize("headers", (
    {"Auto_Submitted": "auto-replied"},
    {"Auto_Submitted": "auto-generated; owner"},
    {"Precedence": "bulk"},
    {"X_Autoreply": "yes"},
    {"Return_Path": "<>"},
    {"sender": "MAILER-DAEMON@example.se"},
    {"sender": "no-reply@example.se"},
))  # fmt: skip
def test_that_a_robot_is_known(headers: dict[str, str]) -> None:
    assert read(a_mail("I am away", **headers).as_bytes()).robot


def test_that_who_says_no_robot_wrote_it_is_believed() -> None:
    assert not read(a_mail("Hej", Auto_Submitted="no", Return_Path="<e@x.se>").as_bytes()).robot


def test_that_a_report_tells_whom_and_which_message_it_did_not_reach() -> None:
    final = read(a_bounce("<abc@shop>", "elin@example.se"))
    delayed = read(a_bounce("<abc@shop>", "elin@example.se", "delayed"))

    assert final.bounce == Bounce("elin@example.se", "<abc@shop>", final=True)
    assert delayed.bounce == Bounce("elin@example.se", "<abc@shop>", final=False)
    assert final.robot


@pytest.mark.parametrize("sender", ("a@b.se, c@d.se", "<>", "a b@c", "x@y@z", '"a\r\nBcc: q@r"'))
def test_that_a_sender_who_is_nobody_is_nobody(sender: str) -> None:
    raw = f"From: {sender}\r\n\r\nhej".encode()

    assert read(raw).sender == ""


def test_that_no_header_can_begin_another() -> None:
    raw = b"From: a@b.se\r\nSubject: =?utf-8?q?hej=0D=0ABcc=3A_q=40r=2Ese?=\r\n\r\nhej"

    assert read(raw).subject == "hej Bcc: q@r.se"


def test_that_the_parent_hears_what_the_child_read() -> None:
    mail = a_mail("Hej å")
    mail.add_attachment(PNG, maintype="image", subtype="png", filename="a.png")
    seen = read(mail.as_bytes())

    assert mail_from(told(seen)) == seen
