"""The wordings room."""
