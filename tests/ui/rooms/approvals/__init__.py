"""The approvals room: its state, and its window by keys."""
