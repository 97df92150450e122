"""The set-up room, drawn."""
