"""What a station audits with: its key, a second file, and the seal of its database at rest."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from returns_station.adapters.rest_seal import RestSeal
from returns_station.adapters.second_file import SecondFile
from returns_station.adapters.signing import KnownKeys
from returns_station.desk.auditing.house import NO_AUDIT, AuditHouse, NoRest, NoSigner
from returns_station.desk.auditing.ports import Signer
from returns_station.desk.auditing.views import Finding, Verified
from returns_station.desk.errors import StationError
from returns_station.phrase import Phrase

_FILE: Final = "sqlite:///"


def file_of(url: str) -> Path | None:
    """The file behind a database's address; None where it is a server's, or nowhere."""
    if not url.startswith(_FILE):
        return None
    path = url.removeprefix(_FILE)
    return Path(path) if path and path != ":memory:" else None


def anchor_of(url: str, folder: Path, anchor: str) -> Path:
    """The second file: where the settings say, else beside the database."""
    if anchor:
        return Path(anchor)
    path = file_of(url)
    return folder / "anchor.jsonl" if path is None else path.with_suffix(".anchor.jsonl")


def audit_of(url: str, folder: Path | None, anchor: str, signer: Signer | None) -> AuditHouse:
    """What a station of this folder audits its database with; without one it has nothing to."""
    if folder is None or signer is None:
        return NO_AUDIT
    path = file_of(url)
    rest = RestSeal(path, signer) if path else NoRest()
    return AuditHouse(signer, SecondFile(anchor_of(url, folder, anchor)), rest)


def unsealing(url: str) -> Callable[[], object]:
    """What breaks the seal of a database's file; nothing where it is no file."""
    path = file_of(url)
    return RestSeal(path, NoSigner()).opened if path else lambda: None


def unreadable(url: str, folder: Path, error: Exception) -> Verified:
    """What can still be said of a database that cannot be read: where its file was changed."""
    keys = KnownKeys(folder)
    public = keys.public_keys()
    house = audit_of(url, folder, "", keys)
    seen = house.rest.seen(lambda key: public.get(key, ""))
    told = error.advice if isinstance(error, StationError) else type(error).__name__
    what = Phrase("audit.damaged", {"what": told})
    damaged = Finding(what, Phrase("audit.at.file"))
    return Verified(blocks=seen.blocks or 0, findings=(damaged, *seen.findings))
