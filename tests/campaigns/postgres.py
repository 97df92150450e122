"""A real PostgreSQL of one's own for a while: made new, durable, on no network, gone after."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

# It refuses to run as root; where Debian installed it there is a user of its own.
_USER: Final = "postgres"


def programs() -> Path | None:
    """The folder of PostgreSQL's programs on this machine, the newest; None where there is none."""
    on_path = shutil.which("initdb")
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    if found:
        return found[-1].parent
    return Path(on_path).resolve().parent if on_path else None


@contextmanager
def a_server() -> Iterator[str]:
    """The URL of a new database on a server of its own, with PostgreSQL's own durable defaults."""
    found = programs()
    assert found is not None, "ask programs() first"
    # A socket's path is short by law of the system: a test's own folder may be too deep.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, _USER)
    data = str(folder / "data")
    try:
        # As a shop's server is: its text sorts as Swedes sort, unless a column asks otherwise.
        swedish = ("--encoding=UTF8", "--locale-provider=icu", "--icu-locale=sv")
        _run(found / "initdb", "-D", data, "-U", "station", "-A", "trust", *swedish)
        told = f"-c listen_addresses='' -c unix_socket_directories={folder}"
        log = str(folder / "log")
        _run(found / "pg_ctl", "-D", data, "-o", told, "-l", log, "-w", "start")
        try:
            yield f"postgresql://station@/postgres?host={folder}"
        finally:
            _run(found / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)


@contextmanager
def stopped(url: str) -> Iterator[None]:
    """The server of this URL down for a while, as when somebody starts its machine anew."""
    found = programs()
    assert found is not None, "it runs"
    folder = Path(url.partition("?host=")[2])
    data = str(folder / "data")
    _run(found / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    try:
        yield
    finally:
        told = f"-c listen_addresses='' -c unix_socket_directories={folder}"
        _run(found / "pg_ctl", "-D", data, "-o", told, "-l", str(folder / "log"), "-w", "start")


def _run(program: Path, *arguments: str) -> None:
    user = _USER if os.geteuid() == 0 else None
    subprocess.run([program, *arguments], check=True, capture_output=True, user=user, cwd="/")
