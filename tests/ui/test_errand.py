"""An errand is answered once, on the window's thread, whatever comes of it."""

import gc
from functools import partial
from threading import Event, Timer, get_ident

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase
from ui.errand import Errand, let_go, under_way


def _refuse() -> int:
    raise StationError(Phrase("crash.happened"))


def _unwanted(answer: object) -> None:
    pytest.fail(repr(answer))


def _break() -> int:
    raise ZeroDivisionError


def test_that_a_thousand_errands_are_all_answered(qtbot: QtBot) -> None:
    answers: list[int] = []
    refusals: list[StationError] = []

    for number in range(1000):
        Errand(partial(int, number), on_done=answers.append, on_refused=refusals.append).send()
        if number % 100 == 0:
            gc.collect()
    qtbot.waitUntil(lambda: not under_way(), timeout=20_000)

    assert sorted(answers) == list(range(1000))
    assert refusals == []


def test_that_the_answer_comes_on_the_windows_thread(qtbot: QtBot) -> None:
    threads: list[int] = []

    Errand(
        get_ident,
        on_done=lambda there: threads.extend((there, get_ident())),
        on_refused=_unwanted,
    ).send()
    qtbot.waitUntil(lambda: bool(threads))

    assert threads[0] != threads[1] == get_ident()


def test_that_a_refusal_brings_its_advice(qtbot: QtBot) -> None:
    refusals: list[StationError] = []

    Errand(_refuse, on_done=_unwanted, on_refused=refusals.append).send()
    qtbot.waitUntil(lambda: bool(refusals))

    assert [refusal.advice.key for refusal in refusals] == ["crash.happened"]


def test_that_our_mistake_is_raised_where_the_window_sees_it(qtbot: QtBot) -> None:
    with capture_exceptions() as raised:
        Errand(_break, on_done=_unwanted, on_refused=_unwanted).send()
        qtbot.waitUntil(lambda: not under_way())

    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]


def test_that_errands_of_one_pool_keep_their_order(qtbot: QtBot) -> None:
    pool = QThreadPool()
    pool.setMaxThreadCount(1)
    answers: list[int] = []

    for number in range(50):
        Errand(partial(int, number), on_done=answers.append, on_refused=_unwanted).send(pool)
    qtbot.waitUntil(lambda: not under_way())

    assert answers == list(range(50))


def test_that_an_error_returned_as_a_value_is_a_value(qtbot: QtBot) -> None:
    answers: list[object] = []

    Errand(
        partial(ValueError, "a row's reason"), on_done=answers.append, on_refused=_unwanted
    ).send()
    qtbot.waitUntil(lambda: bool(answers))

    assert isinstance(answers[0], ValueError)


def test_that_what_was_not_begun_is_let_go_and_what_was_is_answered(qtbot: QtBot) -> None:
    answers: list[int] = []
    pool, begun, go_on = QThreadPool(), Event(), Event()
    pool.setMaxThreadCount(1)

    def slowly() -> int:
        begun.set()
        return int(go_on.wait(timeout=20))

    Errand(slowly, on_done=answers.append, on_refused=_unwanted).send(pool)
    Errand(lambda: 2, on_done=answers.append, on_refused=_unwanted).send(pool)
    assert begun.wait(timeout=20)
    Timer(0.05, go_on.set).start()
    let_go(pool)
    qtbot.waitUntil(lambda: not under_way())

    assert answers == [1]
