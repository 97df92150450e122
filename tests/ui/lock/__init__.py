"""The lock over the window."""
