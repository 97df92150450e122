"""The catalogue and the code know the same keys, and each language says all that is asked of it."""

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from returns_station.adapters.catalogue import LANGUAGES, catalogue

HOUSE = Path(__file__).parent.parent
KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
SAYING = {"Phrase", "say", "speech", "_say", "_speech"}


@dataclass
class Used:
    """The keys the code says: whole ones, families by prefix, and every text that may be a key."""

    keys: dict[str, str] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    said: list[tuple[str, str, frozenset[str]]] = field(default_factory=list)
    """Where a whole key is said with its arguments written out, the key, and their names."""


def _calls(tree: ast.AST) -> Iterator[tuple[ast.Call, ast.expr]]:
    """Every call that says something, with the key it says."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = node.func.id if isinstance(node.func, ast.Name) else name
        given = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "key")]
        if name in SAYING and given:
            yield node, given[0]


def _prefix(key: ast.JoinedStr) -> str:
    """What an f-string key begins with."""
    first = key.values[0]
    return str(first.value) if isinstance(first, ast.Constant) else ""


def _trees() -> Iterator[tuple[Path, ast.AST]]:
    for folder in ("returns_station", "ui", "db"):
        for path in sorted((HOUSE / folder).rglob("*.py")):
            yield path.relative_to(HOUSE), ast.parse(path.read_text("utf-8"))


@cache
def _used() -> Used:
    """What all the code says: read once, for every language is asked the same of it."""
    used = Used()
    for path, tree in _trees():
        for call, key in _calls(tree):
            where = f"{path}:{call.lineno}"
            if isinstance(key, ast.Constant) and isinstance(key.value, str) and "." in key.value:
                used.keys.setdefault(key.value, where)
                given = _arguments(call)
                if given is not None:
                    used.said.append((where, key.value, frozenset(given)))
            elif isinstance(key, ast.JoinedStr):
                used.families.setdefault(_prefix(key), where)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                used.texts.add(node.value)
    return used


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_key_in_the_code_is_said(language: str) -> None:
    used, known = _used(), catalogue(language)

    unsaid = {key: where for key, where in used.keys.items() if key not in known}
    empty = {
        prefix: where
        for prefix, where in used.families.items()
        if not prefix or not any(key.startswith(prefix) for key in known)
    }

    assert (unsaid, empty) == ({}, {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_no_key_is_kept_that_nobody_says(language: str) -> None:
    used = _used()

    unused = [
        key
        for key in catalogue(language)
        if key not in used.texts and not key.startswith(tuple(used.families))
    ]

    assert unused == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_language_is_complete(language: str) -> None:
    every_key = {key for each in LANGUAGES for key in catalogue(each)}

    assert every_key - catalogue(language).keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_all_languages_use_the_same_placeholders(language: str) -> None:
    english = catalogue("en")

    unequal = {
        key: entry.texts
        for key, entry in catalogue(language).items()
        if _placeholders(entry.texts[-1]) != _placeholders(english[key].texts[-1])
        or not _placeholders(entry.texts[0]) <= _placeholders(english[key].texts[-1])
    }

    assert unequal == {}


def test_that_every_placeholder_gets_its_argument_where_the_code_says_it_plainly() -> None:
    english = catalogue("en")
    wanted = {
        key: {name for text in entry.texts for name in _placeholders(text)}
        for key, entry in english.items()
    }

    lacking = {
        f"{where} {key}": wanted[key] - given
        for where, key, given in _used().said
        if key in english and not wanted[key] <= given
    }

    assert lacking == {}


def _arguments(call: ast.Call) -> set[str] | None:
    """The names of the arguments given, or None where they are not written out."""
    named = {word.arg for word in call.keywords if word.arg != "args"}
    tables = [*call.args[1:], *(word.value for word in call.keywords if word.arg == "args")]
    names = {str(name) for name in named if name}
    for table in tables:
        if not isinstance(table, ast.Dict):
            return None
        for key in table.keys:
            if not isinstance(key, ast.Constant):
                return None
            names.add(str(key.value))
    return None if None in named else names


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_a_catalogue_is_a_true_gettext_file_and_sorted(language: str) -> None:
    source = files("assets") / "translations" / f"{language}.po"

    with source.open("rb") as stream:
        read = {
            str(message.id if isinstance(message.id, str) else message.id[0]): message.string or ()
            for message in read_po(stream, abort_invalid=True)
            if message.id
        }

    ours = catalogue(language)
    assert ours == {
        key: type(ours[key])((texts,) if isinstance(texts, str) else tuple(texts))
        for key, texts in read.items()
    }
    assert list(ours) == sorted(ours)
    assert [key for key in ours if not KEY.fullmatch(key)] == []
    assert "nplurals=2; plural=(n != 1)" in source.read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_no_text_shouts_or_leaves_room_for_glue(language: str) -> None:
    # The command line sets its own indents; everywhere else a space at an end is waiting for glue.
    bad = [
        key
        for key, entry in catalogue(language).items()
        for text in entry.texts
        if "!!" in text or (text != text.strip() and not key.startswith("cli."))
    ]

    assert bad == []
