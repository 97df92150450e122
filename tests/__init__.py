"""The house mirrored: every promise has a test that can fail."""
