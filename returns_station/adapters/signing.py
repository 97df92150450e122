"""The station's own key and its signature on each slip: Ed25519, made on the first start."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from returns_station.adapters import key_files
from returns_station.adapters.key_files import OwnKey
from returns_station.adapters.keyring_vault import KeyringVault, Vault
from returns_station.desk.sealing import StationKey
from returns_station.seal import Seal, facts_of, key_id, message_of, sealed_text
from returns_station.slip import Slip

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class KnownKeys:
    """The keys that are kept in a data folder: enough to judge a paper without store or network."""

    renewed: StationKey | None = None

    def __init__(self, folder: Path) -> None:
        """Look in this folder."""
        self._folder = folder

    def seal(self, slip: Slip) -> str:  # noqa: ARG002 - nothing is signed
        """Nothing: here is only judged."""
        return ""

    def known(self, key: str) -> StationKey | None:
        """The key with this id, kept beside the store so that it can be asked without."""
        own = key_files.own_key(self._folder)
        if own is not None and own.key.id == key:
            return own.key
        return key_files.known_key(self._folder, key)

    def holds(self, seal: Seal, key: StationKey) -> bool:
        """Whether the signature is that of this key over these facts."""
        message = message_of(seal.facts, seal.key)
        return seal.key == key.id and _is_of(key.public, message, seal.signature)

    def sign(self, message: Callable[[str], bytes]) -> tuple[str, str]:  # noqa: ARG002 - as above
        """Nothing: here is only judged."""
        return "", ""

    def signed_by(self, public: str, message: bytes, signature: str) -> bool:
        """Whether a signature is that of a public key, all in hex."""
        try:
            return _is_of(public, message, bytes.fromhex(signature))
        except ValueError:
            return False

    def public_keys(self) -> dict[str, str]:
        """The public keys that are kept here, by id."""
        own = key_files.own_key(self._folder)
        known = {one.id: one.public for one, _ in key_files.known_keys(self._folder)}
        return known | ({own.key.id: own.key.public} if own else {})


class StationSeals(KnownKeys):
    """Signs with the key of a data folder, and knows the keys that are kept there.

    A disk or a keyring that fails never stands in a slip's way: it bears its number alone then.
    """

    def __init__(
        self, folder: Path, desk: str, today: Callable[[], date], vault: Vault | None = None
    ) -> None:
        """Look for the folder's key, or make one; what signs is only loaded when it is needed."""
        super().__init__(folder)
        self._desk, self._today = desk, today
        self._vault = vault or KeyringVault()
        self._lock = Lock()
        self._signer: Ed25519PrivateKey | None = None
        self._own = key_files.own_key(folder)
        if self._own is None:
            self._own, _ = self._made(None)

    @property
    def own(self) -> StationKey | None:
        """The public part of the key that signs here; None where no key can be kept."""
        return self._own.key if self._own else None

    def seal(self, slip: Slip) -> str:
        """What the slip's square code holds; "" where nothing can be signed now."""
        signer = self._ready()
        if signer is None or self._own is None:
            return ""
        facts, key = facts_of(slip), self._own.key.id
        return sealed_text(Seal(facts, key, signer.sign(message_of(facts, key))))

    def sign(self, message: Callable[[str], bytes]) -> tuple[str, str]:
        """The key's id and its signature in hex over what is made for that id; "" when it fails."""
        signer = self._ready()
        if signer is None or self._own is None:
            return "", ""
        key = self._own.key.id
        return key, signer.sign(message(key)).hex()

    def renew(self) -> StationKey | None:
        """Sign with a new key from now on; what the old one signed stays true."""
        with self._lock:
            old = self._own
            self._own, self._signer = self._made(old)
            self.renewed = self.own
        if old is not None:
            self._vault.drop(old.key.id)
        return self.own

    def _ready(self) -> "Ed25519PrivateKey | None":
        """The key that signs, loaded once; a new one where the old one is lost."""
        if self._signer is not None or self._own is None:
            return self._signer
        with self._lock:
            if self._signer is None:
                secret = self._own.secret or self._vault.get(self._own.key.id)
                self._signer = _signer(secret, self._own.key)
                if self._signer is None:
                    self._own, self._signer = self._made(self._own)
                    self.renewed = self.own
                self._shut()
            return self._signer

    def _shut(self) -> None:
        if self._own is not None and key_files.is_open_to_others(self._folder):
            try:
                self._own = key_files.shut(self._folder, self._own, self._today())
            except OSError:
                return

    def _made(self, over: OwnKey | None) -> "tuple[OwnKey | None, Ed25519PrivateKey | None]":
        """A new key, unless another station of this folder was quicker: then its key."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        signer = Ed25519PrivateKey.generate()
        public = signer.public_key().public_bytes_raw()
        key = StationKey(key_id(public), public.hex(), self._desk, self._today())
        secret = signer.private_bytes_raw().hex()
        kept = self._vault.put(key.id, secret)
        try:
            own = key_files.put_own(self._folder, OwnKey(key, "" if kept else secret), over=over)
            if over is not None:
                key_files.keep_keys(self._folder, (over.key,))
        except OSError:
            own = None
        if own is not None and own.key == key:
            return own, signer
        if kept:
            self._vault.drop(key.id)
        return own, None


def _is_of(public: str, message: bytes, signature: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _signer(secret: str, key: StationKey) -> "Ed25519PrivateKey | None":
    """The private key; None where it is lost, or is not the one that belongs to the public one."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        signer = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret))
    except ValueError:
        return None
    return signer if signer.public_key().public_bytes_raw().hex() == key.public else None
