"""Every kind of event that the code can journal is called by a name, in every language."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from returns_station.adapters.catalogue import LANGUAGES
from returns_station.adapters.speech import speech
from returns_station.desk.journal_words import KINDS, kind_words

HOUSE = Path(__file__).parents[3]
# They hold what events hold, and are never journalled by themselves.
PARTS = frozenset({"LineTaken", "NewMessage"})


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    """One after the other: so many trees kept at once are what takes the time."""
    for folder in ("returns_station", "db"):
        for path in sorted((HOUSE / folder).rglob("*.py")):
            yield path, ast.parse(path.read_text("utf-8"))


def _classes(tree: ast.Module) -> set[str]:
    return {node.name for node in tree.body if isinstance(node, ast.ClassDef)}


def _called(node: ast.AST) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name):
            yield one.func.id


def _journalled(tree: ast.Module) -> Iterator[str]:
    """What is made where the journal is written, or a deed is told."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="journal" | "tell"), args=[first, *_]):
                yield from _called(first)
            case _:
                continue


def _unions(tree: ast.Module) -> Iterator[str]:
    """What stands in a union that is called an event."""
    for node in tree.body:
        match node:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ) if name.endswith("Event"):
                yield from (one.id for one in ast.walk(value) if isinstance(one, ast.Name))
            case _:
                continue


@cache
def events_of_the_house() -> tuple[frozenset[str], frozenset[str]]:
    """Classes of files that hold events, of unions that are called so, and what is journalled.

    With every class there is.
    """
    every: set[str] = set()
    found: set[str] = set()
    for path, tree in _trees():
        classes = _classes(tree)
        every |= classes
        if path.stem.endswith("events"):
            found |= classes
        found |= {*_journalled(tree), *_unions(tree)}
    return frozenset((found & every) - PARTS), frozenset(every)


def test_that_every_event_of_the_code_has_words() -> None:
    events, _every = events_of_the_house()

    assert sorted(events - KINDS) == []


def test_that_no_words_are_kept_for_what_nothing_journals() -> None:
    _events, every = events_of_the_house()

    assert sorted(KINDS - every) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_kind_is_called_something_of_its_own(language: str) -> None:
    say = speech(language).say

    said = [say(kind_words(kind)) for kind in sorted(KINDS)]

    assert all(said)
    assert len(set(said)) == len(said)
    assert "Unheard" in say(kind_words("Unheard"))
