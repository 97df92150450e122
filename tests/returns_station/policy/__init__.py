"""The promise."""
