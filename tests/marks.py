"""What tests need of the machine they run on, said aloud where it is not there."""

from typing import Final

import pytest

from tests.campaigns.postgres import programs

NO_POSTGRES: Final = "no PostgreSQL on this machine: apt-get install postgresql"
no_postgres = pytest.mark.skipif(programs() is None, reason=NO_POSTGRES)
