"""A real IMAP server for a while: dovecot on loopback, with TLS, one mailbox and one password."""

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from tests.returns_station.adapters.messaging.mail_server import certificate

PROGRAM: Final = shutil.which("dovecot") or "/usr/sbin/dovecot"
NO_DOVECOT: Final = "no dovecot on this machine: apt-get install dovecot-imapd"
USER: Final = "retur"
PASSWORD: Final = "abc"  # noqa: S105 - of a server that lives as long as a test

_SETUP: Final = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{certificate}
ssl_key = <{key}
ssl_dh =
disable_plaintext_auth = yes
mail_location = maildir:{folder}/mail
mail_uid = {uid}
mail_gid = {gid}
first_valid_uid = 1
last_valid_uid = 0
first_valid_gid = 1
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {login}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass(frozen=True, slots=True)
class Served:
    """Where it listens, what it is known by, and where its messages lie."""

    port: int
    certificate: Path
    mail: Path

    def deliver(self, name: str, raw: bytes) -> None:
        """A message comes, as a mail server leaves it: whole or not at all."""
        waits = self.mail / "tmp" / name
        waits.write_bytes(raw)
        if os.getuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(waits, nobody.pw_uid, nobody.pw_gid)
        waits.rename(self.mail / "new" / name)


@contextmanager
def a_dovecot() -> Iterator[Served]:
    """It runs in the foreground, as a child of ours."""
    # Its workers are somebody else, who may not look into a test's own folder.
    folder = Path(mkdtemp(prefix="inbox-", dir="/tmp"))
    folder.chmod(0o755)
    try:
        served, setup = _set_up(folder)
        running = subprocess.Popen([PROGRAM, "-F", "-c", str(setup)])
        try:
            _wait(served.port, running)
            yield served
        finally:
            running.terminate()
            running.wait(20)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _set_up(folder: Path) -> tuple[Served, Path]:
    root = os.getuid() == 0
    worker = pwd.getpwnam("nobody") if root else pwd.getpwuid(os.getuid())
    mail = folder / "mail"
    for path in (mail, mail / "new", mail / "cur", mail / "tmp"):
        path.mkdir()
        if root:
            os.chown(path, worker.pw_uid, worker.pw_gid)
    public, _ = certificate(folder)
    told = {
        "folder": folder,
        "certificate": public,
        "key": public.with_suffix(".key"),
        "port": _free(),
        "password": PASSWORD,
        "uid": worker.pw_uid,
        "gid": worker.pw_gid,
        "internal": "dovecot" if root else worker.pw_name,
        "login": "dovenull" if root else worker.pw_name,
        "group": "dovecot" if root else str(worker.pw_gid),
    }
    setup = folder / "dovecot.conf"
    setup.write_text(_SETUP.format(**told), encoding="utf-8")
    return Served(int(str(told["port"])), public, mail), setup


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int, running: "subprocess.Popen[bytes]") -> None:
    """Until it listens; a server that ended says so."""
    while running.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            continue
        return
    raise AssertionError(running.returncode)
