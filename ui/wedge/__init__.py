"""The scanner that types: its bursts are told from people's typing, wherever the focus is."""

from ui.wedge.burst import ScannerProfile
from ui.wedge.wedge import Wedge

__all__ = ["ScannerProfile", "Wedge"]
