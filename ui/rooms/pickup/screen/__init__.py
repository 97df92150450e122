"""The pickup room as it is drawn."""
