"""A line to a far end that ends by itself, however slowly the other side answers."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer


@contextmanager
def ending(line: socket.socket, seconds: float) -> Iterator[None]:
    """Let a line live so long in all; a timeout of its own would begin anew with each byte."""
    watch = Timer(seconds, _hang_up, (line,))
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _hang_up(line: socket.socket) -> None:
    try:
        line.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it has ended already
