"""What people at the desk need of the world, wired for a data folder."""

from pathlib import Path
from secrets import token_bytes

from returns_station.adapters.keyring_vault import Vault
from returns_station.adapters.peppers import Peppers
from returns_station.adapters.secrets import NOW, Cost, PepperedSecrets
from returns_station.adapters.steady import steady
from returns_station.desk.people.house import PeopleHouse


def people_of(folder: Path, vault: Vault | None = None, cost: Cost = NOW) -> PeopleHouse:
    """Peppers of this folder and its keyring, real chance, the machine's steady clock."""
    return PeopleHouse(PepperedSecrets(Peppers(folder, vault), cost), token_bytes, steady)
