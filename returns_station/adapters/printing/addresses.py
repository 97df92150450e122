"""An address of a printer as people type it, and what it may mean."""

from typing import Final
from urllib.parse import urlsplit

_RAW_PORT: Final = 9100
_IPP_PORT: Final = 631
_KNOWN: Final = ("ipp://", "tcp://", "serial:", "usb:/", "system:")


def places(typed: str) -> tuple[str, ...]:
    """What a typed address may mean: itself, or both doors of a host; nothing when it is none."""
    text = typed.strip()
    if text.startswith(_KNOWN):
        return (text,)
    if text.startswith("/dev/"):
        return (f"usb:{text}" if text.startswith("/dev/usb/") else f"serial:{text}",)
    parts = urlsplit(f"//{text}")
    try:
        host, port = parts.hostname or "", parts.port
    except ValueError:  # a port that is no number, or brackets around nothing
        return ()
    if not host or any(letter.isspace() for letter in text):
        return ()
    shown = f"[{host}]" if ":" in host else host
    printing = f"ipp://{shown}:{port or _IPP_PORT}{parts.path or '/ipp/print'}"
    raw = f"tcp://{shown}:{port or _RAW_PORT}"
    if port is None:
        return (printing, raw)
    return (printing,) if port == _IPP_PORT else (raw,)
