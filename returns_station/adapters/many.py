"""Work that is too much for one processor, in parts: each in a process of its own."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

_Part = TypeVar("_Part")
_Result = TypeVar("_Result")


def in_parts(
    work: Callable[[_Part], _Result], parts: Sequence[_Part], *, processes: int
) -> Iterator[_Result]:
    """What the work makes of each part, in their order; `work` is a module's own function.

    A process is started anew and never forked: a forked one would share an open database.
    """
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, parts)
