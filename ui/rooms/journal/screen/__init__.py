"""The journal room, drawn."""
