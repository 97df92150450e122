"""What tests need of the machine they run on, said aloud where it is not there."""

import os
from typing import Final

import pytest

from tests.campaigns.postgres import programs

NO_POSTGRES: Final = "no PostgreSQL on this machine: apt-get install postgresql"
no_postgres = pytest.mark.skipif(programs() is None, reason=NO_POSTGRES)


def a_cable() -> tuple[int, int]:
    """Both ends of a cable as a system without one has it; skips aloud where there is none."""
    try:
        return os.openpty()
    except OSError as error:
        pytest.skip(f"no pseudo-terminals on this machine: {error}")
