"""Trust, measured."""
