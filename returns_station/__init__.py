"""The promise and the keeping of it: policy, resolution, cases, slips; no window, no database."""

from typing import Final

__version__: Final = "0.1.0"
"""The version of the product, as pyproject.toml has it: it stands in what was decided by it."""
