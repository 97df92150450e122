"""The same door without a window."""
