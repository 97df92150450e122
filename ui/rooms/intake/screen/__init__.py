"""The bench drawn."""
