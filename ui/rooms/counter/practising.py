"""Practising: a task is begun by a tap, as if its receipt were scanned, and ticked once met."""

from collections.abc import Callable
from dataclasses import replace

from ui.models.task import Task
from ui.rooms.counter.asking import Setting
from ui.rooms.counter.state.counter import Counter, Page


class Practising:
    """Knows the tasks, the one that was begun, and those that are done; none outside training."""

    def __init__(self, setting: Setting) -> None:
        """Begin with what was done before."""
        self.tasks = setting.tasks
        self._tick: Callable[[str], object] = setting.tick
        self._at = ""

    def begin(self, key: str) -> Task | None:
        """Take on a task; what is only looked at is done at once."""
        task = next((one for one in self.tasks if one.key == key), None)
        self._at = key if task is not None else ""
        if task is not None and task.looked_at:
            self._done()
        return task

    def follow(self, state: Counter) -> None:
        """The visit that the task is about has come to its end."""
        over = state.page is Page.DONE and state.done is not None and not state.done.earlier
        if self._at and over:
            self._done()

    def _done(self) -> None:
        self.tasks = tuple(replace(one, done=one.done or one.key == self._at) for one in self.tasks)
        self._tick(self._at)
        self._at = ""
