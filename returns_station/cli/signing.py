"""What was given to sign in with: by the environment, else by whoever sits at the terminal."""

import os
import sys
from getpass import getpass

from returns_station.cli.gate import BADGE, CODE, NEW_PIN, PIN, Signing


def signing_given() -> Signing:
    """The badge, the PIN and the like of this run; no child of ours inherits them."""
    names = (BADGE, PIN, NEW_PIN, CODE)
    badge, secret, new, code = (os.environ.pop(name, "") for name in names)
    somebody = sys.stdin is not None and sys.stdin.isatty()
    return Signing(badge, secret, getpass if somebody else None, new, code)
