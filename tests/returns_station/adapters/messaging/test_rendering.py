"""Letters as they are read: every kind in every language, plain, with marks, and as text."""

import re
from dataclasses import replace
from typing import Final

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from returns_station.adapters.messaging.rendering import LetterPress
from returns_station.adapters.messaging.short import parts_of
from returns_station.desk.dialogue.ports import Rendered, Wording
from returns_station.desk.dialogue.wording import LANGUAGES
from returns_station.dialogue.letter import LetterKind, Signature
from returns_station.phrase import Phrase
from tests.builders import SHOP
from tests.returns_station.adapters.messaging.letters import PRESS, a_letter
from ui.tokens import DARK, LIGHT

REMOTE: Final = re.compile(
    r"""(src|srcset|background|href)\s*=|url\(|@import|https?:""", re.IGNORECASE
)


def read(html: str) -> set[str]:
    """The names of all elements, read as strictly as the standard is; raises what is wrong."""
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    return {element.tag for element in tree.iter() if isinstance(element.tag, str)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LetterKind)
def test_that_every_kind_is_worded_in_every_language(kind: LetterKind, language: str) -> None:
    shipped = PRESS.as_shipped(kind, language)

    told = PRESS.example(shipped)

    assert PRESS.problems(shipped) == ()
    assert read(told.html) >= {"html", "title", "body", "table", "p"}
    for text in (told.subject, told.plain, told.sms):
        assert "{" not in text
        assert "Elin" in told.plain
    assert parts_of(told.sms) <= 3
    assert told.sms.isprintable()


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_mail_loads_nothing_from_anywhere(language: str) -> None:
    for kind in LetterKind:
        html = PRESS.rendered(a_letter(kind, language=language), "svar@granlov.example").html
        found = [html[each.start() : each.end() + 20] for each in REMOTE.finditer(html)]
        assert [one for one in found if not one.startswith('href="mailto:')] == []


def test_that_a_mail_has_the_colours_of_the_house_and_no_other() -> None:
    html = PRESS.rendered(a_letter()).html

    used = set(re.findall(r"#[0-9A-Fa-f]{6}", html))

    tokens = {str(getattr(theme, name)) for theme in (LIGHT, DARK) for name in theme.__slots__}
    assert used - tokens == set()


def test_that_what_happened_is_said_first_and_who_says_it_signs() -> None:
    told = PRESS.rendered(a_letter(LetterKind.MONEY_SENT))

    paragraphs = told.plain.split("\n\n")
    assert paragraphs[0] == "Hej Elin!"
    assert paragraphs[1].startswith("Vi har skickat 499")
    assert "Maja, vid returdisken\nGranlöv" in paragraphs
    assert told.sms.endswith("/Maja, Granlöv")


def test_that_a_substitute_is_called_what_the_shop_calls_her() -> None:
    it = a_letter(LetterKind.LATE)
    signed = Signature("Anna", Phrase("letter.role", {"role": "sommarvikarie"}))
    letter = replace(it.stands.letter, signed=signed)

    told = PRESS.rendered(replace(it, stands=replace(it.stands, letter=letter)))

    assert "Anna, sommarvikarie vid returdisken" in told.plain
    assert "sommarvikarie vid returdisken" in told.html


def test_that_who_has_no_name_is_greeted_all_the_same() -> None:
    told = PRESS.rendered(a_letter(name=""))

    assert told.plain.startswith("Hej!\n\n")


def test_that_a_line_that_names_what_is_not_told_is_left_out() -> None:
    it = a_letter()
    letter = replace(it.stands.letter, says=Phrase("letter.says.return_done"))
    own = Wording(
        "return_done", "sv", "Klart: {amount}", "{hello}\n\nNu.\n{amount} går.\n\n{promises}"
    )

    told = PRESS.rendered(replace(it, stands=replace(it.stands, letter=letter), wording=own))

    assert told.subject == SHOP.name
    assert told.plain.startswith("Hej Elin!\n\nNu.\n\nMaja")


def test_that_five_answers_are_ready_to_be_sent_in_a_mail_that_asks() -> None:
    told = PRESS.rendered(a_letter(LetterKind.HOW_WAS_IT), "svar+k7m4q2x9wt@granlov.example")

    links = re.findall(r'href="([^"]+)"', told.html)
    assert links[0] == "mailto:svar+k7m4q2x9wt@granlov.example?subject=FB%200000-0427-0500-4"
    assert len(links) == 5
    assert "Härligt: FB 0000-0427-0500-4" in told.plain


_OUR_REMARKS: Final = 2
HOSTILE: Final = (
    "--><b>x</b><!--",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }} {% for x in y %} {name}",
    "Elin\r\nBcc: everybody@example.org",
    "</style></title><img src=http://evil.example/x>",
    "\u202egnirtS \u200b\ufeff\x00\x1b[2J",
    "--- \n---\n--",
    '" onmouseover="x',
)


@pytest.mark.parametrize("words", HOSTILE)
def test_that_what_comes_from_outside_is_only_text(words: str) -> None:
    it = a_letter(LetterKind.ANSWER, name=words)
    letter = replace(it.stands.letter, says=Phrase("letter.says.answer", {"words": words}))
    signed = replace(letter, signed=Signature(words), slip=words)
    press = LetterPress(replace(SHOP, name=words, address=words))

    told = press.rendered(replace(it, stands=replace(it.stands, letter=signed)))

    _is_only_text(told)


@settings(max_examples=40)
@given(st.text(max_size=300), st.text(max_size=100))
def test_that_no_name_and_no_words_break_a_mail(name: str, words: str) -> None:
    it = a_letter(LetterKind.ANSWER, name=name)
    letter = replace(it.stands.letter, says=Phrase("letter.says.answer", {"words": words}))

    told = PRESS.rendered(replace(it, stands=replace(it.stands, letter=letter)))

    _is_only_text(told)


def _is_only_text(told: Rendered) -> None:
    assert told.html.count("<!--") == told.html.count("-->") == _OUR_REMARKS
    assert read(told.html) <= {"html", "head", "meta", "title", "style", "body", "table"} | {
        "tbody", "tr", "td", "p", "ul", "li", "br", "div", "span", "a",
    }  # fmt: skip
    assert "\n" not in told.subject
    assert "\r" not in told.subject
    unseen = set(told.sms) - {"\u200c", "\u200d"}
    assert all(letter.isprintable() for letter in unseen)
    assert parts_of(told.sms) <= 3
